"""What the deposits function does with a claimed task: place, release, capture, close, settle.

Money happens once: the attempt is in the ledger before the call; after an unknown outcome comes
a look, and what it finds is adopted. Each function ends with the commit that ends its task.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from showup.adapters.payments import BadAnswer, Refusal, Stripe
from showup.adapters.standing import Standing
from showup.domain import causes, charging, closing, crediting, holding, recovery
from showup.domain.booking import Booking
from showup.domain.decision import Decision
from showup.domain.deposit import DepositState, Hold
from showup.domain.ledger import Deed, Entry, Outcome
from showup.domain.money import Money
from showup.domain.tasks import Kind, Task, is_wanted
from showup.usecases import attempts, disputing, entering
from showup.usecases.looking import hold_seen, look
from showup.usecases.refunds import refund
from showup.usecases.tools import Tools, existing, finish, is_filled


def work(task: Task, tools: Tools, stripe: Callable[[], Stripe], now: datetime) -> None:
    """One claimed task, to its end."""
    if disputing.is_about_one(task):
        disputing.look(task, tools, stripe(), now)
    elif task.kind is Kind.LOOK:
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
    amount, last = booking.deposit.amount, attempts.last(task, tools)
    hold = stripe.find(booking, task.id, now) if attempts.is_doubtful(last) else None
    fresh = attempts.following(task, last, Deed.PLACE, amount, now)
    entry = last if hold and last else fresh
    if hold is None:
        if not is_wanted(task, booking, now) or not holding.wants_hold(booking, now):
            over = attempts.answered(last, ())
            return finish(task, tools, now, Decision, entries=over, outcome="dropped")
        try:
            hold = attempts.called(
                lambda: _placed(booking, entry, last, stripe, now), entry, last, task, tools
            )
        except Refusal as refusal:
            return _refused(task, entry, refusal.code, tools, now)
    placed, plan = hold, tools.settings.plan
    return finish(
        task,
        tools,
        now,
        lambda found: holding.hold_placed(found, placed, plan, now),
        entries=(entry.done(placed.intent),),
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
    """Let the hold go that the task names, unless it is gone already. What was taken of it in the
    same moment is adopted, and goes back."""
    intent, booking = task.about, existing(tools, task.booking)
    standing, last = stripe.standing(intent, now), attempts.last(task, tools)
    lines = entering.of_payment(booking, intent, standing, task, now)
    if standing.taken:
        seen = "captured before"
        return finish(
            task,
            tools,
            now,
            lambda found: hold_seen(found, intent, standing, now),
            entries=lines,
            outcome=seen,
        )
    if standing.hold:
        entry = attempts.following(
            task, last, Deed.RELEASE, Money(standing.held, booking.price.currency), now
        )
        entry = replace(entry, actor=causes.of_return(booking))
        attempts.called(lambda: stripe.release(intent, entry.key), entry, last, task, tools)
        lines = (*lines, entry.done(intent))
    else:
        lines = attempts.answered(last, lines)
    return finish(
        task, tools, now, lambda found: holding.released(found, intent, now), entries=lines
    )


def capture(task: Task, tools: Tools, stripe: Stripe, now: datetime) -> None:
    """Take exactly what was decided, or the part of the price, once; the rest goes back."""
    booking = existing(tools, task.booking)
    hold, last = booking.deposit.hold, attempts.last(task, tools)
    if booking.fee_lacks_hold:
        return finish(task, tools, now, _hold_for_fee(now), outcome="waits for a hold")
    if booking.fee_is_unpaid:
        return finish(task, tools, now, lambda found: recovery.fee_unpaid(found, now))
    amount = charging.to_take(booking)
    if amount is None or (hold is None and booking.deposit.state is not DepositState.PAID):
        return _nothing_to_take(task, booking, last, tools, stripe, now)
    if not _may_take(booking, now):
        return finish(task, tools, now, lambda found: _not_yet(found, now))
    if charging.lowered(amount, booking, filled=_was_filled(booking, tools)) != amount:
        return finish(task, tools, now, lambda found: closing.refilled(found, now))
    if hold is None:
        return finish(task, tools, now, lambda found: holding.captured(found, amount, now))
    return _capture(task, last, booking, hold.intent, amount, tools, stripe, now)


def _capture(
    task: Task,
    last: Entry | None,
    booking: Booking,
    intent: str,
    amount: Money,
    tools: Tools,
    stripe: Stripe,
    now: datetime,
) -> None:
    standing = stripe.standing(intent, now)
    lines = entering.of_payment(booking, intent, standing, task, now)
    if not standing.hold:
        return _captured_before(task, last, lines, intent, standing, tools, now)
    entry = attempts.following(task, last, Deed.CAPTURE, amount, now)
    cause, clause = causes.of_capture(booking), causes.clause(booking)
    entry = replace(entry, actor=cause, clause=clause)
    attempts.called(lambda: stripe.capture(intent, amount, entry.key), entry, last, task, tools)
    return finish(
        task,
        tools,
        now,
        lambda found: holding.captured(found, amount, now, intent),
        entries=(*lines, entry.done(intent)),
    )


def _captured_before(
    task: Task,
    last: Entry | None,
    lines: tuple[Entry, ...],
    intent: str,
    standing: Standing,
    tools: Tools,
    now: datetime,
) -> None:
    """By a try whose answer was lost, by another task, or by hand; or the hold is gone."""
    return finish(
        task,
        tools,
        now,
        lambda found: hold_seen(found, intent, standing, now),
        entries=attempts.answered(last, lines),
    )


def _nothing_to_take(
    task: Task, booking: Booking, last: Entry | None, tools: Tools, stripe: Stripe, now: datetime
) -> None:
    """The fee is gone, or taken already. What an attempt without an answer has taken all the same
    is adopted, and goes back."""
    hold = booking.deposit.hold
    if hold and last and attempts.is_doubtful(last):
        standing = stripe.standing(hold.intent, now)
        if standing.taken:
            lines = entering.of_payment(booking, hold.intent, standing, task, now)
            return _captured_before(task, last, lines, hold.intent, standing, tools, now)
    over = attempts.answered(last, ())
    return finish(task, tools, now, Decision, entries=over, outcome="nothing to capture")


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


def _hold_for_fee(now: datetime) -> Callable[[Booking], Decision]:
    """The hold comes first; once it stands, it is captured."""
    return lambda booking: Decision(booking.stepped()).then(Kind.PLACE_HOLD, now)


def _refused(task: Task, entry: Entry, code: str, tools: Tools, now: datetime) -> None:
    entry = replace(entry, outcome=Outcome.REFUSED, why=code)
    finish(
        task,
        tools,
        now,
        lambda booking: holding.hold_refused(booking, code, now),
        entries=(entry,),
    )
