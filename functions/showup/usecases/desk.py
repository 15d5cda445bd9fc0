"""The host's side: see a meeting, say that they came, cancel it, decide about a fee, and have
what was parked tried again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from showup.adapters.queue import TaskQueue
from showup.domain import changing, closing
from showup.domain.booking import Booking, Ruling
from showup.domain.decision import Decision
from showup.domain.tasks import Task
from showup.usecases.tools import Tools, commit, existing, until_committed


@dataclass(frozen=True)
class Seen:
    """A booking, what the host can say about it now, and what of it keeps failing."""

    booking: Booking
    can: tuple[str, ...]
    parked: tuple[Task, ...]


def see(id: str, tools: Tools, queue: TaskQueue, now: datetime) -> Seen:
    booking = existing(tools, id)
    parked = tuple(queue.parked(id))
    can = closing.can_say(booking, now) + (("again",) if parked else ())
    return Seen(booking, can, parked)


def again(id: str, queue: TaskQueue, now: datetime) -> int:
    """What was parked is tried again; how much of it."""
    return sum(queue.run_again(task, now) for task in queue.parked(id))


def attended(id: str, tools: Tools, now: datetime) -> None:
    """They came: the hold is let go."""
    _say(id, tools, now, lambda booking: closing.attended(booking, now))


def cancel(id: str, reason: str, tools: Tools, now: datetime) -> None:
    """The host cannot come: free for the client, with an apology and new times."""
    _say(id, tools, now, lambda booking: changing.cancel_by_host(booking, now, reason))


def decide(
    id: str, ruling: Ruling, amount: int | None, reason: str, tools: Tools, now: datetime
) -> None:
    """What becomes of a fee, once. `amount` in minor units, for a lowered one."""
    _say(
        id,
        tools,
        now,
        lambda booking: closing.rule(booking, ruling, now, amount=amount, reason=reason),
    )


def _say(id: str, tools: Tools, now: datetime, decide: Callable[[Booking], Decision]) -> None:
    def attempt() -> None:
        booking = existing(tools, id)
        commit(decide(booking), booking, tools, now)

    until_committed(attempt, tools.patience)
