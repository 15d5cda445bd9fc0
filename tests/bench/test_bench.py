"""What `make bench` asserts, in small: right slots, races with one winner, few round trips."""

from datetime import date, timedelta

import pytest

from tests.bench import inside, slots
from tests.bench.meter import size, units
from tests.bench.race import LOST, WON, Attempt, Interval, Race, overlaps
from tests.bench.requests import lines
from tests.builders import START


@pytest.mark.parametrize("way", [slots.from_iso, slots.from_items])
@pytest.mark.parametrize(("days", "taken"), slots.CASES)
def test_the_slots_of_the_workload_are_right(way: slots.Way, days: int, taken: int) -> None:
    assert slots.is_right(way(days, taken)(), days, taken)


@pytest.mark.parametrize("day", slots.NIGHTS)
def test_a_night_when_the_clocks_change_has_its_very_own_slots(day: date) -> None:
    assert slots.night(day) == slots.NIGHTS[day]


def test_a_wrong_answer_is_noticed() -> None:
    answer = slots.from_iso(30, 100)()
    answer["2027-03-01"].pop()
    assert not slots.is_right(answer, 30, 100)


def test_of_many_who_want_one_slot_one_gets_it() -> None:
    race = inside.one_slot(24, threads=8)
    assert race.wrongs == []
    assert race.outcomes == {WON: 1, LOST: 23}


def test_conflicting_transactions_make_no_second_winner() -> None:
    race = inside.one_slot(24, threads=8, conflicts=3)
    assert race.wrongs == []
    assert race.injected


def test_of_overlapping_times_no_two_are_booked_and_none_is_left_over() -> None:
    race = inside.many_slots(40, threads=8, times=10, conflicts=3)
    assert race.wrongs == []
    assert race.injected


HOUR = timedelta(hours=1)
ONE, NEXT, BETWEEN = ((START + nth * HOUR, START + (nth + 1) * HOUR) for nth in (0, 1, 0.5))


@pytest.mark.parametrize(
    ("outcomes", "booked", "wrong"),
    [
        ([WON, WON], [ONE, ONE], "overlap"),
        ([WON, WON], [ONE], "2 were told yes"),
        ([WON, "500 internal"], [ONE], "1 times 500 internal"),
        ([WON, LOST], [NEXT], "is free"),
    ],
)
def test_a_broken_race_is_noticed(outcomes: list[str], booked: list[Interval], wrong: str) -> None:
    race = Race("", [Attempt(ONE, outcome, 0.1) for outcome in outcomes], booked, 0.1)
    assert wrong in " ".join(race.wrongs)


def test_meetings_that_touch_do_not_overlap() -> None:
    assert overlaps([ONE, NEXT]) == []
    assert overlaps([ONE, NEXT, BETWEEN]) == [(ONE, BETWEEN), (BETWEEN, NEXT)]


def test_offering_is_one_query_and_a_booking_one_read_and_one_transaction() -> None:
    calls = {line.name: line.bill.calls for line in lines()}
    assert calls["slots, 60 days"] == calls["slots, 60 days, 1,000 taken"] == {"Query": 1}
    assert calls["book, no deposit"] == {"BatchGet": 1, "Transact": 1}
    # The second transaction notes the address of Checkout; nothing but the first claims.
    assert calls["book, with a deposit"]["Transact"] == 2
    assert calls["services"] == calls["quote"] == {}


def test_units_are_reckoned_by_awss_rules() -> None:
    item = {"pk": {"S": "zł"}, "version": {"N": "123"}}
    assert size(item) == 2 + 3 + 7 + 3
    assert [units(size, 1024) for size in (0, 1024, 1025)] == [1, 1, 2]
