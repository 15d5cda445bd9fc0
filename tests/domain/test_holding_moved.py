"""A hold goes along with a move, or is replaced, or left behind; and what a fee then rests on."""

from datetime import datetime, timedelta

from showup.domain import closing, holding
from showup.domain.booking import Booking, Status
from showup.domain.decision import Decision
from showup.domain.deposit import Card, DepositState
from showup.domain.fee import Ruling
from showup.domain.holding import wants_hold
from showup.domain.mending import can_mend
from showup.domain.tasks import Kind, Mail
from tests.builders import START, some_settings, with_terms
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
    cancelling,
    mails,
    moving,
    of_kind,
    state,
)

PLAN = some_settings().plan
DUE = START - 72 * HOUR
LAST_FREE = START - 48 * HOUR
LATE = LAST_FREE + HOUR
OTHER = Card("mastercard", "4444")
SEVEN_DAYS = timedelta(days=7)


def placed(booking: Booking, now: datetime, intent: str = "pi_2", **more: timedelta) -> Decision:
    return holding.hold_placed(booking, a_hold(now, intent, **more), PLAN, now)


def let_go(decision: Decision) -> list[str]:
    return [task.about for task in of_kind(decision, Kind.RELEASE_HOLD)]


# --- moved -----------------------------------------------------------------------------------


def test_a_hold_that_lives_to_the_new_time_goes_along() -> None:
    decision = moving(a_held(), START + 6 * HOUR, LAST_FREE)
    assert decision.booking.deposit.hold == a_held().deposit.hold
    assert let_go(decision) == []
    assert not of_kind(decision, Kind.PLACE_HOLD)


def test_one_that_will_be_replaced_while_it_lives_stays_until_the_new_one_stands() -> None:
    moved = moving(a_held(), START + 2 * DAY, LAST_FREE)
    assert let_go(moved) == []
    (place,) = of_kind(moved, Kind.PLACE_HOLD)
    assert wants_hold(moved.booking, place.due)
    replaced = placed(moved.booking, place.due)
    assert replaced.booking.deposit.hold is not None
    assert replaced.booking.deposit.hold.intent == "pi_2"
    assert let_go(replaced) == ["pi_1"]


def test_one_that_would_end_before_the_next_is_let_go_and_the_card_stays_saved() -> None:
    moved = moving(a_held(), START + 21 * DAY, LAST_FREE)
    assert let_go(moved) == ["pi_1"]
    assert state(moved) is DepositState.SAVED
    assert moved.booking.deposit.card is not None
    (place,) = of_kind(moved, Kind.PLACE_HOLD)
    assert place.due == START + 18 * DAY


def test_a_hold_that_ends_before_the_new_start_closes_nothing_early() -> None:
    moved = moving(a_held(), START + 4 * DAY, LAST_FREE)
    (close,) = of_kind(moved, Kind.CLOSE)
    assert close.due >= moved.booking.end
    assert closing.close(moved.booking, moved.booking.start - HOUR).booking.status is (
        Status.CONFIRMED
    )


def test_a_hold_covers_a_meeting_to_its_end_and_the_cool_off_after_it() -> None:
    held = a_held()
    needed = START + 50 * MINUTE + 24 * HOUR + 2 * HOUR
    assert held.is_covered_by(a_hold(DUE, lives=needed - DUE))
    assert not held.is_covered_by(a_hold(DUE, lives=needed - DUE - SECOND))


def test_a_refused_card_is_asked_anew_for_the_new_date() -> None:
    moved = moving(a_refused(), START + 7 * DAY, LAST_FREE).booking
    assert state(Decision(moved)) is DepositState.SAVED
    assert moved.deposit.refusal == ""
    assert wants_hold(moved, START + 4 * DAY)


def test_a_refusal_stands_where_the_hold_for_the_new_date_is_due_already() -> None:
    moved = moving(a_refused(), START + HOUR, LAST_FREE).booking
    assert state(Decision(moved)) is DepositState.REFUSED
    assert can_mend(moved, LATE)


# --- the fee of a deposit that went along ----------------------------------------------------


def far_and_cancelled() -> Booking:
    moved = moving(a_held(), START + 21 * DAY, LATE, LAPSED).booking
    return cancelling(moved, LATE + HOUR, LAPSED).booking


def test_the_hold_for_such_a_fee_stays_and_waits_for_the_host() -> None:
    cancelled = far_and_cancelled()
    assert wants_hold(cancelled, LATE + HOUR)
    held = placed(cancelled, LATE + HOUR)
    assert state(held) is DepositState.HELD
    assert let_go(held) == []
    taken = closing.rule(held.booking, NOBODY, Ruling.TAKE, LATE + 2 * HOUR)
    (capture,) = of_kind(taken, Kind.CAPTURE)
    assert capture.due == LATE + 25 * HOUR + MINUTE


def test_a_fee_that_was_waived_before_needs_no_hold_and_lets_one_go_that_comes() -> None:
    waived = closing.rule(far_and_cancelled(), NOBODY, Ruling.WAIVE, LATE + HOUR).booking
    assert not wants_hold(waived, LATE + HOUR)
    assert let_go(placed(waived, LATE + 2 * HOUR)) == ["pi_2"]


def test_a_bank_that_refuses_such_a_hold_bothers_the_host_alone() -> None:
    refused = holding.hold_refused(far_and_cancelled(), "expired_card", LATE + HOUR)
    assert state(refused) is DepositState.REFUSED
    assert mails(refused) == [Mail.HOST_PARKED]
    assert not can_mend(refused.booking, LATE + HOUR)


def late_move_with_its_fee() -> Booking:
    strict = with_terms(some_settings(), rebook_within=0)
    return moving(a_held(strict), START + DAY, LATE, LAPSED).booking


def test_a_hold_that_a_fee_waits_for_stays_through_another_move_however_far() -> None:
    moved = moving(late_move_with_its_fee(), START + 21 * DAY, LATE + HOUR, LAPSED)
    assert moved.booking.deposit.hold == a_held().deposit.hold
    assert let_go(moved) == []


def test_beside_a_fee_that_has_its_hold_no_other_one_is_kept() -> None:
    moved = late_move_with_its_fee()
    assert not wants_hold(moved, LATE + HOUR)
    decision = placed(moved, LATE + HOUR)
    assert decision.booking.deposit.hold == moved.deposit.hold
    assert let_go(decision) == ["pi_2"]


def test_nobody_is_asked_to_mend_the_card_of_a_fee_while_the_meeting_is_still_on() -> None:
    once = moving(a_held(), START + 21 * DAY, LATE, LAPSED).booking
    twice = moving(once, START + 22 * DAY, LATE + HOUR, LAPSED).booking
    refused = holding.hold_refused(twice, "expired_card", LATE + HOUR)
    assert refused.booking.status is Status.CONFIRMED
    assert mails(refused) == [Mail.HOST_PARKED]
    assert not can_mend(refused.booking, LATE + 2 * HOUR)


def test_a_late_second_move_has_its_one_fee_and_no_further_hold() -> None:
    once = moving(a_held(), START + 21 * DAY, LATE, LAPSED).booking
    twice = moving(once, START + 22 * DAY, LATE + HOUR, LAPSED)
    assert twice.booking.fee is not None
    (place,) = of_kind(twice, Kind.PLACE_HOLD)
    assert place.due == LATE + HOUR
    held = placed(twice.booking, place.due).booking
    assert held.deposit.state is DepositState.HELD
    assert not wants_hold(held, START + 19 * DAY)
