"""A hold that will not last: a bank may keep one for less than was planned for. It is replaced
before it ends, the new one first, so that what may still be decided keeps something to rest on."""

from datetime import datetime, timedelta

from showup.domain.booking import Booking
from showup.domain.decision import Decision
from showup.domain.deposit import Hold
from showup.domain.tasks import Kind
from showup.domain.times import MINUTE

# So long before its end, or half of what it lives, so that a refusal leaves time to mend it.
RENEWED_BEFORE = timedelta(hours=12)
# At the latest so long before the meeting: one that begins then lives the longer after it.
LAST_CHANCE = timedelta(hours=2)
# A bank that lets go sooner than this would do so again: that is a refusal, and the client's turn.
WORTH_RENEWING = timedelta(hours=6)


def renewed(decision: Decision, now: datetime) -> Decision:
    """With the task that replaces the hold, where it does not outlive the meeting and what may
    follow from it; else with a look at it in its last minute, since no message is relied on."""
    booking = decision.booking
    hold = booking.deposit.hold
    if hold is None or booking.fee or booking.is_covered_by(hold):
        return decision
    due = renew_at(booking, hold)
    if due is None:
        return decision.then(Kind.LOOK, hold.capture_before + MINUTE, hold.intent, nth=1)
    return decision.then(Kind.PLACE_HOLD, max(now, due), bound=True, nth=1)


def renew_at(booking: Booking, hold: Hold) -> datetime | None:
    """When another hold is to stand in for this one; None where it would last no longer."""
    due = hold.capture_before - min(RENEWED_BEFORE, hold.lives / 2)
    due = min(due, booking.start - LAST_CHANCE)
    gains = due - hold.placed >= LAST_CHANCE and hold.lives >= WORTH_RENEWING
    return due if gains else None
