"""What a use case works with, handed in by its handler; and how a decision gets committed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from showup.adapters.commit import Commit, Conflict
from showup.adapters.patience import Patience
from showup.adapters.table import Table
from showup.domain import claims, diary
from showup.domain.booking import Booking, Status
from showup.domain.claims import Page
from showup.domain.decision import Decision
from showup.domain.errors import Busy, LinkInvalid
from showup.domain.history import history
from showup.domain.lapses import Record, pseudonym
from showup.domain.ledger import Entry, fresh
from showup.domain.mails import SentMail
from showup.domain.settings import Settings
from showup.domain.tasks import Task

T = TypeVar("T")
NEAR = (timedelta(days=-1), timedelta(0), timedelta(days=1))


@dataclass(frozen=True)
class Tools:
    """The table, what the host published, and how long we may try."""

    table: Table
    settings: Settings
    patience: Patience


def until_committed(attempt: Callable[[], T], patience: Patience) -> T:
    """Read, decide and commit again as long as others get in first. Raises Busy in the end."""
    while True:
        try:
            return attempt()
        except Conflict as conflict:
            if not patience.another_try():
                raise Busy("Too many people are booking right now. Please try again.") from conflict


def existing(tools: Tools, id: str) -> Booking:
    """The booking that a signed link names; one that is gone has no link any more."""
    return _there(tools.table.booking(id))


def _there(booking: Booking | None) -> Booking:
    if booking is None:
        raise LinkInvalid("There is no booking behind this link any more.")
    return booking


def record_of(booking: Booking, tools: Tools) -> Record:
    """The lapses of whoever made it."""
    return tools.table.record(pseudonym(booking.client.email))


def commit(
    decision: Decision,
    read: Booking,
    tools: Tools,
    now: datetime,
    *,
    entries: tuple[Entry, ...] = (),
    mail: SentMail | None = None,
    done: Task | None = None,
    outcome: str = "done",
) -> Booking:
    """One transaction: the decision with the diary's pages that it changes, and what goes along."""
    if not decision.pages and _stands_otherwise(read, decision.booking):
        pages = pages_of(decision.booking, tools)
        decision = decision.on(pages, tools.settings.hours)
    tools.table.commit(Commit(decision, read, now, entries, mail, done, outcome))
    return decision.booking


def finish(
    task: Task,
    tools: Tools,
    now: datetime,
    decide: Callable[[Booking], Decision],
    *,
    entries: tuple[Entry, ...] = (),
    mail: SentMail | None = None,
    outcome: str = "done",
) -> None:
    """Commit what came of a claimed task, on the booking as it is by now; and end the task. What
    the ledger has already is not entered again."""

    def attempt() -> None:
        booking, lines = _with_new_lines(task, tools, entries)
        decision = decide(booking)
        commit(decision, booking, tools, now, entries=lines, mail=mail, done=task, outcome=outcome)

    until_committed(attempt, tools.patience)


def _with_new_lines(
    task: Task, tools: Tools, entries: tuple[Entry, ...]
) -> tuple[Booking, tuple[Entry, ...]]:
    if not entries:
        return existing(tools, task.booking), ()
    booking, entered = tools.table.booking_and_entered(task.booking, entries)
    return _there(booking), fresh(entries, entered, task.id)


def pages_of(
    booking: Booking, tools: Tools, *more: datetime, and_days: Iterable[date] = ()
) -> tuple[Page, ...]:
    """The pages that the booking touches, at its own start and at others; with a day more on
    each side, since the buffers may have been others when it was claimed."""
    starts = (booking.start, *more)
    days = {
        day + off for start in starts for day in _touched(booking, start, tools) for off in NEAR
    } | set(and_days)
    return tools.table.booking_and_pages(booking.id, sorted(days))[1]


def is_known(again: str, tools: Tools, email: str | None = None) -> bool:
    """Whether who books has met the host as often as the policy asks, as the link to an earlier
    meeting of theirs proves, once it took place. An address alone proves nothing, and tells
    nothing to who tries it; nor does the link of a booking that anybody could have made with it.
    `email`: of whoever books now, if they have said it; it has to be the same."""
    terms = tools.settings.policy.terms
    earlier = tools.table.booking(again) if again and terms.known else None
    if earlier is None or earlier.status is not Status.ATTENDED:
        return False
    who = pseudonym(earlier.client.email)
    if email is not None and pseudonym(email) != who:
        return False
    return history(tools.table.visits(who)).met >= terms.known_after


def is_filled(booking: Booking, tools: Tools) -> bool:
    """Whether somebody else has the time for which there is a fee."""
    fee = booking.fee
    if fee is None:
        return False
    meeting = fee.meeting or booking.start
    begins = claims.minute(meeting)
    pages = pages_of(booking, tools, meeting)
    taken = set(claims.meetings(pages, begins, begins + booking.minutes, sure=True))
    return any(_is_of_another(id, booking, tools) for id in taken - {booking.id})


def _is_of_another(id: str, booking: Booking, tools: Tools) -> bool:
    """A meeting of another client that is worth something: whoever gave the time up cannot undo the
    fee by a free talk of their own."""
    other = tools.table.booking(id)
    if other is None or not other.price:
        return False
    return pseudonym(other.client.email) != pseudonym(booking.client.email)


def _touched(booking: Booking, start: datetime, tools: Tools) -> list[date]:
    return claims.dates(*diary.padded(tools.settings.hours, start, booking.minutes))


def _stands_otherwise(read: Booking, new: Booking) -> bool:
    """Whether the claim in the diary has changed: its end, its time, or that it counts."""
    return _claim(read) != _claim(new)


def _claim(booking: Booking) -> tuple[object, ...]:
    return booking.expires, booking.takes_its_time, booking.start, booking.end
