"""Where Stripe and the ledger differ, and whether it can be mended: pure, and the same for a person
who reads it and for the machine that acts on it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from infra.reconcile.bank import Payment
from showup.domain import confirming
from showup.domain.booking import Booking
from showup.domain.charging import to_take
from showup.domain.ledger import Deed, Entry
from showup.domain.money import Money
from showup.domain.tasks import Kind, Task
from showup.usecases import entering

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class Matter(StrEnum):
    """What kind of difference it is."""

    NO_LINE = "no line"  # it happened at Stripe, and the ledger does not know
    STRAY = "stray hold"  # it lives, and no booking has it
    OUTLIVED = "outlived hold"  # it lives, and its booking has no use for it any more
    NOT_THERE = "not at Stripe"  # the ledger speaks of it, and Stripe does not
    AMOUNT = "other amount"
    UNKNOWN = "unknown booking"


@dataclass(frozen=True)
class Difference:
    """`at_stripe`, `in_ledger`: None where it is not there. `repair`: what a task would do about
    it, and `look_at` to which of Stripe's ids; None where only a person can tell."""

    matter: Matter
    booking: str
    payment: str
    about: str
    deed: Deed | None = None
    at_stripe: Money | None = None
    in_ledger: Money | None = None
    repair: Kind | None = None
    look_at: str = ""


def differences(
    payments: Mapping[str, Payment | None],
    ledger: Mapping[str, list[Entry]],
    bookings: Mapping[str, Booking],
    under_way: Collection[str],
) -> list[Difference]:
    """Of all these payments, in the order in which Stripe has them. What is under way at this very
    moment is no difference yet."""
    found: list[Difference] = []
    for id, payment in payments.items():
        lines = ledger.get(id, [])
        if payment is None:
            found += [_not_there(line) for line in lines]
            continue
        booking = bookings.get(payment.booking)
        if booking is None:
            found.append(_unknown(payment))
        elif booking.id not in under_way:
            found += _of_payment(payment, booking, lines)
    return found


def _of_payment(payment: Payment, booking: Booking, lines: list[Entry]) -> Iterator[Difference]:
    hold = _needless(payment, booking)
    if hold:
        yield hold
    there = {line.id: line for line in expected(payment, booking)}
    known = {line.id: line for line in lines}
    for id, line in there.items():
        if id not in known and not (hold and line.deed is Deed.PLACE):
            yield _no_line(line)
        elif id in known and known[id].amount != line.amount:
            yield _amount(line, known[id])
    yield from (_not_there(line) for id, line in known.items() if id not in there)


def expected(payment: Payment, booking: Booking) -> Iterator[Entry]:
    """The lines that explain what Stripe has."""
    task = Task("", booking.id, Kind.LOOK, NEVER)
    lines = entering.of_payment(booking, payment.id, payment.standing, task, NEVER)
    lines += entering.of_refunds(booking, payment.id, payment.refunds, task, NEVER)
    for dispute in payment.disputes:
        lines += entering.of_dispute(dispute, task, NEVER)
    for line in lines:
        yield line.done(payment.id, line.stripe, amount=Money(line.amount.amount, payment.currency))


def _needless(payment: Payment, booking: Booking) -> Difference | None:
    """A hold that lives for nothing is let go, as the policy would have it. One that the client
    placed at Checkout, of which nobody has heard yet, is looked at there: it may be wanted."""
    if payment.standing.hold is None:
        return None
    known, fee = booking.deposit.hold, booking.fee
    is_stray = known is None or known.intent != payment.id
    is_wanted = booking.is_open or (fee and fee.waits) or to_take(booking)
    if not is_stray and is_wanted:
        return None
    session = "" if payment.standing.task else confirming.awaited_session(booking)
    return Difference(
        Matter.STRAY if is_stray else Matter.OUTLIVED,
        booking.id,
        payment.id,
        payment.id,
        Deed.PLACE,
        Money(payment.standing.held, payment.currency),
        repair=Kind.LOOK if session else Kind.RELEASE_HOLD,
        look_at=session or payment.id,
    )


def _no_line(line: Entry) -> Difference:
    """A look enters it, as after a webhook."""
    disputed = line.deed in (Deed.DISPUTE, Deed.REINSTATE)
    return Difference(
        Matter.NO_LINE,
        line.booking,
        line.intent,
        line.stripe,
        line.deed,
        at_stripe=line.amount,
        repair=Kind.LOOK,
        look_at=line.stripe if disputed else line.intent,
    )


def _amount(at_stripe: Entry, in_ledger: Entry) -> Difference:
    return Difference(
        Matter.AMOUNT,
        in_ledger.booking,
        in_ledger.intent,
        in_ledger.stripe,
        in_ledger.deed,
        at_stripe.amount,
        in_ledger.amount,
    )


def _not_there(line: Entry) -> Difference:
    return Difference(
        Matter.NOT_THERE,
        line.booking,
        line.intent,
        line.stripe,
        line.deed,
        in_ledger=line.amount,
    )


def _unknown(payment: Payment) -> Difference:
    amount = Money(payment.amount, payment.currency)
    return Difference(Matter.UNKNOWN, payment.booking, payment.id, payment.id, at_stripe=amount)


def repairs(found: Iterable[Difference], now: datetime) -> list[Task]:
    """One task for each thing to look at, however many differences it has."""
    tasks: dict[str, Task] = {}
    for one in found:
        if one.repair:
            id = f"reconcile-{one.repair}-{one.look_at}-{now:%Y%m%d%H%M%S}"
            tasks[id] = Task(id, one.booking, one.repair, now, one.look_at)
    return list(tasks.values())
