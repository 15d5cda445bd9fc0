"""The attempts of a task that moves money, as the ledger has them: the last one, the next one, and
what is noted when a call gives no answer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from showup.adapters.payments import BadAnswer
from showup.domain.booking import Booking
from showup.domain.ledger import Deed, Entry, Outcome
from showup.domain.money import Money
from showup.domain.tasks import Task
from showup.usecases.tools import Tools

T = TypeVar("T")


def last(task: Task, tools: Tools) -> Entry | None:
    entries = tools.table.entries(task.booking, task.id)
    return entries[-1] if entries else None


def following(task: Task, before: Entry | None, deed: Deed, amount: Money, now: datetime) -> Entry:
    """The same number while Stripe may still be at it; the next one after a definite answer."""
    number = 1 if before is None else before.number + (before.outcome is not Outcome.OPEN)
    return Entry(task.booking, task.id, number, deed, now, amount)


def is_doubtful(entry: Entry | None) -> bool:
    """Whether it may have gone through without our hearing of it."""
    return entry is not None and entry.outcome in (Outcome.OPEN, Outcome.ERROR)


def called(call: Callable[[], T], entry: Entry, task: Task, tools: Tools) -> T:
    """Its answer. One that says nothing is noted, so that the next try has another key."""
    try:
        return call()
    except BadAnswer as error:
        tools.table.write_entry(replace(entry, outcome=Outcome.ERROR, why=str(error)), task)
        raise


def known_done(booking: Booking, entry: Entry | None) -> tuple[Entry, ...]:
    """An attempt whose answer was lost, and that somebody else has told us of."""
    if entry is None or entry.outcome is not Outcome.OPEN or booking.deposit.taken is None:
        return ()
    return (replace(entry, outcome=Outcome.DONE, amount=booking.deposit.taken),)
