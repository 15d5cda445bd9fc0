"""What the host changes: cancel, move, mark as urgent. Whatever the host changes costs the client
nothing."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from showup.domain import closing, diary, missing, recovery
from showup.domain.booking import Actor, Booking, Status
from showup.domain.changing import let_go_of_hold, moved_deposit
from showup.domain.charging import release
from showup.domain.claims import Page
from showup.domain.cutoffs import Cutoff, cutoffs, free_throughout
from showup.domain.decision import Decision
from showup.domain.errors import NotPossible
from showup.domain.events import What
from showup.domain.schedule import plan_meeting
from showup.domain.settings import Settings, Urgency
from showup.domain.tasks import Mail


def cancel_by_host(booking: Booking, now: datetime, reason: str = "") -> Decision:
    """Always free for the client, whatever was due or taken: all of it goes back. `reason`: for
    them."""
    if not can_cancel(booking, now):
        raise NotPossible("This meeting is no longer on.")
    cancelled = booking.stepped(
        status=Status.CANCELLED,
        sequence=booking.sequence + 1,
        cancelled_at=now,
        cancelled_by=Actor.HOST,
        cancelled_why=reason,
        fee=None,
    )
    decision = Decision(cancelled).because(now, Actor.HOST, What.CANCELLED, reason)
    decision = closing.owing(decision, now)
    if booking.status is Status.CONFIRMED:
        decision = decision.mail(Mail.CANCELLED, now)
    return release(decision, now)


def can_cancel(booking: Booking, now: datetime) -> bool:
    return booking.is_open and now < booking.end


def move_by_host(
    booking: Booking,
    new: datetime,
    pages: Iterable[Page],
    settings: Settings,
    now: datetime,
    reason: str = "",
) -> Decision:
    """To a time that is open. The client may always leave: cancelling is free for a day."""
    pages = tuple(pages)
    if not can_move(booking, now):
        raise NotPossible("Only a confirmed meeting that is still to come can be moved.")
    if new == booking.start:
        raise NotPossible("The meeting is already at that time.")
    zone, hours = settings.host.zone, without_notice(settings).hours
    diary.check(hours, zone, new, booking.minutes, pages, now, but=booking.id)
    moved = booking.stepped(
        start=new,
        first_start=new,
        moved_from=booking.start,
        moved_by=Actor.HOST,
        moved_why=reason,
        cutoffs=_fresh(booking, new, now),
        floor=None,
        sequence=booking.sequence + 1,
        deposit=moved_deposit(booking, new, now),
    )
    why = f"{booking.start.isoformat()} to {new.isoformat()}. {reason}".strip()
    decision = Decision(moved).because(now, Actor.HOST, What.MOVED, why)
    decision = decision.on(pages, settings.hours, offered=booking.id)
    decision = decision.mail(Mail.MOVED, now, bound=True)
    return plan_meeting(let_go_of_hold(decision, now), settings.plan, now)


def without_notice(settings: Settings) -> Settings:
    """The notice is there for the host, who may do without it."""
    return replace(settings, hours=replace(settings.hours, notice=timedelta(0)))


def can_move(booking: Booking, now: datetime) -> bool:
    return booking.status is Status.CONFIRMED and now < booking.start


def can(booking: Booking, now: datetime) -> tuple[str, ...]:
    """What is open to the host now."""
    undecided = booking.fee is not None and booking.fee.ruling is None
    steps = {
        "attended": closing.can_have_come(booking, now),
        "missing": missing.can_ask(booking, now),
        "no_show": missing.can_declare(booking, now),
        "decide": undecided,
        "unmended": recovery.can_choose(booking, now),
        "move": can_move(booking, now),
        "mark": can_move(booking, now),
        "cancel": can_cancel(booking, now),
    }
    return tuple(step for step, goes in steps.items() if goes)


def mark(booking: Booking, urgency: Urgency, now: datetime) -> Decision:
    """What a client who wants out is offered first."""
    if not booking.is_open:
        raise NotPossible("This meeting is no longer on.")
    if booking.urgency is urgency:
        return Decision(booking)
    return Decision(booking.stepped(urgency=urgency)).because(
        now, Actor.HOST, What.URGENCY, urgency
    )


def _fresh(booking: Booking, new: datetime, now: datetime) -> tuple[Cutoff, ...]:
    """As for a booking made now, with as long to say no as the host has for a fee."""
    if booking.fee:
        return free_throughout(new, booking.price)
    terms, stake = booking.terms, replace(booking.stake, floor=None)
    lenient = replace(terms, undo=max(terms.undo, terms.decide_after))
    return cutoffs(lenient, new, now, stake, booking.zone)
