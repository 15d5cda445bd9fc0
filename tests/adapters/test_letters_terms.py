"""The numbers in a mail are the numbers of the booking's own terms."""

from dataclasses import replace
from datetime import timedelta

import pytest

from showup.adapters.clauses import clauses_in
from showup.domain.choices import Mode
from showup.domain.consequences import Deposit
from showup.domain.deposit import BookedDeposit, DepositState
from showup.domain.money import Money
from showup.domain.settings import Meet
from showup.domain.tasks import Mail
from showup.domain.terms import Clause
from tests.adapters.correspondence import (
    HOLD_AT,
    HOUR,
    LAST_FREE,
    LATE,
    cancelled,
    confirmed,
    held,
    moved,
    refused,
    text,
    write,
)
from tests.adapters.turns import the
from tests.builders import a_booking, some_settings, with_terms


def test_booked_says_what_when_where_how_much_and_until_when() -> None:
    said = text(Mail.BOOKED, confirmed())
    for fact in (
        "What: Consultation, 50 minutes",
        "When: Monday, 30 November 2026, 9:00–9:50 (Warsaw)",
        "Where: by video, https://meet.example.com/room",
        "Price: 120 zł",
        "Fri 27 Nov, 9:00 (Warsaw): your bank sets aside 60 zł",
        "Until Sat 28 Nov, 9:00 (Warsaw): cancel or move free of charge",
        "at most 60 zł",
        "Clause 3: ",
        "60 zł at most",
        "Clause 7: No fee is taken before 24 hours have passed",
    ):
        assert fact in said


def test_booked_says_it_in_polish_too() -> None:
    said = text(Mail.BOOKED, replace(confirmed(), locale="pl"))
    for fact in (
        "Co: Konsultacja, 50 min",
        "Kiedy: poniedziałek, 30 listopada 2026, 9:00–9:50 (Warszawa)",
        "Cena: 120 zł",
        "Bank zablokuje 60 zł: pt. 27.11, 9:00 (Warszawa)",
        "Do sob. 28.11, 9:00 (Warszawa): odwołasz lub przełożysz bez opłat",
        "najwyżej 60 zł",
        "Pkt 3: ",
        "Pkt 7: Żadnej opłaty nie pobieram wcześniej niż po dobie",
    ):
        assert fact in said


def test_other_terms_make_other_numbers() -> None:
    settings = with_terms(
        some_settings(),
        deposit=Deposit(percent=30),
        free_until=timedelta(hours=24),
        hold_before=timedelta(hours=30),
        decide_after=timedelta(hours=36),
    )
    said = text(Mail.BOOKED, confirmed(settings))
    assert "Sat 28 Nov, 3:00 (Warsaw): your bank sets aside 36 zł" in said
    assert "Until Sun 29 Nov, 9:00 (Warsaw): cancel" in said
    assert "36 zł at most" in said
    assert "before 36 hours have passed" in said


def test_a_booking_keeps_the_terms_that_it_accepted() -> None:
    changed = with_terms(some_settings(), decide_after=timedelta(hours=72))
    assert "24 hours" in write(Mail.BOOKED, confirmed(), settings=changed).text


def test_without_a_deposit_no_mail_speaks_of_cards_or_fees() -> None:
    settings = with_terms(some_settings(), mode=Mode.NONE)
    booking = a_booking(settings)
    assert booking.deposit == BookedDeposit(Money(0, "PLN"), DepositState.NONE, Mode.NONE)
    for mail in (Mail.BOOKED, Mail.REMINDER, Mail.MEETING_LINK, Mail.HOST_BOOKED):
        said = text(mail, booking).lower()
        assert not any(word in said for word in ("card", "deposit", "fee", "clause", "bank"))
    assert "free of charge until it starts" in text(Mail.BOOKED, booking)
    gone = cancelled(booking, LATE)
    assert "It costs nothing." in text(Mail.CANCELLED, gone, LATE)
    assert "bank" not in text(Mail.CANCELLED, gone, LATE)


def test_a_booking_inside_the_window_says_until_when_it_can_be_taken_back() -> None:
    booking = held(now=LATE)
    said = text(Mail.BOOKED, booking, LATE)
    assert "Until Sun 29 Nov, 8:00 (Warsaw): you can still change your mind free of charge" in said
    assert "your bank has set aside 60 zł" in said


