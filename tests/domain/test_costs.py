"""What a step costs now, and by which clause; and that the step then costs exactly that."""

from datetime import datetime, timedelta

import pytest

from showup.domain.booking import Booking
from showup.domain.choices import FirstLapse, Rebook
from showup.domain.closing import rule
from showup.domain.costs import cost_of_cancelling, cost_of_moving, is_late
from showup.domain.cutoffs import Floor
from showup.domain.deposit import DepositState
from showup.domain.errors import NotPossible
from showup.domain.fee import Ruling
from showup.domain.holding import captured, hold_placed
from showup.domain.lapses import Record
from showup.domain.money import Money
from showup.domain.tasks import Kind
from showup.domain.terms import Clause
from tests.builders import NOW, START, a_booking, some_settings, with_terms
from tests.domain.steps import (
    DAY,
    HOUR,
    LAPSED,
    MINUTE,
    NOBODY,
    SECOND,
    a_held,
    a_hold,
    a_refused,
    a_saved,
    cancelling,
    moving,
    of_kind,
)

SIXTY, NOTHING = Money(6000, "PLN"), Money(0, "PLN")
LAST_FREE = START - 48 * HOUR
LATE = LAST_FREE + MINUTE
NEXT_DAY = START + DAY
FAR = START + 21 * DAY


def cancelled_at(now: datetime, record: Record = LAPSED, booking: Booking | None = None) -> object:
    cost = cost_of_cancelling(booking or a_held(), record, now)
    return cost.amount, cost.clause


def moved_at(now: datetime, new: datetime = NEXT_DAY, booking: Booking | None = None) -> object:
    cost = cost_of_moving(booking or a_held(), LAPSED, new, now)
    return cost.amount, cost.clause


# --- cancelling ------------------------------------------------------------------------------


def test_cancelling_in_the_printed_minute_is_free() -> None:
    assert cancelled_at(LAST_FREE) == (NOTHING, Clause.IN_TIME)
    assert cancelled_at(LAST_FREE + MINUTE - SECOND) == (NOTHING, Clause.IN_TIME)


def test_cancelling_one_minute_later_costs_the_deposit() -> None:
    assert cancelled_at(LATE) == (SIXTY, Clause.LATE)
    assert cancelled_at(START - SECOND) == (SIXTY, Clause.LATE)


def test_the_answer_says_until_when_it_holds() -> None:
    assert cost_of_cancelling(a_held(), LAPSED, NOW).until == LAST_FREE
    assert cost_of_cancelling(a_held(), LAPSED, LATE).until == START


def test_once_the_meeting_has_begun_there_is_nothing_to_cancel() -> None:
    for moment in (START, START + HOUR):
        with pytest.raises(NotPossible, match="begun"):
            cost_of_cancelling(a_held(), LAPSED, moment)


def test_what_was_cancelled_cannot_be_cancelled_again() -> None:
    cancelled = cancelling(a_held(), LATE).booking
    with pytest.raises(NotPossible, match="no longer on"):
        cost_of_cancelling(cancelled, LAPSED, LATE)


def test_the_first_lapse_of_twelve_months_is_forgiven_and_the_second_is_not() -> None:
    assert cancelled_at(LATE, NOBODY) == (NOTHING, Clause.FIRST_LAPSE)
    forgiven = cancelling(a_held(), LATE).record
    assert forgiven is not None
    assert cancelled_at(LATE, forgiven) == (SIXTY, Clause.LATE)


def test_a_lapse_of_more_than_a_year_ago_is_forgotten() -> None:
    old = NOBODY.with_lapse(LATE - timedelta(days=365))
    assert cancelled_at(LATE, old) == (NOTHING, Clause.FIRST_LAPSE)


def test_a_policy_may_charge_the_first_lapse_too() -> None:
    strict = with_terms(some_settings(), first_lapse=FirstLapse.CHARGED)
    assert cancelled_at(LATE, NOBODY, a_held(strict)) == (SIXTY, Clause.LATE)


def test_cancelling_in_time_is_no_lapse_and_neither_is_a_rescue() -> None:
    assert cancelling(a_held(), LAST_FREE).record is None
    assert moving(a_held(), NEXT_DAY, LATE).record is None


def test_where_nothing_is_held_there_is_nothing_to_take() -> None:
    assert cancelled_at(LATE, LAPSED, a_refused()) == (NOTHING, Clause.NO_DEPOSIT)
    assert cancelled_at(LATE, LAPSED, a_saved()) == (NOTHING, Clause.NO_DEPOSIT)


def test_a_pending_booking_costs_nothing_even_an_hour_before() -> None:
    pending = a_booking(now=START - 20 * HOUR)
    assert cancelled_at(START - HOUR, LAPSED, pending) == (NOTHING, Clause.IN_TIME)


# --- moving ----------------------------------------------------------------------------------


