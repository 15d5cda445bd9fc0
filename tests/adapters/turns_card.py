"""The turns in which a card does not do its part: refused, removed, ending too soon; and a fee that
could not be taken."""

from dataclasses import replace
from typing import Any

from showup.domain import cards, holding, unmended
from showup.domain.booking import Booking
from showup.domain.decision import Decision
from showup.domain.deposit import Card, DepositState, Unmended
from showup.domain.fee import Ruling
from showup.domain.tasks import Mail
from tests.adapters.correspondence import (
    DECLARED,
    HOLD_AT,
    HOUR,
    LAPSED,
    LAST_FREE,
    LATE,
    cancelled,
    confirmed,
    refused,
    ruled,
    told,
)
from tests.adapters.prepaid import CARD
from tests.adapters.turn import Turn
from tests.builders import NOW

DAY = 24 * HOUR
LATER = HOLD_AT - 2 * DAY


def card_turns(**changes: Any) -> tuple[Turn, ...]:
    removed = cards.seen(confirmed(**changes), "pm", None, LATER).booking
    ends = cards.seen(confirmed(**changes), "pm", Card("visa", "4242", 11, 2026), LATER).booking
    again, over = _chosen(Unmended.ASK, **changes), _chosen(Unmended.CANCEL, **changes)
    unpaid = _unpaid(**changes)
    return (
        Turn(Mail.CARD_WANTED, "removed", removed, LATER),
        Turn(Mail.CARD_WANTED, "ends too soon", ends, LATER),
        Turn(Mail.CARD_WANTED, "refused", refused(**changes), HOLD_AT + 6 * HOUR),
        Turn(Mail.CARD_WANTED, "asked once more", again, LATE),
        Turn(Mail.HOST_CARD_FLAGGED, "removed", removed, LATER),
        Turn(Mail.HOST_CARD_FLAGGED, "ends too soon", ends, LATER),
        Turn(Mail.HOST_UNMENDED, "", refused(**changes), LAST_FREE + HOUR),
        Turn(Mail.CANCELLED, "without a deposit", over, LATE),
        Turn(Mail.FEE_REFUSED, "", unpaid, DECLARED),
        Turn(Mail.BOOKED, "with a card left before", _left_again(**changes), NOW),
    )


def _chosen(choice: Unmended, **changes: Any) -> Booking:
    return unmended.choose(refused(**changes), choice, LATE).booking


def _unpaid(**changes: Any) -> Booking:
    """Charged on a breach alone, decided, and the bank says no."""
    late = cancelled(confirmed(CARD, **changes), LATE, LAPSED)
    decided = ruled(told(late, Mail.CANCELLED), Ruling.TAKE, now=LATE + HOUR)
    decision: Decision = holding.hold_refused(decided, "insufficient_funds", DECLARED)
    assert decision.booking.deposit.state is DepositState.REFUSED
    return decision.booking


def _left_again(**changes: Any) -> Booking:
    booking = confirmed(**changes)
    agreed = "I leave the deposit with my Visa card ending in 4242."
    if booking.locale == "pl":
        agreed = "Zostawiam depozyt na mojej karcie Visa z końcówką 4242."
    return replace(booking, consent=replace(booking.consent, card=agreed))
