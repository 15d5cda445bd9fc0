"""The worst case: nothing that a client does costs more, and something costs just that."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings

from infra.presets.worst import Words, Worst, worst
from showup.domain.choices import Mode, Prepaid, Rebook
from showup.domain.consequences import ALL, FREE, NOTHING, Consequence, Deposit, Row
from showup.domain.money import Money
from showup.domain.terms import Terms
from showup.usecases.offering import quote
from tests.builders import hours_of, some_settings, with_terms
from tests.strategies import PAID, sound_terms

PRICE = Money(12000, "PLN")
CREDIT = Consequence(percent=100, within=3)
TEMPLATES = Path(__file__).parents[3] / "templates"
NOW = datetime(2026, 11, 16, 11, 0, tzinfo=UTC)
START = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)


def said(terms: Terms, locale: str = "en") -> str:
    return Words(TEMPLATES, locale).worst(terms, PRICE, 50, PAID)


@settings(max_examples=200, deadline=None)
@given(sound_terms())
def test_no_step_costs_more_and_one_costs_as_much(terms: Terms) -> None:
    of_all = some_settings()
    changed = {name: getattr(terms, name) for name in terms.__dataclass_fields__}
    one = quote(with_terms(of_all, **changed), PAID, START, NOW)
    found = worst(terms, PRICE, 50, PAID)
    costs = [cost.amount for row in one.cutoffs for cost in (row.cancel, row.move)]
    assert max([*costs, one.no_show.amount]) <= found.amount.amount <= one.deposit.amount
    reached = [row.cancel.amount(PRICE, one.deposit) for row in terms.notice]
    reached += [row.move.amount(PRICE, one.deposit) for row in terms.notice if terms.moves]
    assert found.amount in [*reached, one.no_show, PRICE.none()]


ROWS = (
    Row(hours_of(48), FREE, FREE),
    Row(hours_of(24), Consequence(50), ALL),
    Row(NOTHING, ALL, ALL),
)


@pytest.mark.parametrize(
    ("terms", "found"),
    [
        (Terms(), Worst(Money(6000, "PLN"), "48 h", missing=True)),
        (Terms(notice=ROWS), Worst(Money(6000, "PLN"), "24 h", missing=True)),
        (Terms(notice=ROWS[:1]), Worst(Money(6000, "PLN"), None, missing=True)),
        (Terms(mode=Mode.NONE), Worst(Money(0, "PLN"))),
        (Terms(deposit=Deposit(fixed=0)), Worst(Money(0, "PLN"))),
        (
            Terms(mode=Mode.CARD, notice=(Row(NOTHING, ALL, ALL),)),
            Worst(Money(6000, "PLN"), "", missing=True),
        ),
        (
            Terms(
                notice=(Row(hours_of(48)), Row(NOTHING, Consequence(50), ALL)),
                no_show=Consequence(50),
            ),
            Worst(Money(6000, "PLN"), None, moving=True),
        ),
        (
            Terms(
                mode=Mode.PREPAY,
                prepaid_as=Prepaid.ZADATEK,
                notice=(Row(hours_of(48), CREDIT, CREDIT), Row(NOTHING, ALL, ALL)),
            ),
            Worst(Money(6000, "PLN"), "48 h", credit_days=3, missing=True),
        ),
    ],
)
def test_it_names_all_the_ways_to_lose_so_much(terms: Terms, found: Worst) -> None:
    assert worst(terms, PRICE, 50) == found


PAID_AHEAD = Terms(
    mode=Mode.PREPAY,
    prepaid_as=Prepaid.ZADATEK,
    notice=(Row(hours_of(48), CREDIT, CREDIT), Row(NOTHING, ALL, ALL)),
    rebook_means=Rebook.TAKES_PLACE,
)


def test_it_is_said_in_both_languages() -> None:
    assert said(Terms()) == (
        "For a price of 120 zł, the most that a client can lose is 60 zł: by cancelling less than "
        "48 hours before the start or by not coming."
    )
    assert said(Terms(), "pl") == (
        "Przy cenie 120 zł klient może stracić najwyżej 60 zł: odwołując spotkanie mniej niż "
        "48 godzin przed rozpoczęciem albo nie przychodząc."
    )


def test_a_credit_that_is_not_used_is_said_in_both_languages() -> None:
    assert said(PAID_AHEAD).endswith(
        "by cancelling less than 48 hours before the start, by not coming or by cancelling earlier "
        "without a new meeting that takes place within 3 days of the first one."
    )
    assert said(PAID_AHEAD, "pl").endswith(
        "odwołując spotkanie mniej niż 48 godzin przed rozpoczęciem, nie przychodząc albo "
        "odwołując wcześniej, jeśli nowe spotkanie nie odbędzie się w ciągu 3 dni od pierwszego."
    )


def test_a_policy_that_costs_nothing_says_so() -> None:
    assert said(Terms(mode=Mode.NONE)) == "Whatever happens, a client loses nothing."
    assert said(Terms(mode=Mode.NONE), "pl") == "Cokolwiek się stanie, klient nic nie traci."
