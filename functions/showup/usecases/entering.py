"""What stands at Stripe, as lines of the ledger. Whoever looks enters all of it; the ledger keeps
each line once, so that looking again changes nothing."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from showup.adapters.standing import Refund, Standing
from showup.domain import causes
from showup.domain.booking import Booking
from showup.domain.dispute import Dispute
from showup.domain.ledger import Cause, Deed, Entry, Outcome
from showup.domain.money import Money
from showup.domain.tasks import Task


def of_payment(
    booking: Booking, intent: str, standing: Standing, task: Task, now: datetime
) -> tuple[Entry, ...]:
    """The hold and how it ended, or the money that was taken at once."""
    return tuple(_of_payment(booking, intent, standing, task, now))


def _of_payment(
    booking: Booking, intent: str, standing: Standing, task: Task, now: datetime
) -> Iterator[Entry]:
    held, taken = (_sum(amount, booking) for amount in (standing.held, standing.taken))
    if not held:
        if taken:
            yield _seen(task, Deed.PAY, taken, now, intent, Cause.CLIENT)
        return
    yield placed(booking, intent, standing, task, now)
    if taken:
        cause, clause = causes.of_capture(booking), causes.clause(booking)
        yield _seen(task, Deed.CAPTURE, taken, now, intent, cause, clause)
    elif standing.expired:
        yield _seen(task, Deed.EXPIRE, held, now, intent, Cause.BANK)
    elif standing.hold is None:
        yield _seen(task, Deed.RELEASE, held, now, intent, causes.of_return(booking))


def placed(booking: Booking, intent: str, standing: Standing, task: Task, now: datetime) -> Entry:
    """By the task that Stripe's own record names; else by the client, at Checkout."""
    cause = Cause.SHOWUP if standing.task else Cause.CLIENT
    by, number = standing.task or task.id, standing.attempt
    line = Entry(booking.id, by, number, Deed.PLACE, now, _sum(standing.held, booking), actor=cause)
    return line.done(intent)


def of_refunds(
    booking: Booking, intent: str, refunds: Iterable[Refund], task: Task, now: datetime
) -> tuple[Entry, ...]:
    """Each of them, and each that came back from the client's bank."""
    return tuple(_of_refunds(booking, intent, refunds, task, now))


def _of_refunds(
    booking: Booking, intent: str, refunds: Iterable[Refund], task: Task, now: datetime
) -> Iterator[Entry]:
    clause = causes.clause(booking)
    for one in refunds:
        cause = causes.of_return(booking) if one.mark else Cause.HOST
        amount = _sum(one.amount, booking)
        rests_on = clause if one.mark else 0
        line = _seen(task, Deed.REFUND, amount, now, intent, cause, rests_on, one.id)
        yield line
        if one.failed:
            yield line.done(
                intent, one.id, deed=Deed.REFUND_FAILED, actor=Cause.BANK, clause=0, why=one.failed
            )


def of_dispute(dispute: Dispute, task: Task, now: datetime) -> tuple[Entry, ...]:
    """What the bank took from the host, and what it gave back."""
    moved = ((Deed.DISPUTE, dispute.withdrawn), (Deed.REINSTATE, dispute.reinstated))
    return tuple(
        _seen(task, deed, amount, now, dispute.intent, Cause.BANK, about=dispute.id)
        for deed, amount in moved
        if amount
    )


def _seen(
    task: Task,
    deed: Deed,
    amount: Money,
    now: datetime,
    intent: str,
    cause: Cause,
    clause: int = 0,
    about: str = "",
) -> Entry:
    return Entry(
        task.booking,
        task.id,
        0,
        deed,
        now,
        amount,
        intent,
        Outcome.DONE,
        actor=cause,
        clause=clause,
        stripe=about or intent,
    )


def _sum(amount: int, booking: Booking) -> Money:
    return Money(amount, booking.price.currency)
