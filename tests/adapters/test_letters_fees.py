"""What a mail says when money may move, moves, or does not."""

import pytest

from showup.domain.fee import Ruling
from showup.domain.tasks import Mail
from showup.domain.terms import Clause
from tests.adapters.correspondence import (
    HOUR,
    LAPSED,
    LATE,
    NEW_START,
    asked,
    by_host,
    cancelled,
    confirmed,
    held,
    missed,
    quoted,
    ruled,
    taken,
    text,
    told,
    write,
)
from tests.adapters.turns import REASON, Turn, every_turn, the, written
from tests.builders import NOW, some_settings, with_terms

QUOTING = [t for t in every_turn() if t.booking.fee and not t.booking.fee.ruling]
ASKING = (Mail.CANCELLED, Mail.MOVED, Mail.MISSED, Mail.CREDIT_LOST)


def says(mail: Mail, about: str = "", locale: str = "en") -> str:
    return written(the(mail, about), locale).text


def test_a_late_move_that_costs_says_what_by_which_clause_and_not_before_when() -> None:
    said = says(Mail.MOVED, "late")
    assert "up to 60 zł (clause 3), and not before Mon 30 Nov, 7:00 (Warsaw)" in said
    assert "Nothing comes on top" in said
    assert "at most 60 zł." not in said


def test_a_cancellation_in_time_costs_nothing_and_releases_the_hold() -> None:
    said = says(Mail.CANCELLED, "in time")
    assert "It costs nothing." in said
    assert "the 60 zł that your bank had set aside is released" in said
    assert "for some days" in said
    assert "lause" not in said


def test_a_cancellation_before_any_hold_says_that_nothing_was_set_aside() -> None:
    said = text(Mail.CANCELLED, cancelled(confirmed(), NOW + HOUR), NOW + HOUR)
    assert "Nothing was set aside" in said


def test_a_late_cancellation_says_what_it_costs_at_most_and_what_silence_means() -> None:
    said = says(Mail.CANCELLED, "fee")
    assert "up to 60 zł (clause 3), and not before Mon 30 Nov, 7:00 (Warsaw)" in said
    assert "If I decide nothing by Tue 1 Dec, 7:00 (Warsaw), nothing is taken (clause 7)" in said
    assert "It costs nothing" not in said


def test_the_first_late_cancellation_of_a_year_quotes_the_clause_that_forgives_it() -> None:
    said = says(Mail.CANCELLED, "forgiven")
    assert quoted(Clause.FIRST_LAPSE, the(Mail.CANCELLED, "forgiven").booking) in said
    assert "is released" in said


@pytest.mark.parametrize("locale", ["en", "pl"])
@pytest.mark.parametrize("turn", QUOTING, ids=str)
def test_whoever_may_pay_or_decide_reads_the_clause_as_it_was_accepted(
    turn: Turn, locale: str
) -> None:
    fee = turn.booking.fee
    assert fee is not None
    clause = quoted(fee.clause, turn.booking, locale)
    mails = {*ASKING, Mail.HOST_DECISION, Mail.HOST_CANCELLED, Mail.HOST_MOVED, Mail.HOST_WORD}
    assert (clause in written(turn, locale).text) is (turn.mail in mails)


def test_the_clause_is_the_one_accepted_and_not_the_one_of_today() -> None:
    changed = with_terms(some_settings(), wait=HOUR / 2)
    turn = the(Mail.MISSED, "fee")
    assert "I wait 15 minutes" in write(turn.mail, turn.booking, turn.now, settings=changed).text


# --- the host's own doing --------------------------------------------------------------------


def test_the_host_s_own_cancellation_apologises_says_why_and_costs_nothing() -> None:
    said = says(Mail.CANCELLED, "by the host")
    assert "I am sorry: I have to cancel" in said
    assert "I am ill." in said
    assert "it costs you nothing" in said
    assert "Clause" not in said
    without = text(Mail.CANCELLED, by_host(held(), LATE), LATE)
    assert "I am ill" not in without
    assert "\n\n\n" not in without


def test_a_fee_of_an_earlier_move_is_not_asked_again_when_the_meeting_is_off() -> None:
    late_move = the(Mail.MOVED, "late").booking
    decided = ruled(told(late_move, Mail.MOVED), Ruling.WAIVE, now=LATE + HOUR)
    said = text(Mail.CANCELLED, cancelled(decided, LATE + 2 * HOUR), LATE + 2 * HOUR)
    assert "Nothing comes on top of what has been decided about the earlier move." in said
    assert "0 zł (" not in said
    assert "not before" not in said


# --- taken, or let go ------------------------------------------------------------------------


def test_taken_says_how_much_by_which_clause_and_what_becomes_of_the_rest() -> None:
    letter = write(Mail.TAKEN, taken(4000), LATE + 25 * HOUR)
    assert letter.subject == "40 zł taken, by clause 3"
    assert "I have taken 40 zł of the deposit. The rest, 20 zł, is released" in letter.text
    assert "for some days" in letter.text
    assert quoted(Clause.LATE, taken(4000)) in letter.text
    assert "The rest" not in says(Mail.TAKEN)


def test_the_host_s_reason_is_read_by_the_client_as_it_was_written() -> None:
    assert f"My reason: “{REASON}”" in says(Mail.TAKEN, "lowered")
    assert f"My reason: “{REASON}”" in says(Mail.RELEASED, "waived")
    assert f"Mój powód: „{REASON}”" in says(Mail.RELEASED, "waived", "pl")
    assert "reason" not in says(Mail.TAKEN)


def test_what_silence_took_quotes_the_clause_that_lets_silence_take_it() -> None:
    said = says(Mail.TAKEN, "silence")
    booking = the(Mail.TAKEN, "silence").booking
    assert quoted(Clause.NO_SHOW, booking) in said
    assert quoted(Clause.COOL_OFF, booking) in said
    assert "Clause 7" not in says(Mail.TAKEN, "lowered")


def test_a_fee_let_go_says_so_and_that_the_bank_may_be_slow() -> None:
    for about in ("waived", "silence"):
        said = says(Mail.RELEASED, about)
        assert "No fee is taken. I have released the 60 zł" in said
        assert "for some days" in said


def test_a_fee_let_go_without_a_hold_releases_nothing() -> None:
    letter = written(the(Mail.RELEASED, "without a hold"))
    assert letter.subject == "No fee: Consultation, Mon 30 Nov, 9:00"
    assert "No fee is taken." in letter.text
    assert "released" not in letter.text
    assert "pending" not in letter.text


def test_only_whoever_surely_came_is_thanked_for_coming() -> None:
    thanked = {t.about for t in every_turn() if "Thank you for coming" in written(t).text}
    assert thanked == {"came", "part of the price"}
    said = says(Mail.RELEASED, "closed after a check-in")
    assert "Nothing counts against you" in said
    assert "missed" not in said
    for about in ("waived", "silence", "without a hold", "closed after a check-in"):
        assert "dziękuję za spotkanie" not in says(Mail.RELEASED, about, "pl")


def test_one_booking_has_one_fee_whatever_becomes_of_the_meeting() -> None:
    absent = asked(the(Mail.MOVED, "late").booking, NEW_START + HOUR / 12)
    then = NEW_START + HOUR / 2
    said = text(Mail.MISSED, missed(absent, LAPSED, then), then)
    assert "Nothing comes on top of the fee for the late move" in said
    assert "up to" not in said
    assert "lause 4" not in said
