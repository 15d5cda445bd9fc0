"""What Stripe's objects say, as they stand now, in our own words. It asks nothing and decides
nothing."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from showup.domain.deposit import Card, Hold, Paid
from showup.domain.money import Money
from showup.domain.terms import HOLD_LIVES


@dataclass(frozen=True)
class Seen:
    """A session at Checkout as it is now: with the hold it placed (`held` minor units), or the
    money it took; or with a payment that the client's bank has yet to confirm, or declined.
    `disputes`: the ids of those that there are of it already."""

    is_complete: bool
    customer: str = ""
    method: str = ""
    card: Card | None = None
    hold: Hold | None = None
    paid: Paid | None = None
    held: int = 0
    is_on_its_way: bool = False
    has_failed: bool = False
    disputes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Standing:
    """A payment as it is at Stripe now, in minor units. `hold` while it lives; `held`: what the
    bank set aside, ever; `expired`: the bank let it go by itself. `task` and `attempt` are those
    that placed it, if it was one of ours."""

    hold: Hold | None
    taken: int = 0
    held: int = 0
    expired: bool = False
    task: str = ""
    attempt: int = 0


@dataclass(frozen=True)
class Refund:
    """One refund as it is at Stripe now. `mark`: which of ours it is; "" for one that was made by
    hand in the dashboard. `failed`: why the client's bank sent it back, where it did."""

    id: str
    amount: int
    mark: str = ""
    failed: str = ""


def standing_of(intent: Any, now: datetime) -> Standing:
    """Of a payment with its latest charge. Nothing was set aside where it was taken at once."""
    charge, known = intent.latest_charge, intent.metadata.to_dict()
    held = intent.capture_method == "manual" and charge is not None and charge.status == "succeeded"
    return Standing(
        hold_of(intent, now),
        intent.amount_received or 0,
        intent.amount if held else 0,
        intent.status == "canceled" and intent.cancellation_reason in _BY_THE_BANK,
        known.get("task", ""),
        int(known.get("attempt", 0)),
    )


def refund_of(refund: Any) -> Refund:
    """https://docs.stripe.com/refunds#failed-refunds"""
    why = getattr(refund, "failure_reason", None) or refund.status
    mark = (refund.metadata.to_dict() if refund.metadata else {}).get("mark", "")
    return Refund(refund.id, refund.amount, mark, str(why) if refund.status in _FAILED else "")


# https://docs.stripe.com/api/refunds/object#refund_object-status
_FAILED = ("failed", "canceled")
# Stripe's own reasons: https://docs.stripe.com/api/payment_intents/object
_BY_THE_BANK = ("automatic", "expired")


def hold_of(intent: Any, now: datetime) -> Hold | None:
    """The authorisation of an intent while it lives."""
    if intent.status != "requires_capture":
        return None
    card = intent.latest_charge.payment_method_details.card
    before = getattr(card, "capture_before", None)
    until = datetime.fromtimestamp(before, UTC) if before else now + HOLD_LIVES
    return Hold(intent.id, now, until)


def paid_of(intent: Any, now: datetime) -> Paid | None:
    """The money of an intent that took some at once. What was captured of a hold is no payment at
    Checkout: a session that is looked at once more must not be taken for one."""
    if intent.object != "payment_intent" or intent.capture_method == "manual":
        return None
    if intent.status != "succeeded":
        return None
    return Paid(intent.id, Money(intent.amount_received, intent.currency.upper()), now)


def is_unpaid(intent: Any) -> bool:
    """Of a complete session: the bank was to take the money, and has not said that it did.
    https://docs.stripe.com/checkout/fulfillment"""
    if intent.object != "payment_intent" or intent.capture_method == "manual":
        return False
    return bool(intent.status != "succeeded")


def card_of(method: Any) -> Card | None:
    card = getattr(method, "card", None)
    return Card(card.brand, card.last4, card.exp_month, card.exp_year) if card else None
