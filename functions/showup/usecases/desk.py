"""The host's side of one meeting: see it, say how it went, cancel or move it, decide about a fee,
and have what was parked tried again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from showup.adapters.queue import TaskQueue
from showup.domain import charging, closing, hosting, missing
from showup.domain import unmended as domain
from showup.domain.balance import Line, lines
from showup.domain.booking import Booking, Status
from showup.domain.decision import Decision
from showup.domain.deposit import Unmended
from showup.domain.events import Event
from showup.domain.fee import Ruling
from showup.domain.history import Card, History, history
from showup.domain.lapses import Record, pseudonym
from showup.domain.missing import Way
from showup.domain.questions import Answer, Question, Step, answer
from showup.domain.settings import Urgency
from showup.domain.tasks import Task
from showup.usecases.offers import days_kept
from showup.usecases.tools import (
    Tools,
    commit,
    existing,
    is_filled,
    pages_of,
    record_of,
    until_committed,
)


@dataclass(frozen=True)
class Seen:
    """A booking, what the host can say about it now, and what of it keeps failing. `missed`: what
    it would cost the client if nobody came; none before the meeting begins, or after it is noted
    how it went."""

    booking: Booking
    can: tuple[str, ...]
    parked: tuple[Task, ...]
    history: History
    card: Card | None
    events: tuple[Event, ...]
    money: tuple[Line, ...]
    missed: Answer | None


def see(id: str, tools: Tools, queue: TaskQueue, now: datetime) -> Seen:
    booking = existing(tools, id)
    parked = tuple(queue.parked(id))
    can = hosting.can(booking, now) + (("again",) if parked else ())
    events = tuple(tools.table.events(id))
    money = lines(tools.table.entries(id, ""))
    history, missed = _history(booking, tools), _missed(booking, tools, now)
    return Seen(booking, can, parked, history, card(booking, tools), events, money, missed)


def _missed(booking: Booking, tools: Tools, now: datetime) -> Answer | None:
    if booking.status is not Status.CONFIRMED or now < booking.start:
        return None
    said = answer(booking, record_of(booking, tools), Question(Step.MISSING), now)
    return said if isinstance(said, Answer) else None


def card(booking: Booking, tools: Tools) -> Card | None:
    """The facts for a decision; none where there is no fee."""
    fee = booking.fee
    if fee is None:
        return None
    filled = is_filled(booking, tools)
    return Card(
        _history(booking, tools),
        filled,
        charging.most_of(fee, booking, filled=filled),
        charging.settle_at(booking),
        charging.silence_takes(booking),
    )


def _history(booking: Booking, tools: Tools) -> History:
    visits = tools.table.visits(pseudonym(booking.client.email))
    return history(visits, but=booking.id)


def again(id: str, queue: TaskQueue, now: datetime) -> int:
    """What was parked is tried again; how much of it."""
    return sum(queue.run_again(task, now) for task in queue.parked(id))


def attended(id: str, tools: Tools, now: datetime) -> None:
    """They came: the hold is let go."""
    _say(id, tools, now, lambda booking, record: closing.came(booking, record, now))


def tried(id: str, way: Way, tools: Tools, now: datetime) -> None:
    """The host has tried to reach somebody who is missing."""
    _say(id, tools, now, lambda booking, _: missing.tried(booking, way, now))


def not_here(id: str, tools: Tools, now: datetime) -> None:
    """The client is asked whether everything is all right."""
    _say(id, tools, now, lambda booking, _: missing.missing(booking, now))


def no_show(id: str, tools: Tools, now: datetime) -> None:
    """Nobody came, and the wait is over."""
    plan = tools.settings.plan
    _say(id, tools, now, lambda booking, record: missing.no_show(booking, record, plan, now))


def cancel(id: str, reason: str, tools: Tools, now: datetime) -> None:
    """The host cannot come: free for the client, with an apology and new times."""
    _say(id, tools, now, lambda booking, _: hosting.cancel_by_host(booking, now, reason))


def move(id: str, start: datetime, reason: str, tools: Tools, now: datetime) -> None:
    """The host needs another time; the client may always leave."""

    def decide(booking: Booking, _: Record) -> Decision:
        pages = pages_of(booking, tools, start, and_days=days_kept(id, tools, now))
        return hosting.move_by_host(booking, start, pages, tools.settings, now, reason)

    _say(id, tools, now, decide)


def unmended(id: str, choice: Unmended, reason: str, tools: Tools, now: datetime) -> None:
    """What becomes of a meeting whose deposit was refused."""
    _say(id, tools, now, lambda booking, _: domain.choose(booking, choice, now, reason))


def mark(id: str, urgency: Urgency, tools: Tools, now: datetime) -> None:
    """How urgent the meeting is."""
    _say(id, tools, now, lambda booking, _: hosting.mark(booking, urgency, now))


def decide(
    id: str, ruling: Ruling, amount: int | None, reason: str, tools: Tools, now: datetime
) -> None:
    """What becomes of a fee, once. `amount` in minor units, for a lowered one."""
    _say(
        id,
        tools,
        now,
        lambda booking, record: closing.rule(
            booking,
            record,
            ruling,
            now,
            amount=amount,
            reason=reason,
            filled=is_filled(booking, tools),
        ),
    )


def _say(
    id: str, tools: Tools, now: datetime, decide: Callable[[Booking, Record], Decision]
) -> None:
    def attempt() -> None:
        booking = existing(tools, id)
        commit(decide(booking, record_of(booking, tools)), booking, tools, now)

    until_committed(attempt, tools.patience)
