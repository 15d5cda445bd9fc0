"""A deposit that stays as a credit: whoever cancels in time and arranges a new meeting within the
days of the policy keeps it. The booking itself comes back: one booking, one deposit."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from showup.domain import diary
from showup.domain.booking import Actor, Booking, Status
from showup.domain.charging import arise, fee_of
from showup.domain.choices import Rebook
from showup.domain.claims import Page
from showup.domain.cutoffs import Cutoff, Floor, cutoffs
from showup.domain.decision import Decision
from showup.domain.errors import NotPossible, Why
from showup.domain.events import What
from showup.domain.schedule import plan_meeting
from showup.domain.settings import Settings
from showup.domain.tasks import Mail
from showup.domain.terms import Clause, Cost


def can_rebook(booking: Booking, now: datetime) -> bool:
    """Whether a credit still waits for a new date."""
    credit = booking.credit
    return booking.is_cancelled and credit is not None and credit.lives_at(now)


def counts(booking: Booking, new: datetime, now: datetime) -> bool:
    """Whether the credit would count for a meeting at `new`, arranged now."""
    credit, sooner = booking.credit, booking.terms.rebook_means is Rebook.TAKES_PLACE
    if credit is None or not can_rebook(booking, now):
        return False
    return credit.lives_at(new) or not sooner


def refuse_rebook(booking: Booking, new: datetime, now: datetime) -> None:
    """Raise unless the credit counts for a meeting at `new`, arranged now."""
    if not can_rebook(booking, now):
        raise NotPossible(
            "There is no deposit left that could go along to a new date.", Why.CREDIT_OVER
        )
    if not counts(booking, new, now):
        raise NotPossible(
            "The policy asks for a meeting that takes place sooner than that.", Why.CREDIT_SOONER
        )


def cost_of_rebooking(
    booking: Booking, new: datetime, now: datetime
) -> tuple[Cost, tuple[Cutoff, ...]]:
    """Nothing; and what would hold for the new time."""
    refuse_rebook(booking, new, now)
    assert booking.credit is not None, "whoever may rebook has a credit"
    cost = Cost(booking.price.none(), Clause.RESCUE, booking.credit.until)
    return cost, _rows(booking, new, now)


def rebook(
    booking: Booking, new: datetime, pages: Iterable[Page], settings: Settings, now: datetime
) -> Decision:
    """The meeting is on again, at `new`; its deposit counts for it."""
    pages = tuple(pages)
    refuse_rebook(booking, new, now)
    zone, hours = settings.host.zone, settings.hours
    diary.check(hours, zone, new, booking.minutes, pages, now, but=booking.id, kept_for=booking.id)
    back = booking.stepped(
        status=Status.CONFIRMED,
        start=new,
        moved_from=booking.start,
        moved_by=Actor.CLIENT,
        moved_why="",
        moves=booking.moves + 1,
        sequence=booking.sequence + 1,
        cutoffs=_rows(booking, new, now),
        floor=_floor(booking),
        credit=None,
        cancelled_at=None,
        cancelled_by=None,
        check_in=None,
    )
    why = f"{booking.start.isoformat()} to {new.isoformat()}"
    decision = Decision(back).on(pages, hours, offered=booking.id)
    decision = decision.because(now, Actor.CLIENT, What.MOVED, why)
    decision = decision.mail(Mail.MOVED, now, bound=True).mail(Mail.HOST_MOVED, now, bound=True)
    return plan_meeting(decision, settings.plan, now)


def _rows(booking: Booking, new: datetime, now: datetime) -> tuple[Cutoff, ...]:
    """As after a move in time: what was a credit is never more than one again."""
    terms, zone, stake = booking.terms, booking.zone, replace(booking.stake, floor=_floor(booking))
    rows = cutoffs(terms, new, booking.made, stake, zone, first=booking.first_start)
    return tuple(row for row in rows if row.holds_at(now))


def _floor(booking: Booking) -> Floor | None:
    credit = booking.credit
    return booking.floor or (Floor(credit.amount, credit.within) if credit else None)


def run_out(booking: Booking, now: datetime) -> Decision:
    """The days of the credit are over. What is lost is a fee like any other: told, thought over,
    decided."""
    credit = booking.credit
    if credit is None or not booking.is_cancelled or credit.lives_at(now):
        return Decision(booking)
    cost = Cost(credit.amount, Clause.RESCUE, now)
    lost = booking.stepped(credit=None, fee=fee_of(cost, booking, now))
    decision = Decision(lost).because(now, Actor.SHOWUP, What.CREDIT_LOST)
    return arise(decision, cost, now).mail(Mail.CREDIT_LOST, now)
