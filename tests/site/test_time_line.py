"""The time line says what the code will do: for any terms, every moment of it, in its order."""

import re
from datetime import datetime, timedelta
from html import unescape

import pytest
from hypothesis import given
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from showup.adapters.written import written
from showup.domain.choices import Mode, Prepaid
from showup.domain.consequences import ALL, NOTHING, Consequence, Deposit, Row
from showup.domain.questions import Answer, Question, Step, answer
from showup.domain.supposing import forgiven_once, supposed
from showup.domain.terms import Terms, last_of_days
from tests.builders import START, WARSAW, some_settings, with_terms
from tests.site.conftest import ROOT
from tests.strategies import sound_terms

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
HOUSE = Environment(
    loader=FileSystemLoader([ROOT / "templates/site", ROOT / "templates"]),
    undefined=StrictUndefined,
)
READ = HOUSE.get_template("clauses/defaults.html").make_module()
SAY = {loc: HOUSE.get_template(f"clauses/{loc}.html").make_module() for loc in ("en", "pl")}
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def drawn(terms: Terms, locale: str = "en") -> list[dict[str, str]]:
    """Each point: its classes, and what it says under `when`, `what` and `phase`."""
    texts = {**written(terms, "PLN"), "currency": "PLN", "names": {}}
    html = HOUSE.get_template("timeline.html").render(
        terms=texts, locale=locale, read=READ, say=SAY[locale]
    )
    points = re.findall(r'<li class="(.*?)">(.*?)</li>', html, re.S)
    return [{"kind": kind, **_parts(inside)} for kind, inside in points]


def _parts(inside: str) -> dict[str, str]:
    parts = re.findall(r'<p class="(\w+)[^"]*">(.*?)</p>', inside, re.S)
    return {name: " ".join(unescape(re.sub("<.*?>", "", text)).split()) for name, text in parts}


def shown(moment: datetime) -> str:
    there = moment.astimezone(WARSAW)
    return f"{DAYS[there.weekday()]}, {there.hour}:{there.minute:02}"


def moments(terms: Terms) -> list[datetime]:
    """Whatever happens at a moment of its own, of a meeting booked long before."""
    settings = with_terms(some_settings(), **vars(terms))
    made = START - timedelta(days=50)
    booking = supposed(settings.services[0], START, settings, made)
    if not booking.deposit.amount:
        return []
    found = [row.until for row in booking.cutoffs if row.until != booking.undo_until]
    if booking.deposit.hold_at:
        found.append(booking.deposit.hold_at)
    said = answer(booking, forgiven_once(made), Question(Step.MISSING), made)
    if isinstance(said, Answer) and said.not_before:
        found.append(said.not_before)
    if booking.deposit.paid and terms.credit_within:
        found.append(last_of_days(terms.credit_within, START, WARSAW))
    return sorted(found)


@given(sound_terms())
def test_every_moment_at_which_something_ends_or_begins_is_on_the_line(terms: Terms) -> None:
    printed = [point["when"] for point in drawn(terms)]
    wanted = [shown(moment) for moment in moments(terms)]
    assert [one for one in wanted if one not in printed] == []
    places = [printed.index(one) for one in dict.fromkeys(wanted)]
    assert places == sorted(places)


@given(sound_terms())
def test_every_point_says_something_and_each_row_what_holds_from_then_on(terms: Terms) -> None:
    for locale in SAY:
        points = drawn(terms, locale)
        assert all(point["when"] and point["what"].endswith(".") for point in points)
        assert points[0]["phase"]
        rows = len(terms.notice) if _asks(terms) else 1
        undo = _asks(terms) and bool(terms.undo) and not _is_free(terms.notice[0])
        assert sum("phase" in point for point in points) == rows + undo
        text = " ".join(" ".join(point.values()) for point in points)
        assert [slip for slip in ("  ", " .", "None", "{", "()") if slip in text] == []


def _asks(terms: Terms) -> bool:
    asked = (terms.deposit, *terms.deposits.values())
    return terms.mode is not Mode.NONE and any(d.percent or d.fixed or d.minutes for d in asked)


def _is_free(row: Row) -> bool:
    return row.cancel.is_free


CREDIT = Consequence(percent=100, within=3)
ARTICLE = Terms(
    mode=Mode.PREPAY,
    prepaid_as=Prepaid.ZADATEK,
    notice=(Row(48 * HOUR, CREDIT, CREDIT), Row(NOTHING, ALL, ALL)),
)
THREE = Terms(
    deposit=Deposit(fixed=6000),
    notice=(
        Row(48 * HOUR),
        Row(24 * HOUR, Consequence(percent=50)),
        Row(NOTHING, ALL, CREDIT, save=False),
    ),
)


def test_the_articles_own_terms_show_the_undo_the_credit_and_its_last_day() -> None:
    points = drawn(ARTICLE)
    assert [point["when"] for point in points] == [
        "The day you book",
        "1 hour later",
        "Saturday, 9:00",
        "Monday, 9:00",
        "Monday, 9:15",
        "Tuesday, 9:15",
        "Thursday, 23:59",
    ]
    assert "deposit kept for a new date within 3 days" in points[1]["phase"]
    assert points[2]["what"].startswith("Last moment to keep your deposit")
    assert "the new meeting has to be arranged" in points[-1]["what"]


def test_each_of_several_rows_says_what_it_costs_and_until_when() -> None:
    phases = [point["phase"] for point in drawn(THREE) if "phase" in point]
    assert phases == [
        "From then on: cancel or move: free",
        "From then on: move once more: free · cancel: at most half the deposit",
        "From then on: move once more: free within 3 days · cancel: at most 60 zł",
    ]


@pytest.mark.parametrize("mode", [Mode.CARD, Mode.NONE])
def test_where_nothing_is_held_no_bank_sets_anything_aside(mode: Mode) -> None:
    said = " ".join(point["what"] for point in drawn(Terms(mode=mode)))
    assert "sets aside" not in said
    assert ("A fee" in said or "fee" in said) == (mode is Mode.CARD)


def test_without_a_deposit_the_line_is_free_to_its_end() -> None:
    points = drawn(Terms(mode=Mode.NONE))
    assert all("free" in point["kind"] for point in points)
    assert [point["when"] for point in points][-1] == "Monday, 9:15", "and names no fee after that"
