"""The host's side: see a meeting, say that they came, cancel it, decide about a fee."""

from collections.abc import Callable
from datetime import datetime

from showup.domain import changing, closing
from showup.domain.booking import Booking, Ruling
from showup.domain.decision import Decision
from showup.usecases.tools import Tools, commit, existing, until_committed

Seen = tuple[Booking, tuple[str, ...]]


def see(id: str, tools: Tools, now: datetime) -> Seen:
    """The booking, and what the host can say about it now."""
    booking = existing(tools, id)
    return booking, closing.can_say(booking, now)


def attended(id: str, tools: Tools, now: datetime) -> Seen:
    """They came: the hold is let go."""
    return _say(id, tools, now, lambda booking: closing.attended(booking, now))


def cancel(id: str, reason: str, tools: Tools, now: datetime) -> Seen:
    """The host cannot come: free for the client, with an apology and new times."""
    return _say(id, tools, now, lambda booking: changing.cancel_by_host(booking, now, reason))


def decide(
    id: str, ruling: Ruling, amount: int | None, reason: str, tools: Tools, now: datetime
) -> Seen:
    """What becomes of a fee, once. `amount` in minor units, for a lowered one."""
    return _say(
        id,
        tools,
        now,
        lambda booking: closing.rule(booking, ruling, now, amount=amount, reason=reason),
    )


def _say(id: str, tools: Tools, now: datetime, decide: Callable[[Booking], Decision]) -> Seen:
    def attempt() -> Booking:
        booking = existing(tools, id)
        return commit(decide(booking), booking, tools, now)

    booking = until_committed(attempt, tools.patience)
    return booking, closing.can_say(booking, now)
