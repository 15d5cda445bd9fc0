"""What happened to a booking: the append-only story, told for a person who asks later."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from showup.domain.booking import Actor


class What(StrEnum):
    """The kinds of things that happen."""

    BOOKED = "booked"
    CONFIRMED = "confirmed"
    EXPIRED = "expired"
    CARD_SAVED = "card_saved"
    HOLD_PLACED = "hold_placed"
    HOLD_REFUSED = "hold_refused"
    HOLD_RELEASED = "hold_released"
    PAYING = "paying"
    NOT_PAID = "not_paid"
    PAID = "paid"
    REFUNDED = "refunded"
    REFUND_FAILED = "refund_failed"
    CREDITED = "credited"
    CREDIT_LOST = "credit_lost"
    WITHDRAWN = "withdrawn"
    FILLED = "filled"
    OWED = "owed"
    HOLD_LOST = "hold_lost"
    FEE_TAKEN = "fee_taken"
    PART_PAID = "part_paid"
    MOVED = "moved"
    CANCELLED = "cancelled"
    FEE_AROSE = "fee_arose"
    FEE_RULED = "fee_ruled"
    FORGIVEN = "forgiven"
    ATTENDED = "attended"
    SAVED = "saved"
    URGENCY = "urgency"
    TRIED = "tried"
    MISSING = "missing"
    SAID = "said"
    NO_SHOW = "no_show"
    REOPENED = "reopened"
    MENDING = "mending"
    CARD_FLAGGED = "card_flagged"
    CARD_CLEARED = "card_cleared"
    FEE_ASKED = "fee_asked"
    UNMENDED = "unmended"
    FRAUD_WARNING = "fraud_warning"
    INQUIRY = "inquiry"
    DISPUTED = "disputed"
    DISPUTE_ANSWERED = "dispute_answered"
    DISPUTE_WON = "dispute_won"
    DISPUTE_LOST = "dispute_lost"
    DISPUTE_OVER = "dispute_over"


@dataclass(frozen=True)
class Event:
    """Who did what, when, and why or with which particulars, in a few words."""

    at: datetime
    actor: Actor
    what: What
    why: str = ""
