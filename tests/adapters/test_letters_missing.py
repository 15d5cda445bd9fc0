"""Somebody is missing: what they are asked, and what the host is asked and hears."""

from dataclasses import replace
from datetime import timedelta

import pytest

from showup.domain.booking import Booking
from showup.domain.choices import Mode
from showup.domain.settings import Meet
from showup.domain.tasks import Mail
from showup.domain.words import Word
from tests.adapters.correspondence import (
    ASKED,
    DECLARED,
    DESK,
    MANAGE,
    asked,
    confirmed,
    held,
    missed,
    said,
    speaking,
    text,
    write,
)
from tests.adapters.turns import WHY, the, written
from tests.builders import START, some_settings, with_terms

FREE = with_terms(some_settings(), mode=Mode.NONE)
OF_MONEY = ("fee", "card", "deposit", "clause", "bank", "taken", " zł", "opłat", "pobra", "kart")
MINUTE = timedelta(minutes=1)


def says(mail: Mail, about: str = "", locale: str = "en") -> str:
    return written(the(mail, about), locale).text


def link(page: str, word: str) -> str:
    return page.replace("#", f"?say={word}#")


def with_phone(mail: Mail, booking: Booking, locale: str) -> str:
    settings = speaking(locale)
    settings = replace(settings, host=replace(settings.host, phone="+48 601 234 567"))
    return write(mail, replace(booking, locale=locale), ASKED, settings=settings).text


# --- is everything all right? ----------------------------------------------------------------


VOICE = {
    "en": (
        "Is everything all right? I'm here until 9:15.",
        "Our meeting was due at 9:00.",
        f"Coming now: {link(MANAGE, 'coming')}",
        f"I can't get in: {link(MANAGE, 'cannot_get_in')}",
        f"I can't make it today: {link(MANAGE, 'cannot_come')}",
        f"Something serious happened: {link(MANAGE, 'serious')}",
        "If something has happened, see to that first; no need to explain."
        " Nothing is taken today. Phone: +48 601 234 567",
    ),
    "pl": (
        "Wszystko w porządku? Czekam do 9:15.",
        "Nasze spotkanie miało się zacząć o 9:00.",
        f"Zaraz będę: {link(MANAGE, 'coming')}",
        f"Nie mogę się połączyć: {link(MANAGE, 'cannot_get_in')}",
        f"Dziś nie dam rady: {link(MANAGE, 'cannot_come')}",
        f"Stało się coś poważnego: {link(MANAGE, 'serious')}",
        "Jeśli coś się stało, zajmij się tym; nie musisz się teraz tłumaczyć."
        " Dziś niczego nie pobieram. Tel.: +48 601 234 567",
    ),
}


@pytest.mark.parametrize("locale", VOICE)
def test_the_check_in_says_this_in_this_order_and_nothing_more(locale: str) -> None:
    body, _, _ = with_phone(Mail.CHECK_IN, asked(held()), locale).partition("\n\n-- \n")
    assert tuple(body.split("\n\n")) == VOICE[locale]


def test_the_check_in_says_it_all_in_the_subject_and_each_answer_is_a_button() -> None:
    letter = written(the(Mail.CHECK_IN))
    assert letter.subject == "Is everything all right? I'm here until 9:15"
    assert letter.html.count('class="on-button"') == 4


def test_the_wait_is_the_one_of_this_very_meeting() -> None:
    later = asked(held(), START + 12 * MINUTE)
    assert "I'm here until 9:22." in text(Mail.CHECK_IN, later, START + 12 * MINUTE)
    late = asked(said(held(), Word.LATE, now=START - 10 * MINUTE), ASKED)
    assert "I'm here until 9:25." in text(Mail.CHECK_IN, late, ASKED)


def test_whoever_is_asked_when_the_meeting_is_over_is_not_told_that_somebody_waits() -> None:
    letter = written(the(Mail.CHECK_IN, "over"))
    assert letter.subject.startswith("We missed each other at 9:00.")
    assert "until" not in letter.text
    assert "Coming now" not in letter.text
    assert link(MANAGE, "serious") in letter.text
    polish = says(Mail.CHECK_IN, "over", "pl")
    assert "Czekam" not in polish
    assert "Zaraz będę" not in polish


def test_today_is_promised_only_where_the_policy_keeps_it() -> None:
    soon = with_terms(some_settings(), decide_after=timedelta(hours=2))
    words = text(Mail.CHECK_IN, asked(held(soon)), ASKED)
    assert "Nothing is taken now." in words
    assert "today." not in words


