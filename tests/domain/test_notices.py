"""Nobody pays for what they were not told, nor before they have had their time to answer."""

from dataclasses import replace

from showup.domain import closing, hosting, notices, saying
from showup.domain.booking import Booking
from showup.domain.charging import settle_at
from showup.domain.costs import cost_of_moving
from showup.domain.decision import Decision
from showup.domain.fee import Ruling
from showup.domain.saying import MOST, can_say
from showup.domain.tasks import Kind, Mail
from showup.domain.words import Word
from tests.builders import START, some_settings
from tests.domain.steps import (
    DAY,
    HOUR,
    LAPSED,
    MINUTE,
    NOBODY,
    a_held,
    cancelling,
    empty_pages,
    of_kind,
)

LATE = START - 47 * HOUR


def with_fee() -> Booking:
    return cancelling(a_held(), LATE, LAPSED).booking


def test_a_notice_at_once_leaves_the_moment_as_it_was_shown() -> None:
    fee = with_fee().fee
    told = notices.went(with_fee(), Mail.CANCELLED, LATE + MINUTE, fee).booking
    assert told.fee is not None
    assert told.fee.not_before == LATE + DAY


def test_a_late_notice_gives_the_whole_cool_off_from_then_on() -> None:
    ruled = closing.rule(with_fee(), LAPSED, Ruling.TAKE, LATE + HOUR).booking
    told = notices.went(ruled, Mail.CANCELLED, LATE + 30 * HOUR, ruled.fee).booking
    assert told.fee is not None
    assert told.fee.not_before == LATE + 54 * HOUR
    assert Word.SERIOUS in can_say(told, LATE + 50 * HOUR), "it can still be thought over"


def test_silence_answers_no_sooner_than_that() -> None:
    booking = with_fee()
    old = settle_at(booking)
    told = notices.went(booking, Mail.CANCELLED, old - MINUTE, booking.fee).booking
    decision = closing.settle(told, old)
    assert decision.booking.fee is not None
    assert decision.booking.fee.ruling is None
    assert [task.due for task in of_kind(decision, Kind.SETTLE)] == [settle_at(told)]


def test_a_mail_that_spoke_of_no_fee_or_of_another_is_no_notice() -> None:
    booking = with_fee()
    assert booking.fee is not None
    other = replace(booking.fee, arose=LATE - HOUR)
    for written in (None, other):
        assert notices.went(booking, Mail.MOVED, LATE + MINUTE, written) == Decision(booking)


def test_a_move_by_the_host_begins_the_rescue_anew() -> None:
    new = START + 14 * DAY
    moved = hosting.move_by_host(
        a_held(), new, empty_pages(), some_settings(), START - 60 * HOUR
    ).booking
    late = new - 47 * HOUR
    assert not cost_of_moving(moved, LAPSED, new + DAY, late).amount
    row = next(row for row in moved.cutoffs if row.holds_at(late))
    assert not row.move.amount


def test_an_emergency_is_heard_however_often_something_else_was_said() -> None:
    booking = a_held()
    for nth in range(MOST):
        booking = saying.say(booking, NOBODY, Word.LATE, f"{nth}", START).booking
    assert set(can_say(booking, START)) == {Word.CANNOT_GET_IN, Word.SERIOUS}
    assert saying.say(booking, NOBODY, Word.SERIOUS, "", START).booking.is_excused


def test_what_was_said_of_an_old_date_says_nothing_of_the_new_one() -> None:
    late = saying.say(a_held(), NOBODY, Word.LATE, "", START - HOUR).booking
    new = START + 7 * DAY
    moved = hosting.move_by_host(
        late, new, empty_pages(), some_settings(), START - 30 * MINUTE
    ).booking
    assert moved.wait_until == new + 15 * MINUTE
    assert saying.say(moved, NOBODY, Word.LATE, "", new).tasks, "and can be said anew"
