"""One reconciliation: read both, compare, mend what can be mended, and compare again."""

from collections.abc import Callable
from dataclasses import dataclass, field

from infra.reconcile.compare import Difference, differences, repairs
from infra.reconcile.period import Period
from infra.reconcile.place import Place
from infra.reconcile.totals import Both, totals
from showup.domain.ledger import Entry
from showup.domain.tasks import Task


@dataclass(frozen=True)
class Result:
    """`repaired`: what was different and is so no more; `left`: what still is. `lines`: those of
    the ledger in the period. `payments`: how many were compared."""

    period: Period
    payments: int
    repaired: tuple[Difference, ...] = ()
    left: tuple[Difference, ...] = ()
    lines: tuple[Entry, ...] = ()
    totals: dict[str, Both] = field(default_factory=dict)


def reconcile(
    place: Place, period: Period, *, dry_run: bool, wait: Callable[[list[Task]], None]
) -> Result:
    """What can be mended is mended by tasks, as after a webhook: by the same code, with the same
    care. `wait`: until they are done. Raises DeployError if one of the two cannot be read."""
    first = _compared(place, period)
    tasks = [] if dry_run else repairs(first.left, place.now())
    if not tasks:
        return first
    for task in tasks:
        place.books.add(task, task.due)
    wait(tasks)
    second = _compared(place, period)
    repaired = tuple(one for one in first.left if one not in second.left)
    return Result(period, second.payments, repaired, second.left, second.lines, second.totals)


def _compared(place: Place, period: Period) -> Result:
    ledger = place.books.happened()
    lines = [line for found in ledger.values() for line in found if period.has(line.at)]
    payments = dict(place.bank.payments(period))
    told = {
        id: place.bank.payment(id)
        for id in dict.fromkeys(one.intent for one in lines)
        if id not in payments
    }
    all_ = {**payments, **told}
    ids = [one.booking for one in all_.values() if one]
    # Before the bookings: what ends in between is under way here, or in its booking there.
    under_way = place.books.under_way(place.now())
    found = differences(all_, ledger, place.books.bookings(ids), under_way)
    return Result(
        period,
        len(all_),
        left=tuple(found),
        lines=tuple(sorted(lines, key=lambda one: (one.at, one.booking, one.id))),
        totals=totals(all_.values(), ledger, all_),
    )
