"""A fee for a time that somebody else has taken: dropped, halved once, or kept."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from showup.domain.booking import Booking, Client
from showup.domain.choices import Filled, FirstLapse
from showup.domain.fee import Ruling
from showup.domain.words import Word
from tests.builders import START, some_settings, with_terms
from tests.house import House, a_house

LATE = START - timedelta(hours=40)
SOMEBODY_ELSE = {
    "id": "booking0000000000002",
    "client": Client("Another client", "another@example.com"),
}


@pytest.fixture
def house(request: pytest.FixtureRequest) -> Iterator[House]:
    settings = some_settings()
    terms = {"first_lapse": FirstLapse.CHARGED, "filled": request.param}
    with a_house(with_terms(settings, **terms)) as made:
        yield made


def under(filled: Filled) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("house", [filled], indirect=True)


def given_up_and_filled(house: House) -> Booking:
    """Cancelled late, with a fee that waits; then somebody else has booked the time."""
    booking = house.confirmed()
    house.go_to(LATE)
    house.cancel(booking, expect=6000)
    house.settle()
    other = house.book(**SOMEBODY_ELSE)
    house.pay(other)
    house.settle()
    return house.booking(booking.id)


def taken(house: House, booking: Booking) -> int | None:
    """What was taken in the end, in minor units."""
    fee = house.booking(booking.id).fee
    assert fee is not None
    house.go_to(fee.not_before + timedelta(minutes=5))
    found = house.booking(booking.id).deposit.taken
    return found.amount if found else None


@pytest.mark.parametrize(
    ("house", "most"),
    [(Filled.DROPPED, 0), (Filled.HALVED, 3000), (Filled.KEPT, 6000)],
    indirect=["house"],
)
def test_the_host_sees_what_they_can_take_and_takes_just_that(house: House, most: int) -> None:
    booking = given_up_and_filled(house)
    card = house.desk(booking).card
    assert card is not None
    assert (card.filled, card.most.amount) == (True, most)
    house.take(booking)
    assert (taken(house, booking) or 0) == most


@under(Filled.HALVED)
def test_what_the_host_lowers_further_is_taken_as_they_said(house: House) -> None:
    booking = given_up_and_filled(house)
    house.decides(booking, Ruling.LOWER, 2000)
    assert taken(house, booking) == 2000


@under(Filled.HALVED)
def test_no_more_is_taken_than_half_however_little_it_is_lowered(house: House) -> None:
    booking = given_up_and_filled(house)
    house.decides(booking, Ruling.LOWER, 5000)
    assert taken(house, booking) == 3000


@under(Filled.HALVED)
def test_a_decision_that_is_open_again_halves_nothing_twice(house: House) -> None:
    booking = given_up_and_filled(house)
    house.take(booking)
    house.says(booking, Word.OBJECTION, "I had written to you.")
    card = house.desk(booking).card
    assert card is not None
    assert card.most.amount == 3000
    house.decides(booking, Ruling.TAKE, reason="Half of it, as the policy says.")
    assert taken(house, booking) == 3000
