"""The worst case of a policy: the most that a client can lose, and by what, in one sentence of
`templates/policies/<locale>.html`."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from showup.adapters.clauses import Clauses
from showup.adapters.written import length
from showup.domain.choices import Rebook
from showup.domain.consequences import Row
from showup.domain.money import Money
from showup.domain.terms import Terms


@dataclass(frozen=True)
class Worst:
    """`late`: by cancelling with less notice than this, "" for at any time, None for not at all.
    `credit_days`: by cancelling earlier, without a new date in so many days; 0: not so. `missing`:
    by not coming. `moving`: by moving, which is dearer than all of these."""

    amount: Money
    late: str | None = None
    credit_days: int = 0
    missing: bool = False
    moving: bool = False


def worst(terms: Terms, price: Money, minutes: int, service: str = "") -> Worst:
    """Of a new client who books a meeting of so many `minutes`."""
    deposit = terms.deposit_for(service, price, minutes)
    cancels = [row.cancel.amount(price, deposit) for row in terms.notice]
    moves = [row.move.amount(price, deposit) for row in terms.notice]
    missing = terms.no_show.amount(price, deposit)
    giving_up = max(one.amount for one in (*cancels, missing))
    most = max(giving_up, *(one.amount for one in moves)) if terms.moves else giving_up
    if not most:
        return Worst(price.none())
    at_most = [row for row, cost in zip(terms.notice, cancels, strict=True) if cost.amount == most]
    return Worst(
        Money(most, price.currency),
        _late(terms, [row for row in at_most if not row.cancel.within]),
        max((row.cancel.within for row in at_most), default=0),
        missing.amount == most,
        most > giving_up,
    )


def _late(terms: Terms, rows: list[Row]) -> str | None:
    """How much notice is less than enough."""
    before = {later.until: row.until for row, later in pairwise(terms.notice)}
    if not rows:
        return None
    since = before.get(rows[0].until)
    return length(since) if since is not None else ""


class Words:
    """In one language; `templates` is the folder of all templates."""

    def __init__(self, templates: Path, locale: str) -> None:
        house = Environment(
            loader=FileSystemLoader(templates), undefined=StrictUndefined, autoescape=False
        )
        self._say: Any = house.get_template(f"policies/{locale}.html").make_module()
        self._clauses = Clauses(templates, locale)

    def worst(self, terms: Terms, price: Money, minutes: int, service: str = "") -> str:
        found = worst(terms, price, minutes, service)
        takes_place = terms.rebook_means is Rebook.TAKES_PLACE
        sums = [self._clauses.money(one) for one in (price, found.amount)]
        return " ".join(str(self._say.worst(found, *sums, takes_place)).split())
