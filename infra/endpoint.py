"""The webhook endpoint at Stripe, which the deployment alone sets up, keeps up and replaces.

docs.stripe.com/webhooks; docs.stripe.com/api/webhook_endpoints. Its secret is told once, when it is
made, and its version of the API is never changed; so whatever cannot be kept is made anew.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import stripe

from infra.deploy import Account, DeployError, keep_secret, secret_there
from showup.usecases.webhooks import EVENTS

SECRET, ID = "stripe-webhook", "stripe-endpoint"
PATH = "/api/webhooks/stripe"
# The events are read as this release of the library reads everything else.
VERSION = stripe.api_version
Say = Callable[[str], None]


def set_up(
    account: Account, stack: str, site: str, bank: stripe.StripeClient, say: Say
) -> dict[str, str]:
    """What was put into the Parameter Store, if anything. Run again, it changes nothing.

    1. Find those that are ours: the one whose secret we hold, and whatever listens at our address.
    2. Keep the first as it should be; else make a new one, and put its secret before its id, so
       that a deployment that dies between the two makes another one next time.
    3. Remove the others last. Stripe tells a new endpoint nothing of what came before it; what was
       still on its way to an old one is found by the tasks that look again.

    Raises DeployError where the key may not do that.
    """
    url, place = f"{site.rstrip('/')}{PATH}", f"/{stack}"
    ssm = account.client("ssm")
    held = secret_there(ssm, place, ID) if secret_there(ssm, place, SECRET) else ""
    ours = _asked(lambda: [one for one in _all(bank) if one.id == held or one.url == url])
    kept = next((one for one in ours if one.id == held and one.api_version == VERSION), None)
    new: dict[str, str] = {}
    if kept is None:
        kept = _asked(lambda: _made(bank, url))
        new = {SECRET: kept.secret, ID: kept.id}
        for name, value in new.items():
            keep_secret(ssm, place, name, value)
        say(f"Stripe tells {url} from now on")
    elif _wants_change(kept, url):
        _asked(lambda: bank.v1.webhook_endpoints.update(kept.id, _as_it_should_be(url)))
        say(f"Stripe tells {url} what matters by now")
    for old in [one.id for one in ours if one.id != kept.id]:
        _asked(partial(bank.v1.webhook_endpoints.delete, old))
        say("An endpoint whose secret nobody holds, or of another version, is removed")
    return new


def _all(bank: stripe.StripeClient) -> list[Any]:
    return list(bank.v1.webhook_endpoints.list({"limit": 100}).auto_paging_iter())


def _as_it_should_be(url: str) -> Any:
    return {"url": url, "enabled_events": list(EVENTS), "disabled": False}


def _made(bank: stripe.StripeClient, url: str) -> Any:
    about: Any = {
        "url": url,
        "enabled_events": list(EVENTS),
        "api_version": VERSION,
        "description": "Showup",
    }
    return bank.v1.webhook_endpoints.create(about)


def _wants_change(endpoint: Any, url: str) -> bool:
    same = endpoint.url == url and sorted(endpoint.enabled_events) == sorted(EVENTS)
    return not same or endpoint.status != "enabled"


def _asked(call: Callable[[], Any]) -> Any:
    """https://docs.stripe.com/keys/restricted-api-keys"""
    try:
        return call()
    except stripe.PermissionError as error:
        raise DeployError(
            "Stripe's webhook is not set up: the key may not do that. Give it the permission "
            '"Webhook Endpoints: Write", or, for this once, another key as STRIPE_SETUP_KEY, and '
            "deploy again. Until then bookings are confirmed by the client's return and by looking "
            "again, and nothing is heard of disputes and of cards that were removed."
        ) from error
    except stripe.StripeError as error:
        raise DeployError(f"Stripe's webhook is not set up: {error}. Deploy again.") from error
