"""Whoever was told of a fee hears how it ended, once, and so does the host; whatever the deposit
was: a hold, a payment, a card."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

from showup.domain.booking import Booking, Status
from showup.domain.choices import After, FirstLapse, Mode, Prepaid, Rebook
from showup.domain.consequences import ALL, FREE, NOTHING, Consequence, Row
from showup.domain.fee import Ruling
from tests.builders import START, some_settings, with_terms
from tests.house import House, a_house

HOUR, MINUTE, DAY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)
LATE = START - 47 * HOUR
ENDS = ("released", "refunded", "taken")
PAID: dict[str, Any] = {"mode": Mode.PREPAY, "prepaid_as": Prepaid.ZADATEK}
WAYS: dict[str, dict[str, Any]] = {
    "a hold": {},
    "a hold, part of the price": {"after": After.PART_PAYMENT},
    "paid": PAID,
    "paid, given back": {**PAID, "after": After.RELEASE},
    "a card": {"mode": Mode.CARD},
}
each_way = pytest.mark.parametrize("way", WAYS)


def house_with(**terms: Any) -> Any:
    charged = {"first_lapse": FirstLapse.CHARGED, **terms}
    return a_house(with_terms(some_settings(), **charged))


def missed(house: House) -> Booking:
    booking = house.confirmed()
    house.go_to(START + 5 * MINUTE)
    house.asks(booking)
    house.go_to(START + HOUR)
    house.declares(booking)
    house.settle()
    return booking


def ends_in(house: House) -> list[str]:
    return [name for name in house.box.names() if name in ENDS]


@each_way
def test_a_fee_let_go_is_told_to_both_once(way: str) -> None:
    with house_with(**WAYS[way]) as house:
        booking = missed(house)
        house.decides(booking, Ruling.WAIVE, reason="The trains stood still.")
        house.go_to(START + 5 * DAY)
        assert ends_in(house) == (["refunded"] if way.startswith("paid") else ["released"])
        assert Counter(house.box.names())["host_settled"] == 1


@each_way
def test_a_fee_that_is_kept_in_part_is_told_to_both_with_what_goes_back(way: str) -> None:
    with house_with(**WAYS[way]) as house:
        booking = missed(house)
        house.decides(booking, Ruling.LOWER, 2500)
        house.go_to(START + 5 * DAY)
        told = {"taken": 1, "refunded": 1} if way.startswith("paid") else {"taken": 1}
        assert Counter(ends_in(house)) == told
        assert Counter(house.box.names())["host_settled"] == 1


@each_way
def test_a_missed_meeting_that_was_none_is_set_right_in_writing(way: str) -> None:
    with house_with(**WAYS[way]) as house:
        booking = missed(house)
        house.attended(booking)
        house.go_to(START + 5 * DAY)
        end = {"a hold, part of the price": "taken", "paid, given back": "refunded"}
        assert ends_in(house) == [end.get(way, "released")]


@each_way
def test_a_fee_of_a_move_let_go_after_the_meeting_is_told_too(way: str) -> None:
    with house_with(rebook_within=0, **WAYS[way]) as house:
        booking = house.confirmed()
        house.go_to(LATE)
        house.move(booking, START + HOUR * 3, expect=6000)
        house.go_to(START + 4 * HOUR)
        house.attended(booking)
        house.settle()
        after = house.booking(booking.id)
        if after.fee and after.fee.ruling is None:
            house.decides(booking, Ruling.WAIVE)
        house.go_to(START + 5 * DAY)
        # A deposit that was paid goes back after the meeting, once the fee is let go before it.
        assert len(ends_in(house)) == (2 if way == "paid, given back" else 1)
        assert Counter(house.box.names())["host_settled"] == 1


# --- the times that a credit is offered ------------------------------------------------------


@pytest.mark.parametrize("means", Rebook)
def test_the_times_kept_for_a_credit_count_for_it_and_take_it_along(means: Rebook) -> None:
    stays = Consequence(percent=100, within=3)
    rows = (Row(48 * HOUR, stays, FREE), Row(NOTHING, ALL, ALL))
    with house_with(**PAID, notice=rows, rebook_means=means) as house:
        booking = house.confirmed()
        house.go_to(START - 4 * DAY)
        house.cancel(booking, expect=6000)
        house.settle()
        credit = house.booking(booking.id).credit
        assert credit is not None
        kept = house.keeps(booking)
        assert kept.until is not None
        assert len(kept.starts) == 3
        if means is Rebook.TAKES_PLACE:
            assert all(credit.lives_at(start) for start in kept.starts)
        back = house.move(booking, kept.starts[0])
        assert (back.status, back.credit) == (Status.CONFIRMED, None)
