"""The sentences of the terms: right plurals and cases, for pages and mails alike."""

from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from showup.adapters.written import written
from showup.domain.terms import Clause, FirstLapse, Mode, Rebook, Terms
from tests.site.conftest import ROOT


def say(locale: str, autoescape: bool = False) -> Any:
    house = Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        undefined=StrictUndefined,
        autoescape=autoescape,
    )
    return house.get_template(f"clauses/{locale}.html").make_module()


def texts(**changes: Any) -> dict[str, str]:
    return {**written(Terms(**changes), "PLN"), "currency": "PLN"}


@pytest.mark.parametrize(
    ("written_length", "case", "said"),
    [
        ("1 h", "acc", "1 godzinę"),
        ("2 h", "acc", "2 godziny"),
        ("5 h", "acc", "5 godzin"),
        ("12 h", "acc", "12 godzin"),
        ("22 h", "acc", "22 godziny"),
        ("24 h", "acc", "dobę"),
        ("24 h", "loc", "dobie"),
        ("36 h", "loc", "36 godzinach"),
        ("1 day", "gen", "1 dnia"),
        ("3 days", "gen", "3 dni"),
        ("1 min", "acc", "1 minutę"),
        ("15 min", "acc", "15 minut"),
        ("1 h 30 min", "acc", "1 godzinę 30 minut"),
    ],
)
def test_polish_lengths_stand_in_the_case_of_their_sentence(
    written_length: str, case: str, said: str
) -> None:
    assert say("pl").span(written_length, case) == said


@pytest.mark.parametrize(
    ("written_length", "said"),
    [
        ("1 h", "1 hour"),
        ("48 h", "48 hours"),
        ("1 day", "1 day"),
        ("15 min", "15 minutes"),
        ("1 h 30 min", "1 hour 30 minutes"),
    ],
)
def test_english_lengths_have_their_plural(written_length: str, said: str) -> None:
    assert say("en").span(written_length) == said


@pytest.mark.parametrize("locale", ["en", "pl"])
@pytest.mark.parametrize(
    "terms",
    [
        {},
        {"mode": Mode.NONE},
        {"rebook_within": 0},
        {"rebook_means": Rebook.TAKES_PLACE},
        {"first_lapse": FirstLapse.CHARGED},
        {"moves": 0},
    ],
)
def test_every_clause_has_a_title_and_whole_sentences(locale: str, terms: dict[str, Any]) -> None:
    for clause in Clause:
        sentence = " ".join(str(say(locale).clause(clause, texts(**terms))).split())
        assert sentence.endswith(".")
        assert [slip for slip in ("  ", " .", " ,") if slip in sentence] == []
        assert say(locale).title(clause)


@pytest.mark.parametrize(
    ("locale", "said"), [("en", "60 zł at most"), ("pl", "najwyżej 60 zł i nic")]
)
def test_a_known_sum_takes_the_place_of_the_share(locale: str, said: str) -> None:
    assert said in say(locale).clause(Clause.LATE, texts(), "60 zł")


def test_sums_are_written_as_the_language_writes_them() -> None:
    assert [say("en").money(60, one) for one in ("PLN", "EUR", "CHF")] == ["60 zł", "€60", "60 CHF"]
    assert [say("pl").money("60.50", one) for one in ("PLN", "EUR")] == ["60,50 zł", "60,50 €"]


def test_what_a_host_wrote_is_escaped_where_markup_is_made() -> None:
    assert say("en", autoescape=True).money("60", "<b>") == "60 &lt;b&gt;"
    late = say("en", autoescape=True).clause(Clause.LATE, texts(), "60 <b>")
    assert "60 &lt;b&gt; at most" in late
