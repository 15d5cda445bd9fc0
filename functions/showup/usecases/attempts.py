"""The tries of a task that moves money, as the ledger has them: the last one, the next one, and
what is noted when a call gives no answer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from showup.adapters.payments import BadAnswer
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


def called(
    call: Callable[[], T], entry: Entry, before: Entry | None, task: Task, tools: Tools
) -> T:
    """Its answer. The try is written down first, unless it is the one `before`, which stands there
    without an answer; and so is an answer that says nothing, so that the next try has another key.
    """
    if before is not None and before.number == entry.number:
        tools.table.hold_lease(task)
    else:
        tools.table.write_entry(entry, task)
    try:
        return call()
    except BadAnswer as error:
        tools.table.write_entry(replace(entry, outcome=Outcome.ERROR, why=str(error)), task)
        raise


def answered(before: Entry | None, lines: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """What was seen, with a try whose answer was lost: the line that it explains is its own."""
    if before is None or not is_doubtful(before):
        return lines
    if not any(line.deed is before.deed for line in lines):
        return (*lines, replace(before, outcome=Outcome.OVER, why=""))
    own = {"task": before.task, "number": before.number}
    return tuple(
        replace(line, **own) if line.deed is before.deed else line  # type: ignore[arg-type]
        for line in lines
    )
