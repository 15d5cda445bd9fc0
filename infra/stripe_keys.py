"""What Stripe's keys may do, as far as that can be asked without doing it.

docs.stripe.com/keys/restricted-api-keys: a restricted key has, for each resource, none, read or
write. A call that a key may not make is answered 403, whatever is in it; one that it may make, and
that says nothing of what is to be made, 400. So nothing comes of asking.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

import stripe

from infra.deploy import DeployError
from showup.adapters.signed import is_live

# Path, and how the permission is called in the Dashboard.
WRITES = {
    "checkout.sessions": "Checkout Sessions: Write",
    "payment_intents": "PaymentIntents: Write",
    "refunds": "Charges and Refunds: Write",
}
READS = {
    "checkout.sessions": "Checkout Sessions: Read",
    "setup_intents": "SetupIntents: Read",
    "charges": "Charges and Refunds: Read",
    "disputes": "Disputes: Read",
}
# Who can make the public function do something can make it do this, and nothing else.
PUBLIC = ("checkout.sessions",)
DEPOSITS = ("payment_intents", "refunds")


def look_at_keys(deposits: str, public: str, bank: Any) -> Iterator[str]:
    """What is wrong with them, or wider than it need be, one sentence each. `bank`: a key's client.

    Raises DeployError where they cannot work together.
    """
    if deposits and public and is_live(deposits) != is_live(public):
        raise DeployError(
            "One of Stripe's keys is for test mode and the other one for live mode: what one "
            "begins the other could not go on with."
        )
    if public:
        yield from _missing(bank(public), "booking", PUBLIC, ())
        yield from _too_much(bank(public))
    if deposits:
        yield from _missing(bank(deposits), "deposits", DEPOSITS, tuple(READS))


def _missing(
    bank: stripe.StripeClient, name: str, writes: tuple[str, ...], reads: tuple[str, ...]
) -> Iterator[str]:
    for path in writes:
        if not _may(partial(_service(bank, path).create, {})):
            yield f"The key for {name} lacks the permission {WRITES[path]}"
    for path in reads:
        if not _may(partial(_service(bank, path).list, {"limit": 1})):
            yield f"The key for {name} lacks the permission {READS[path]}"


def _too_much(bank: stripe.StripeClient) -> Iterator[str]:
    for path in DEPOSITS:
        if _may(partial(_service(bank, path).create, {})):
            yield (
                "The key for booking, which faces the internet, may do more than Checkout "
                f"({WRITES[path]}): give it a restricted key without that"
            )


def _service(bank: stripe.StripeClient, path: str) -> Any:
    found: Any = bank.v1
    for step in path.split("."):
        found = getattr(found, step)
    return found


def _may(call: Any) -> bool:
    """Raises DeployError for a key that is none, and where Stripe cannot be reached."""
    try:
        call()
    except stripe.PermissionError:
        return False
    except stripe.InvalidRequestError:
        return True
    except stripe.AuthenticationError as error:
        raise DeployError(f"Stripe does not know this key: {error}") from error
    except stripe.StripeError as error:
        raise DeployError(f"Stripe cannot be asked about its keys: {error}") from error
    return True