def test_moving_in_time_is_free_and_gets_fresh_cutoffs() -> None:
    moved = moving(a_held(), START + 7 * DAY, LAST_FREE).booking
    assert moved.cutoffs[0].until == START + 5 * DAY
    assert not moved.cutoffs[0].cancel
    assert moved.floor is None


def test_a_late_move_is_rescued_once() -> None:
    assert moved_at(LATE) == (NOTHING, Clause.RESCUE)
    rescued = moving(a_held(), NEXT_DAY, LATE, LAPSED).booking
    assert rescued.floor == Floor(SIXTY)
    assert moved_at(LATE + HOUR, START + 2 * DAY, rescued) == (SIXTY, Clause.LATE)


def test_a_late_move_gives_no_fresh_free_window() -> None:
    rescued = moving(a_held(), FAR, LATE, LAPSED).booking
    assert rescued.floor == Floor(SIXTY)
    assert is_late(rescued, LATE)
    assert all(row.cancel == SIXTY for row in rescued.cutoffs)


@pytest.mark.parametrize("new", [START + HOUR, NEXT_DAY, START + 7 * DAY, FAR])
@pytest.mark.parametrize("record", [NOBODY, LAPSED])
def test_moving_late_and_then_cancelling_is_no_way_out(new: datetime, record: Record) -> None:
    """However far away, and whether or not its hold could go along."""
    moved = moving(a_held(), new, LATE, record).booking
    for moment in (LATE + MINUTE, new - 49 * HOUR, new - HOUR):
        if moment > LATE:
            assert cancelled_at(moment, LAPSED, moved) == (SIXTY, Clause.LATE)


def test_a_forgiven_late_move_is_no_way_out_either() -> None:
    policy = with_terms(some_settings(), rebook_within=0)
    forgiven = moving(a_held(policy), FAR, LATE, NOBODY)
    assert forgiven.record is not None
    assert not forgiven.booking.fee
    assert cancelled_at(LATE + HOUR, forgiven.record, forgiven.booking) == (SIXTY, Clause.LATE)


def test_a_fee_whose_hold_was_left_behind_has_one_placed_on_the_saved_card() -> None:
    moved = moving(a_held(), FAR, LATE, LAPSED).booking
    assert moved.deposit.state is DepositState.SAVED
    cancelled = cancelling(moved, LATE + HOUR, LAPSED)
    (place,) = of_kind(cancelled, Kind.PLACE_HOLD)
    assert place.due == LATE + HOUR
    assert place.sequence is None, "it is for the fee, whatever becomes of the meeting"


def test_where_days_are_not_enough_a_late_move_costs_what_cancelling_does() -> None:
    none = a_held(with_terms(some_settings(), rebook_within=0))
    assert moved_at(LATE, NEXT_DAY, none) == (SIXTY, Clause.LATE)
    takes_place = a_held(with_terms(some_settings(), rebook_means=Rebook.TAKES_PLACE))
    assert moved_at(LATE, START + 3 * DAY, takes_place) == (NOTHING, Clause.RESCUE)
    assert moved_at(LATE, START + 4 * DAY, takes_place) == (SIXTY, Clause.LATE)


def test_moved_in_time_beyond_the_days_of_the_first_start_no_late_move_is_free() -> None:
    moved = moving(a_held(), FAR, LAST_FREE - HOUR).booking
    assert [row.move for row in moved.cutoffs] == [NOTHING, SIXTY]
    placed = FAR - 72 * HOUR
    held = hold_placed(moved, a_hold(placed, "pi_2"), some_settings().plan, placed).booking
    assert moved_at(FAR - HOUR, FAR + DAY, held) == (SIXTY, Clause.LATE)
    booked_there = a_held(start=FAR)
    assert moved_at(FAR - HOUR, FAR + DAY, booked_there) == (NOTHING, Clause.RESCUE)


def test_after_the_fee_of_a_late_move_nothing_costs_any_more() -> None:
    policy = with_terms(some_settings(), rebook_within=0)
    moved = moving(a_held(policy), NEXT_DAY, LATE, LAPSED).booking
    assert moved.fee is not None
    assert [(row.cancel, row.move) for row in moved.cutoffs] == [(NOTHING, NOTHING)]
    assert cancelled_at(NEXT_DAY - HOUR, LAPSED, moved) == (NOTHING, Clause.NO_DEPOSIT)
    assert moved_at(NEXT_DAY - HOUR, NEXT_DAY + DAY, moved) == (NOTHING, Clause.NO_DEPOSIT)
    ruled = rule(moved, LAPSED, Ruling.TAKE, LATE + HOUR).booking
    taken = captured(ruled, SIXTY, LATE + 25 * HOUR).booking
    assert cancelled_at(NEXT_DAY - HOUR, LAPSED, taken) == (NOTHING, Clause.NO_DEPOSIT)
    cancelled = cancelling(moved, NEXT_DAY - HOUR, LAPSED)
    assert cancelled.booking.fee == moved.fee, "the one fee stays as it was"
