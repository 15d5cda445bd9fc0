"""What Stripe tells us is only a hint where to look: it becomes a task whose id is the event's,
so that what comes twice, late or in another order changes nothing.

Whose booking it is about is said by our metadata, which intents hand on to their charges
(docs.stripe.com/metadata); where there is none, as in a dispute or on a card, by the pointers that
a booking leaves when it learns of an intent, a card or a customer.
"""

from datetime import datetime
from typing import Any

from showup.adapters.table import Table
from showup.domain.tasks import Kind, Task

# What is asked of Stripe when the endpoint is set up, and all that is listened to. What moves money
# has two messengers, of the intent and of its charge. https://docs.stripe.com/api/events/types
#
# Left out, since another one reports it: `charge.succeeded`, `payment_intent.processing` (the
# session or the intent itself), `charge.refund.updated` (some refunds; `refund.updated` is for all
# of them), `checkout` and `setup_intent` steps on the way, and `payment_intent.payment_failed` and
# `charge.failed`: who asked has the answer, the client at Checkout or we. `customer.updated` says
# nothing about a card, `customer.source.*` and `payment_method.attached` are not about ours.
EVENTS = (
    "checkout.session.completed",
    "checkout.session.expired",
    "checkout.session.async_payment_succeeded",
    "checkout.session.async_payment_failed",
    "setup_intent.succeeded",
    "payment_intent.amount_capturable_updated",
    "payment_intent.succeeded",
    "payment_intent.canceled",
    "charge.captured",
    "charge.expired",
    "charge.refunded",
    "refund.created",
    "refund.updated",
    "refund.failed",
    "charge.dispute.created",
    "charge.dispute.updated",
    "charge.dispute.closed",
    "charge.dispute.funds_withdrawn",
    "charge.dispute.funds_reinstated",
    "radar.early_fraud_warning.created",
    "radar.early_fraud_warning.updated",
    "payment_method.updated",
    "payment_method.automatically_updated",
    "payment_method.detached",
    "customer.deleted",
)


def take_webhook(event: dict[str, Any], live: bool, table: Table, now: datetime) -> bool:
    """Whether a task came of it, one for each booking that it is about. What is not about a booking
    of ours is none of our business, nor what happens in Stripe's other mode: `live` is our key's.
    """
    if event["type"] not in EVENTS or bool(event.get("livemode")) is not live:
        return False
    thing = event["data"]["object"]
    about = where_to_look(thing)
    tasks = [Task(event["id"], id, Kind.LOOK, now, about) for id in _bookings(thing, about, table)]
    added = [table.add_task(task, now) for task in tasks]
    return any(added)


def where_to_look(thing: dict[str, Any]) -> str:
    """The id of what is to be looked at: for a charge or a refund its intent, whole; for a card
    that is being saved nothing but the booking's own session at Checkout."""
    if thing["object"] in ("charge", "refund"):
        return str(thing.get("payment_intent") or "")
    return "" if thing["object"] == "setup_intent" else str(thing["id"])


def _bookings(thing: dict[str, Any], about: str, table: Table) -> list[str]:
    """By our metadata, else by the pointers; a dispute, and a warning of fraud, are about
    the intent of their charge."""
    named = (thing.get("metadata") or {}).get("booking", "")
    if named and table.booking(named):
        return [named]
    of_charge = thing["object"] in ("dispute", "radar.early_fraud_warning")
    behind = str(thing.get("payment_intent") or "") if of_charge else about
    return table.bookings_behind(behind) if behind else []
