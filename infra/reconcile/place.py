"""Where the books are: a stack on AWS, or the one that `make run` has started on this computer.

Both are asked in the same way: what the stack was given, and the key in its Parameter Store."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import boto3
import stripe
from botocore.exceptions import BotoCoreError, ClientError

from infra.deploy import Account, DeployError, secret_there
from infra.embedded.cloud import STACK
from infra.embedded.ministack import account_at
from infra.reconcile.bank import Bank
from infra.reconcile.books import Books


@dataclass(frozen=True)
class Place:
    """`now`: the business clock of the place."""

    books: Books
    bank: Bank
    now: Callable[[], datetime]


def on_aws(profile: str | None, region: str, stack: str) -> Place:
    """Of the host's account. The key is Stripe's for deposits, as it was deployed."""
    account = Account(boto3.Session(profile_name=profile, region_name=region))
    return _place(account, stack, lambda: datetime.now(UTC))


def here(folder: Path) -> Place:
    """Of `make run`, while it runs. Its clock may have been put forward."""
    address = folder / "cloud.address"
    if not address.exists():
        raise DeployError(
            f"There is nothing in {folder}: start it with `make run`, or name --data."
        )
    clock = folder / "clock"

    def now() -> datetime:
        offset = int(clock.read_text()) if clock.exists() else 0
        return datetime.now(UTC) + timedelta(seconds=offset)

    return _place(account_at(address.read_text()), STACK, now)


def _place(account: Account, stack: str, now: Callable[[], datetime]) -> Place:
    try:
        base = _parameter(account, stack, "StripeBase")
        key = os.environ.get("STRIPE_SECRET_KEY", "") if not base else ""
        key = key or secret_there(account.client("ssm"), f"/{stack}", "stripe")
    except (BotoCoreError, ClientError) as error:
        raise DeployError(
            f"There is no stack {stack} to be asked on AWS: {error}\n"
            "With --for here it asks what `make run` has started on this computer."
        ) from error
    if not key:
        raise DeployError("There is no key for Stripe yet: `showup deploy` asks for it.")
    client = stripe.StripeClient(key, base_addresses={"api": base} if base else {})
    return Place(Books(account.client("dynamodb"), stack), Bank(client, now()), now)


def _parameter(account: Account, stack: str, name: str) -> str:
    """Of a stack; "" where it has none of that name."""
    found = account.client("cloudformation").describe_stacks(StackName=stack)["Stacks"][0]
    given = {one["ParameterKey"]: one.get("ParameterValue", "") for one in found["Parameters"]}
    return str(given.get(name, ""))
