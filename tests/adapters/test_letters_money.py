"""What a mail says of money that was paid, of what goes back of it, and of what a host owes."""

import re
from dataclasses import replace
from datetime import datetime

import pytest

from showup.domain.booking import Booking
from showup.domain.choices import Buyers
from showup.domain.consequences import Deposit
from showup.domain.fee import Ruling
from showup.domain.refunding import owed_back
from showup.domain.settings import Settings
from showup.domain.tasks import Mail
from showup.domain.terms import Clause
from tests.adapters.correspondence import (
    DECLARED,
    HOUR,
    LAPSED,
    LAST_FREE,
    LATE,
    asked,
    by_host,
    cancelled,
    captured,
    confirmed,
    missed,
    quoted,
    ruled,
    told,
    write,
)
from tests.adapters.prepaid import BACK, CARD, PART, ZADATEK, ZALICZKA, paid, refunded, withdrawn
from tests.adapters.turns import every_turn, the, written
from tests.builders import NOW, some_settings, with_terms

ODD = with_terms(ZADATEK, deposit=Deposit(percent=47))  # 56.40 zł


def says(mail: Mail, booking: Booking, now: datetime = NOW, locale: str = "en") -> str:
    return write(mail, replace(booking, locale=locale), now).text


@pytest.mark.parametrize(
    ("settings", "facts"),
    [
        (ZADATEK, ["Price: 120 zł; the deposit is part of it", "as a zadatek in Polish law"]),
        (ZALICZKA, ["as a zaliczka in Polish law", "If you cancel, the 60 zł goes back to you."]),
        (BACK, ["the deposit only secures your time", "After we meet: I give the 60 zł back"]),
    ],
)
def test_booked_and_paid_says_what_was_paid_and_what_becomes_of_it(
    settings: Settings, facts: list[str]
) -> None:
    said = says(Mail.BOOKED, paid(settings))
    assert "Your deposit: you have paid 60 zł" in said
    for fact in facts:
        assert fact in said
    assert not re.search("card:|set aside|pending|released", said)


def test_a_card_alone_is_never_said_to_be_held() -> None:
    said = says(Mail.BOOKED, confirmed(CARD))
    assert "Nothing is set aside, and nothing is taken unless a fee arises." in said
    assert "After we meet: nothing is taken" in said
    assert "pending" not in said


def test_a_hold_that_becomes_part_of_the_price_says_so_before_and_after() -> None:
    assert "After we meet: I take the 60 zł as part of the price; 60 zł is left to pay." in says(
        Mail.BOOKED, confirmed(PART)
    )
    receipt = written(the(Mail.TAKEN, "part of the price"))
    assert receipt.subject == "60 zł taken, as part of the price"
    assert "That leaves 60 zł of 120 zł." in receipt.text
    assert quoted(Clause.DEPOSIT, the(Mail.TAKEN, "part of the price").booking) in receipt.text
    assert "fee" not in receipt.text.partition("Clause 9")[0]


@pytest.mark.parametrize("locale", ["en", "pl"])
def test_sums_are_the_booking_s_to_the_minor_unit(locale: str) -> None:
    """Of an odd deposit, and of a fee whose half would not be whole."""
    point = "." if locale == "en" else ","
    fee = told(missed(asked(paid(ODD))))
    some = captured(ruled(fee, Ruling.LOWER, "Some will do.", amount=1999), 1999)
    receipt = says(Mail.TAKEN, some, DECLARED + 48 * HOUR, locale)
    assert f"19{point}99 zł" in receipt
    assert f"36{point}41 zł" in receipt
    assert owed_back(some).amount == 3641
    back = says(Mail.REFUNDED, refunded(some), DECLARED + 48 * HOUR, locale)
    assert f"36{point}41 zł" in back
    assert f"56{point}40 zł" in says(
        Mail.CANCELLED, cancelled(paid(ODD), LAST_FREE), LAST_FREE, locale
    )


# --- what goes back --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("about", "amount", "why"),
    [
        ("in time", "60 zł", "you cancelled in time (clause 1)"),
        ("forgiven", "60 zł", "the first time in a year costs nothing (clause 6)"),
        ("by the host", "60 zł", "I cancelled our meeting (clause 8)"),
        ("without the host", "60 zł", "I was not there (clause 8)"),
        ("the rest", "35 zł", "it is the rest of your deposit, after the 25 zł that I keep"),
        ("waived", "60 zł", "no fee is kept"),
        ("came", "60 zł", "our meeting has taken place"),
        ("withdrawn", "60 zł", "you have withdrawn from the contract (clause 11)"),
        ("expired", "60 zł", "your payment arrived when the time was no longer free"),
    ],
)
def test_a_refund_says_how_much_and_why_in_one_line(about: str, amount: str, why: str) -> None:
    letter = written(the(Mail.REFUNDED, about))
    assert letter.subject.startswith(f"{amount} on the way back to you")
    assert f"Why: {why}" in letter.text
    assert "working days" in letter.text
    assert len(letter.text.split()) < 90, "a receipt, and no more"


def test_whoever_waived_a_fee_of_money_that_was_paid_is_heard_with_their_reason() -> None:
    assert "My reason: “The trains stood still.”" in written(the(Mail.REFUNDED, "waived")).text


@pytest.mark.parametrize("about", ["paid, in time", "paid, forgiven", "paid, by the host"])
def test_a_cancellation_says_the_same_before_the_refund_and_after_it(about: str) -> None:
    turn = the(Mail.CANCELLED, about)
    after = refunded(turn.booking, turn.now)
    assert written(turn).text == write(turn.mail, after, turn.now).text