def test_a_free_meeting_has_no_price_to_pay() -> None:
    settings = some_settings()
    hello = settings.services[1]
    booking = replace(
        a_booking(with_terms(settings, mode=Mode.NONE)), service=hello.id, price=hello.price
    )
    assert "Price: free of charge" in text(Mail.BOOKED, booking)


@pytest.mark.parametrize(
    ("meet", "said"),
    [
        (Meet.VIDEO, "Where: by video, https://meet.example.com/room"),
        (Meet.PHONE, "Where: by phone: I call you"),
        (Meet.IN_PERSON, "Where: in person\n"),
    ],
)
def test_each_way_to_meet_is_named(meet: Meet, said: str) -> None:
    assert said in text(Mail.MEETING_LINK, replace(confirmed(), meet=meet))


def test_held_is_a_receipt_and_not_a_bill() -> None:
    said = text(Mail.HELD, held(), HOLD_AT)
    assert "set aside 60 zł" in said
    assert "It is not a payment" in said
    assert "pending" in said
    assert "Until Sat 28 Nov, 9:00 (Warsaw): cancel or move free" in said


def test_a_reminder_names_the_last_free_minute_first_of_all() -> None:
    letter = write(Mail.REMINDER, confirmed(), HOLD_AT - 15 * HOUR)
    assert "Until Sat 28 Nov, 9:00 (Warsaw)" in letter.text
    assert "Cancel or move free of charge until Sat 28 Nov, 9:00 (Warsaw)." in letter.html


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("authentication_required", "it wants you to confirm it yourself"),
        ("insufficient_funds", "not enough on the card"),
        ("expired_card", "the card has expired"),
        ("incorrect_cvc", "a detail of the card is not right"),
        ("processing_error", "could not be reached"),
        ("stolen_card", "said no and gave no reason"),
        ("a_code_of_next_year", "said no and gave no reason"),
    ],
)
def test_a_refused_card_is_told_in_plain_words(code: str, said: str) -> None:
    letter = text(Mail.HOLD_REFUSED, refused(code), HOLD_AT)
    assert said in letter
    assert code not in letter
    assert "Our meeting stands" in letter
    assert "Until Sat 28 Nov, 9:00 (Warsaw): cancel or move free" in letter


def test_the_host_is_told_the_bank_s_own_code() -> None:
    said = text(Mail.HOST_HOLD_REFUSED, refused("stolen_card"), HOLD_AT)
    assert "stolen_card" in said
    assert "The meeting stands" in said


def test_a_card_refused_at_booking_says_how_long_the_time_is_kept() -> None:
    turn = the(Mail.HOLD_REFUSED, "pending")
    said = text(turn.mail, turn.booking, turn.now)
    assert "I keep the time for you until 12:30 (Warsaw)" in said
    assert "Our meeting stands" not in said


def test_a_move_in_time_says_both_times_and_the_new_cutoffs() -> None:
    said = text(Mail.MOVED, moved(held(), LAST_FREE), LAST_FREE)
    assert "Before: Mon 30 Nov, 9:00 (Warsaw)" in said
    assert "Now: Wednesday, 2 December 2026, 9:00–9:50 (Warsaw)" in said
    assert "Until Mon 30 Nov, 9:00 (Warsaw): cancel or move free" in said
    assert "The deposit goes along" in said


def test_a_rescued_move_says_that_it_is_no_longer_free() -> None:
    said = text(Mail.MOVED, moved(held(), LATE), LATE)
    assert "can no longer be cancelled free of charge (clause 2)" in said
    assert "The deposit goes along" in said
    assert "at most 60 zł" in said
    assert "Until " not in said


@pytest.mark.parametrize("locale", ["en", "pl"])
@pytest.mark.parametrize("clause", [Clause.LATE, Clause.COOL_OFF])
def test_a_mail_quotes_the_clause_in_the_words_of_the_policy_page(
    locale: str, clause: Clause
) -> None:
    booking = replace(confirmed(), locale=locale)
    said = clauses_in(locale).sentence(clause, booking)
    assert said in text(Mail.BOOKED, booking)
