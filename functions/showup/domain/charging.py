"""How a fee arises, who is told of it when, and what hangs on it: a hold, a cool-off, an end."""

from dataclasses import replace
from datetime import datetime, timedelta

from showup.domain.booking import Actor, Booking
from showup.domain.choices import Filled, Mode, Silence
from showup.domain.decision import Decision
from showup.domain.events import What
from showup.domain.fee import Fee
from showup.domain.lapses import Record
from showup.domain.money import Money
from showup.domain.refunding import give_back, is_part_payment
from showup.domain.tasks import Kind, Mail
from showup.domain.terms import CAPTURE_MARGIN, Clause, Cost
from showup.domain.times import ceil_minute

# The host is asked once more while there is still time to think.
ASKED_BEFORE_THE_END = timedelta(hours=6)
# And a last time, unless they were asked a little before.
LAST_CALL = timedelta(hours=3)
# A lapse is what one of these clauses speaks of.
LAPSES = frozenset({Clause.LATE, Clause.NO_SHOW, Clause.FIRST_LAPSE})


def fee_of(cost: Cost, booking: Booking, now: datetime) -> Fee | None:
    """A fee waits out its cool-off, to the whole minute; where nothing is asked there is none."""
    if not cost.amount:
        return None
    not_before = ceil_minute(now + booking.terms.decide_after)
    return Fee(cost.amount, cost.clause, now, not_before, meeting=booking.start)


def arise(decision: Decision, cost: Cost, now: datetime) -> Decision:
    """What follows from a late step whose cost is known; nothing where it costs nothing."""
    if cost.clause is Clause.FIRST_LAPSE and not decision.booking.is_excused:
        return decision.because(now, Actor.SHOWUP, What.FORGIVEN, "the first lapse of a year")
    booking = decision.booking
    fee = booking.fee
    if not cost.amount or fee is None:
        return decision
    why = f"{fee.amount.amount} {fee.amount.currency}, clause {fee.clause.number}"
    decision = decision.because(now, Actor.SHOWUP, What.FEE_AROSE, why)
    decision = decision.then(Kind.SETTLE, settle_at(booking))
    asked, end = ask_at(booking, now), settle_at(booking)
    decision = decision.mail(Mail.HOST_DECISION, asked, until=end)
    if end - LAST_CALL - asked >= ASKED_BEFORE_THE_END:
        decision = decision.then(Kind.MAIL, end - LAST_CALL, Mail.HOST_DECISION, until=end, nth=1)
    needs_hold = booking.fee_lacks_hold and booking.deposit.mode is not Mode.CARD
    return decision.then(Kind.PLACE_HOLD, now) if needs_hold else decision


def settle_at(booking: Booking) -> datetime:
    """When the host's silence about a fee is an answer: while the hold lives, at the latest."""
    fee, hold = booking.fee, booking.deposit.hold
    assert fee is not None, "only a fee is settled"
    latest = fee.not_before + booking.terms.decide_after
    if hold is None or booking.fee_lacks_hold:  # another hold is on its way
        return latest
    return min(latest, hold.capture_before - CAPTURE_MARGIN)


def ask_at(booking: Booking, now: datetime) -> datetime:
    """When the host is asked to decide: once the cool-off is over, if that leaves time."""
    fee = booking.fee
    assert fee is not None, "only a fee is decided"
    return max(now, min(fee.not_before, settle_at(booking) - ASKED_BEFORE_THE_END))


def silence_takes(booking: Booking) -> bool:
    """Whether a fee that the host leaves undecided is taken: only one that they declared, for
    somebody who was asked, who heard of the fee, and who has not spoken up; and only where the
    policy says so."""
    fee, asked = booking.fee, booking.check_in
    if booking.terms.silence is Silence.LETS_GO:
        return False
    if fee is None or fee.clause is not Clause.NO_SHOW or booking.is_frozen:
        return False
    return bool(fee.noticed and asked and asked.sent)


def release(decision: Decision, now: datetime) -> Decision:
    """With the task that lets the hold go, or gives back what was paid, if there is any."""
    hold = decision.booking.deposit.hold
    if hold is None:
        return give_back(decision, now)
    return decision.then(Kind.RELEASE_HOLD, now, hold.intent)


def met(decision: Decision, now: datetime) -> Decision:
    """The meeting has taken place: the deposit is released, or taken as part of the price."""
    if decision.booking.deposit.hold and is_part_payment(decision.booking):
        return decision.then(Kind.CAPTURE, now)
    return release(decision, now)


def to_take(booking: Booking) -> Money | None:
    """What is to be captured, once it may be: a fee as decided, or the part of the price."""
    if booking.fee:
        return booking.fee.amount if booking.fee.is_due else None
    return booking.deposit.amount if is_part_payment(booking) else None


def lowered(amount: Money, booking: Booking, *, filled: bool) -> Money:
    """What a fee comes to at the most. `filled`: somebody else has taken the time given up."""
    how = booking.terms.filled
    if not filled or how is Filled.KEPT:
        return amount
    return amount.share(50) if how is Filled.HALVED else amount.none()


def most_of(fee: Fee, booking: Booking, *, filled: bool) -> Money:
    """What may be taken of a fee now. One that is lower since its time was filled is so once."""
    return fee.amount if fee.filled else lowered(fee.amount, booking, filled=filled)


def counted(decision: Decision, record: Record, cost: Cost, now: datetime) -> Decision:
    """With the lapse in the client's record; an emergency is never one."""
    if cost.clause not in LAPSES or decision.booking.is_excused:
        return decision
    booking = replace(decision.booking, lapse=now)
    return replace(decision, booking=booking, record=record.with_lapse(now))


def uncounted(decision: Decision, record: Record) -> Decision:
    """As if there had been no lapse."""
    lapse = decision.booking.lapse
    if lapse is None:
        return decision
    booking = replace(decision.booking, lapse=None)
    return replace(decision, booking=booking, record=record.without(lapse))
