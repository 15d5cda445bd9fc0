"""Terms written out and read back are the same terms; the units are those that a person uses."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from infra.settings.problems import Notebook
from infra.settings.terms import read_terms
from infra.settings.values import Value
from showup.adapters.written import length, written
from showup.domain.consequences import Deposit
from showup.domain.terms import Terms
from tests.strategies import sound_terms


def read_back(front_matter: dict[str, Any], currency: str) -> Terms:
    """As a host would write it: without the keys that say nothing."""
    notebook = Notebook()
    said = {key: value for key, value in front_matter.items() if value}
    node = yaml.compose(yaml.safe_dump(said, sort_keys=False), Loader=yaml.SafeLoader)
    assert node is not None
    terms = read_terms(Value(notebook, "site/policy.md", "", node).block(), currency)
    notebook.settle()
    return terms


@settings(max_examples=200, deadline=None)
@given(sound_terms(), st.sampled_from(["PLN", "EUR", "JPY"]))
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
        "deposits": {},
        "known": "",
        "known_after": "1",
        "after": "",
        "prepaid_as": "",
        "pay_by": [],
        "free_until": "48 h",
        "rebook_within": "3 days",
        "rebook_means": "arranged",
        "moves": "3",
        "undo": "60 min",
        "wait": "15 min",
        "wait_more": "10 min",
        "no_show": "100%",
        "host_wait": "15 min",
        "decide_after": "24 h",
        "silence": "takes_missed",
        "first_lapse": "forgiven",
        "filled": "dropped",
        "clients": "consumers",
        "hold_before": "24 h",
    }


@pytest.mark.parametrize(
    ("fixed", "currency", "text"),
    [(6000, "PLN", "60"), (6050, "PLN", "60.50"), (5, "EUR", "0.05"), (6000, "JPY", "6000")],
)
def test_a_fixed_deposit_is_written_in_major_units(fixed: int, currency: str, text: str) -> None:
    terms = replace(Terms(), deposit=Deposit(fixed=fixed))
    assert written(terms, currency)["deposit"] == text