def test_a_client_in_another_zone_reads_both_clocks() -> None:
    booking = replace(asked(held()), timezone="Europe/London")
    assert "I'm here until 8:15 (London; Warsaw 9:15)" in text(Mail.CHECK_IN, booking, ASKED)


def test_nobody_is_asked_in_polish_to_connect_to_a_room_of_stone() -> None:
    booking = replace(asked(held()), meet=Meet.IN_PERSON, locale="pl")
    assert "Nie mogę wejść: " in text(Mail.CHECK_IN, booking, ASKED)


# --- where nothing is asked ------------------------------------------------------------------


@pytest.mark.parametrize("locale", ["en", "pl"])
@pytest.mark.parametrize("mail", [Mail.CHECK_IN, Mail.HOST_MET, Mail.MISSED, Mail.FOLLOW_UP])
def test_without_a_deposit_nobody_hears_of_money(mail: Mail, locale: str) -> None:
    booking = replace(asked(confirmed(FREE)), locale=locale)
    if mail in (Mail.MISSED, Mail.FOLLOW_UP):
        booking = missed(booking)
    letter = write(mail, booking, DECLARED, settings=speaking(locale))
    assert not [word for word in OF_MONEY if word in letter.text.lower()]
    assert not [word for word in OF_MONEY if word in letter.subject.lower()]


@pytest.mark.parametrize("locale", ["en", "pl"])
@pytest.mark.parametrize("word", [Word.COMING, Word.CANNOT_GET_IN, Word.CANNOT_COME, Word.SERIOUS])
def test_without_a_deposit_the_host_does_not_either(word: Word, locale: str) -> None:
    booking = said(asked(confirmed(FREE)), word)
    letter = write(Mail.HOST_WORD, booking, ASKED, settings=speaking(locale))
    shown = letter.html.partition("<body")[2].lower()  # with the preheader
    assert not [w for w in OF_MONEY if w in letter.text.lower()]
    assert "taken" not in shown
    assert "pobra" not in shown


# --- the host's question and what they hear --------------------------------------------------


def test_the_host_is_asked_in_one_click_and_told_what_silence_means() -> None:
    letter = written(the(Mail.HOST_MET))
    assert letter.subject == "Is A client there? 9:00"
    assert f"They came: {link(DESK, 'came')}" in letter.text
    assert f"Not here: {link(DESK, 'missing')}" in letter.text
    assert letter.html.count('class="on-button"') == 2
    assert "Opening either page does nothing yet." in letter.text
    assert "telephone number and a text message" in letter.text
    assert "If you say nothing, they came." in letter.text
    assert "until Tue 1 Dec, 9:00 (Warsaw); then the 60 zł is released" in letter.text


def test_no_telephone_is_promised_that_the_client_has_not_given() -> None:
    booking = replace(held(), client=replace(held().client, phone=""))
    assert "telephone" not in text(Mail.HOST_MET, booking, ASKED)


def test_the_host_is_reminded_of_who_said_that_they_are_late() -> None:
    assert "running late; you wait until 9:25" in says(Mail.HOST_MET, "late")


@pytest.mark.parametrize(
    ("about", "subject", "follows"),
    [
        ("late", "Running late: A client", "You wait until 9:25."),
        ("coming", "Coming now: A client", "You wait until 9:25."),
        ("shut out", "Can't get in: A client", "A call may help most."),
        ("cannot come", "Can't make it today: A client", "once the wait is over, at 9:15"),
        ("serious", "Something serious has happened: A client", "nothing to do now"),
        ("objection", "Objection: A client", "nothing is taken. They have written to you"),
    ],
)
def test_the_host_sees_at_a_glance_what_was_wordsand_what_follows(
    about: str, subject: str, follows: str
) -> None:
    letter = written(the(Mail.HOST_WORD, about))
    assert letter.subject.startswith(subject)
    assert follows in letter.text


@pytest.mark.parametrize("about", ["serious", "serious, with a fee"])
def test_an_emergency_is_told_gently_and_first_of_all(about: str) -> None:
    words = says(Mail.HOST_WORD, about)
    assert words.startswith("Something serious has happened, and A client wanted you to know.")
    assert words.count(WHY) == 1
    assert "It is never counted" in words
    assert "Sleep on it" not in words
