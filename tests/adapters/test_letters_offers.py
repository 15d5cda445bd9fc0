"""A new date: concrete times, each a link of its own; and what is saved, moved or closed kindly."""

import html
import re
from dataclasses import replace

import pytest

from showup.domain.settings import Meet
from showup.domain.tasks import Mail
from tests.adapters.correspondence import (
    BOOK,
    ENTER,
    HOUR,
    LATE,
    NO_TIMES,
    OFFERS,
    OPEN,
    confirmed,
    held,
    saved,
    speaking,
    text,
    write,
)
from tests.adapters.turns import Turn, every_turn, the, written
from tests.builders import NOW, some_settings

AGAIN = f"{BOOK}?again#token-of-the-client"
FIRST = f"{BOOK}?again&start=2026-12-01T09:00:00Z#token-of-the-client"
OFFERING = [
    the(Mail.EXPIRED),
    the(Mail.UNPAID, "slow"),
    the(Mail.UNPAID, "declined"),
    the(Mail.CANCELLED, "in time"),
    the(Mail.CANCELLED, "fee"),
    the(Mail.CANCELLED, "by the host"),
    the(Mail.MISSED, "fee"),
    the(Mail.MISSED, "forgiven"),
    the(Mail.FOLLOW_UP, "missed"),
    the(Mail.FOLLOW_UP, "cancelled"),
]
each_offer = pytest.mark.parametrize("turn", OFFERING, ids=str)


@each_offer
@pytest.mark.parametrize("locale", ["en", "pl"])
def test_each_of_three_times_is_a_link_that_books_it(turn: Turn, locale: str) -> None:
    letter = written(turn, locale)
    assert len(re.findall(r"^- ", letter.text, re.MULTILINE)) == len(OFFERS)
    at = {"en": "Tue 1 Dec, 10:00", "pl": "wt. 1.12, 10:00"}[locale]
    assert f"- {at}: {FIRST}\n" in letter.text
    assert f'href="{html.escape(FIRST)}"' in letter.html
    assert f'href="{AGAIN}"' in letter.html


@each_offer
def test_without_open_times_a_mail_still_leads_to_the_booking_page(turn: Turn) -> None:
    letter = write(turn.mail, turn.booking, turn.now, offers=NO_TIMES)
    assert AGAIN in letter.text
    assert "- " not in letter.text.replace("-- ", "")
    assert "these" not in letter.text


@each_offer
def test_times_are_called_kept_only_where_they_are_and_with_the_last_moment(turn: Turn) -> None:
    kept = write(turn.mail, turn.booking, turn.now).text
    merely_open = write(turn.mail, turn.booking, turn.now, offers=OPEN).text
    if turn.mail not in (
        Mail.EXPIRED,
        Mail.UNPAID,
    ):  # whoever came too late is offered what is open
        assert "I keep these times for you until Mon 30 Nov, 21:00." in kept
    assert "keep these" not in merely_open
    assert "open at the moment" in merely_open


def test_an_offer_in_another_zone_names_both_clocks() -> None:
    booking = replace(the(Mail.MISSED, "fee").booking, timezone="Europe/London")
    assert "- Tue 1 Dec, 9:00 (London; Warsaw 10:00): " in text(Mail.MISSED, booking, NOW)


def test_no_host_s_mail_holds_a_link_of_the_client_s() -> None:
    for turn in every_turn():
        if turn.mail.is_for_host:
            assert "token-of-the-client" not in written(turn).html


# --- asking again, and no more ---------------------------------------------------------------


@pytest.mark.parametrize("about", ["missed", "cancelled"])
def test_a_follow_up_is_short_presses_nobody_and_says_that_it_is_the_last_but_one(
    about: str,
) -> None:
    said = written(the(Mail.FOLLOW_UP, about)).text
    assert "This is the last mail but one" in said
    assert "nothing to do, and nothing to explain" in said
    assert not re.search(r"fee|clause|missed|cancelled|taken", said)
    assert len(said.split()) < 120


def test_where_several_follow_ups_are_set_none_claims_to_know_its_place() -> None:
    turn, settings = the(Mail.FOLLOW_UP, "missed"), some_settings()
    often = replace(settings, plan=replace(settings.plan, follow_ups=3))
    said = write(turn.mail, turn.booking, turn.now, settings=often).text
    assert "This may be the last mail but one" in said


