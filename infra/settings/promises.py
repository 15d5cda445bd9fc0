"""Whether the consequences fit together: in real sums, for each service, and for known clients too.

Less notice never costs less, not coming never costs less than cancelling, and no step is a cheaper
way to take another one.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from infra.settings.keys import POLICY
from infra.settings.problems import Notebook, days
from infra.settings.sums import Case, cases, in_words, least_charge
from showup.domain.choices import Mode
from showup.domain.consequences import Base, Consequence, Row
from showup.domain.money import Money
from showup.domain.settings import Settings
from showup.domain.terms import Terms


def look_at_promises(settings: Settings, notebook: Notebook) -> None:
    """One sentence for each line, of the first case in which it cannot be."""
    told: set[str] = set()
    terms = settings.policy.terms
    for case in cases(settings):
        for key, what, instead in _broken(terms, case):
            if key not in told:
                notebook.complain(key, what, instead, POLICY)
                told.add(key)


Sentence = tuple[str, str, str]


def _broken(terms: Terms, case: Case) -> Iterator[Sentence]:
    """Key, what is wrong, what to write instead."""
    if not case.is_known:
        yield from _above_deposit(terms, case)
    yield from _too_small(terms, case)
    for n, (row, later) in enumerate(pairwise(terms.notice), start=2):
        yield from _cheaper_later(f"notice.{n}", row, later, case)
    for n, row in enumerate(terms.notice, start=1):
        yield from _cheaper_by_moving(f"notice.{n}", row, case)
    yield from _cheaper_by_missing(terms, case)


def _above_deposit(terms: Terms, case: Case) -> Iterator[Sentence]:
    """It would be printed and never taken: nothing goes beyond the deposit."""
    for key, one in _all(terms):
        fixed = one.fixed is not None or one.of is Base.PRICE
        full = Money(one.fixed, case.deposit.currency) if one.fixed is not None else None
        asked = full or case.service.price.share(one.percent)
        if fixed and not asked <= case.deposit:
            what = (
                f"{in_words(asked)} is more than the deposit of {case} ({in_words(case.deposit)})"
            )
            yield key, what, 'write less, a percentage of the deposit such as "50%", or "100%"'


def _too_small(terms: Terms, case: Case) -> Iterator[Sentence]:
    """What is kept of money that was paid can be any sum; what is taken from a card cannot."""
    least = least_charge(case.deposit.currency)
    for key, one in _all(terms):
        cost = case.cost(one)
        if terms.mode is not Mode.PREPAY and cost and not least <= cost:
            what = f"comes to {in_words(cost)} for {case}, and Stripe takes no less than"
            yield key, f"{what} {in_words(least)}", 'write more, or "free"'


def _all(terms: Terms) -> Iterable[tuple[str, Consequence]]:
    for n, row in enumerate(terms.notice, start=1):
        yield f"notice.{n}.cancel", row.cancel
        yield f"notice.{n}.move", row.move
    yield "no_show", terms.no_show


def _cheaper_later(key: str, row: Row, later: Row, case: Case) -> Iterator[Sentence]:
    steps = {"cancel": (row.cancel, later.cancel), "move": (row.move, later.move)}
    for step, (one, other) in steps.items():
        if not _is_at_least(other, one, case):
            what = (
                f"for {case} this is less than with more notice ({_said(other, case)}, and "
                f"{_said(one, case)} before): whoever waits would pay less"
            )
            yield f"{key}.{step}", what, "ask at least as much as the row above"


def _cheaper_by_moving(key: str, row: Row, case: Case) -> Iterator[Sentence]:
    move, cancel = case.cost(row.move), case.cost(row.cancel)
    if move and not cancel <= move:
        what = (
            f"for {case} moving costs {in_words(move)} and cancelling {in_words(cancel)}: "
            "moving would be a cheaper way to cancel"
        )
        instead = 'write "free", "100%, free within 3 days", or at least what cancelling costs'
        yield f"{key}.move", what, instead


def _cheaper_by_missing(terms: Terms, case: Case) -> Iterator[Sentence]:
    missing, cancelling = case.cost(terms.no_show), case.cost(terms.notice[-1].cancel)
    if not cancelling <= missing:
        what = (
            f"for {case} not coming costs {in_words(missing)} and cancelling at the last moment "
            f"{in_words(cancelling)}: nobody would tell you any more"
        )
        yield "no_show", what, "ask at least as much as the last row does for cancelling"


def _is_at_least(other: Consequence, one: Consequence, case: Case) -> bool:
    """Not less at once, not less in the end, and not spared for longer."""
    less_at_once = not _at_once(one, case) <= _at_once(other, case)
    less_in_the_end = not case.cost(one) <= case.cost(other)
    longer = bool(one.within and other.within) and other.within > one.within
    return not (less_at_once or less_in_the_end or longer)


def _at_once(one: Consequence, case: Case) -> Money:
    return case.deposit.none() if one.within else case.cost(one)


def _said(one: Consequence, case: Case) -> str:
    cost = case.cost(one)
    if not cost:
        return "nothing"
    return f"{in_words(cost)}, spared within {days(one.within)}" if one.within else in_words(cost)
