"""A deposit that waits for a new date, or did so in vain; and what a host may take by then."""

from dataclasses import replace
from datetime import datetime

import pytest

from showup.domain.booking import Booking
from showup.domain.choices import Filled, Silence
from showup.domain.consequences import ALL, FREE, NOTHING, Consequence, Row
from showup.domain.fee import Ruling
from showup.domain.settings import Settings
from showup.domain.tasks import Mail
from showup.domain.terms import Clause
from showup.domain.times import MINUTE
from tests.adapters.correspondence import (
    DECLARED,
    HOUR,
    LAST_FREE,
    LATE,
    MANAGE,
    captured,
    card_of,
    missed_with_fee,
    quoted,
    ruled,
    told,
    with_fee,
    write,
)
from tests.adapters.prepaid import (
    CREDIT,
    SOON,
    credit_lost,
    credited,
    over,
    paid,
)
from tests.builders import NOW, some_settings, with_terms

DAY = 24 * HOUR
CALENDAR_DAYS = "Thu 3 Dec, 23:59 (Warsaw)"  # three of them after the first start


def says(mail: Mail, booking: Booking, now: datetime = NOW, locale: str = "en") -> str:
    return write(mail, replace(booking, locale=locale), now).text


# --- a credit --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chosen", "how"), [(CREDIT, "if you arrange it by"), (SOON, "if we meet by")]
)
def test_booked_says_until_when_a_cancellation_keeps_the_deposit(
    chosen: Settings, how: str
) -> None:
    letter = write(Mail.BOOKED, paid(chosen), NOW)
    assert f"your 60 zł stays as a credit for a new date, {how} {CALENDAR_DAYS}" in letter.text
    assert "Nothing is lost by cancelling until Sat 28 Nov, 9:00 (Warsaw)." in letter.html
    assert quoted(Clause.RESCUE, paid(chosen)) in letter.text


@pytest.mark.parametrize("locale", ["en", "pl"])
def test_a_cancellation_with_a_credit_leads_to_new_dates_of_this_very_booking(locale: str) -> None:
    said = says(Mail.CANCELLED, credited(), LAST_FREE, locale)
    until = {"en": CALENDAR_DAYS, "pl": "czw. 3.12, 23:59 (Warszawa)"}[locale]
    assert until in said
    first = f"{MANAGE.replace('#', '?move&start=2026-12-01T09:00:00Z#')}"
    assert first in said
    assert "?again" not in said
    assert MANAGE.replace("#", "?move#") in said


def test_half_a_credit_leaves_the_other_half_alone() -> None:
    half = Row(48 * HOUR, Consequence(percent=50, within=3), FREE)
    booking = credited(with_terms(CREDIT, notice=(half, Row(NOTHING, ALL, ALL))))
    said = says(Mail.CANCELLED, booking, LAST_FREE)
    assert "Your 60 zł stays as a credit" in said
    assert "up to 30 zł of it can be lost" in said
    assert "The other 30 zł goes back to you whatever happens." in said
    assert "up to 30 zł waits for your decision then" in says(
        Mail.HOST_CANCELLED, booking, LAST_FREE
    )


def test_a_credit_that_ran_out_is_told_with_clause_sum_and_moment() -> None:
    lost = credit_lost()
    said = says(Mail.CREDIT_LOST, lost, over(credited()))
    for fact in (
        "What I may keep: up to 60 zł (clause 2) of your deposit, and not before Sat 5 Dec, 0:00",
        quoted(Clause.RESCUE, lost),
        "If I decide nothing by Sun 6 Dec, 0:00 (Warsaw), nothing is kept (clause 7)",
        MANAGE.replace("#", "?say=objection#"),
        MANAGE.replace("#", "?say=serious#"),
        "?again&start=",
    ):
        assert fact in said
    assert "?move" not in said, "it would no longer count"


def test_the_notice_of_a_lost_credit_is_the_notice_of_its_fee() -> None:
    lost = told(credit_lost(), Mail.CREDIT_LOST)
    assert lost.fee is not None
    assert lost.fee.noticed is not None


# --- what the host may take now --------------------------------------------------------------


@pytest.mark.parametrize(
    ("filled", "subject", "fact"),
    [
        (Filled.KEPT, "up to 60 zł", "up to 60 zł (clause 3), not before"),
        (Filled.HALVED, "up to 30 zł", "up to 30 zł (clause 3), half of 60 zł since somebody else"),
        (Filled.DROPPED, "no fee any more", "no fee is taken once somebody else has the time"),
    ],
)
def test_a_time_that_was_filled_again_says_what_is_left_to_take(
    filled: Filled, subject: str, fact: str
) -> None:
    booking = told(with_fee(settings=with_terms(some_settings(), filled=filled)), Mail.CANCELLED)
    card = card_of(booking, filled=True)
    letter = write(Mail.HOST_DECISION, booking, LATE + DAY, card=card)
    assert letter.subject == f"Your decision: A client, {subject}"
    assert fact in letter.text
    assert ("(clause 10)" in letter.text) is (filled is not Filled.KEPT)
    assert ("There is nothing left to decide." in letter.text) is (filled is Filled.DROPPED)


def test_a_receipt_of_half_a_fee_says_why() -> None:
    chosen = with_terms(some_settings(), filled=Filled.HALVED)
    fee = told(with_fee(settings=chosen), Mail.CANCELLED)
    half = captured(ruled(fee, Ruling.TAKE, now=LATE + HOUR, filled=True), 3000)
    said = says(Mail.TAKEN, half, LATE + 25 * HOUR)
    assert "no more than half was due (clause 10)" in said
    assert "No more than half: since somebody else" in says(
        Mail.HOST_SETTLED, half, LATE + 25 * HOUR
    )


def test_where_silence_lets_everything_go_no_mail_says_that_it_takes() -> None:
    kind = with_terms(some_settings(), silence=Silence.LETS_GO)
    booking = missed_with_fee(settings=kind)
    for mail in (Mail.MISSED, Mail.HOST_DECISION):
        said = says(mail, booking, DECLARED + MINUTE)
        assert "it is taken" not in said
        assert "nothing is taken" in said
    assert "it is taken" in says(Mail.HOST_DECISION, missed_with_fee(), DECLARED + MINUTE)
