"""A hold is placed, refused, mended, lost, moved along, captured or let go."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from showup.domain import closing, holding, mending
from showup.domain.booking import Booking, Status
from showup.domain.decision import Decision
from showup.domain.deposit import Card, CheckoutMode, DepositState, Paid
from showup.domain.drafting import CLAIM
from showup.domain.errors import NotPossible
from showup.domain.events import What
from showup.domain.fee import Fee, Ruling
from showup.domain.holding import wants_hold
from showup.domain.mending import can_mend
from showup.domain.money import Money
from showup.domain.tasks import Kind, Mail
from showup.domain.terms import Clause
from tests.builders import START, some_settings
from tests.domain.steps import (
    HOUR,
    MINUTE,
    SECOND,
    a_held,
    a_hold,
    a_refused,
    a_saved,
    cancelling,
    mails,
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


# --- placing ---------------------------------------------------------------------------------


def test_a_hold_is_wanted_from_its_moment_on_until_the_start() -> None:
    saved = a_saved()
    assert not wants_hold(saved, DUE - SECOND)
    assert wants_hold(saved, DUE)
    assert not wants_hold(saved, START)
    assert not wants_hold(a_held(), LATE)


def test_a_hold_is_wanted_for_nothing_that_is_off() -> None:
    assert not wants_hold(cancelling(a_saved(), DUE).booking, DUE)
    assert not wants_hold(a_refused(), LATE), "the bank is not asked again by itself"


def test_a_placed_hold_is_told_and_moves_the_last_moment_to_declare() -> None:
    decision = placed(a_saved(), DUE)
    assert state(decision) is DepositState.HELD
    assert mails(decision) == [Mail.HELD]
    (close,) = of_kind(decision, Kind.CLOSE)
    assert close.due == START + 16 * HOUR


def test_the_same_hold_reported_twice_changes_nothing() -> None:
    held = a_held()
    assert placed(held, DUE, "pi_1") == Decision(held)


def test_a_hold_that_comes_after_the_cancellation_is_let_go() -> None:
    cancelled = cancelling(a_saved(), DUE).booking
    decision = placed(cancelled, DUE + MINUTE)
    assert decision.booking.deposit.hold is None
    assert let_go(decision) == ["pi_2"]


# --- refused, mended -------------------------------------------------------------------------


def test_a_refused_hold_tells_both_sides_and_never_frees_the_time() -> None:
    decision = holding.hold_refused(a_saved(), "insufficient_funds", DUE)
    assert decision.booking.status is Status.CONFIRMED
    assert decision.booking.expires is None
    assert decision.booking.deposit.refusal == "insufficient_funds"
    assert mails(decision)[-2:] == [Mail.HOLD_REFUSED, Mail.HOST_HOLD_REFUSED]


def test_a_refusal_can_be_mended_until_five_minutes_before_the_start() -> None:
    refused = a_refused()
    assert can_mend(refused, START - 5 * MINUTE - SECOND)
    assert not can_mend(refused, START - 5 * MINUTE)
    with pytest.raises(NotPossible, match="nothing to mend"):
        mending.mend(a_held(), LATE)


def test_mending_opens_a_second_checkout_that_places_the_hold_itself() -> None:
    begun = mending.mend(a_refused(), LATE).booking
    assert begun.deposit.checkout is not None
    assert (begun.deposit.checkout.number, begun.deposit.checkout.mode) == (
        2,
        CheckoutMode.PAYMENT,
    )
    assert begun.expires is None, "a confirmed meeting does not run out"


def test_mending_a_pending_booking_keeps_its_time_for_another_half_hour() -> None:
    now = START - 50 * HOUR
    pending = a_saved(now=now)
    refused = holding.hold_refused(pending, "expired_card", now).booking
    later = now + 20 * MINUTE
    assert mending.mend(refused, later).booking.expires == later + CLAIM


def test_a_mended_hold_is_placed_with_the_new_card() -> None:
    hold = a_hold(LATE, "pi_2", SEVEN_DAYS)
    decision = holding.mended(a_refused(), hold, "cus_1", "pm_2", OTHER, PLAN, LATE)
    deposit = decision.booking.deposit
    assert (deposit.state, deposit.hold, deposit.card) == (DepositState.HELD, hold, OTHER)
    assert deposit.refusal == ""


def test_mending_a_pending_booking_confirms_it() -> None:
    now = START - 50 * HOUR
    refused = holding.hold_refused(a_saved(now=now), "expired_card", now).booking
    decision = holding.mended(refused, a_hold(now), "cus_1", "pm_2", OTHER, PLAN, now)
    assert decision.booking.status is Status.CONFIRMED
    assert mails(decision)[:2] == [Mail.BOOKED, Mail.HOST_BOOKED]


# --- lost, let go, taken ---------------------------------------------------------------------


def test_a_hold_that_is_lost_before_the_meeting_is_placed_anew() -> None:
    lost = holding.hold_lost(a_held(), "pi_1", LATE)
    assert state(lost) is DepositState.SAVED
    assert lost.booking.deposit.hold is None
    (place,) = of_kind(lost, Kind.PLACE_HOLD)
    assert place.due == LATE
    assert wants_hold(lost.booking, LATE)


def test_a_hold_that_is_lost_after_it_is_released_and_the_host_knows() -> None:
    lost = holding.hold_lost(a_held(), "pi_1", START + HOUR)
    assert state(lost) is DepositState.RELEASED
    assert mails(lost) == [Mail.RELEASED, Mail.HOST_PARKED]


def test_the_loss_of_some_other_hold_changes_nothing() -> None:
    held = a_held()
    assert holding.hold_lost(held, "pi_0", LATE) == Decision(held)


def test_a_released_hold_is_told_unless_the_cancellation_has_said_so() -> None:
    attended = closing.attended(a_held(), START + HOUR)
    assert let_go(attended) == ["pi_1"]
    assert mails(holding.released(attended.booking, "pi_1", START + HOUR)) == [Mail.RELEASED]
    cancelled = cancelling(a_held(), LAST_FREE)
    assert let_go(cancelled) == ["pi_1"]
    assert mails(holding.released(cancelled.booking, "pi_1", LAST_FREE)) == []


def test_letting_an_older_hold_go_leaves_the_one_that_stands() -> None:
    held = a_held()
    decision = holding.released(held, "pi_0", LATE)
    assert decision.booking.deposit.hold == held.deposit.hold
    assert [event.what for event in decision.events] == [What.HOLD_RELEASED]


def test_what_was_taken_is_taken_once() -> None:
    sixty = Money(6000, "PLN")
    taken = holding.captured(a_held(), sixty, START + 25 * HOUR)
    assert taken.booking.deposit.taken == sixty
    assert taken.booking.deposit.hold is None
    assert mails(taken) == [Mail.TAKEN]
    again = holding.captured(taken.booking, sixty, START + 26 * HOUR)
    assert again == Decision(taken.booking)


def test_what_was_taken_of_a_hold_that_was_replaced_meanwhile_lets_the_new_one_go() -> None:
    taken = holding.captured(a_held(), Money(6000, "PLN"), START + 25 * HOUR, "pi_0")
    assert taken.booking.deposit.paid is not None
    assert taken.booking.deposit.paid.intent == "pi_0", "a refund goes to what was taken"
    assert let_go(taken) == ["pi_1"]


def test_no_more_is_kept_of_a_payment_than_the_host_still_has() -> None:
    sixty, ten = Money(6000, "PLN"), Money(1000, "PLN")
    fee = Fee(sixty, Clause.LATE, LATE, LATE, Ruling.TAKE)
    paid = replace(a_held(), fee=fee).with_deposit(
        state=DepositState.PAID, hold=None, paid=Paid("pi_1", sixty, LATE), refunded=sixty - ten
    )
    assert holding.captured(paid, sixty, LATE + 25 * HOUR).booking.deposit.taken == ten
