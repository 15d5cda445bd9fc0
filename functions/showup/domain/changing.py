"""What the client changes: move, cancel, undo. A change in time is free; a late one costs what
the accepted terms say, and never blocks: the time is freed whatever becomes of the fee."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from showup.domain import diary
from showup.domain.booking import Actor, BookedDeposit, Booking, DepositState, Fee, Status
from showup.domain.costs import cost_of_cancelling, cost_of_moving, is_late
from showup.domain.decision import Decision
from showup.domain.diary import Page
from showup.domain.errors import NotPossible, PriceChanged
from showup.domain.events import What
from showup.domain.lapses import Record
from showup.domain.schedule import plan_meeting
from showup.domain.settings import Settings
from showup.domain.tasks import Kind, Mail
from showup.domain.terms import CAPTURE_MARGIN, Clause, Cost, Cutoff, cutoffs, hold_at, late_row
from showup.domain.times import MINUTE


def cancel(
    booking: Booking, record: Record, now: datetime, *, expect: int | None = None
) -> Decision:
    """The client cancels. `expect`: the amount they were shown, in minor units."""
    cost = _as_shown(cost_of_cancelling(booking, record, now), expect)
    return _cancelled(booking, record, cost, now)


def undo(booking: Booking, record: Record, now: datetime) -> Decision:
    """Take the booking back, free, right after it was made."""
    if not can_undo(booking, now):
        raise NotPossible("The time for taking the booking back is over.")
    return _cancelled(booking, record, cost_of_cancelling(booking, record, now), now)


def can_undo(booking: Booking, now: datetime) -> bool:
    """Within the free undo, and not moved since."""
    until = booking.undo_until
    if until is None or booking.moves or not booking.is_open:
        return False
    return now < min(until + MINUTE, booking.start)


def move(
    booking: Booking,
    record: Record,
    new: datetime,
    pages: Iterable[Page],
    settings: Settings,
    now: datetime,
    *,
    expect: int | None = None,
) -> Decision:
    """The client moves to `new`: one transaction claims the new time and frees the old one."""
    pages = tuple(pages)
    refuse_move(booking)
    if new == booking.start:
        raise NotPossible("The meeting is already at that time.")
    zone = settings.host.zone
    diary.check(settings.hours, zone, new, booking.minutes, pages, now, but=booking.id)
    late = is_late(booking, now)
    cost = _as_shown(cost_of_moving(booking, record, new, now), expect)
    moved = booking.stepped(
        start=new,
        moved_from=booking.start,
        cutoffs=moved_cutoffs(booking, new, now, late=late, cost=cost),
        moves=booking.moves + 1,
        rescued=booking.rescued or cost.clause is Clause.RESCUE,
        sequence=booking.sequence + 1,
        deposit=_moved_deposit(booking, new, now),
        fee=booking.fee or fee_of(cost, booking, now),
    )
    why = f"{booking.start.isoformat()} to {new.isoformat()}"
    decision = Decision(moved, record=_record(record, cost, late, now))
    decision = decision.because(now, Actor.CLIENT, What.MOVED, why).on(pages, settings.hours)
    decision = _tell_fee(decision, cost, now)
    decision = decision.mail(Mail.MOVED, now, bound=True).mail(Mail.HOST_MOVED, now, bound=True)
    return plan_meeting(let_go_of_hold(decision, now), settings.plan, now)


def cancel_by_host(booking: Booking, now: datetime, reason: str = "") -> Decision:
    """The host cancels: always free for the client, whatever was due; the hold is let go."""
    if not booking.is_open or now >= booking.end:
        raise NotPossible("This meeting is no longer on.")
    cancelled = booking.stepped(
        status=Status.CANCELLED,
        sequence=booking.sequence + 1,
        cancelled_at=now,
        cancelled_by=Actor.HOST,
        fee=booking.fee if booking.deposit.taken else None,
    )
    decision = Decision(cancelled).because(now, Actor.HOST, What.CANCELLED, reason)
    if booking.status is Status.CONFIRMED:
        decision = decision.mail(Mail.CANCELLED, now)
    return release(decision, now)


def refuse_move(booking: Booking) -> None:
    """Raise unless the booking can be moved at all."""
    if booking.status is not Status.CONFIRMED:
        raise NotPossible("Only a confirmed meeting can be moved.")
    if not can_move(booking):
        raise NotPossible("This meeting has been moved as often as the policy allows.")


def can_move(booking: Booking) -> bool:
    """Confirmed, and not yet moved as often as the policy allows."""
    return booking.status is Status.CONFIRMED and booking.moves < booking.terms.moves


def moved_cutoffs(
    booking: Booking, new: datetime, now: datetime, *, late: bool, cost: Cost
) -> tuple[Cutoff, ...]:
    """A move in time gets fresh cutoffs; a late one gets none, or it would be a way out. Once
    there is a fee, it is the only one."""
    amount, terms = booking.deposit.amount, booking.terms
    if booking.fee or cost.amount:
        return (Cutoff(new, amount.none(), amount.none()),)
    if late and amount:
        return (late_row(terms, new, amount, rescued=True),)
    return cutoffs(terms, new, booking.made, amount, booking.zone, first=booking.first_start)


def fee_of(cost: Cost, booking: Booking, now: datetime) -> Fee | None:
    """A fee waits out its cool-off; where nothing is asked there is none."""
    if not cost.amount:
        return None
    return Fee(cost.amount, cost.clause, now, now + booking.terms.decide_after)


def _cancelled(booking: Booking, record: Record, cost: Cost, now: datetime) -> Decision:
    late = is_late(booking, now)
    fee = booking.fee or fee_of(cost, booking, now)
    was_confirmed = booking.status is Status.CONFIRMED
    cancelled = booking.stepped(
        status=Status.CANCELLED,
        sequence=booking.sequence + 1,
        cancelled_at=now,
        cancelled_by=Actor.CLIENT,
        fee=fee,
    )
    decision = Decision(cancelled, record=_record(record, cost, late, now))
    decision = decision.because(now, Actor.CLIENT, What.CANCELLED)
    decision = _tell_fee(decision, cost, now)
    if was_confirmed:
        decision = decision.mail(Mail.CANCELLED, now).mail(Mail.HOST_CANCELLED, now)
    return decision if fee else release(decision, now)


def release(decision: Decision, now: datetime) -> Decision:
    """With the task that lets the hold go, if there is one."""
    hold = decision.booking.deposit.hold
    return decision.then(Kind.RELEASE_HOLD, now, hold.intent) if hold else decision


def let_go_of_hold(decision: Decision, now: datetime) -> Decision:
    """After a move: a hold that covers the new time stays; one that will be replaced while it
    lives stays until then; one that would die first is let go now, and the card stays saved."""
    booking = decision.booking
    hold, due = booking.deposit.hold, booking.deposit.hold_at
    if hold is None or booking.fee or booking.is_covered_by(hold):
        return decision
    if due is not None and due < hold.capture_before:
        return decision
    decision = decision.then(Kind.RELEASE_HOLD, now, hold.intent)
    deposit = replace(booking.deposit, hold=None, state=DepositState.SAVED)
    return replace(decision, booking=replace(booking, deposit=deposit))


def _tell_fee(decision: Decision, cost: Cost, now: datetime) -> Decision:
    if cost.clause is Clause.FIRST_LAPSE:
        return decision.because(now, Actor.SHOWUP, What.FORGIVEN, "the first lapse of a year")
    fee = decision.booking.fee
    if not cost.amount or fee is None:
        return decision
    why = f"{fee.amount.amount} {fee.amount.currency}, clause {fee.clause.number}"
    decision = decision.because(now, Actor.SHOWUP, What.FEE_AROSE, why)
    decision = decision.then(Kind.SETTLE, settle_at(decision.booking))
    lacks_hold = decision.booking.fee_lacks_hold
    return decision.then(Kind.PLACE_HOLD, now) if lacks_hold else decision


def settle_at(booking: Booking) -> datetime:
    """When a fee that the host left undecided is let go: while the hold lives, at the latest."""
    fee, hold = booking.fee, booking.deposit.hold
    assert fee is not None, "only a fee is settled"
    latest = fee.not_before + booking.terms.decide_after
    if hold is None or booking.fee_lacks_hold:  # another hold is on its way
        return latest
    return min(latest, hold.capture_before - CAPTURE_MARGIN)


def _record(record: Record, cost: Cost, late: bool, now: datetime) -> Record | None:
    """A late cancellation or a late move that was not rescued counts as a lapse."""
    counts = late and cost.clause in (Clause.LATE, Clause.FIRST_LAPSE)
    return record.with_lapse(now) if counts else None


def _as_shown(cost: Cost, expect: int | None) -> Cost:
    if expect is not None and cost.amount.amount != expect:
        raise PriceChanged(
            "What this costs has changed since you were shown it. Please look again."
        )
    return cost


def _moved_deposit(booking: Booking, new: datetime, now: datetime) -> BookedDeposit:
    """With its hold at a new time. A bank that refused is asked anew then, if that is to come."""
    deposit = booking.deposit
    if deposit.hold_at is None:
        return deposit
    due = hold_at(booking.terms, new, booking.zone)
    if deposit.state is not DepositState.REFUSED or due <= now:
        return replace(deposit, hold_at=due)
    state = DepositState.HELD if deposit.hold else DepositState.SAVED
    return replace(deposit, hold_at=due, state=state, refusal="")