@pytest.mark.parametrize("locale", ["en", "pl"])
@pytest.mark.parametrize("about", ["missed", "cancelled"])
def test_the_farewell_offers_no_times_and_leaves_the_door_open(about: str, locale: str) -> None:
    letter = written(the(Mail.FAREWELL, about), locale)
    assert "start=" not in letter.text
    assert AGAIN in letter.text
    last, door = {
        "en": ("no other will follow", "The door stays open"),
        "pl": ("następnej nie będzie", "Drzwi pozostają otwarte"),
    }[locale]
    assert last in letter.text
    assert letter.subject.startswith(door)
    assert not re.search(r"fee|clause|missed|taken|opłat|pkt|pobra", letter.text)


# --- saved, and moved ------------------------------------------------------------------------


def test_a_saved_meeting_says_the_same_time_how_where_and_what_it_costs() -> None:
    letter = written(the(Mail.SAVED, "by phone"))
    assert "Our meeting stays: the same time, now by phone." in letter.text
    assert "there is no fee" in letter.text
    assert "When: Monday, 30 November 2026, 9:00–9:50 (Warsaw)" in letter.text
    assert "Where: by phone: I call you" in letter.text
    assert "Your number: +48 600 000 000" in letter.text
    assert "Price: 120 zł, as agreed, unless we agree on something else" in letter.text
    assert letter.method == "REQUEST"
    assert letter.invitation is not None
    assert b"SEQUENCE:1" in letter.invitation


def test_a_shorter_meeting_says_how_short_to_both() -> None:
    assert "now 25 minutes, by video." in written(the(Mail.SAVED, "shorter")).text
    host = written(the(Mail.HOST_SAVED, "shorter")).text
    assert "now 25 minutes, by video" in host
    assert "The minutes after it are open again." in host
    assert "open again" not in written(the(Mail.HOST_SAVED, "by phone")).text


def test_saving_it_in_good_time_keeps_the_last_free_moment() -> None:
    early = saved(confirmed(), NOW + HOUR, meet=Meet.PHONE)
    assert "Until Sat 28 Nov, 9:00 (Warsaw): cancel or move free" in text(Mail.SAVED, early, NOW)
    late = written(the(Mail.SAVED, "by phone")).text
    assert "What cancelling would cost stays as it was: at most 60 zł (clause 3)." in late


def test_the_host_s_move_apologises_and_lets_the_client_go_free() -> None:
    letter = written(the(Mail.MOVED, "by the host"))
    assert letter.subject.startswith("I am sorry, a new time")
    assert "I am sorry: I have to move our meeting." in letter.text
    assert "Before: Mon 30 Nov, 9:00 (Warsaw)" in letter.text
    assert "Now: Wednesday, 2 December 2026, 9:00–9:50 (Warsaw)" in letter.text
    assert "Until Mon 30 Nov, 9:00 (Warsaw): cancel or move free of charge." in letter.text
    assert "sorry" not in written(the(Mail.MOVED, "in time")).text


def test_whoever_runs_late_can_say_so_from_the_mail_with_the_link() -> None:
    said = text(Mail.MEETING_LINK, held(), LATE)
    assert "I am running late: https://host.example/manage/?say=late#" in said
    assert "I can't get in: https://host.example/manage/?say=cannot_get_in#" in said
    phone = text(Mail.MEETING_LINK, replace(held(), meet=Meet.PHONE), LATE)
    assert "say=cannot_get_in" not in phone


# --- the host's way in -----------------------------------------------------------------------


@pytest.mark.parametrize("locale", ["en", "pl"])
def test_the_way_in_is_one_link_and_speaks_of_no_client(locale: str) -> None:
    letter = write(Mail.HOST_SIGN_IN, held(), settings=speaking(locale))
    once, nothing, client = {
        "en": ("good once and for ten minutes", "there is nothing to do", "client"),
        "pl": ("działa raz i przez dziesięć minut", "nie trzeba nic robić", "klient"),
    }[locale]
    assert re.findall(r'href="([^"]+)"', letter.html) == [ENTER]
    assert once in letter.text
    assert nothing in letter.text
    assert client not in letter.text.lower()
    assert letter.to == "host@example.com"
