"""How a meeting ends. Silence is kind, and nothing is taken before its cool-off is over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.domain.booking import Actor, Booking, Status
from showup.domain.closing import attended, close, rule, settle
from showup.domain.decision import Decision
from showup.domain.errors import Invalid, NotPossible
from showup.domain.events import What
from showup.domain.fee import Ruling
from showup.domain.hosting import can
from showup.domain.money import Money
from showup.domain.tasks import Kind
from tests.builders import START, a_booking, some_settings, with_terms
from tests.domain.steps import (
    DAY,
    HOUR,
    LAPSED,
    MINUTE,
    NOBODY,
    SECOND,
    a_held,
    a_refused,
    cancelling,
    moving,
    of_kind,
)

SIXTY, NOTHING = Money(6000, "PLN"), Money(0, "PLN")
LATE = START - 47 * HOUR
OVER = LATE + DAY


def with_fee() -> Booking:
    return cancelling(a_held(), LATE, LAPSED).booking


# --- they came -------------------------------------------------------------------------------


def test_a_client_who_came_has_their_hold_let_go() -> None:
    decision = attended(a_held(), START)
    assert decision.booking.status is Status.ATTENDED
    assert [task.about for task in of_kind(decision, Kind.RELEASE_HOLD)] == ["pi_1"]
    assert decision.events[0].actor is Actor.HOST


def test_nobody_has_come_before_the_start_nor_to_a_meeting_that_is_off() -> None:
    for booking, moment in (
        (a_held(), START - SECOND),
        (a_booking(), START),
        (with_fee(), START),
    ):
        with pytest.raises(NotPossible):
            attended(booking, moment)


def test_saying_it_twice_is_saying_it_once() -> None:
    once = attended(a_held(), START).booking
    assert attended(once, START + HOUR) == Decision(once)


def test_if_the_host_says_nothing_they_came() -> None:
    held = a_held()
    assert held.declare_until == START + 16 * HOUR
    decision = close(held, held.declare_until)
    assert decision.booking.status is Status.ATTENDED
    assert decision.events[0].actor is Actor.SHOWUP
    assert of_kind(decision, Kind.RELEASE_HOLD)


def test_without_a_hold_the_host_has_a_day_to_speak() -> None:
    refused = a_refused()
    assert refused.declare_until == START + DAY
    assert close(refused, START + DAY).booking.status is Status.ATTENDED


def test_closing_before_its_time_looks_again_then() -> None:
    held = a_held()
    decision = close(held, START)
    assert decision.booking.status is Status.CONFIRMED
    assert [task.due for task in of_kind(decision, Kind.CLOSE)] == [held.declare_until]


def test_there_is_nothing_to_close_about_what_is_off() -> None:
    assert close(with_fee(), START + DAY) == Decision(with_fee())


# --- a fee -----------------------------------------------------------------------------------


def test_a_fee_that_is_taken_waits_for_the_end_of_its_cool_off() -> None:
    decision = rule(with_fee(), NOBODY, Ruling.TAKE, LATE + HOUR)
    assert [task.due for task in of_kind(decision, Kind.CAPTURE)] == [OVER + MINUTE]
    assert decision.booking.fee is not None
    assert decision.booking.fee.amount == SIXTY


def test_decided_after_the_cool_off_it_is_taken_at_once() -> None:
    decision = rule(with_fee(), NOBODY, Ruling.TAKE, OVER + HOUR)
    assert [task.due for task in of_kind(decision, Kind.CAPTURE)] == [OVER + HOUR]


def test_a_lowered_fee_lies_between_nothing_and_the_fee() -> None:
    lowered = rule(with_fee(), NOBODY, Ruling.LOWER, LATE, amount=2000, reason="a good client")
    assert lowered.booking.fee is not None
    assert lowered.booking.fee.amount == Money(2000, "PLN")
    assert lowered.booking.fee.reason == "a good client"
    for amount in (None, 0, -1, 6000, 6001):
        with pytest.raises(Invalid):
            rule(with_fee(), NOBODY, Ruling.LOWER, LATE, amount=amount)


@pytest.mark.parametrize("ruling", [Ruling.WAIVE, Ruling.SILENCE])
def test_a_waived_fee_and_a_silent_host_let_the_hold_go(ruling: Ruling) -> None:
    decision = rule(with_fee(), NOBODY, ruling, LATE)
    assert decision.booking.fee is not None
    assert decision.booking.fee.amount == NOTHING
    assert not of_kind(decision, Kind.CAPTURE)
    assert of_kind(decision, Kind.RELEASE_HOLD)


def test_a_fee_is_decided_once() -> None:
    for first in Ruling:
        ruled = rule(with_fee(), NOBODY, first, LATE, amount=2000).booking
        for second in Ruling:
            with pytest.raises(NotPossible, match="no fee to decide"):
                rule(ruled, NOBODY, second, LATE, amount=1000)
    with pytest.raises(NotPossible):
        rule(a_held(), NOBODY, Ruling.TAKE, LATE)


def test_a_fee_that_nobody_decides_about_is_not_taken() -> None:
    decision = settle(with_fee(), LATE + 2 * DAY)
    assert decision.booking.fee is not None
    assert decision.booking.fee.ruling is Ruling.SILENCE
    assert [event.actor for event in decision.events] == [Actor.SHOWUP]
    assert of_kind(decision, Kind.RELEASE_HOLD)


def test_silence_changes_nothing_about_a_fee_that_was_decided() -> None:
    ruled = rule(with_fee(), NOBODY, Ruling.TAKE, LATE).booking
    assert settle(ruled, LATE + 2 * DAY) == Decision(ruled)
    assert settle(a_held(), LATE) == Decision(a_held())


def test_coming_after_all_does_not_let_go_of_a_hold_that_a_fee_waits_for() -> None:
    strict = with_terms(some_settings(), rebook_within=0)
    moved = moving(a_held(strict), START + DAY, LATE, LAPSED).booking
    decision = attended(moved, START + DAY)
    assert not of_kind(decision, Kind.RELEASE_HOLD)
    assert [event.what for event in decision.events] == [What.ATTENDED]


@given(
    st.integers(1, 47 * 60).map(lambda n: START - n * MINUTE),
    st.integers(0, 72 * 60),
    st.sampled_from(Ruling),
    st.integers(1, 5999),
)
def test_whatever_is_decided_and_when_nothing_is_due_before_the_cool_off_nor_above_the_fee(
    late: object, after: int, ruling: Ruling, amount: int
) -> None:
    cancelled = cancelling(a_held(), late, LAPSED).booking  # type: ignore[arg-type]
    fee = cancelled.fee
    assert fee is not None
    decision = rule(cancelled, NOBODY, ruling, fee.arose + after * MINUTE, amount=amount)
    assert all(task.due >= fee.not_before for task in of_kind(decision, Kind.CAPTURE))
    assert decision.booking.fee is not None
    assert decision.booking.fee.amount <= fee.amount


# --- what the host can say -------------------------------------------------------------------


def test_the_host_can_say_what_is_true_at_that_moment() -> None:
    assert can(a_held(), START - HOUR) == ("move", "mark", "cancel")
    assert can(a_held(), START) == ("attended", "missing", "cancel")
    assert can(a_held(), START + HOUR) == ("attended", "missing")
    assert can(with_fee(), LATE) == ("decide",)
    assert can(rule(with_fee(), NOBODY, Ruling.WAIVE, LATE).booking, LATE) == ()
