"""What Stripe tells us is only a hint where to look: it becomes a task whose id is the event's,
so that what comes twice, late or in another order changes nothing."""

from datetime import datetime
from typing import Any

from showup.adapters.table import Table
from showup.domain.tasks import Kind, Task

# Anything else about our objects is either of no consequence or reported by one of these too.
TELLING = (
    "checkout.session.",
    "payment_intent.canceled",
    "payment_intent.succeeded",
    "payment_intent.amount_capturable_updated",
    "charge.expired",
    "charge.captured",
)


def take_webhook(event: dict[str, Any], table: Table, now: datetime) -> bool:
    """Whether a task came of it. What is not about a booking of ours is none of our business."""
    thing = event["data"]["object"]
    booking = (thing.get("metadata") or {}).get("booking", "")
    if not booking or not event["type"].startswith(TELLING) or table.booking(booking) is None:
        return False
    about = thing.get("payment_intent") if thing["object"] == "charge" else thing["id"]
    return table.add_task(Task(event["id"], booking, Kind.LOOK, now, str(about or "")), now)
