"""The one answer to "what would that cost now, and by which clause?", for a booking."""

from datetime import datetime

from showup.domain.booking import Booking, Status
from showup.domain.errors import NotPossible
from showup.domain.lapses import Record
from showup.domain.money import Money
from showup.domain.terms import Clause, Cost, Cutoff, FirstLapse, is_rebooked


def cost_of_cancelling(booking: Booking, record: Record, now: datetime) -> Cost:
    """Raises NotPossible once the meeting has begun, or is not to be."""
    row = _row(booking, now)
    return _unless_late(booking, row) or _late(booking, row, record, now)


def cost_of_moving(booking: Booking, record: Record, new: datetime, now: datetime) -> Cost:
    """To `new`. One late move is free if it counts as rebooked; see `terms.is_rebooked`."""
    row = _row(booking, now)
    if in_time := _unless_late(booking, row):
        return in_time
    if not booking.rescued and is_rebooked(
        booking.terms, booking.first_start, new, now, booking.zone
    ):
        return Cost(booking.price.none(), Clause.RESCUE, row.until)
    return _late(booking, row, record, now)


def cost_of_missing(booking: Booking, record: Record, now: datetime) -> Cost:
    """Of a meeting that nobody came to: what is at stake, unless it is the first lapse."""
    return _lapse(booking, record, now, Clause.NO_SHOW, booking.at_stake, booking.end)


def is_late(booking: Booking, now: datetime) -> bool:
    """Whether the last free moment has passed."""
    return _unless_late(booking, _row(booking, now)) is None


def _row(booking: Booking, now: datetime) -> Cutoff:
    if not booking.is_open:
        raise NotPossible("This meeting is no longer on.")
    row = next((row for row in booking.cutoffs if row.holds_at(now)), None)
    if row is None or now >= booking.start:
        raise NotPossible("This meeting has already begun.")
    return row


def _unless_late(booking: Booking, row: Cutoff) -> Cost | None:
    if booking.status is Status.PENDING or not row.cancel:
        is_asked = booking.deposit.amount and not booking.fee
        free_by = Clause.IN_TIME if is_asked else Clause.NO_DEPOSIT
        return Cost(booking.price.none(), free_by, row.until)
    return None


def _late(booking: Booking, row: Cutoff, record: Record, now: datetime) -> Cost:
    at_stake = booking.at_stake
    amount = row.cancel if row.cancel <= at_stake else at_stake
    return _lapse(booking, record, now, Clause.LATE, amount, row.until)


def _lapse(
    booking: Booking,
    record: Record,
    now: datetime,
    clause: Clause,
    amount: Money,
    until: datetime,
) -> Cost:
    """One booking, one deposit, one decision: with nothing at stake, or a fee, it costs no more."""
    if booking.fee or not booking.at_stake:
        return Cost(amount.none(), Clause.NO_DEPOSIT, until)
    if booking.terms.first_lapse is FirstLapse.FORGIVEN and not record.has_lapsed(now):
        return Cost(amount.none(), Clause.FIRST_LAPSE, until)
    return Cost(amount, clause, until)
