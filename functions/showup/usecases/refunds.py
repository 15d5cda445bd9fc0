"""Give back what the host may not keep, as the booking stands now; never the same twice."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from showup.adapters.payments import Stripe
from showup.adapters.standing import Refund
from showup.domain import causes, refunding
from showup.domain.booking import Booking
from showup.domain.decision import Decision
from showup.domain.ledger import Deed, Entry
from showup.domain.money import Money
from showup.domain.tasks import Task
from showup.usecases import attempts, entering
from showup.usecases.looking import gone_back, refunds_seen
from showup.usecases.tools import Tools, existing, finish


def refund(task: Task, tools: Tools, stripe: Stripe, now: datetime) -> None:
    """1. Look what has gone back, and what has come back from the client's bank: what we do not
    know of yet is adopted, each refund with a line of its own.
    2. Else, if something is owed: write the attempt, then make the call. Its key says how much had
    gone back before, and which try of the task it is: two tasks at one moment have the same key,
    unless one of them has had an answer that said nothing.
    """
    booking, last = existing(tools, task.booking), attempts.last(task, tools)
    paid, owed = booking.deposit.paid, refunding.may_go_back(booking)
    if paid is None:
        over = attempts.answered(last, ())
        return finish(task, tools, now, Decision, entries=over, outcome="nothing to give back")
    found, intent = {one.id: one for one in stripe.refunds(paid.intent)}, paid.intent
    if owed and not _is_news(booking, found.values()):
        entry = _following(task, last, booking, owed, now)
        mark = _mark(booking, entry)
        made = attempts.called(
            lambda: stripe.refund(intent, owed, booking.id, mark), entry, last, task, tools
        )
        last, found = entry, {made.id: made, **found}
    refunds = tuple(found.values())
    return finish(
        task,
        tools,
        now,
        lambda seen: refunds_seen(Decision(seen), intent, refunds, now),
        entries=_lines(task, last, booking, refunds, now),
        outcome="done" if refunds else "nothing to give back",
    )


def _is_news(booking: Booking, refunds: Iterable[Refund]) -> bool:
    """Whether Stripe knows of more than we do."""
    found = gone_back(tuple(refunds), booking.price.currency)
    return found != refunding.known(booking)


def _following(
    task: Task, last: Entry | None, booking: Booking, owed: Money, now: datetime
) -> Entry:
    entry = attempts.following(task, last, Deed.REFUND, owed, now)
    cause, clause = causes.of_return(booking), causes.clause(booking)
    return replace(entry, actor=cause, clause=clause)


def _mark(booking: Booking, entry: Entry) -> str:
    """What tells one refund of a booking from the next: how much had ever gone back before."""
    known = refunding.known(booking)
    ever = known.total + known.failed
    return f"{ever.amount}.{entry.number}"


def _lines(
    task: Task, last: Entry | None, booking: Booking, refunds: tuple[Refund, ...], now: datetime
) -> tuple[Entry, ...]:
    """One for each refund; the one that our last try made is that try's."""
    assert booking.deposit.paid is not None, "only what was paid is refunded"
    lines = entering.of_refunds(booking, booking.deposit.paid.intent, refunds, task, now)
    if last is None or not attempts.is_doubtful(last):
        return lines
    mark = _mark(booking, last)
    mine = {one.id for one in refunds if one.mark == mark}
    own = [line for line in lines if line.deed is Deed.REFUND and line.stripe in mine]
    rest = tuple(line for line in lines if line not in own)
    return (*attempts.answered(last, tuple(own)), *rest)
