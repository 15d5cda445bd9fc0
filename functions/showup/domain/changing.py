"""What the client changes: move, cancel, undo. A change in time is free; a late one costs what
the accepted terms say, and never blocks: the time is freed whatever becomes of the fee."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from showup.domain import diary
from showup.domain.booking import Actor, Booking, Status
from showup.domain.charging import LAPSES, arise, counted, fee_of, release, uncounted
from showup.domain.claims import Page
from showup.domain.costs import (
    at_risk,
    cost_of_cancelling,
    cost_of_moving,
    policy_row,
    row_at,
)
from showup.domain.cutoffs import Cutoff, Floor, cutoffs, free_throughout
from showup.domain.decision import Decision
from showup.domain.deposit import BookedDeposit, DepositState
from showup.domain.errors import NotPossible, PriceChanged, Why
from showup.domain.events import What
from showup.domain.fee import Credit
from showup.domain.lapses import Record
from showup.domain.saying import heard
from showup.domain.schedule import plan_follow_ups, plan_meeting
from showup.domain.settings import Plan, Settings
from showup.domain.tasks import Kind, Mail
from showup.domain.terms import Cost, hold_at
from showup.domain.times import MINUTE
from showup.domain.words import Word


def cancel(
    booking: Booking,
    record: Record,
    plan: Plan,
    now: datetime,
    *,
    expect: int | None = None,
    emergency: str | None = None,
) -> Decision:
    """The client cancels. `expect`: the amount they were shown, in minor units. `emergency`: what
    has happened, in their words; then it is never counted."""
    cost = _as_shown(cost_of_cancelling(booking, record, now), expect)
    return _cancelled(booking, record, cost, plan, now, emergency)


def undo(booking: Booking, record: Record, plan: Plan, now: datetime) -> Decision:
    """Take the booking back, free, right after it was made."""
    if not can_undo(booking, now):
        raise NotPossible("The time for taking the booking back is over.")
    return _cancelled(booking, record, cost_of_cancelling(booking, record, now), plan, now)


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
        raise NotPossible("The meeting is already at that time.", Why.SAME_TIME)
    zone = settings.host.zone
    diary.check(settings.hours, zone, new, booking.minutes, pages, now, but=booking.id)
    cost = _as_shown(cost_of_moving(booking, record, new, now), expect)
    floor = floor_after(booking, now)
    moved = booking.stepped(
        start=new,
        moved_from=booking.start,
        moved_by=Actor.CLIENT,
        moved_why="",
        cutoffs=moved_cutoffs(booking, new, now, cost),
        moves=booking.moves + 1,
        floor=floor,
        sequence=booking.sequence + 1,
        deposit=moved_deposit(booking, new, now),
        fee=booking.fee or fee_of(cost, booking, now),
    )
    why = f"{booking.start.isoformat()} to {new.isoformat()}"
    decision = counted(Decision(moved), record, cost, now)
    decision = decision.on(pages, settings.hours, offered=booking.id)
    decision = arise(decision.because(now, Actor.CLIENT, What.MOVED, why), cost, now)
    decision = decision.mail(Mail.MOVED, now, bound=True).mail(Mail.HOST_MOVED, now, bound=True)
    return plan_meeting(let_go_of_hold(decision, now), settings.plan, now)


def refuse_move(booking: Booking) -> None:
    """Raise unless the booking can be moved at all."""
    if booking.status is not Status.CONFIRMED:
        raise NotPossible("Only a confirmed meeting can be moved.", Why.UNCONFIRMED)
    if not can_move(booking):
        raise NotPossible(
            "This meeting has been moved as often as the policy allows.", Why.MOVED_ENOUGH
        )


def can_move(booking: Booking) -> bool:
    """Confirmed, and not yet moved as often as the policy allows."""
    return booking.status is Status.CONFIRMED and booking.moves < booking.terms.moves


def floor_after(booking: Booking, now: datetime) -> Floor | None:
    """What giving the meeting up costs at the least once it is moved now: as much as it would at
    this moment, or moving would be a way out."""
    row = row_at(booking, now)
    if booking.was_moved_late or not (row.cancel or row.credit_until):
        return booking.floor
    if row.cancel:
        return Floor(row.cancel)
    return booking.floor or Floor(at_risk(booking, now), policy_row(booking, now).cancel.within)


def moved_cutoffs(booking: Booking, new: datetime, now: datetime, cost: Cost) -> tuple[Cutoff, ...]:
    """A move in time gets fresh cutoffs; a late one none that would be cheaper. Once there is a
    fee, it is the only one."""
    if booking.fee or cost.amount:
        return free_throughout(new, booking.price)
    stake = replace(booking.stake, floor=floor_after(booking, now))
    rows = cutoffs(booking.terms, new, booking.made, stake, booking.zone, first=booking.first_start)
    return tuple(row for row in rows if row.holds_at(now))


def _cancelled(
    booking: Booking,
    record: Record,
    cost: Cost,
    plan: Plan,
    now: datetime,
    emergency: str | None = None,
) -> Decision:
    fee = booking.fee or fee_of(cost, booking, now)
    cancelled = booking.stepped(
        status=Status.CANCELLED,
        sequence=booking.sequence + 1,
        cancelled_at=now,
        cancelled_by=Actor.CLIENT,
        fee=fee,
        credit=_credit(booking, cost, now),
    )
    decision = Decision(cancelled).because(now, Actor.CLIENT, What.CANCELLED)
    if emergency is not None:
        decision = decision.told(heard(cancelled, Word.SERIOUS, emergency, now))
        decision = uncounted(decision, record)
    decision = arise(counted(decision, record, cost, now), cost, now)
    if booking.status is Status.CONFIRMED:
        decision = decision.mail(Mail.CANCELLED, now).mail(Mail.HOST_CANCELLED, now)
    if cost.clause in LAPSES:
        decision = plan_follow_ups(decision, plan, now)
    if cancelled.credit:
        why = f"until {cancelled.credit.until.isoformat()}"
        decision = decision.because(now, Actor.SHOWUP, What.CREDITED, why)
        return decision.then(Kind.CREDIT, cancelled.credit.until + MINUTE, bound=True)
    return decision if fee and fee.waits else release(decision, now)


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


def _credit(booking: Booking, cost: Cost, now: datetime) -> Credit | None:
    if cost.lost is None or cost.credit_until is None:
        return None
    row = policy_row(booking, now)
    within = booking.floor.within if booking.floor else row.cancel.within
    return Credit(cost.lost, cost.credit_until, within)


def _as_shown(cost: Cost, expect: int | None) -> Cost:
    """`expect`: what they were shown to pay, or to put at risk where it stays a credit."""
    at_risk = cost.lost.amount if cost.lost else 0
    if expect is not None and cost.amount.amount + at_risk != expect:
        raise PriceChanged(
            "What this costs has changed since you were shown it. Please look again."
        )
    return cost


def moved_deposit(booking: Booking, new: datetime, now: datetime) -> BookedDeposit:
    """With its hold at a new time. A bank that refused is asked anew then, if that is to come."""
    deposit = booking.deposit
    if deposit.hold_at is None:
        return deposit
    due = hold_at(booking.terms, new, booking.zone)
    if deposit.state is not DepositState.REFUSED or due <= now:
        return replace(deposit, hold_at=due)
    state = DepositState.HELD if deposit.hold else DepositState.SAVED
    return replace(deposit, hold_at=due, state=state, refusal="", unmended=None, asked=0)
