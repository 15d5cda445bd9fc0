"""Somebody is missing: they are asked, waited for, and only then noted as not having come."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.domain import closing, missing, notices, saying
from showup.domain.booking import Booking, Status
from showup.domain.charging import silence_takes
from showup.domain.decision import Decision
from showup.domain.deposit import DepositState
from showup.domain.errors import NotPossible
from showup.domain.fee import Ruling
from showup.domain.lapses import Record
from showup.domain.missing import Way, no_show, tried
from showup.domain.money import Money
from showup.domain.tasks import Kind, Mail
from showup.domain.terms import Clause
from showup.domain.words import Word
from tests.builders import START, some_settings, with_terms
from tests.domain.steps import (
    DAY,
    HOUR,
    LAPSED,
    MINUTE,
    NOBODY,
    PLAN,
    SECOND,
    a_held,
    a_refused,
    mails,
    of_kind,
    the_mail,
)

SIXTY = Money(6000, "PLN")


def asked(at: datetime = START + 5 * MINUTE, **changes: object) -> Booking:
    """The host said "not here", and the mail went out."""
    booking = missing.missing(a_held(**changes), at).booking  # type: ignore[arg-type]
    return notices.went(booking, Mail.CHECK_IN, at, booking.fee).booking


def after(booking: Booking) -> datetime:
    """The first second after the wait."""
    return booking.wait_until + MINUTE


def missed(booking: Booking | None = None, record: Record = LAPSED) -> Decision:
    booking = booking or asked()
    return no_show(booking, record, PLAN, after(booking))


# --- the check-in ----------------------------------------------------------------------------


def test_not_here_asks_the_client_and_says_until_when() -> None:
    decision = missing.missing(a_held(), START + 5 * MINUTE)
    task = the_mail(decision, Mail.CHECK_IN)
    assert task.due == START + 5 * MINUTE
    assert task.until == decision.booking.wait_until == START + 15 * MINUTE


def test_asked_late_there_are_ten_minutes_to_answer_in_whole_minutes() -> None:
    asked_late = missing.missing(a_held(), START + 12 * MINUTE + SECOND).booking
    assert asked_late.wait_until == START + 23 * MINUTE


def test_nobody_is_missing_before_the_start_nor_where_the_meeting_is_off() -> None:
    off = replace(a_held(), status=Status.CANCELLED)
    for booking, now in ((a_held(), START - SECOND), (off, START)):
        with pytest.raises(NotPossible):
            missing.missing(booking, now)


def test_not_here_said_twice_is_one_check_in() -> None:
    once = asked()
    assert missing.missing(once, START + 6 * MINUTE) == Decision(once)


def test_a_check_in_that_never_went_out_can_be_sent_again_once_the_wait_is_over() -> None:
    unsent = missing.missing(a_held(), START).booking
    assert missing.missing(unsent, START + 5 * MINUTE) == Decision(unsent)
    again = missing.missing(unsent, START + 20 * MINUTE)
    assert mails(again) == [Mail.CHECK_IN]
    assert again.booking.wait_until == START + 30 * MINUTE


def test_nobody_is_asked_when_their_answer_would_come_too_late() -> None:
    held = a_held()
    late = held.declare_until - 10 * MINUTE
    with pytest.raises(NotPossible):
        missing.missing(held, late)
    assert missing.missing(held, late - MINUTE).tasks


def test_an_attempt_to_reach_them_is_noted() -> None:
    decision = tried(a_held(), Way.PHONE, START + MINUTE)
    assert [event.why for event in decision.events] == ["phone"]
    with pytest.raises(NotPossible):
        tried(a_held(), Way.TEXT, START - MINUTE)


# --- the wait --------------------------------------------------------------------------------


def test_nobody_is_noted_as_missing_before_the_last_minute_of_the_wait_is_over() -> None:
    booking = asked()
    with pytest.raises(NotPossible):
        no_show(booking, LAPSED, PLAN, after(booking) - SECOND)
    decision = no_show(booking, LAPSED, PLAN, after(booking))
    assert decision.booking.status is Status.NO_SHOW


def test_nobody_is_noted_as_missing_without_having_been_asked() -> None:
    with pytest.raises(NotPossible):
        no_show(a_held(), LAPSED, PLAN, START + HOUR)


def test_nor_after_the_last_moment_to_say_so() -> None:
    booking = asked()
    with pytest.raises(NotPossible):
        no_show(booking, LAPSED, PLAN, booking.declare_until)


@pytest.mark.parametrize("word", [Word.LATE, Word.COMING])
def test_a_word_on_the_way_makes_the_host_wait_longer_once(word: Word) -> None:
    booking = a_held() if word is Word.LATE else asked()
    now = START + 6 * MINUTE
    once = saying.say(booking, NOBODY, word, "", now).booking
    assert once.wait_until == START + 25 * MINUTE
    assert saying.say(once, NOBODY, word, "", now + MINUTE).booking == once
    again = saying.say(once, NOBODY, word, "nearly there", now + MINUTE).booking
    assert again.wait_until == once.wait_until


@given(
    st.integers(0, 120).map(lambda n: START + n * MINUTE),
    st.lists(st.tuples(st.sampled_from(Word), st.integers(0, 60)), max_size=5),
    st.integers(0, 200),
)
def test_whoever_is_noted_as_missing_was_waited_for(
    at: datetime, words: list[tuple[Word, int]], later: int
) -> None:
    booking = missing.missing(a_held(), at).booking
    for word, minutes in words:
        try:
            booking = saying.say(booking, NOBODY, word, "", at + minutes * MINUTE).booking
        except NotPossible:
            continue
    now = at + later * MINUTE
    try:
        no_show(booking, LAPSED, PLAN, now)
    except NotPossible:
        return
    extended = 10 * MINUTE if booking.has_said(Word.LATE, Word.COMING) else timedelta(0)
    assert now > START + 15 * MINUTE + extended
    assert now > at + 10 * MINUTE + extended


# --- what follows ----------------------------------------------------------------------------


def test_a_missed_meeting_has_a_fee_by_its_own_clause_that_waits_a_day() -> None:
    decision = missed()
    fee = decision.booking.fee
    assert fee is not None
    assert (fee.amount, fee.clause) == (SIXTY, Clause.NO_SHOW)
    assert fee.not_before == fee.arose + DAY
    assert not of_kind(decision, Kind.CAPTURE)
    (settle,) = of_kind(decision, Kind.SETTLE)
    assert settle.due == START + 40 * HOUR, "two hours before the hold dies"


def test_the_client_hears_of_it_at_once_and_is_offered_a_date_again_later() -> None:
    decision = missed()
    now = decision.events[0].at
    assert the_mail(decision, Mail.MISSED).due == now
    days = [(the_mail(decision, mail).due - START).days for mail in (Mail.FOLLOW_UP, Mail.FAREWELL)]
    assert days == [3, 6]


def test_the_first_in_twelve_months_costs_nothing_and_counts() -> None:
    decision = missed(record=NOBODY)
    assert decision.booking.fee is None
    assert of_kind(decision, Kind.RELEASE_HOLD)
    assert decision.record is not None
    assert decision.record.has_lapsed(after(asked()))


def test_without_a_hold_there_is_nothing_to_take() -> None:
    booking = missing.missing(a_refused(), START).booking
    decision = no_show(booking, LAPSED, PLAN, after(booking))
    assert decision.booking.deposit.state is DepositState.REFUSED
    assert decision.booking.fee is None


def test_said_twice_it_is_one_no_show() -> None:
    once = missed().booking
    assert no_show(once, LAPSED, PLAN, START + HOUR) == Decision(once)


def test_an_emergency_is_never_counted() -> None:
    told = saying.say(asked(), NOBODY, Word.SERIOUS, "", START + 6 * MINUTE).booking
    decision = missed(told)
    assert decision.record is None
    assert decision.booking.lapse is None
    before = missed(record=NOBODY)
    assert before.record is not None
    after_all = saying.say(before.booking, before.record, Word.SERIOUS, "", START + 2 * HOUR)
    assert after_all.record is not None
    assert after_all.record.lapses == ()


# --- silence ---------------------------------------------------------------------------------


def told(booking: Booking) -> Booking:
    return notices.went(booking, Mail.MISSED, START + HOUR, booking.fee).booking


def test_a_silent_host_takes_it_only_from_whom_was_asked_and_told_and_has_not_spoken() -> None:
    full = told(missed().booking)
    assert silence_takes(full)
    for lacking in (
        missed().booking,  # never told
        told(missed(missing.missing(a_held(), START + 5 * MINUTE).booking).booking),  # never asked
        saying.say(full, LAPSED, Word.OBJECTION, "I was there.", START + 2 * HOUR).booking,
        saying.say(full, LAPSED, Word.SERIOUS, "", START + 2 * HOUR).booking,
    ):
        assert not silence_takes(lacking)
        assert closing.settle(lacking, START + 2 * DAY).booking.fee.amount == SIXTY.none()  # type: ignore[union-attr]
    settled = closing.settle(full, START + 2 * DAY)
    assert settled.booking.fee is not None
    assert settled.booking.fee.ruling is Ruling.SILENCE
    assert of_kind(settled, Kind.CAPTURE)


def test_a_mail_that_came_back_was_not_delivered() -> None:
    full = told(missed().booking)
    for mail in (Mail.MISSED, Mail.CHECK_IN):
        assert not silence_takes(notices.came_back(full, mail).booking)
    assert notices.came_back(full, Mail.REMINDER) == Decision(full)


# --- set right -------------------------------------------------------------------------------


def test_noted_by_mistake_it_is_set_right_and_all_of_it_taken_back() -> None:
    before = missed(record=NOBODY)
    assert before.record is not None
    decision = closing.came(before.booking, before.record, START + 2 * HOUR)
    assert decision.booking.status is Status.ATTENDED
    assert decision.record is not None
    assert decision.record.lapses == ()
    charged = closing.came(missed().booking, LAPSED, START + 2 * HOUR)
    assert charged.booking.fee is None
    assert of_kind(charged, Kind.RELEASE_HOLD)


def test_once_the_fee_is_decided_it_stands() -> None:
    ruled = closing.rule(missed().booking, LAPSED, Ruling.TAKE, START + HOUR).booking
    with pytest.raises(NotPossible):
        closing.came(ruled, LAPSED, START + 2 * HOUR)


def test_without_a_grace_the_check_in_still_gives_ten_minutes() -> None:
    impatient = with_terms(some_settings(), wait=timedelta(0))
    booking = missing.missing(a_held(impatient), START).booking
    assert booking.wait_until == START + 10 * MINUTE
