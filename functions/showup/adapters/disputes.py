"""Stripe's disputes, inquiries and early fraud warnings, read into our own words.

https://docs.stripe.com/api/disputes/object
https://docs.stripe.com/api/radar/early_fraud_warnings/object
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import stripe

from showup.domain.dispute import Case, Dispute, Stand
from showup.domain.money import Money

# How the ids of each begin: `du_` and `dp_` are disputes, which may be inquiries yet.
DISPUTES, WARNINGS = ("du_", "dp_"), ("issfr_",)

_STANDS = {
    "warning_needs_response": Stand.ASKED,
    "warning_under_review": Stand.ANSWERED,
    "warning_closed": Stand.OVER,
    "needs_response": Stand.ASKED,
    "under_review": Stand.ANSWERED,
    "appeal_needs_response": Stand.ASKED,
    "appeal_under_review": Stand.ANSWERED,
    "won": Stand.WON,
    "lost": Stand.LOST,
    "prevented": Stand.OVER,
}


def find(client: stripe.StripeClient, id: str) -> Callable[[], Dispute]:
    """How to ask for it, as it is now."""
    if id.startswith(WARNINGS):
        expand: Any = {"expand": ["charge"]}
        return lambda: _warning(client.v1.radar.early_fraud_warnings.retrieve(id, expand))
    return lambda: dispute_of(client.v1.disputes.retrieve(id))


def dispute_of(found: Any) -> Dispute:
    currency = found.currency.upper()
    card = getattr(found.payment_method_details, "card", None)
    is_inquiry = found.status.startswith("warning_")
    return Dispute(
        id=found.id,
        case=Case.INQUIRY if is_inquiry else Case.CHARGEBACK,
        stand=_STANDS.get(found.status, Stand.ANSWERED),
        intent=found.payment_intent or "",
        amount=Money(found.amount, currency),
        reason=found.reason,
        opened=_moment(found.created),
        due_by=_moment(found.evidence_details.due_by) if found.evidence_details.due_by else None,
        code=getattr(card, "network_reason_code", None) or "",
        withdrawn=_moved(found, -1),
        reinstated=_moved(found, 1),
        refundable=found.is_charge_refundable,
    )


def _warning(found: Any) -> Dispute:
    """It asks nothing and takes nothing. It is over once a dispute has come, or all is refunded."""
    return Dispute(
        id=found.id,
        case=Case.WARNING,
        stand=Stand.ASKED if found.actionable else Stand.OVER,
        intent=found.payment_intent or "",
        amount=Money(found.charge.amount_captured, found.charge.currency.upper()),
        reason=found.fraud_type,
        opened=_moment(found.created),
        refundable=found.actionable,
    )


def _moved(found: Any, sign: int) -> Money | None:
    """What the bank took (-1) or gave back (1), in the currency of the payment. An account that is
    kept in another one has it in that; then it stands for the whole dispute.
    https://docs.stripe.com/api/balance_transactions/object#balance_transaction_object-currency"""
    moved = [one for one in found.balance_transactions if one.amount * sign > 0]
    if not moved:
        return None
    same = all(one.currency == found.currency for one in moved)
    amount = sum(one.amount * sign for one in moved) if same else found.amount
    return Money(amount, found.currency.upper())


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
