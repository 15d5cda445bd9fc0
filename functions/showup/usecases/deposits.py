"""What the deposits function does with a claimed task: place, release, capture, close, settle.

Money happens once: the attempt is in the ledger before the call; after an unknown outcome comes
a look, and what it finds is adopted. Each function ends with the commit that ends its task.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from showup.adapters.payments import BadAnswer, Refusal, Stripe
from showup.domain import charging, closing, crediting, holding, refunding
from showup.domain.booking import Booking
from showup.domain.decision import Decision
from showup.domain.deposit import DepositState, Hold
from showup.domain.ledger import Deed, Entry, Outcome
from showup.domain.money import Money
from showup.domain.tasks import Kind, Task, is_wanted
from showup.usecases import attempts
from showup.usecases.looking import hold_seen, look
from showup.usecases.tools import Tools, existing, finish, is_filled


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
    amount, last = booking.deposit.amount, attempts.last(task, tools)
    hold = stripe.find(booking, task.id, now) if attempts.is_doubtful(last) else None
    fresh = attempts.following(task, last, Deed.PLACE, amount, now)
    entry = last if hold and last else fresh
    if hold is None:
        if not is_wanted(task, booking, now) or not holding.wants_hold(booking, now):
            return finish(task, tools, now, Decision, outcome="dropped")
        tools.table.write_entry(entry, task)
        try:
            hold = attempts.called(
                lambda: _placed(booking, entry, last, stripe, now), entry, task, tools
            )
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
    """Let the hold go that the task names, unless it is gone already. What was taken of it in the
    same moment is adopted, and goes back."""
    intent = task.about
    standing = stripe.standing(intent, now)
    if standing.taken:
        seen = "captured before"
        return finish(
            task, tools, now, lambda found: hold_seen(found, intent, standing, now), outcome=seen
        )
    amount = existing(tools, task.booking).deposit.amount
    entry = attempts.following(task, attempts.last(task, tools), Deed.RELEASE, amount, now)
    if standing.hold:
        tools.table.write_entry(entry, task)
        attempts.called(lambda: stripe.release(intent, entry.key), entry, task, tools)
    entry = replace(entry, outcome=Outcome.DONE, intent=intent)
    return finish(
        task, tools, now, lambda found: holding.released(found, intent, now), entries=(entry,)
    )


def capture(task: Task, tools: Tools, stripe: Stripe, now: datetime) -> None:
    """Take exactly what was decided, or the part of the price, once; the rest goes back."""
    booking = existing(tools, task.booking)
    hold, last = booking.deposit.hold, attempts.last(task, tools)
    if booking.fee_lacks_hold:
        return finish(task, tools, now, _hold_for_fee(now), outcome="waits for a hold")
    amount = charging.to_take(booking)
    if amount is None or (hold is None and booking.deposit.state is not DepositState.PAID):
        return _nothing_to_take(task, booking, last, tools, stripe, now)
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
    entry = attempts.following(task, last, Deed.CAPTURE, amount, now)
    if standing.hold:
        tools.table.write_entry(entry, task)
        attempts.called(lambda: stripe.capture(intent, amount, entry.key), entry, task, tools)
    elif not standing.taken:
        return finish(task, tools, now, lambda found: holding.hold_lost(found, intent, now))
    taken = Money(standing.taken, amount.currency) if standing.taken else amount
    return _captured(task, entry, intent, taken, tools, now)


def _captured(
    task: Task, entry: Entry, intent: str, taken: Money, tools: Tools, now: datetime
) -> None:
    entry = replace(entry, outcome=Outcome.DONE, intent=intent, amount=taken)
    return finish(
        task, tools, now, lambda found: holding.captured(found, taken, now), entries=(entry,)
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
            taken = Money(standing.taken, booking.price.currency)
            return _captured(task, last, hold.intent, taken, tools, now)
    entries = attempts.known_done(booking, last)
    return finish(task, tools, now, Decision, entries=entries, outcome="nothing to capture")


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
    if unknown < 0:
        less = replace(paid.amount, amount=before + unknown)
        return finish(task, tools, now, lambda found: refunding.came_back(found, less, now))
    amount = replace(paid.amount, amount=unknown) if unknown else refunding.owed_back(booking)
    if not amount:
        return finish(task, tools, now, Decision, outcome="nothing to give back")
    entry = attempts.following(task, attempts.last(task, tools), Deed.REFUND, amount, now)
    if not unknown:
        tools.table.write_entry(entry, task)
        key = f"{booking.id}.refund.{before}.{entry.number}"
        attempts.called(
            lambda: stripe.refund(paid.intent, amount, booking.id, key), entry, task, tools
        )
    total = replace(amount, amount=before + amount.amount)
    entry = replace(entry, outcome=Outcome.DONE, intent=paid.intent)
    return finish(
        task, tools, now, lambda found: refunding.refunded(found, total, now), entries=(entry,)
    )


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
