"""What a mail says when money may move, moves, or does not."""

from showup.domain.tasks import Mail
from tests.adapters.correspondence import (
    HOUR,
    LAST_FREE,
    LATE,
    cancelled,
    confirmed,
    every_turn,
    held,
    taken,
    text,
    with_fee,
    write,
)
from tests.builders import NOW, START


def test_a_late_move_that_costs_says_what_by_which_clause_and_not_before_when() -> None:
    turn = next(t for t in every_turn() if t.mail is Mail.MOVED and t.booking.fee)
    said = text(turn.mail, turn.booking, turn.now)
    assert "up to 60 zł (clause 3), and not before Mon 30 Nov, 7:00 (Warsaw)" in said
    assert "Nothing comes on top" in said
    assert "at most 60 zł." not in said


def test_a_cancellation_in_time_costs_nothing_and_releases_the_hold() -> None:
    said = text(Mail.CANCELLED, cancelled(held(), LAST_FREE), LAST_FREE)
    assert "It costs nothing." in said
    assert "the 60 zł that your bank had set aside is released" in said
    assert "for some days" in said
    assert "lause" not in said


def test_a_cancellation_before_any_hold_says_that_nothing_was_set_aside() -> None:
    said = text(Mail.CANCELLED, cancelled(confirmed(), NOW + HOUR), NOW + HOUR)
    assert "Nothing was set aside" in said


def test_a_late_cancellation_says_the_most_it_costs_by_which_clause_and_not_before_when() -> None:
    said = text(Mail.CANCELLED, with_fee(), LATE)
    assert "up to 60 zł (clause 3), and not before Mon 30 Nov, 7:00 (Warsaw)" in said
    assert "It costs nothing" not in said


def test_the_first_late_cancellation_of_a_year_quotes_the_clause_that_forgives_it() -> None:
    said = text(Mail.CANCELLED, cancelled(held(), LATE), LATE)
    assert "Clause 6: The first late cancellation or missed meeting in twelve months" in said
    assert "is released" in said


def test_the_host_s_own_cancellation_apologises_and_costs_nothing() -> None:
    turn = next(
        t for t in every_turn() if t.mail is Mail.CANCELLED and t.booking.cancelled_by == "host"
    )
    said = text(turn.mail, turn.booking, turn.now)
    assert "I am sorry: I have to cancel" in said
    assert "it costs you nothing" in said
    assert "Clause" not in said


def test_taken_says_how_much_by_which_clause_and_what_becomes_of_the_rest() -> None:
    letter = write(Mail.TAKEN, taken(4000), LATE + 25 * HOUR)
    assert letter.subject == "40 zł taken, by clause 3"
    assert "I have taken 40 zł of the deposit. The rest, 20 zł, is released" in letter.text
    assert "Clause 3: If you cancel after the last free moment" in letter.text
    assert "The rest" not in text(Mail.TAKEN, taken(), LATE + 25 * HOUR)


def test_released_says_that_the_bank_may_be_slow() -> None:
    turn = next(t for t in every_turn() if t.mail is Mail.RELEASED)
    said = text(turn.mail, turn.booking, turn.now)
    assert "Thank you for coming. I have released the 60 zł" in said
    assert "for some days" in said


def test_a_fee_let_go_says_so() -> None:
    turn = [t for t in every_turn() if t.mail is Mail.RELEASED][1]
    assert "No fee is taken" in text(turn.mail, turn.booking, turn.now)


def test_the_host_is_asked_whether_they_came_and_told_what_silence_means() -> None:
    said = text(Mail.HOST_MET, held(), START + HOUR)
    assert "If you say nothing, they came." in said
    assert "The 60 zł is then released on Tue 1 Dec, 9:00 (Warsaw)." in said


def test_the_host_decides_about_a_fee_by_a_named_moment() -> None:
    said = text(Mail.HOST_CANCELLED, with_fee(), LATE)
    assert "up to 60 zł (clause 3) waits for your decision" in said
    assert "before Mon 30 Nov, 7:00 (Warsaw)" in said
    assert "by Tue 1 Dec, 7:00 (Warsaw), it is not taken" in said
