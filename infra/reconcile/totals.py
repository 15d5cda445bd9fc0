"""What a period comes to, by currency: as Stripe has it, and as the ledger explains it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from infra.reconcile.bank import Payment
from showup.domain.balance import balance
from showup.domain.ledger import Deed, Entry
from showup.domain.money import Money


@dataclass(frozen=True)
class Totals:
    """In minor units. `taken`: all of it, whatever went back since."""

    held: int = 0
    taken: int = 0
    refunded: int = 0
    disputed: int = 0

    def __add__(self, other: "Totals") -> "Totals":
        return Totals(
            self.held + other.held,
            self.taken + other.taken,
            self.refunded + other.refunded,
            self.disputed + other.disputed,
        )


@dataclass(frozen=True)
class Both:
    """Of one currency."""

    at_stripe: Totals = Totals()
    in_ledger: Totals = Totals()


def totals(
    payments: Iterable[Payment | None], ledger: Mapping[str, list[Entry]], ids: Iterable[str]
) -> dict[str, Both]:
    """Of these payments, and of the lines about them (`ids`: also those that Stripe has not)."""
    at_stripe: dict[str, Totals] = defaultdict(Totals)
    in_ledger: dict[str, Totals] = defaultdict(Totals)
    for payment in payments:
        if payment:
            at_stripe[payment.currency] += _of_payment(payment)
    for id in ids:
        if lines := ledger.get(id):
            in_ledger[lines[0].amount.currency] += _of_lines(lines)
    currencies = sorted({*at_stripe, *in_ledger})
    return {one: Both(at_stripe[one], in_ledger[one]) for one in currencies}


def _of_payment(payment: Payment) -> Totals:
    standing = payment.standing
    return Totals(
        standing.held if standing.hold else 0,
        standing.taken,
        sum(one.amount for one in payment.refunds if not one.failed),
        sum(_sum(one.withdrawn) - _sum(one.reinstated) for one in payment.disputes),
    )


def _sum(money: Money | None) -> int:
    return money.amount if money else 0


def _of_lines(lines: list[Entry]) -> Totals:
    said = balance(lines)
    taken = sum(one.amount.amount for one in lines if one.deed in (Deed.CAPTURE, Deed.PAY))
    return Totals(said.held, taken, said.returned, said.disputed)
