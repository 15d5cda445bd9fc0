"""BLIK and Przelewy24: paid at once, later, or not at all; and the time meanwhile."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from showup.domain.booking import Booking, Client, Status
from showup.domain.choices import FirstLapse, Mode, Prepaid
from showup.domain.deposit import DepositState
from showup.domain.errors import SlotTaken
from showup.domain.ledger import Deed, Outcome
from showup.domain.paying import BANK_CONFIRMS
from tests.builders import NOW, START, some_settings, with_terms
from tests.house import House, a_house

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
PREPAID = with_terms(
    some_settings(),
    mode=Mode.PREPAY,
    prepaid_as=Prepaid.ZADATEK,
    first_lapse=FirstLapse.CHARGED,
)
ANOTHER = Client("Another client", "another@example.com")


@pytest.fixture
def house() -> Iterator[House]:
    with a_house(PREPAID) as made:
        yield made


def paid_by(house: House, way: str, **changes: object) -> Booking:
    booking = house.book(**changes)
    house.pay(booking, way)
    house.settle()
    return house.booking(booking.id)


def at_stripe(house: House) -> tuple[int, int]:
    """Taken, and given back, in all."""
    taken = sum(intent["amount_received"] for intent in house.intents())
    return taken, sum(refund["amount"] for refund in house.bank.store.all("refund"))


def taken_by_another(house: House) -> Booking:
    """The same time, paid at once."""
    return paid_by(house, "blik", id="booking0000000000002", client=ANOTHER)


# --- at once -----------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["blik", "p24"])
def test_paid_at_once_is_booked_at_once_and_saves_no_card(house: House, way: str) -> None:
    booking = paid_by(house, way)
    assert booking.status is Status.CONFIRMED
    assert (booking.deposit.state, booking.deposit.card) == (DepositState.PAID, None)
    assert house.box.names() == ["booked", "host_booked"]


@pytest.mark.parametrize("way", ["blik", "p24"])
def test_what_was_paid_is_all_that_can_be_kept_and_the_rest_goes_back(
    house: House, way: str
) -> None:
    booking = paid_by(house, way)
    house.cancel(booking, None)
    house.settle()
    assert at_stripe(house) == (6000, 6000)
    assert house.booking(booking.id).deposit.state is DepositState.REFUNDED


def test_a_fee_is_kept_of_what_was_paid_and_nothing_is_charged_beside_it(house: House) -> None:
    booking = paid_by(house, "blik")
    house.go_to(START - HOUR)
    house.cancel(booking, None)
    house.take(booking)
    house.go_to(START + 60 * HOUR)
    assert house.booking(booking.id).deposit.state is DepositState.CAPTURED
    assert at_stripe(house) == (6000, 0)
    assert len(house.intents()) == 1, "one payment, and never another one"


def test_a_refusal_in_the_app_leaves_checkout_open_for_another_try(house: House) -> None:
    booking = house.book()
    assert house.pay(booking, "blik_refused").refused == "payment_method_provider_decline"
    house.settle()
    assert house.booking(booking.id).status is Status.PENDING
    house.pay(booking)
    house.settle()
    assert house.booking(booking.id).status is Status.CONFIRMED


# --- later -------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["blik_later", "p24_later"])
def test_a_bank_that_takes_its_time_is_waited_for_and_then_it_is_booked(
    house: House, way: str
) -> None:
    booking = paid_by(house, way)
    assert (booking.status, booking.deposit.state) == (Status.PENDING, DepositState.AWAITED)
    assert booking.expires == NOW + BANK_CONFIRMS
    house.advance(5 * MINUTE)
    assert house.box.names() == ["paying"]
    house.advance(2 * HOUR)
    with pytest.raises(SlotTaken):
        house.book(id="booking0000000000002", client=ANOTHER)
    house.advance(HOUR)
    confirmed = house.booking(booking.id)
    assert (confirmed.status, confirmed.expires) == (Status.CONFIRMED, None)
    assert confirmed.deposit.on_its_way is None
    assert house.box.names() == ["paying", "booked", "host_booked"]
    assert at_stripe(house) == (6000, 0)


def test_whoever_has_a_quick_bank_gets_no_mail_to_wait(house: House) -> None:
    paid_by(house, "blik")
    house.advance(HOUR)
    assert "paying" not in house.box.names()


def test_the_time_is_never_kept_past_the_start(house: House) -> None:
    house.now = START - 13 * HOUR
    booking = paid_by(house, "p24_later")
    assert booking.expires == START


def test_a_bank_that_says_no_frees_the_time_and_offers_others(house: House) -> None:
    booking = paid_by(house, "p24_fails")
    house.advance(4 * HOUR)
    over = house.booking(booking.id)
    assert over.status is Status.EXPIRED
    assert house.box.names() == ["paying", "unpaid"]
    letter = house.box.sent[-1][1]
    assert "nothing was taken" in letter.text
    assert "open at the moment" in letter.text
    assert at_stripe(house) == (0, 0)
    assert taken_by_another(house).status is Status.CONFIRMED


def test_a_refusal_that_is_told_twice_is_one_mail(house: House) -> None:
    booking = paid_by(house, "p24_fails")
    house.advance(4 * HOUR)
    for event in house.bank.store.all("event"):
        house.bank.webhooks.redeliver(event["id"])
    house.settle()
    assert house.box.names().count("unpaid") == 1
    assert house.booking(booking.id).status is Status.EXPIRED


def test_what_no_webhook_tells_is_found_by_looking(house: House) -> None:
    house.bank.webhooks.register("http://localhost/api/webhooks/stripe", "whsec", ["nothing"])
    booking = paid_by(house, "p24_later")
    house.go_to(NOW + 25 * HOUR)
    assert house.booking(booking.id).status is Status.CONFIRMED


# --- too late ----------------------------------------------------------------------------------


@pytest.fixture
def slow(house: House) -> Booking:
    """The bank needs two days; the time has been free again since yesterday."""
    booking = paid_by(house, "p24_later")
    (intent,) = house.bank.store.all("payment_intent")
    house.bank.store.hide(intent["id"])["settles"]["at"] += 45 * 3600
    house.advance(26 * HOUR)
    over = house.booking(booking.id)
    assert over.status is Status.EXPIRED
    assert house.box.names() == ["paying", "unpaid"]
    assert "if nobody else has taken the time" in house.box.sent[-1][1].text
    return over


def test_confirmed_too_late_it_is_booked_all_the_same_if_the_time_is_free(
    house: House, slow: Booking
) -> None:
    house.advance(24 * HOUR)
    booking = house.booking(slow.id)
    assert (booking.status, booking.deposit.state) == (Status.CONFIRMED, DepositState.PAID)
    assert at_stripe(house) == (6000, 0)


def test_confirmed_too_late_all_of_it_goes_back_if_somebody_else_has_the_time(
    house: House, slow: Booking
) -> None:
    assert taken_by_another(house).status is Status.CONFIRMED
    house.advance(24 * HOUR)
    booking = house.booking(slow.id)
    assert (booking.status, booking.deposit.state) == (Status.EXPIRED, DepositState.REFUNDED)
    assert at_stripe(house) == (12000, 6000)
    assert "expired" in house.box.names()
    done = [entry for entry in house.ledger(slow) if entry.outcome is Outcome.DONE]
    assert [entry.deed for entry in done] == [Deed.PAY, Deed.REFUND]


def test_declined_after_the_time_was_freed_is_told_too(house: House, slow: Booking) -> None:
    (intent,) = house.bank.store.all("payment_intent")
    house.bank.store.hide(intent["id"])["settles"]["fails"] = True
    house.advance(24 * HOUR)
    assert house.box.names() == ["paying", "unpaid", "unpaid"]
    assert "nothing was taken" in house.box.sent[-1][1].text
    assert house.booking(slow.id).deposit.on_its_way is None


def test_who_cancels_while_the_bank_is_at_it_gets_all_of_it_back(house: House) -> None:
    booking = paid_by(house, "p24_later")
    house.cancel(booking, None)
    house.advance(4 * HOUR)
    assert house.booking(booking.id).status is Status.CANCELLED
    assert at_stripe(house) == (6000, 6000)
