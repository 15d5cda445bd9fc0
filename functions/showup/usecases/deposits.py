"""What the deposits function does with a claimed task: place, release, capture, close, settle.

Money happens once: the attempt is in the ledger before the call; after an unknown outcome comes
a look, and what it finds is adopted. Each function ends with the commit that ends its task.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from showup.adapters.payments import BadAnswer, Refusal, Stripe
from showup.domain import charging, closing, crediting, holding, refunding
from showup.domain.booking import Booking
from showup.domain.decision import Decision
from showup.domain.deposit import DepositState, Hold
from showup.domain.ledger import Deed, Entry, Outcome
from showup.domain.money import Money
from showup.domain.tasks import Kind, Task, is_wanted
from showup.usecases.looking import look
from showup.usecases.tools import Tools, existing, finish, is_filled

T = TypeVar("T")


def work(task: Task, tools: Tools, stripe: Callable[[], Stripe], now: datetime) -> None:
    """One claimed task, to its end."""
    if task.kind is Kind.LOOK:
        look(task, tools, stripe(), now)
    elif task.kind is Kind.PLACE_HOLD:
        place_hold(task, tools, stripe(), now)
    elif task.kind is Kind.RELEASE_HOLD:
        release_hold(task, tools, stripe(), now)
    elif task.kind is Kind.CAPTURE:
        capture(task, tools, stripe(), now)
    elif task.kind is Kind.REFUND:
        refund(task, tools, stripe(), now)
    elif task.kind is Kind.CREDIT:
        finish(task, tools, now, lambda booking: crediting.run_out(booking, now))
    elif task.kind is Kind.CLOSE:
        finish(task, tools, now, lambda booking: close(task, booking, now))
    else:
        finish(
            task,
            tools,
            now,
            lambda booking: closing.settle(booking, now, filled=is_filled(booking, tools)),
        )


def close(task: Task, booking: Booking, now: datetime) -> Decision:
    """Silence after the meeting; a task of an earlier date says nothing about this one."""
    return closing.close(booking, now) if is_wanted(task, booking, now) else Decision(booking)


def place_hold(task: Task, tools: Tools, stripe: Stripe, now: datetime) -> None:
    """Authorise the deposit.

    1. After an attempt of unknown outcome, look for the hold that it may have placed.
    2. If there is none, and one is still wanted: write the attempt, then make the call.
    3. Commit what came of it; a hold that is not wanted any more is let go by its own task.
    """
    booking = existing(tools, task.booking)
    last = _last(task, tools)
    doubtful = last is not None and last.outcome in (Outcome.OPEN, Outcome.ERROR)
    hold = stripe.find(booking, task.id, now) if doubtful else None
    entry = last if hold and last else _next(task, last, Deed.PLACE, booking.deposit.amount, now)
    if hold is None:
        if not is_wanted(task, booking, now) or not holding.wants_hold(booking, now):
            return finish(task, tools, now, Decision, outcome="dropped")
        tools.table.write_entry(entry, task)
        try:
            hold = _called(lambda: _placed(booking, entry, last, stripe, now), entry, task, tools)
        except Refusal as refusal:
            return _refused(task, entry, refusal.code, tools, now)
    placed, plan = hold, tools.settings.plan
    entry = replace(entry, outcome=Outcome.DONE, intent=placed.intent)
    return finish(
        task,
        tools,
        now,
        lambda found: holding.hold_placed(found, placed, plan, now),
        entries=(entry,),
    )


def _placed(
    booking: Booking, entry: Entry, last: Entry | None, stripe: Stripe, now: datetime
) -> Hold:
    """A repeated call gives the stored answer, which may be about a hold that is gone by now."""
    hold = stripe.place(booking, entry, now)
    if last and stripe.standing(hold.intent, now).hold is None:
        raise BadAnswer("The hold was let go before we had its answer.")
    return hold


def release_hold(task: Task, tools: Tools, stripe: Stripe, now: datetime) -> None:
    """Let the hold go that the task names, unless it is gone already."""
    intent = task.about
    standing = stripe.standing(intent, now)
    if standing.taken:
        return finish(task, tools, now, Decision, outcome="captured before")
    amount = existing(tools, task.booking).deposit.amount
    entry = _next(task, _last(task, tools), Deed.RELEASE, amount, now)
    if standing.hold:
        tools.table.write_entry(entry, task)
        _called(lambda: stripe.release(intent, entry.key), entry, task, tools)
    entry = replace(entry, outcome=Outcome.DONE, intent=intent)
    return finish(
        task, tools, now, lambda found: holding.released(found, intent, now), entries=(entry,)
    )


def capture(task: Task, tools: Tools, stripe: Stripe, now: datetime) -> None:
    """Take exactly what was decided, or the part of the price, once; the rest goes back."""
    booking = existing(tools, task.booking)
    hold, last = booking.deposit.hold, _last(task, tools)
    if booking.fee_lacks_hold:
        return finish(task, tools, now, _hold_for_fee(now), outcome="waits for a hold")
    amount = charging.to_take(booking)
    if amount is None or (hold is None and booking.deposit.state is not DepositState.PAID):
        entries = _known_done(booking, last)
        return finish(task, tools, now, Decision, entries=entries, outcome="nothing to capture")
    if not _may_take(booking, now):
        return finish(task, tools, now, lambda found: _not_yet(found, now))
    if charging.lowered(amount, booking, filled=_was_filled(booking, tools)) != amount:
        return finish(task, tools, now, lambda found: closing.refilled(found, now))
    if hold is None:
        return finish(task, tools, now, lambda found: holding.captured(found, amount, now))
    return _capture(task, last, hold.intent, amount, tools, stripe, now)


def _capture(
    task: Task,
    last: Entry | None,
    intent: str,
    amount: Money,
    tools: Tools,
    stripe: Stripe,
    now: datetime,
) -> None:
    standing = stripe.standing(intent, now)
    entry = _next(task, last, Deed.CAPTURE, amount, now)
    if standing.hold:
        tools.table.write_entry(entry, task)
        _called(lambda: stripe.capture(intent, amount, entry.key), entry, task, tools)
    elif not standing.taken:
        return finish(task, tools, now, lambda found: holding.hold_lost(found, intent, now))
    taken = Money(standing.taken, amount.currency) if standing.taken else amount
    entry = replace(entry, outcome=Outcome.DONE, intent=intent, amount=taken)
    return finish(
        task, tools, now, lambda found: holding.captured(found, taken, now), entries=(entry,)
    )


def _may_take(booking: Booking, now: datetime) -> bool:
    """A fee waits out its cool-off, and that the client had it in writing."""
    fee = booking.fee
    return fee is None or (now >= fee.not_before and fee.noticed is not None)


def _not_yet(booking: Booking, now: datetime) -> Decision:
    fee = booking.fee
    if fee is None or now >= fee.not_before:
        return closing.unheard(booking, now)
    return Decision(booking.stepped()).then(Kind.CAPTURE, fee.not_before)


def _was_filled(booking: Booking, tools: Tools) -> bool:
    """A fee that is halved is so once: its amount says so already."""
    halved = booking.fee is not None and booking.fee.filled
    return not halved and is_filled(booking, tools)


def refund(task: Task, tools: Tools, stripe: Stripe, now: datetime) -> None:
    """Give back what the host may not keep, as the booking stands now.

    1. Look how much has gone back: what we do not know of yet is adopted.
    2. Else, if something is owed: write the attempt, then make the call. Its key says how much had
       gone back before, so that no two tasks can give back the same twice.
    """
    booking = existing(tools, task.booking)
    paid, back = booking.deposit.paid, booking.deposit.refunded
    if paid is None:
        return finish(task, tools, now, Decision, outcome="nothing to give back")
    before = back.amount if back else 0
    unknown = stripe.refunded(paid.intent) - before
    amount = replace(paid.amount, amount=unknown) if unknown else refunding.owed_back(booking)
    if not amount:
        return finish(task, tools, now, Decision, outcome="nothing to give back")
    entry = _next(task, _last(task, tools), Deed.REFUND, amount, now)
    if not unknown:
        tools.table.write_entry(entry, task)
        key = f"{booking.id}.refund.{before}.{entry.number}"
        _called(lambda: stripe.refund(paid.intent, amount, booking.id, key), entry, task, tools)
    total = replace(amount, amount=before + amount.amount)
    entry = replace(entry, outcome=Outcome.DONE, intent=paid.intent)
    return finish(
        task, tools, now, lambda found: refunding.refunded(found, total, now), entries=(entry,)
    )


def _hold_for_fee(now: datetime) -> Callable[[Booking], Decision]:
    """The hold comes first; once it stands, it is captured."""
    return lambda booking: Decision(booking.stepped()).then(Kind.PLACE_HOLD, now)


def _known_done(booking: Booking, last: Entry | None) -> tuple[Entry, ...]:
    """An attempt whose answer was lost, and that a webhook has told us of."""
    is_open = last is not None and last.outcome is Outcome.OPEN
    if not is_open or last is None or booking.deposit.taken is None:
        return ()
    return (replace(last, outcome=Outcome.DONE, amount=booking.deposit.taken),)


def _called(call: Callable[[], T], entry: Entry, task: Task, tools: Tools) -> T:
    """Its answer. One that says nothing is noted, so that the next try has another key."""
    try:
        return call()
    except BadAnswer as error:
        tools.table.write_entry(replace(entry, outcome=Outcome.ERROR, why=str(error)), task)
        raise


def _refused(task: Task, entry: Entry, code: str, tools: Tools, now: datetime) -> None:
    entry = replace(entry, outcome=Outcome.REFUSED, why=code)
    finish(
        task,
        tools,
        now,
        lambda booking: holding.hold_refused(booking, code, now),
        entries=(entry,),
    )


def _last(task: Task, tools: Tools) -> Entry | None:
    entries = tools.table.entries(task.booking, task.id)
    return entries[-1] if entries else None


def _next(task: Task, last: Entry | None, deed: Deed, amount: Money, now: datetime) -> Entry:
    """The same number while Stripe may still be at it; the next one after a definite answer."""
    number = 1 if last is None else last.number + (last.outcome is not Outcome.OPEN)
    return Entry(task.booking, task.id, number, deed, now, amount)
