"""The one deployment: secrets, zip, stack. Into AWS and into the embedded cloud by the same code.

DeployError    what went wrong, in CloudFormation's or Amazon's own words
"""

import base64
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
from botocore.exceptions import ClientError, WaiterError

TEMPLATE = Path("infra/template.yaml")
LINK_KEYS = ("client-links", "host-links")
CAPABILITIES = ["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"]
NO_CHANGES = ("didn't contain changes", "No updates are to be performed")


class DeployError(Exception):
    """The deployment did not come to its end."""


@dataclass(frozen=True)
class Account:
    """Where to deploy. `endpoint`: the embedded cloud's; none is AWS. `patience` in seconds."""

    session: boto3.Session
    endpoint: str | None = None
    patience: float = 5

    def client(self, service: str) -> Any:
        return self.session.client(service, endpoint_url=self.endpoint)  # type: ignore[call-overload]

    @property
    def number(self) -> str:
        return str(self.client("sts").get_caller_identity()["Account"])


def deploy(
    account: Account,
    root: Path,
    zipped: Path,
    parameters: Mapping[str, str],
    known: Mapping[str, str],
    stack: str = "showup",
) -> dict[str, str]:
    """The stack's outputs, once it stands.

    1. the secrets, for CloudFormation cannot write a SecureString; 2. the zip; 3. the stack.
    `known`: the secrets that are known by their names; link keys that are not anywhere are made.
    """
    place = f"/{stack}"
    put_secrets(account.client("ssm"), place, known)
    bucket, key = upload(account, zipped, stack)
    given = {"CodeBucket": bucket, "CodeKey": key, "Secrets": place, **parameters}
    return stand(account, stack, (root / TEMPLATE).read_text("utf-8"), given)


# ------------------------------------------------------------------- secrets


def put_secrets(ssm: Any, place: str, known: Mapping[str, str]) -> None:
    """Write what is given, leave what is there, make what only we can make."""
    there = names_there(ssm, place)
    for name, value in known.items():
        _put(ssm, f"{place}/{name}", value)
    for name in LINK_KEYS:
        if name not in known and name not in there:
            _put(ssm, f"{place}/{name}", new_key())


def names_there(ssm: Any, place: str) -> set[str]:
    """Their names alone: nobody needs to read a secret in order to keep it."""
    pages = ssm.get_paginator("get_parameters_by_path").paginate(Path=place, WithDecryption=False)
    return {found["Name"].rpartition("/")[2] for page in pages for found in page["Parameters"]}


def secret_there(ssm: Any, place: str, name: str) -> str:
    """Its value, "" where there is none."""
    try:
        found = ssm.get_parameter(Name=f"{place}/{name}", WithDecryption=True)
    except ssm.exceptions.ParameterNotFound:
        return ""
    return str(found["Parameter"]["Value"])


def keep_secret(ssm: Any, place: str, name: str, value: str) -> None:
    _put(ssm, f"{place}/{name}", value)


def new_key() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()


def _put(ssm: Any, name: str, value: str) -> None:
    ssm.put_parameter(Name=name, Value=value, Type="SecureString", Overwrite=True)


# ----------------------------------------------------------------------- zip


def upload(account: Account, zipped: Path, stack: str) -> tuple[str, str]:
    """Bucket and key. The key has the hash of the zip, so that only a new zip is a change."""
    s3, region = account.client("s3"), account.session.region_name
    bucket = f"{stack}-code-{account.number}-{region}"
    _own_bucket(s3, bucket, region)
    content = zipped.read_bytes()
    key = f"{hashlib.sha256(content).hexdigest()[:20]}.zip"
    s3.put_object(Bucket=bucket, Key=key, Body=content)
    return bucket, key


def _own_bucket(s3: Any, bucket: str, region: str) -> None:
    where = {} if region == "us-east-1" else {"LocationConstraint": region}
    try:
        s3.create_bucket(Bucket=bucket, **({"CreateBucketConfiguration": where} if where else {}))
    except ClientError as error:
        if error.response["Error"]["Code"] != "BucketAlreadyOwnedByYou":
            raise DeployError(f"The bucket for the zip: {error}") from error


# --------------------------------------------------------------------- stack


def stand(
    account: Account, stack: str, template: str, parameters: Mapping[str, str]
) -> dict[str, str]:
    """Create the stack, or change it if there is anything to change; its outputs."""
    formation = account.client("cloudformation")
    kind = "UPDATE" if _exists(formation, stack) else "CREATE"
    change = _change(formation, stack, kind, template, parameters)
    if _is_ready(account, formation, change):
        formation.execute_change_set(ChangeSetName=change)
        _wait(account, formation, stack, f"stack_{kind.lower()}_complete")
    return outputs(formation, stack)


def _change(
    formation: Any, stack: str, kind: str, template: str, parameters: Mapping[str, str]
) -> str:
    try:
        change = formation.create_change_set(
            StackName=stack,
            ChangeSetName=f"{stack}-{secrets.token_hex(6)}",
            ChangeSetType=kind,
            TemplateBody=template,
            Parameters=[{"ParameterKey": k, "ParameterValue": v} for k, v in parameters.items()],
            Capabilities=CAPABILITIES,
        )
    except ClientError as error:
        raise DeployError(f"CloudFormation does not take this: {error}") from error
    return str(change["Id"])


def _exists(formation: Any, stack: str) -> bool:
    """A first deployment that failed leaves an empty shell, which only can be removed."""
    try:
        status = formation.describe_stacks(StackName=stack)["Stacks"][0]["StackStatus"]
    except ClientError:
        return False
    if status == "ROLLBACK_COMPLETE":
        formation.delete_stack(StackName=stack)
        formation.get_waiter("stack_delete_complete").wait(StackName=stack)
        return False
    return bool(status != "REVIEW_IN_PROGRESS")


def _is_ready(account: Account, formation: Any, change: str) -> bool:
    """False if there is nothing to change."""
    try:
        formation.get_waiter("change_set_create_complete").wait(
            ChangeSetName=change, WaiterConfig=_often(account)
        )
    except WaiterError as error:
        reason = formation.describe_change_set(ChangeSetName=change).get("StatusReason", "")
        if any(words in reason for words in NO_CHANGES):
            formation.delete_change_set(ChangeSetName=change)
            return False
        raise DeployError(f"CloudFormation does not take the template: {reason}") from error
    return True


def _wait(account: Account, formation: Any, stack: str, waiter: str) -> None:
    try:
        formation.get_waiter(waiter).wait(StackName=stack, WaiterConfig=_often(account))
    except WaiterError as error:
        raise DeployError(f"The stack does not stand: {_reasons(formation, stack)}") from error


def _often(account: Account) -> dict[str, float]:
    """An hour at most: a CloudFront distribution takes its time."""
    return {"Delay": account.patience, "MaxAttempts": max(60, int(3600 / account.patience))}


def _reasons(formation: Any, stack: str) -> str:
    events = formation.describe_stack_events(StackName=stack)["StackEvents"]
    failed = (event for event in events if event["ResourceStatus"].endswith("_FAILED"))
    told = [f"{e['LogicalResourceId']}: {e.get('ResourceStatusReason', '')}" for e in failed]
    return "; ".join(reversed(told)) or "no reason was given"


def outputs(formation: Any, stack: str) -> dict[str, str]:
    found = formation.describe_stacks(StackName=stack)["Stacks"][0].get("Outputs", [])
    return {output["OutputKey"]: output["OutputValue"] for output in found}
