"""The one answer to "what would that cost now, and by which clause?", for a booking."""

from datetime import datetime

from showup.domain.booking import Booking, Status
from showup.domain.cutoffs import Cutoff
from showup.domain.errors import NotPossible
from showup.domain.lapses import Record
from showup.domain.money import Money
from showup.domain.terms import Clause, Cost, FirstLapse, Row, boundary, is_rebooked
from showup.domain.times import MINUTE


def cost_of_cancelling(booking: Booking, record: Record, now: datetime) -> Cost:
    """Raises NotPossible once the meeting has begun, or is not to be."""
    row = row_at(booking, now)
    if is_in_time(booking, row):
        if row.credit_until and booking.deposit.paid and not booking.fee:
            return Cost(booking.price.none(), Clause.RESCUE, row.until, row.credit_until)
        return _free(booking, row)
    return _lapse(booking, record, now, Clause.LATE, row.cancel, row.until)


def cost_of_moving(booking: Booking, record: Record, new: datetime, now: datetime) -> Cost:
    """To `new`. A late move may be free if it counts as rebooked; see `terms.is_rebooked`."""
    row = row_at(booking, now)
    if not row.move or booking.status is Status.PENDING:
        return _free(booking, row, Clause.IN_TIME if row.is_free else Clause.RESCUE)
    policy = policy_row(booking, now)
    within = 0 if booking.was_moved_late else policy.move.within
    since = booking.start if policy.is_in_time else booking.first_start
    if is_rebooked(booking.terms, within, since, new, now, booking.zone):
        return _free(booking, row, Clause.RESCUE)
    clause = Clause.RESCUE if is_in_time(booking, row) else Clause.LATE
    return _lapse(booking, record, now, clause, row.move, row.until)


def cost_of_saving(booking: Booking, now: datetime) -> Cost:
    """To keep the time, but shorter or from where the client is: nothing, where it can be done."""
    if not can_save(booking, now):
        raise NotPossible("So late, this meeting can no longer be changed in that way.")
    return _free(booking, row_at(booking, now), Clause.RESCUE)


def can_save(booking: Booking, now: datetime) -> bool:
    """Whether the policy lets a meeting be kept in that way, so long before its start."""
    row = row_at(booking, now)
    return row.save or is_in_time(booking, row)


def cost_of_arriving_late(booking: Booking, record: Record, at: datetime) -> Cost:
    """Nothing while the host waits; after that it is a missed meeting."""
    if not booking.is_open:
        raise NotPossible("This meeting is no longer on.")
    if booking.waits_at(at):
        return Cost(booking.price.none(), Clause.NO_SHOW, booking.wait_until)
    return cost_of_missing(booking, record, at)


def cost_of_missing(booking: Booking, record: Record, now: datetime) -> Cost:
    """Of a meeting that nobody came to, unless it is the first lapse."""
    amount = booking.terms.no_show.amount(booking.price, booking.deposit.amount)
    if booking.floor and booking.was_moved_late and amount <= booking.floor.amount:
        amount = booking.floor.amount
    return _lapse(booking, record, now, Clause.NO_SHOW, amount, booking.end)


def is_late(booking: Booking, now: datetime) -> bool:
    """Whether the last free moment has passed."""
    return not is_in_time(booking, row_at(booking, now))


def is_in_time(booking: Booking, row: Cutoff) -> bool:
    return booking.status is Status.PENDING or not row.cancel


def row_at(booking: Booking, now: datetime) -> Cutoff:
    """Raises NotPossible once the meeting has begun, or is not to be."""
    if not booking.is_open:
        raise NotPossible("This meeting is no longer on.")
    row = next((row for row in booking.cutoffs if row.holds_at(now)), None)
    if row is None or now >= booking.start:
        raise NotPossible("This meeting has already begun.")
    return row


def policy_row(booking: Booking, now: datetime) -> Row:
    """The row of the accepted terms that counts at this instant, but for the undo."""
    rows = booking.terms.notice
    start, zone = booking.start, booking.zone
    return next((row for row in rows if now < boundary(row, start, zone) + MINUTE), rows[-1])


def at_risk(booking: Booking, now: datetime) -> Money:
    """What is lost in the end if a credit that begins now is not used."""
    amount = policy_row(booking, now).cancel.amount(booking.price, booking.deposit.amount)
    return amount if amount or booking.floor is None else booking.floor.amount


def _free(booking: Booking, row: Cutoff, clause: Clause = Clause.IN_TIME) -> Cost:
    is_asked = booking.deposit.amount and not booking.fee
    return Cost(booking.price.none(), clause if is_asked else Clause.NO_DEPOSIT, row.until)


def _lapse(
    booking: Booking,
    record: Record,
    now: datetime,
    clause: Clause,
    asked: Money,
    until: datetime,
) -> Cost:
    """One booking, one deposit, one decision: with nothing at stake, or a fee, it costs no more."""
    at_stake = booking.at_stake
    amount = asked if asked <= at_stake else at_stake
    if booking.fee or not amount:
        return Cost(amount.none(), Clause.NO_DEPOSIT, until)
    forgives = booking.terms.first_lapse is FirstLapse.FORGIVEN and clause is not Clause.RESCUE
    if forgives and not record.has_lapsed(now):
        return Cost(amount.none(), Clause.FIRST_LAPSE, until)
    return Cost(amount, clause, until)
