"""The function that anybody can reach holds a Stripe key for Checkout alone: its whole way goes
with it, and whoever stole the key could move no money."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from infra.embedded.stripe import CHECKOUT_ONLY
from infra.embedded.stripe.transport import InMemory
from showup.adapters.payments import BadAnswer, Stripe
from showup.domain.booking import Status
from showup.domain.money import Money
from showup.usecases.booking import Till
from tests.builders import START
from tests.house import House, a_quick_house
from tests.proof.held import REFUSES, SETTINGS
from tests.proof.paid import PREPAID

PUBLIC = "rk_test_public"
Deed = Callable[[Stripe, str], object]
FORBIDDEN: dict[str, Deed] = {
    "see a payment": lambda stripe, intent: stripe.standing(intent, START),
    "capture": lambda stripe, intent: stripe.capture(intent, Money(6000, "PLN"), "a key"),
    "release": lambda stripe, intent: stripe.release(intent, "a key"),
}


def a_public_house(settings: object = SETTINGS) -> tuple[House, Stripe]:
    """Its till has the restricted key; the workers keep theirs."""
    house = a_quick_house(settings)  # type: ignore[arg-type]
    house.bank.keys[PUBLIC] = CHECKOUT_ONLY
    public = Stripe(PUBLIC, http_client=InMemory(house.bank))
    addresses = ("http://localhost/ok", "http://localhost/no")
    house.till = Till(lambda: public, lambda _: addresses)
    return house, public


@pytest.mark.parametrize("settings", [SETTINGS, PREPAID])
def test_a_booking_needs_no_more_than_checkout(settings: object) -> None:
    house, _ = a_public_house(settings)
    assert house.confirmed().status is Status.CONFIRMED


def test_nor_does_mending_a_card() -> None:
    house, _ = a_public_house()
    booking = house.book()
    house.pay(booking, REFUSES)
    house.go_to(START - timedelta(hours=70))
    house.mend(booking)
    house.pay(booking)
    house.settle()
    assert house.booking(booking.id).deposit.hold


@pytest.mark.parametrize("deed", FORBIDDEN)
def test_the_key_opens_nothing_else(deed: str) -> None:
    house, public = a_public_house()
    house.confirmed()
    house.go_to(START - timedelta(hours=60))
    (held,) = house.held()
    with pytest.raises(BadAnswer):
        FORBIDDEN[deed](public, held["id"])
    assert house.held() == [held], "nothing has moved"
