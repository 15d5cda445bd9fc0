"""Sums without decimals, sums that are small, and meetings that cost nothing: the whole way."""

from dataclasses import replace
from datetime import timedelta

import pytest

from showup.domain.booking import Status
from showup.domain.choices import FirstLapse, Mode, Prepaid
from showup.domain.deposit import DepositState
from showup.domain.fee import Ruling
from showup.domain.money import Money
from showup.domain.settings import Settings
from tests.builders import START, a_service, some_settings, with_terms
from tests.house import a_house

HOUR = timedelta(hours=1)


def in_yen(mode: Mode = Mode.HOLD) -> Settings:
    """A meeting of 5,001 yen, half of which is 2,500: what is left of a yen is the client's."""
    usual = some_settings()
    paid = Prepaid.ZADATEK if mode is Mode.PREPAY else None
    terms = with_terms(usual, mode=mode, prepaid_as=paid, first_lapse=FirstLapse.CHARGED)
    host = replace(usual.host, currency="JPY")
    return replace(terms, host=host, services=(a_service(price=Money(5001, "JPY")),))


def test_a_deposit_in_yen_is_held_taken_and_written_about_without_decimals() -> None:
    with a_house(in_yen()) as house:
        booking = house.confirmed()
        assert booking.deposit.amount == Money(2500, "JPY")
        house.go_to(START - HOUR)
        (held,) = house.held()
        assert (held["amount"], held["currency"]) == (2500, "jpy")
        house.cancel(booking, None)
        house.take(booking)
        house.go_to(START + 60 * HOUR)
        (intent,) = house.intents()
        assert (intent["status"], intent["amount_received"]) == ("succeeded", 2500)
        letters = {task.split("-")[1]: letter for task, letter in house.box.sent}
        for name in ("booked", "held", "taken"):
            assert "2500 JPY" in letters[name].text, name
            assert "25.00" not in letters[name].text, name


def test_a_deposit_in_yen_that_was_paid_goes_back_to_the_yen() -> None:
    with a_house(in_yen(Mode.PREPAY)) as house:
        booking = house.confirmed()
        house.cancel(booking, None)
        house.settle()
        assert house.booking(booking.id).deposit.state is DepositState.REFUNDED
        assert [refund["amount"] for refund in house.bank.store.all("refund")] == [2500]


@pytest.mark.parametrize("lowered", [1, 49])
def test_a_fee_lowered_below_what_stripe_charges_at_the_least_is_captured_all_the_same(
    lowered: int,
) -> None:
    """The least is of a payment when it is made; of a hold any part can be taken."""
    with a_house(in_yen()) as house:
        booking = house.confirmed()
        house.go_to(START - HOUR)
        house.cancel(booking, None)
        house.decides(booking, Ruling.LOWER, lowered, "It was close.")
        house.go_to(START + 60 * HOUR)
        (intent,) = house.intents()
        assert (intent["status"], intent["amount_received"]) == ("succeeded", lowered)
        assert house.parked() == []


def test_a_free_meeting_needs_no_card_from_its_booking_to_its_end() -> None:
    usual = some_settings()
    free = a_service(price=Money(0, "PLN"))
    with a_house(replace(usual, services=(free,))) as house:
        booking = house.book()
        assert booking.status is Status.CONFIRMED
        assert booking.deposit.checkout is None
        house.go_to(START + 48 * HOUR)
        assert house.booking(booking.id).status is Status.ATTENDED
        assert house.parked() == []
        assert house.bank.store.all("event") == [], "Stripe never hears of it"
        assert not any(
            "card" in letter.text for _, letter in house.box.sent if "client" in letter.to
        )
