"""From the request to a confirmed meeting, or to a time that is free again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from showup.domain import claims, confirming, holding
from showup.domain.booking import Booking, Status
from showup.domain.claims import Page
from showup.domain.confirming import has_run_out, may_look, request
from showup.domain.decision import Decision
from showup.domain.deposit import CheckoutMode, DepositState
from showup.domain.drafting import CLAIM
from showup.domain.errors import SlotTaken
from showup.domain.events import What
from showup.domain.tasks import Kind, Mail
from tests.builders import NOW, START, a_booking, a_request, some_hours, some_settings
from tests.domain.steps import CARD, HOUR, MINUTE, SECOND, a_hold, mails, of_kind, state

SETTINGS = some_settings()
PLAN = SETTINGS.plan


def requested(now: object = NOW, **changes: object) -> Decision:
    pages = [Page(START.date())]
    return request(a_request(SETTINGS, **changes), SETTINGS, pages, now)  # type: ignore[arg-type]


def with_card(booking: Booking, now: object = NOW) -> Decision:
    return confirming.card_saved(booking, "cus_1", "pm_1", CARD, PLAN, now)  # type: ignore[arg-type]


def whats(decision: Decision) -> list[What]:
    return [event.what for event in decision.events]


# --- the claim -------------------------------------------------------------------------------


def test_a_request_claims_the_time_for_half_an_hour_and_asks_for_a_card() -> None:
    booking = requested().booking
    assert booking.status is Status.PENDING
    assert booking.expires == NOW + CLAIM
    assert booking.deposit.state is DepositState.AWAITED
    assert booking.deposit.hold_at == START - 72 * HOUR
    assert booking.deposit.checkout is not None
    assert booking.deposit.checkout.mode is CheckoutMode.SETUP


def test_the_claim_lies_in_the_diary_with_its_buffer_and_outlives_checkout() -> None:
    (page,) = requested().pages
    (entry,) = page.taken
    assert (entry.start, entry.end) == (claims.minute(START), claims.minute(START) + 60)
    checkout = requested().booking.deposit.checkout
    assert checkout is not None
    assert entry.until is not None
    assert claims.moment(entry.until) >= checkout.expires


def test_while_it_is_pending_we_look_at_the_checkout_after_1_5_15_minutes_and_at_the_end() -> None:
    looks = of_kind(requested(), Kind.LOOK)
    assert [task.due - NOW for task in looks] == [n * MINUTE for n in (1, 5, 15, 32)]
    assert mails(requested()) == [], "nothing is confirmed yet"


def test_a_time_that_somebody_else_claims_cannot_be_claimed() -> None:
    (page,) = requested().pages
    with pytest.raises(SlotTaken):
        request(a_request(id="another"), SETTINGS, [page], NOW + CLAIM)


def test_a_claim_that_has_run_out_is_in_nobodys_way() -> None:
    (page,) = requested().pages
    over = NOW + CLAIM + 3 * MINUTE
    decision = request(a_request(id="another"), SETTINGS, [page], over)
    (page,) = decision.pages
    assert {entry.booking for entry in page.taken} == {"booking0000000000001", "another"}


def test_without_a_price_no_card_is_asked_and_the_meeting_is_confirmed_at_once() -> None:
    decision = requested(service=SETTINGS.services[1])
    assert decision.booking.status is Status.CONFIRMED
    assert decision.booking.deposit.state is DepositState.NONE
    assert decision.booking.expires is None
    assert decision.booking.deposit.checkout is None
    assert mails(decision)[:2] == [Mail.BOOKED, Mail.HOST_BOOKED]
    assert not of_kind(decision, Kind.PLACE_HOLD)


def test_the_free_undo_ends_an_hour_later_or_with_the_start() -> None:
    now = NOW + 30 * SECOND
    assert requested(now).booking.undo_until == NOW + 61 * MINUTE
    booking = a_booking(replace(SETTINGS, hours=some_hours(notice=0 * MINUTE)), now=START - MINUTE)
    assert booking.undo_until == START


# --- the card --------------------------------------------------------------------------------


def test_the_card_confirms_and_the_hold_comes_a_waking_day_before_the_last_free_moment() -> None:
    decision = with_card(requested().booking)
    assert decision.booking.status is Status.CONFIRMED
    assert decision.booking.expires is None
    assert state(decision) is DepositState.SAVED
    assert mails(decision)[:2] == [Mail.BOOKED, Mail.HOST_BOOKED]
    (place,) = of_kind(decision, Kind.PLACE_HOLD)
    assert place.due == START - 72 * HOUR
    assert whats(decision) == [What.CARD_SAVED, What.CONFIRMED]


def test_a_hold_that_is_due_already_is_placed_before_anything_is_confirmed() -> None:
    now = START - 50 * HOUR
    decision = with_card(requested(now).booking, now)
    assert decision.booking.status is Status.PENDING
    assert decision.booking.expires == now + confirming.BANK_ANSWERS, "the claim waits for the bank"
    assert mails(decision) == []
    (place,) = of_kind(decision, Kind.PLACE_HOLD)
    assert place.due == now
    confirmed = holding.hold_placed(decision.booking, a_hold(now), PLAN, now)
    assert confirmed.booking.status is Status.CONFIRMED
    assert state(confirmed) is DepositState.HELD
    assert mails(confirmed)[:2] == [Mail.BOOKED, Mail.HOST_BOOKED]
    assert not of_kind(confirmed, Kind.PLACE_HOLD)


def test_a_bank_that_refuses_at_once_leaves_half_an_hour_to_mend_it() -> None:
    now = START - 50 * HOUR
    refused = holding.hold_refused(with_card(requested(now).booking, now).booking, "expired", now)
    assert refused.booking.status is Status.PENDING
    assert refused.booking.expires == now + CLAIM
    assert of_kind(refused, Kind.LOOK)
    assert not has_run_out(refused.booking, now + CLAIM - SECOND)
    assert has_run_out(refused.booking, now + CLAIM + MINUTE)


def test_preparing_checkout_anew_gives_another_session_and_another_half_hour() -> None:
    later = NOW + 5 * MINUTE
    renewed = confirming.renew_checkout(requested().booking, later).booking
    assert renewed.deposit.checkout is not None
    assert renewed.deposit.checkout.number == 2
    assert renewed.expires == later + CLAIM


# --- the end of a claim ----------------------------------------------------------------------


def test_a_claim_has_run_out_when_neither_it_nor_its_checkout_lives() -> None:
    booking = requested().booking
    assert not has_run_out(booking, NOW + CLAIM)
    assert has_run_out(booking, NOW + CLAIM + MINUTE)
    assert not has_run_out(with_card(booking).booking, NOW + timedelta(days=3))


def test_an_expired_claim_says_nothing_to_anybody() -> None:
    expired = confirming.expire(requested().booking, NOW + CLAIM)
    assert expired.booking.status is Status.EXPIRED
    assert expired.tasks == ()


def test_a_card_that_comes_too_late_gets_the_time_if_it_is_still_free() -> None:
    over, hours = NOW + 2 * HOUR, SETTINGS.hours
    pending = requested().booking
    (page,) = requested().pages
    assert confirming.can_claim_anew(pending, [page], hours, NOW), "its own is not in the way"
    booking = confirming.expire(pending, NOW + CLAIM).booking
    assert confirming.can_claim_anew(booking, [page], hours, over)
    (other,) = request(a_request(id="another"), SETTINGS, [page], over).pages
    assert not confirming.can_claim_anew(booking, [other], hours, over)
    assert not confirming.can_claim_anew(booking, [], hours, START)


def test_a_card_that_comes_when_the_time_is_gone_holds_nothing_and_is_told_so() -> None:
    gone = confirming.gone(requested().booking, NOW + HOUR)
    assert gone.booking.status is Status.EXPIRED
    assert state(gone) is DepositState.NONE
    assert mails(gone) == [Mail.EXPIRED]


# --- looking ---------------------------------------------------------------------------------


def prepared() -> Booking:
    return confirming.checkout_prepared(requested().booking, "cs_1", "https://pay").booking


def test_a_client_who_returns_makes_us_look_at_most_every_ten_seconds() -> None:
    booking = prepared()
    assert may_look(booking, NOW)
    looked = confirming.look_now(booking, NOW).booking
    assert not may_look(looked, NOW + 9 * SECOND)
    assert may_look(looked, NOW + 10 * SECOND)


def test_there_is_nothing_to_look_at_before_checkout_is_prepared_or_once_the_card_is_known() -> (
    None
):
    assert not may_look(requested().booking, NOW)
    assert not may_look(with_card(prepared()).booking, NOW)
    assert not may_look(prepared(), START)


def test_a_hold_that_is_due_at_once_is_never_shown_before_the_booking_was_made() -> None:
    now = START - 50 * HOUR
    assert requested(now).booking.deposit.hold_at == now
