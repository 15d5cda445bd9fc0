"""The main job, as stories in one process: booked, held, reminded, moved, cancelled, mended."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from infra.embedded.stripe import Fault
from showup.domain.booking import Status
from showup.domain.choices import FirstLapse
from showup.domain.deposit import DepositState
from showup.domain.errors import NotPossible, PriceChanged, SlotTaken, Unavailable
from showup.domain.ledger import Deed, Outcome
from showup.domain.money import Money
from showup.domain.settings import Settings
from tests.builders import NOW, START, some_hours, some_settings, with_terms
from tests.house import House, a_house

HOURS = timedelta(hours=1)
DAY = timedelta(days=1)
LAST_FREE = START - 48 * HOURS
HOLD_AT = START - 72 * HOURS
REFUSED_LATER = "4000000000000341"


def test_booked_held_reminded_came_released(house: House) -> None:
    booking = house.confirmed()
    assert (booking.status, booking.deposit.state) == (Status.CONFIRMED, DepositState.SAVED)
    assert not house.held()

    house.go_to(HOLD_AT)
    assert house.booking(booking.id).deposit.state is DepositState.HELD
    assert [hold["amount"] for hold in house.held()] == [6000]

    house.go_to(START + HOURS)
    house.attended(booking)
    house.settle()
    after = house.booking(booking.id)
    assert (after.status, after.deposit.state) == (Status.ATTENDED, DepositState.RELEASED)
    assert not house.held()
    assert house.box.names() == [
        "booked",
        "host_booked",
        "reminder",
        "held",
        "meeting_link",
        "host_met",
        "released",
    ]
    assert not house.parked()


def test_if_nobody_says_anything_they_came_and_the_hold_is_let_go(house: House) -> None:
    booking = house.confirmed()
    house.go_to(START + 15 * HOURS)
    assert house.held()
    house.go_to(START + 16 * HOURS)
    assert house.booking(booking.id).status is Status.ATTENDED
    assert not house.held()


def test_moved_in_the_last_free_minute_the_deposit_goes_along(house: House) -> None:
    booking = house.confirmed()
    house.go_to(LAST_FREE + timedelta(seconds=59))
    new = START + timedelta(days=2)
    moved = house.move(booking, new, expect=0)
    house.settle()
    assert moved.start == new
    assert moved.cutoffs[0].until == new - 48 * HOURS
    assert len(house.held()) == 1, "the hold stays until the new one stands"

    house.go_to(new - 72 * HOURS)
    assert len(house.held()) == 1, "the new one stands, the old one is let go"
    assert house.held()[0]["id"] == house.booking(booking.id).deposit.hold.intent  # type: ignore[union-attr]
    house.go_to(new + HOURS)
    assert house.held()
    assert house.box.names().count("meeting_link") == 2
    assert "moved" in house.box.names()


def test_a_reminder_of_the_old_time_dies_with_the_move_even_when_moved_back(house: House) -> None:
    booking = house.confirmed()
    house.move(booking, START + timedelta(days=1))
    house.move(booking, START)
    house.go_to(START)
    assert house.box.names().count("reminder") == 1


def test_cancelled_in_the_last_free_minute_it_is_free_and_the_time_is_open(house: House) -> None:
    booking = house.confirmed()
    house.go_to(LAST_FREE + timedelta(seconds=59))
    assert house.held()
    house.cancel(booking, expect=0)
    house.settle()
    assert not house.held()
    assert house.booking(booking.id).fee is None
    another = house.book(id="booking0000000000002", fingerprint="other", start=START)
    assert another.status is Status.PENDING
    house.go_to(START + timedelta(days=3))
    assert house.box.names()[-2:] == ["cancelled", "host_cancelled"]


def test_one_minute_later_it_costs_the_deposit_which_silence_lets_go() -> None:
    settings = with_terms(some_settings(), first_lapse=FirstLapse.CHARGED)
    with a_house(settings) as house:
        booking = house.confirmed()
        house.go_to(LAST_FREE + timedelta(minutes=1))
        with pytest.raises(PriceChanged):
            house.cancel(booking, expect=0)
        cancelled = house.cancel(booking, expect=6000)
        assert cancelled.fee is not None
        assert cancelled.fee.not_before == house.now + 24 * HOURS
        assert house.held()
        house.advance(timedelta(days=3))
        assert house.booking(booking.id).deposit.state is DepositState.RELEASED
        assert not house.held()


def test_the_first_lapse_of_a_year_is_forgiven_and_the_second_is_not(house: House) -> None:
    first = house.confirmed()
    house.go_to(LAST_FREE + timedelta(minutes=1))
    assert house.cancel(first, expect=0).fee is None
    second = house.confirmed(id="booking0000000000002", start=START + timedelta(days=14))
    house.go_to(second.start - 47 * HOURS)
    cancelled = house.cancel(second)
    assert cancelled.fee is not None
    assert cancelled.fee.amount == Money(6000, "PLN")


def test_a_card_refused_when_the_hold_is_placed_is_mended_by_link(house: House) -> None:
    booking = house.book()
    house.pay(booking, REFUSED_LATER)
    house.settle()
    house.go_to(HOLD_AT)
    refused = house.booking(booking.id)
    assert (refused.status, refused.deposit.state) == (Status.CONFIRMED, DepositState.REFUSED)
    assert house.box.names()[-2:] == ["hold_refused", "host_hold_refused"]

    house.mend(booking)
    house.pay(booking)
    house.settle()
    mended = house.booking(booking.id)
    assert mended.deposit.state is DepositState.HELD
    assert len(house.held()) == 1
    assert house.box.names()[-1] == "held"


def test_a_bank_that_wants_its_customer_is_answered_at_checkout(house: House) -> None:
    booking = house.book()
    house.pay(booking, "4000002760003184")
    house.settle()
    house.go_to(HOLD_AT)
    assert house.booking(booking.id).deposit.refusal == "authentication_required"
    house.mend(booking)
    house.pay(booking, "4000002760003184")
    house.settle()
    assert house.booking(booking.id).deposit.state is DepositState.HELD


def test_booked_inside_the_window_the_hold_stands_before_it_is_confirmed(house: House) -> None:
    start = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)
    booking = house.confirmed(start=start)
    assert booking.status is Status.CONFIRMED
    assert booking.deposit.state is DepositState.HELD
    assert booking.cutoffs[0].until == NOW + HOURS, "the free undo"


def test_booked_inside_the_window_a_refused_card_leaves_it_pending_and_mendable(
    house: House,
) -> None:
    start = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)
    booking = house.book(start=start)
    house.pay(booking, REFUSED_LATER)
    house.settle()
    assert house.booking(booking.id).status is Status.PENDING
    house.mend(booking)
    house.pay(booking)
    house.settle()
    assert house.booking(booking.id).status is Status.CONFIRMED
    assert len(house.held()) == 1


def test_a_booking_that_nobody_finishes_is_gone_after_half_an_hour(house: House) -> None:
    booking = house.book()
    with pytest.raises(SlotTaken):
        house.book(id="booking0000000000002", fingerprint="other")
    house.advance(timedelta(minutes=33))
    assert house.booking(booking.id).status is Status.EXPIRED
    assert house.book(id="booking0000000000002", fingerprint="other").status is Status.PENDING
    assert not house.box.sent, "nobody gets a mail that they did not ask for"


def test_a_booking_taken_back_within_the_hour_costs_nothing_whenever_it_is(house: House) -> None:
    booking = house.confirmed(start=datetime(2026, 11, 17, 14, 0, tzinfo=UTC))
    house.advance(timedelta(minutes=59))
    house.undo(booking)
    house.settle()
    assert house.booking(booking.id).status is Status.CANCELLED
    assert not house.held()


def test_taking_back_is_over_after_the_hour(house: House) -> None:
    booking = house.confirmed()
    house.advance(timedelta(minutes=61))
    with pytest.raises(NotPossible):
        house.undo(booking)


def test_a_free_talk_needs_no_card(house: House) -> None:
    hello = house.settings.services[1]
    booking = house.book(service=hello)
    house.settle()
    assert booking.status is Status.CONFIRMED
    assert house.box.names() == ["booked", "host_booked"]
    house.go_to(START + timedelta(days=2))
    assert house.booking(booking.id).status is Status.ATTENDED
    assert not house.intents()


def test_a_repeated_request_is_the_same_booking_at_the_same_checkout(house: House) -> None:
    first, again = house.book(), house.book()
    assert first == again
    assert len(list(house.bank.store.all("checkout.session"))) == 1


def test_when_stripe_is_down_the_repeated_request_goes_through(house: House) -> None:
    house.bank.faults.plan(Fault.UNREACHABLE)
    with pytest.raises(Unavailable):
        house.book()
    assert house.book().deposit.checkout.url  # type: ignore[union-attr]


@pytest.mark.parametrize("fault", list(Fault))
def test_whatever_stripe_does_while_a_hold_is_placed_there_is_one_hold(
    house: House, fault: Fault
) -> None:
    booking = house.confirmed()
    house.bank.faults.plan(fault, path="payment_intents")
    house.go_to(HOLD_AT)
    house.advance(timedelta(hours=2))
    assert house.booking(booking.id).deposit.state is DepositState.HELD
    assert len(house.held()) == 1
    places = [e for e in house.ledger(booking) if e.deed is Deed.PLACE]
    assert [e.outcome for e in places].count(Outcome.DONE) == 1


def test_stripe_down_for_five_hours_is_waited_out(house: House) -> None:
    booking = house.confirmed()
    house.go_to(HOLD_AT - HOURS)
    house.bank.faults.plan(Fault.UNREACHABLE, times=10_000, method="")
    house.go_to(HOLD_AT + 5 * HOURS)
    assert not house.held()
    house.bank.faults.clear()
    house.advance(timedelta(hours=2))
    assert house.booking(booking.id).deposit.state is DepositState.HELD
    assert not house.parked()


def test_what_keeps_failing_is_parked_and_the_host_is_told(house: House) -> None:
    house.confirmed()
    house.bank.faults.plan(Fault.UNREACHABLE, times=10_000, method="")
    house.go_to(HOLD_AT + 30 * HOURS)
    assert [task.kind for task in house.parked()] == ["place_hold"]
    assert "host_parked" in house.box.names()

    house.bank.faults.clear()
    booking = house.booking("booking0000000000001")
    assert house.desk(booking).can[-1] == "again"
    assert house.run_again(booking) == 1
    house.settle()
    assert house.booking(booking.id).deposit.state is DepositState.HELD
    assert not house.parked()


def test_a_card_that_is_seen_after_the_time_has_gone_holds_nothing(house: House) -> None:
    late = house.book()
    house.pay(late)
    house.now += timedelta(minutes=40)  # nothing of ours was running
    other = house.book(id="booking0000000000002", fingerprint="other")
    house.pay(other)
    house.settle()
    assert house.booking(late.id).status is Status.EXPIRED
    assert house.booking(other.id).status is Status.CONFIRMED
    assert "expired" in house.box.names()
    house.go_to(START)
    assert len(house.held()) == 1


def test_a_card_that_is_seen_late_while_the_time_is_free_is_welcome(house: House) -> None:
    late = house.book()
    house.pay(late)
    house.now += timedelta(minutes=40)
    house.settle()
    assert house.booking(late.id).status is Status.CONFIRMED


def test_webhooks_twice_and_in_reverse_change_nothing(house: House) -> None:
    house.bank.webhooks.duplicate(events=50, copies=3)
    house.bank.webhooks.reverse(rounds=50)
    booking = house.confirmed()
    house.go_to(START + HOURS)
    house.attended(booking)
    house.settle()
    assert house.booking(booking.id).deposit.state is DepositState.RELEASED
    assert house.box.names().count("booked") == 1
    assert house.box.names().count("released") == 1


def test_without_any_webhook_the_looks_confirm_the_booking(house: House) -> None:
    for endpoint in house.bank.store.all("webhook_endpoint"):
        endpoint["status"] = "disabled"
    booking = house.book()
    house.pay(booking)
    house.advance(timedelta(minutes=1))
    assert house.booking(booking.id).status is Status.CONFIRMED


def test_the_client_who_returns_is_confirmed_at_once(house: House) -> None:
    for endpoint in house.bank.store.all("webhook_endpoint"):
        endpoint["status"] = "disabled"
    booking = house.book()
    house.pay(booking)
    house.returned(booking)
    house.settle()
    assert house.booking(booking.id).status is Status.CONFIRMED


def test_a_hold_that_the_bank_lets_go_is_placed_again(house: House) -> None:
    booking = house.confirmed()
    house.go_to(HOLD_AT)
    house.stripe.release(house.held()[0]["id"], "by somebody at the dashboard")
    house.settle()
    assert house.booking(booking.id).deposit.state is DepositState.HELD
    assert len(house.held()) == 1


def test_when_the_host_cancels_it_is_free_whatever_was_due() -> None:
    settings = with_terms(some_settings(), first_lapse=FirstLapse.CHARGED, rebook_within=0)
    with a_house(settings) as house:
        booking = house.confirmed()
        house.go_to(LAST_FREE + HOURS)
        house.move(booking, START + timedelta(days=1), expect=6000)
        house.take(booking)
        house.cancel_by_host(booking)
        house.advance(timedelta(days=8))
        after = house.booking(booking.id)
        assert (after.status, after.deposit.state) == (Status.CANCELLED, DepositState.RELEASED)
        assert not any(intent["amount_received"] for intent in house.intents())
        assert "cancelled" in house.box.names()
        assert not house.parked()


def charged() -> Settings:
    return with_terms(some_settings(), first_lapse=FirstLapse.CHARGED)


def test_a_fee_without_a_hold_is_not_lost_when_the_client_acts_again() -> None:
    with a_house(charged()) as house:
        booking = house.confirmed()
        house.go_to(START - 40 * HOURS)
        house.move(booking, START + timedelta(days=21))
        house.settle()
        assert not house.held(), "the hold would have died, so the card answers"
        house.move(booking, START + timedelta(days=22), expect=6000)
        house.cancel(booking)
        house.take(booking)
        house.advance(timedelta(days=3))
        assert house.booking(booking.id).deposit.state is DepositState.CAPTURED
        assert sum(intent["amount_received"] for intent in house.intents()) == 6000
        assert not house.held()


def test_a_fee_whose_hold_dies_before_the_cool_off_gets_another_hold_first() -> None:
    with a_house(charged()) as house:
        booking = house.confirmed()
        house.go_to(START - HOURS)
        house.move(booking, START + timedelta(days=4))
        house.go_to(START + 20 * HOURS)
        house.cancel(booking, expect=6000)
        house.settle()
        assert len(house.held()) == 1
        house.take(booking)
        house.advance(timedelta(days=3))
        assert house.booking(booking.id).deposit.state is DepositState.CAPTURED


def test_a_fee_is_taken_although_stripe_was_away_past_the_cool_off() -> None:
    with a_house(charged()) as house:
        booking = house.confirmed()
        house.go_to(START - 40 * HOURS)
        house.move(booking, START + timedelta(days=21))
        house.settle()
        house.bank.faults.plan(Fault.UNREACHABLE, times=10_000, method="")
        house.cancel(booking, expect=6000)
        house.take(booking)
        house.advance(26 * HOURS)
        house.bank.faults.clear()
        house.advance(timedelta(days=1))
        assert house.booking(booking.id).deposit.state is DepositState.CAPTURED
        assert not house.held()


def test_a_bank_that_never_answers_ends_in_an_open_time_and_a_word_to_the_client() -> None:
    settings = some_settings(hours=some_hours(notice=timedelta(hours=1)))
    with a_house(settings) as house:
        booking = house.book(start=datetime(2026, 11, 16, 15, 0, tzinfo=UTC))
        house.pay(booking)
        house.bank.faults.plan(Fault.UNREACHABLE, times=10_000, path="payment_intents")
        house.advance(3 * HOURS)
        assert house.booking(booking.id).status is Status.EXPIRED
        assert house.box.names() == ["expired"]
        house.bank.faults.clear()
        house.advance(timedelta(days=2))
        assert not house.held()
        again = house.book(id="booking0000000000002", fingerprint="o", start=START)
        assert again.status is Status.PENDING


def test_a_claim_that_has_run_out_cannot_be_mended_into_somebody_elses_time() -> None:
    start = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)
    with a_house() as house:
        late = house.book(start=start)
        house.pay(late, REFUSED_LATER)
        house.settle()
        house.now += timedelta(minutes=40)
        other = house.book(id="booking0000000000002", fingerprint="other", start=start)
        with pytest.raises(NotPossible):
            house.mend(late)
        house.pay(other)
        house.settle()
        assert house.booking(other.id).status is Status.CONFIRMED


def test_a_card_that_was_removed_is_a_refusal_that_the_client_can_mend(house: House) -> None:
    booking = house.confirmed()
    method = house.booking(booking.id).deposit.method
    key = {"Authorization": "Bearer sk_test_embedded"}
    assert house.bank.call("POST", f"/v1/payment_methods/{method}/detach", key, "").status == 200
    house.go_to(HOLD_AT)
    assert house.booking(booking.id).deposit.state is DepositState.REFUSED
    assert "hold_refused" in house.box.names()


def test_a_time_is_free_again_although_the_buffers_were_others_when_it_was_claimed() -> None:
    tokyo = replace(some_settings().host, timezone="Asia/Tokyo")
    wide = some_settings(host=tokyo, hours=some_hours(buffer_before=timedelta(minutes=15)))
    start = datetime(2026, 11, 30, 0, 0, tzinfo=UTC)
    with a_house(wide) as house:
        booking = house.confirmed(start=start)
        house.tools = replace(house.tools, settings=some_settings(host=tokyo))
        house.cancel(booking)
        assert not [
            page for page in house.table.pages(start.date() - DAY, start.date()) if page.taken
        ]


def test_a_price_that_was_raised_after_the_quote_is_not_asked_for_unseen(house: House) -> None:
    with pytest.raises(PriceChanged):
        house.book(expect=4000)
    assert house.book(expect=6000).status is Status.PENDING
