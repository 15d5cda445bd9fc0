"""Terms written out and read back are the same terms; the units are those that a person uses."""

from dataclasses import replace
from datetime import timedelta

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from infra.settings.problems import Notebook
from infra.settings.terms import read_terms
from infra.settings.values import Value
from showup.adapters.written import length, written
from showup.domain.terms import Deposit, FirstLapse, Mode, Rebook, Terms


def minutes(least: int, most: int) -> st.SearchStrategy[timedelta]:
    return st.integers(least, most).map(lambda number: timedelta(minutes=number))


MONTH = 30 * 24 * 60
ANY_TERMS = st.builds(
    Terms,
    deposit=st.builds(Deposit, percent=st.integers(0, 100))
    | st.builds(Deposit, fixed=st.integers(0, 10_000_000)),
    free_until=minutes(0, MONTH),
    rebook_within=st.integers(0, 999),
    rebook_means=st.sampled_from(Rebook),
    wait=minutes(0, 1440),
    decide_after=minutes(0, MONTH),
    undo=minutes(0, 1440),
    hold_before=minutes(720, MONTH),
    moves=st.integers(0, 50),
    first_lapse=st.sampled_from(FirstLapse),
    mode=st.sampled_from(Mode),
)


def read_back(front_matter: dict[str, str], currency: str) -> Terms:
    notebook = Notebook()
    text = "".join(f"{key}: {value}\n" for key, value in front_matter.items())
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    assert node is not None
    terms = read_terms(Value(notebook, "site/policy.md", "", node).block(), currency)
    notebook.settle()
    return terms


@given(ANY_TERMS, st.sampled_from(["PLN", "EUR", "JPY"]))
def test_what_is_written_is_read_back(terms: Terms, currency: str) -> None:
    assert read_back(written(terms, currency), currency) == terms


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (timedelta(0), "0 min"),
        (timedelta(minutes=15), "15 min"),
        (timedelta(minutes=60), "60 min"),
        (timedelta(minutes=90), "90 min"),
        (timedelta(hours=2), "2 h"),
        (timedelta(hours=2, minutes=5), "2 h 5 min"),
        (timedelta(hours=24), "24 h"),
        (timedelta(hours=48), "48 h"),
        (timedelta(days=4, hours=18), "114 h"),
        (timedelta(days=7), "7 days"),
        (timedelta(days=7, hours=1), "169 h"),
    ],
)
def test_lengths_are_written_in_natural_units(value: timedelta, text: str) -> None:
    assert length(value) == text


def test_the_default_terms_are_written_as_everybody_says_them() -> None:
    assert written(Terms(), "PLN") == {
        "mode": "hold",
        "deposit": "50%",
        "free_until": "48 h",
        "rebook_within": "3 days",
        "rebook_means": "arranged",
        "wait": "15 min",
        "wait_more": "10 min",
        "decide_after": "24 h",
        "undo": "60 min",
        "hold_before": "24 h",
        "moves": "3",
        "first_lapse": "forgiven",
    }


@pytest.mark.parametrize(
    ("fixed", "currency", "text"),
    [(6000, "PLN", "60"), (6050, "PLN", "60.50"), (5, "EUR", "0.05"), (6000, "JPY", "6000")],
)
def test_a_fixed_deposit_is_written_in_major_units(fixed: int, currency: str, text: str) -> None:
    terms = replace(Terms(), deposit=Deposit(fixed=fixed))
    assert written(terms, currency)["deposit"] == text
