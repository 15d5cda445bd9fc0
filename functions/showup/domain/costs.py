"""The one answer to "what would that cost now, and by which clause?", for a booking."""

from datetime import datetime

from showup.domain.booking import CHECK_IN_WAIT, Booking, Status
from showup.domain.choices import FirstLapse
from showup.domain.consequences import NOTHING, Row
from showup.domain.cutoffs import Cutoff
from showup.domain.errors import NotPossible, Why
from showup.domain.lapses import Record
from showup.domain.money import Money
from showup.domain.terms import Clause, Cost, boundary, is_rebooked
from showup.domain.times import MINUTE, ceil_minute


def cost_of_cancelling(booking: Booking, record: Record, now: datetime) -> Cost:
    """Raises NotPossible once the meeting has begun, or is not to be."""
    row = row_at(booking, now)
    if not is_in_time(booking, row):
        return _lapse(booking, record, now, Clause.LATE, row.cancel, row.until)
    if not (row.credit_until and booking.deposit.paid) or booking.fee:
        return _free(booking, row)
    lost = at_risk(booking, now)
    return Cost(booking.price.none(), Clause.RESCUE, row.until, row.credit_until, lost)


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
    row = row_at(booking, now)
    if booking.status is not Status.CONFIRMED:
        raise NotPossible("Only a confirmed meeting can be saved.", Why.UNCONFIRMED)
    if not (row.save or is_in_time(booking, row)) or booking.fee:
        raise NotPossible(
            "So late, this meeting can no longer be changed in that way.", Why.TOO_LATE_TO_SAVE
        )
    return _free(booking, row, Clause.RESCUE)


def can_save(booking: Booking, now: datetime) -> bool:
    """Whether the policy lets a meeting be kept in that way. Not where a fee has arisen already,
    since giving it up costs no more then."""
    try:
        cost_of_saving(booking, now)
    except NotPossible:
        return False
    return True


def cost_of_arriving_late(booking: Booking, record: Record, at: datetime) -> Cost:
    """Nothing while the host waits; after that it is a missed meeting."""
    if booking.is_open and booking.waits_at(at):
        return _free_until(booking, Clause.NO_SHOW, booking.wait_until)
    return cost_of_missing(booking, record, at)


def cost_of_missing(booking: Booking, record: Record, now: datetime) -> Cost:
    """Of a meeting that nobody came to, unless it is the first lapse: as long as the client can
    still be asked where they are, and have the time to answer."""
    refuse_off(booking)
    if booking.status is not Status.CONFIRMED:
        raise NotPossible("Only a confirmed meeting can be missed.", Why.UNCONFIRMED)
    to_answer = NOTHING if booking.check_in else CHECK_IN_WAIT
    until = ceil_minute(booking.declare_until) - MINUTE - to_answer
    return _lapse(booking, record, now, Clause.NO_SHOW, asked_for_missing(booking), until)


def asked_for_missing(booking: Booking) -> Money:
    """By the policy, whatever is at stake; a late move for nothing has left a floor behind."""
    amount = booking.terms.no_show.amount(booking.price, booking.deposit.amount)
    floor = booking.floor.amount if booking.floor and booking.was_moved_late else amount
    return floor if amount <= floor else amount


def is_late(booking: Booking, now: datetime) -> bool:
    """Whether the last free moment has passed."""
    return not is_in_time(booking, row_at(booking, now))


def is_in_time(booking: Booking, row: Cutoff) -> bool:
    return booking.status is Status.PENDING or not row.cancel


def row_at(booking: Booking, now: datetime) -> Cutoff:
    """Raises NotPossible once the meeting has begun, or is not to be."""
    refuse_off(booking)
    row = next((row for row in booking.cutoffs if row.holds_at(now)), None)
    if row is None or now >= booking.start:
        raise NotPossible("This meeting has already begun.", Why.BEGUN)
    return row


def refuse_off(booking: Booking) -> None:
    """Raise unless the meeting is still to come about."""
    if not booking.is_open:
        raise NotPossible("This meeting is no longer on.", Why.OFF)


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
    return _free_until(booking, clause, row.until)


def _free_until(booking: Booking, clause: Clause, until: datetime) -> Cost:
    is_asked = booking.deposit.amount and not booking.fee
    return Cost(booking.price.none(), clause if is_asked else Clause.NO_DEPOSIT, until)


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
