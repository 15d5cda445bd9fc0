"""The words of the terms: right plurals and cases, for pages and mails alike."""

import pytest

from showup.domain.terms import Clause, Terms
from tests.site.sentences import LOCALES, plain, say, texts


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
        ("1 day", "gen", "doby"),
        ("36 h", "loc", "36 godzinach"),
        ("7 days", "gen", "7 dni"),
        ("1 min", "acc", "1 minutę"),
        ("15 min", "acc", "15 minut"),
        ("1 h 30 min", "acc", "1 godzinę 30 minut"),
        ("90 min", "acc", "1 godzinę 30 minut"),
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
        ("60 min", "1 hour"),
        ("48 h", "48 hours"),
        ("2 days", "48 hours"),
        ("7 days", "7 days"),
        ("168 h", "7 days"),
        ("15 min", "15 minutes"),
        ("90 min", "1 hour 30 minutes"),
        ("0 min", "0 minutes"),
    ],
)
def test_a_length_is_said_in_one_way_however_it_was_written(written_length: str, said: str) -> None:
    assert say("en").span(written_length) == said


@pytest.mark.parametrize(
    ("days", "english", "polish"),
    [(1, "1 day", "1 dnia"), (2, "2 days", "2 dni"), (22, "22 days", "22 dni")],
)
def test_calendar_days_have_their_plural(days: int, english: str, polish: str) -> None:
    assert [say("en").days(days), say("pl").days(days)] == [english, polish]


def test_polish_speaks_of_24_hours_before_and_not_of_a_day() -> None:
    assert say("pl").moment("24 h") == "do 24 godzin przed rozpoczęciem"
    assert say("pl").when({"since": "24 h", "until": "start"}).startswith("mniej niż 24 godziny")


@pytest.mark.parametrize("locale", LOCALES)
def test_each_clause_has_a_title_of_its_own(locale: str) -> None:
    titles = [plain(say(locale).title(clause)) for clause in Clause]
    assert len(set(titles)) == len(Clause)
    assert all(titles)


@pytest.mark.parametrize(
    ("locale", "said"), [("en", "60 zł at most"), ("pl", "najwyżej 60 zł i nic")]
)
def test_a_known_sum_is_named_as_the_most(locale: str, said: str) -> None:
    assert said in say(locale).clause(Clause.LATE, texts(Terms()), "60 zł")


def test_sums_are_written_as_the_language_writes_them() -> None:
    assert [say("en").money(60, one) for one in ("PLN", "EUR", "CHF")] == ["60 zł", "€60", "60 CHF"]
    assert [say("pl").money("60.50", one) for one in ("PLN", "EUR")] == ["60,50 zł", "60,50 €"]
    assert [say("en").money(sum, "EUR") for sum in (60.5, 60.0, "60.00")] == [
        "€60.50",
        "€60",
        "€60",
    ]


def test_what_a_host_wrote_is_escaped_where_markup_is_made() -> None:
    assert say("en", autoescape=True).money("60", "<b>") == "60 &lt;b&gt;"
    late = say("en", autoescape=True).clause(Clause.LATE, texts(Terms()), "60 <b>")
    assert "60 &lt;b&gt; at most" in late
