"""The answers as a client reads them: whole sentences and right cases, in both languages."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.adapters.answers import says
from showup.adapters.clauses import Clauses
from showup.adapters.templates import templates
from showup.domain.booking import Booking
from showup.domain.choices import Mode, Prepaid, Rebook
from showup.domain.consequences import ALL, NOTHING, Row
from showup.domain.errors import Why
from showup.domain.lapses import Record
from showup.domain.questions import No, Question, Step, answer
from showup.domain.supposing import forgiven_once, supposed
from showup.domain.terms import Terms
from tests.builders import NOW, START, some_settings, with_terms
from tests.domain.steps import DAY, HOUR, LAPSED, MINUTE, NOBODY
from tests.strategies import sound_terms

CLAUSES = {locale: Clauses(templates(), locale) for locale in ("en", "pl")}
LATE = START - 47 * HOUR
CREDIT = replace(ALL, within=3)
ARTICLE = Terms(
    mode=Mode.PREPAY,
    prepaid_as=Prepaid.ZADATEK,
    notice=(Row(48 * HOUR, CREDIT, CREDIT), Row(NOTHING, ALL, ALL)),
)


def a_supposed(terms: Terms, timezone: str = "Europe/Warsaw") -> Booking:
    settings = with_terms(some_settings(), **vars(terms))
    return supposed(settings.services[0], START, settings, NOW, timezone=timezone)


def said(
    locale: str,
    step: Step,
    at: datetime,
    to: datetime | None = None,
    *,
    terms: Terms | None = None,
    record: Record = LAPSED,
    read: datetime | None = None,
) -> str:
    booking = a_supposed(terms or Terms())
    found = answer(booking, record, Question(step, to), at)
    return says(found, booking, CLAUSES[locale], read)


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("en", "Cancelling now costs nothing; that holds until Sat 28 Nov, 9:00 (clause 1)."),
        ("pl", "Odwołanie teraz nic nie kosztuje; tak jest do sob. 28.11, 9:00 (pkt 1)."),
    ],
)
def test_in_time(locale: str, sentence: str) -> None:
    assert said(locale, Step.CANCEL, NOW) == sentence


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("en", "Not coming: 60 zł at most, not before Tue 1 Dec, 9:15 (clause 4)."),
        ("pl", "Nieobecność: najwyżej 60 zł i nie wcześniej niż we wt. 1.12 o 9:15 (pkt 4)."),
    ],
)
def test_not_coming(locale: str, sentence: str) -> None:
    assert said(locale, Step.MISSING, NOW) == sentence


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        (
            "en",
            "Cancelling on Sat 28 Nov at 10:00: "
            "60 zł at most, not before Sun 29 Nov, 10:00 (clause 3).",
        ),
        (
            "pl",
            "Odwołanie w sob. 28.11 o 10:00: "
            "najwyżej 60 zł i nie wcześniej niż w niedz. 29.11 o 10:00 (pkt 3).",
        ),
    ],
)
def test_late_at_another_instant_than_now(locale: str, sentence: str) -> None:
    assert said(locale, Step.CANCEL, LATE, read=NOW) == sentence


@pytest.mark.parametrize(
    ("locale", "means", "sentence"),
    [
        (
            "en",
            Rebook.ARRANGED,
            "Cancelling now: your 60 zł stay as a credit if we arrange a new date by "
            "Thu 3 Dec, 23:59; else they are lost (clause 2).",
        ),
        (
            "en",
            Rebook.TAKES_PLACE,
            "Cancelling now: your 60 zł stay as a credit if the new meeting takes place by "
            "Thu 3 Dec, 23:59; else they are lost (clause 2).",
        ),
        (
            "pl",
            Rebook.ARRANGED,
            "Odwołanie teraz: Twoje 60 zł przechodzi na nowy termin, jeśli umówimy go do "
            "czw. 3.12, 23:59; w przeciwnym razie przepada (pkt 2).",
        ),
    ],
)
def test_a_credit_names_its_last_minute(locale: str, means: Rebook, sentence: str) -> None:
    terms = replace(ARTICLE, rebook_means=means)
    assert said(locale, Step.CANCEL, START - 49 * HOUR, terms=terms) == sentence


def test_what_was_paid_is_kept_or_goes_back_and_is_never_taken_anew() -> None:
    assert "I keep at most 60 zł of what you paid" in said("en", Step.CANCEL, LATE, terms=ARTICLE)
    back = said("en", Step.CANCEL, NOW, terms=ARTICLE)
    assert back.endswith("Your 60 zł go back to you.")
    assert "zatrzymam najwyżej 60 zł" in said("pl", Step.MISSING, NOW, terms=ARTICLE)


def test_somebody_who_is_late_hears_how_a_word_helps() -> None:
    soon, later, last = (START + n * MINUTE for n in (9, 20, 40))
    assert said("en", Step.LATE, NOW, soon) == (
        "If you are here at 9:09, it costs nothing: I wait until 9:15 (clause 4)."
    )
    assert "and I wait until 9:25, at no cost" in said("en", Step.LATE, NOW, later)
    assert "one word" not in said("en", Step.LATE, NOW, last)
    assert "i czekam do 9:25" in said("pl", Step.LATE, NOW, later)


def test_a_first_lapse_costs_nothing_and_says_why() -> None:
    first = said("en", Step.CANCEL, LATE, record=NOBODY)
    assert first == (
        "Cancelling now costs nothing, since it is the first time in twelve months (clause 6)."
    )


def test_without_a_deposit_there_is_nothing_to_number() -> None:
    free = Terms(mode=Mode.NONE)
    assert said("en", Step.CANCEL, LATE, terms=free) == "Cancelling now costs nothing."
    assert said("pl", Step.MISSING, LATE, terms=free) == "Nieobecność nic nie kosztuje."


@pytest.mark.parametrize("locale", CLAUSES)
@pytest.mark.parametrize("why", Why)
def test_whatever_cannot_be_done_has_a_sentence(locale: str, why: Why) -> None:
    booking = a_supposed(Terms())
    no = No(Question(Step.CANCEL), NOW, why, "")
    other = says(replace(no, why=Why.STATE), booking, CLAUSES[locale])
    sentence = says(no, booking, CLAUSES[locale])
    assert sentence.endswith(".")
    assert why is Why.STATE or sentence != other


@given(
    sound_terms(),
    st.sampled_from(Step),
    st.integers(0, 15 * 24 * 60),
    st.sampled_from(["Europe/Warsaw", "America/St_Johns"]),
)
def test_every_answer_is_whole_sentences(
    terms: Terms, step: Step, notice: int, timezone: str
) -> None:
    at = max(NOW, START - notice * MINUTE)
    booking = a_supposed(terms, timezone)
    found = answer(booking, forgiven_once(at), Question(step, START + DAY), at)
    for clauses in CLAUSES.values():
        for read in (None, NOW):
            sentence = says(found, booking, clauses, read)
            slips = [slip for slip in ("  ", " .", " ,", "()", ": .", "None") if slip in sentence]
            assert sentence.endswith(".")
            assert slips == [], sentence
    assert booking.zone == ZoneInfo("Europe/Warsaw")
