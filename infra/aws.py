"""`showup deploy`: the deployment of `infra.deploy` into a host's own AWS account, and the site."""

import mimetypes
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import boto3
import stripe
from botocore.exceptions import BotoCoreError, ClientError

from infra.deploy import Account, DeployError, deploy, names_there, secret_there
from infra.endpoint import set_up
from infra.layer import AWS, runtime
from infra.package import package
from infra.settings import load, published
from infra.site import build_site
from infra.stripe_keys import look_at_keys
from infra.versions import Publication, items_of, prepare
from showup.adapters.clock import business_now
from showup.adapters.versions import Versions

Say = Callable[[str], None]
# Our name for a key, the variable that may hold it, and how it is asked for.
STRIPE = {
    "stripe": ("STRIPE_SECRET_KEY", "Stripe's secret key, for deposits"),
    "stripe-checkout": ("STRIPE_RESTRICTED_KEY", "A restricted key, for Checkout alone"),
}
# A key that may write webhook endpoints, where the one for deposits may not. It is never kept.
SETUP = "STRIPE_SETUP_KEY"
PAGE, ASSET = "public, max-age=60", "public, max-age=86400"


@dataclass(frozen=True)
class Wish:
    """What the host chose on the command line."""

    profile: str | None
    region: str
    stack: str
    origin: str
    certificate: str
    yes: bool = False


@dataclass(frozen=True)
class Talk:
    """With the host: `ask` for a secret, and whether they `agree`."""

    say: Say
    ask: Callable[[str], str]
    agree: Callable[[str], bool]


def deploy_to_aws(root: Path, wish: Wish, talk: Talk) -> dict[str, str]:
    """Check first: broken settings reach nobody. Then what changes for clients, secrets, zip,
    stack, and the site last."""
    say = talk.say
    load(root)
    session = boto3.Session(profile_name=wish.profile, region_name=wish.region)
    account = Account(session)
    try:
        publication = agreed(root, account, wish, talk, business_now())
        settings = publication.settings
        known = secrets(account, wish.stack, talk.ask)
        for line in look_at_keys(known.get("stripe", ""), known.get("stripe-checkout", ""), client):
            say(f"Note: {line}")
        say("Building the zip for AWS")
        zipped = package(root, published(settings), AWS)
        say("Deploying the stack. The first time it takes some minutes")
        parameters = {
            "Runtime": runtime(),
            "Sender": settings.host.sender,
            "Origin": wish.origin.rstrip("/"),
            "Certificate": wish.certificate,
        }
        stand = partial(deploy, account, root, zipped, parameters, known, wish.stack)
        outputs = put_live(publication, account, wish.stack, stand)
        say("Publishing the site")
        told = publication.for_the_page()
        site = build_site(root, outputs["Site"], settings.host.name, told=told)
        publish_site(account, site, outputs["SiteBucket"], outputs["Distribution"])
        listen(account, wish.stack, outputs["Site"], say)
    except (BotoCoreError, ClientError) as error:
        raise DeployError(f"AWS refuses: {error}") from error
    say(_what_next(outputs, settings.host.sender))
    return outputs


def agreed(root: Path, account: Account, wish: Wish, talk: Talk, now: datetime) -> Publication:
    """The policy that will be live, once the host has read what it changes. Raises SettingsError,
    or DeployError if they do not want it after all."""
    publication = prepare(root, items_of(account, wish.stack), now)
    changes = publication.told()
    for line in [*publication.noted(), *changes]:
        talk.say(line)
    publication.look_at_date(ahead=False)
    if changes and not wish.yes and not talk.agree("Put it live?"):
        raise DeployError("Nothing has been changed.")
    return publication


def put_live(
    publication: Publication, account: Account, table: str, stand: Callable[[], dict[str, str]]
) -> dict[str, str]:
    """Kept before anybody can accept it, and live once the stack stands; its outputs."""
    dynamodb = account.client("dynamodb")
    versions = Versions(dynamodb, table)
    with suppress(dynamodb.exceptions.ResourceNotFoundException):  # the first stack brings it along
        publication.keep(versions)
    outputs = stand()
    publication.keep(versions)
    publication.went_live(versions)
    return outputs


def secrets(account: Account, stack: str, ask: Callable[[str], str]) -> dict[str, str]:
    """Those given now. What lies in the Parameter Store already is not asked for again."""
    there = names_there(account.client("ssm"), f"/{stack}")
    given = {name: os.environ.get(variable, "") for name, (variable, _) in STRIPE.items()}
    for name, (variable, words) in STRIPE.items():
        if name not in there and not given[name]:
            given[name] = ask(f"{words} ({variable})")
    return {name: value for name, value in given.items() if value}


def listen(account: Account, stack: str, site: str, say: Say) -> None:
    """Let Stripe tell us what happens there. What goes wrong with it undoes no deployment."""
    key = os.environ.get(SETUP) or secret_there(account.client("ssm"), f"/{stack}", "stripe")
    if not key:
        return say("Stripe's webhook is not set up: there is no key yet.")
    try:
        set_up(account, stack, site, client(key), say)
    except DeployError as error:
        say(f"\n{error}")


def client(key: str) -> stripe.StripeClient:
    return stripe.StripeClient(key)


def publish_site(account: Account, site: Path, bucket: str, distribution: str) -> None:
    """Put every file, drop what is no more, and let CloudFront forget its copies."""
    s3 = account.client("s3")
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    for key, path in files.items():
        s3.upload_file(str(path), bucket, key, ExtraArgs=_headers(path))
    for key in _keys(s3, bucket):
        if key not in files:
            s3.delete_object(Bucket=bucket, Key=key)
    account.client("cloudfront").create_invalidation(
        DistributionId=distribution,
        InvalidationBatch={
            "Paths": {"Quantity": 1, "Items": ["/*"]},
            "CallerReference": os.urandom(8).hex(),
        },
    )


def _headers(path: Path) -> dict[str, str]:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    text = kind.startswith("text/") or kind.endswith(("javascript", "json"))
    return {
        "ContentType": f"{kind}; charset=utf-8" if text else kind,
        "CacheControl": PAGE if kind == "text/html" else ASSET,
    }


def _keys(s3: Any, bucket: str) -> Iterator[str]:
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket):
        yield from (found["Key"] for found in page.get("Contents", []))


def _what_next(outputs: dict[str, str], sender: str) -> str:
    return (
        f"\nYour site: {outputs['Site']}/\n\n"
        f"Once, if you have not yet: in SES, verify {sender} and ask to leave the sandbox."
    )
