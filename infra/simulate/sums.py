"""What a year came to under one policy, by what the clients did and by clause."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from infra.simulate.play import Bill
from infra.simulate.year import Does
from showup.domain.terms import Clause


@dataclass(frozen=True)
class Sums:
    """Amounts in minor units; `paid` counts the fees that were taken."""

    total: int
    paid: int
    by_deed: dict[Does, int]
    by_clause: dict[Clause, int]
    clauses_of: dict[Does, tuple[Clause, ...]]


def sums(bills: Iterable[Bill]) -> Sums:
    bills = list(bills)
    deeds: Counter[Does] = Counter()
    clauses: Counter[Clause] = Counter()
    seen: dict[Does, dict[Clause, None]] = {}
    for bill in bills:
        deeds[bill.story.does] += bill.fee.amount
        clauses[bill.clause] += bill.fee.amount
        if bill.fee:
            seen.setdefault(bill.story.does, {})[bill.clause] = None
    return Sums(
        total=sum(deeds.values()),
        paid=sum(bool(bill.fee) for bill in bills),
        by_deed=dict(deeds),
        by_clause=dict(clauses),
        clauses_of={deed: tuple(sorted(found, key=_number)) for deed, found in seen.items()},
    )


def _number(clause: Clause) -> int:
    return clause.number