def test_a_fee_of_money_that_was_paid_is_kept_and_not_taken() -> None:
    said = written(the(Mail.CANCELLED, "paid, fee")).text
    assert "What I may keep: up to 60 zł (clause 3) of your deposit" in said
    assert "not before Mon 30 Nov, 7:00 (Warsaw)" in said
    assert "nothing is kept (clause 7)" in said
    assert "Nothing is decided today." in written(the(Mail.CHECK_IN, "paid")).text


def test_no_mail_of_money_that_was_paid_speaks_of_a_hold() -> None:
    of_paid = [t for t in every_turn() if t.booking.deposit.paid and not t.booking.deposit.hold]
    of_paid = [t for t in of_paid if t.booking.deposit.mode == "prepay"]
    assert len(of_paid) > 40
    for turn in of_paid:
        for locale, words in (
            ("en", "set aside|pending|is released"),
            ("pl", "blok(ad|ow)|oczekując"),
        ):
            own = re.sub(r"(?m)^  (Clause|Pkt) \d+: .*$", "", written(turn, locale).text)
            assert not re.search(words, own), own


# --- what a host owes ------------------------------------------------------------------------


def test_a_zadatek_is_owed_once_more_and_both_sides_read_how_it_is_reckoned() -> None:
    host = written(the(Mail.HOST_OWES, "cancelled")).text
    for fact in (
        "Paid: 60 zł, Mon 16 Nov, 12:00 (Warsaw)",
        "Refund: 60 zł, the same way as it came",
        "By you: 60 zł, the same again, by transfer within 14 days",
        "it goes back twice (clause 8)",
    ):
        assert fact in host
    client = written(the(Mail.CANCELLED, "paid, by the host")).text
    assert "the 60 zł that you had paid goes back to you" in client
    assert "And 60 zł more." in client
    assert "by transfer within 14 days: please reply to this mail with the number" in client


@pytest.mark.parametrize("settings", [ZALICZKA, BACK])
def test_only_a_zadatek_is_owed_twice(settings: Settings) -> None:
    ill = by_host(paid(settings), LATE)
    owes = settings is BACK
    assert ("And 60 zł more." in says(Mail.CANCELLED, ill, LATE)) is owes


def test_nobody_owes_twice_what_the_client_gave_up() -> None:
    assert "more." not in says(Mail.CANCELLED, cancelled(paid(), LAST_FREE), LAST_FREE)


def test_a_host_who_was_not_there_is_sorry_for_that() -> None:
    letter = written(the(Mail.CANCELLED, "paid, without the host"))
    assert letter.subject.startswith("I am sorry that I was not there")
    assert "you were there, and I was not" in letter.text
    assert "I am sorry: I have to cancel" not in letter.text
    assert "counts as cancelled by you" in written(the(Mail.HOST_OWES, "not there")).text


def test_the_host_hears_that_they_are_awaited_what_follows_and_until_when() -> None:
    letter = written(the(Mail.HOST_WORD, "absent"))
    assert letter.subject.startswith("Waiting for you: A client")
    assert "say so by Tue 1 Dec, 9:00 (Warsaw)" in letter.text
    assert "it counts as your own cancellation (clause 8)" in letter.text
    assert "the 60 zł goes back to them, with the same again from you" in letter.text
    assert "If you say nothing, they came" not in written(the(Mail.HOST_MET, "absent")).text


# --- a withdrawal ----------------------------------------------------------------------------


@pytest.mark.parametrize("locale", ["en", "pl"])
@pytest.mark.parametrize("about", ["paid", "by card", "held"])
def test_the_acknowledgement_has_what_the_law_asks_for(about: str, locale: str) -> None:
    turn = the(Mail.WITHDRAWN, about)
    said = written(turn, locale).text
    assert turn.booking.id in said
    assert turn.booking.client.email in said
    assert len(re.findall(r"2026, \d+:\d\d \(", said)) >= 2, "when it came, and the contract"
    assert {"en": "I withdraw from the contract", "pl": "Odstępuję od umowy"}[locale] in said
    assert ("14" in said) is (about == "paid")


def test_the_acknowledgement_tells_when_it_arrived_with_its_year() -> None:
    said = says(Mail.WITHDRAWN, withdrawn(paid()), NOW + HOUR)
    assert "Received: Monday, 16 November 2026, 13:00 (Warsaw)" in said
    assert "Made: Monday, 16 November 2026, 12:00 (Warsaw)" in said
    assert "you owe nothing" in said


def test_a_consumer_reads_at_once_until_when_they_may_withdraw() -> None:
    for booking in (confirmed(), paid()):
        assert "withdraw from our contract until Mon 30 Nov, 23:59 (Warsaw)" in says(
            Mail.BOOKED, booking
        )
    of_a_business = with_terms(some_settings(), clients=Buyers.BUSINESSES)
    assert "withdraw" not in says(Mail.BOOKED, confirmed(of_a_business))


def test_a_late_cancellation_under_a_card_says_what_could_be_taken() -> None:
    said = says(Mail.CANCELLED, cancelled(confirmed(CARD), LATE, LAPSED), LATE)
    assert "up to 60 zł (clause 3), and not before Mon 30 Nov, 7:00 (Warsaw)" in said
    assert "set aside" not in said
