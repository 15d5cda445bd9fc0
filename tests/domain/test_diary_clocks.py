"""Open hours on the nights when the clocks change, in every zone of the world, against a slow
reference that looks at the wall clock each minute."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from showup.domain import claims, diary
from showup.domain.settings import Hours, Span
from tests.builders import some_hours
from tests.domain.slow_diary import DAY, each_kind_of_change, slow_starts

WARSAW = ZoneInfo("Europe/Warsaw")
AUTUMN, SPRING = date(2026, 10, 25), date(2026, 3, 29)
NIGHTS = {
    "1:00 to 4:00": (Span(time(1), time(4)),),
    "parted at 2:30": (Span(time(0), time(2, 30)), Span(time(2, 30), time(4))),
    "up to midnight, and from midnight": (Span(time(0), time(2)), Span(time(22), time(0))),
    "past midnight": (Span(time(22, 15), time(2, 45)),),
    "within the hour of the change": (Span(time(2, 10), time(2, 50)), Span(time(23), time(23, 59))),
}


def nightly(*spans: Span, step: int = 30) -> Hours:
    week = dict.fromkeys(range(1, 8), spans)
    return some_hours(week=week, step=timedelta(minutes=step), buffer_after=timedelta(0))


def starts(hours: Hours, zone: ZoneInfo, day: date, minutes: int = 30) -> list[str]:
    """As the wall clock shows them, with the offset."""
    found = diary.open_starts(hours, zone, minutes, day, day, [])
    return [f"{claims.moment(start, zone):%H:%M%z}"[:-2] for start in found]


def test_the_night_with_an_hour_more_offers_that_hour_twice() -> None:
    assert starts(nightly(Span(time(1), time(4))), WARSAW, AUTUMN) == [
        "01:00+02",
        "01:30+02",
        "02:00+02",
        "02:30+02",
        "02:00+01",
        "02:30+01",
        "03:00+01",
        "03:30+01",
    ]


def test_the_night_with_an_hour_less_offers_no_time_that_is_not_there() -> None:
    offered = starts(nightly(Span(time(1), time(4))), WARSAW, SPRING)
    assert offered == ["01:00+01", "01:30+01", "03:00+02", "03:30+02"]


def test_closing_at_two_means_two_even_when_two_comes_twice() -> None:
    offered = starts(nightly(Span(time(1), time(2))), WARSAW, AUTUMN)
    assert offered == ["01:00+02", "01:30+02"]


def test_an_end_within_the_hour_that_comes_twice_is_kept_both_times() -> None:
    offered = starts(nightly(Span(time(1), time(2, 30))), WARSAW, AUTUMN)
    assert offered == ["01:00+02", "01:30+02", "02:00+02", "02:00+01"]


def test_a_meeting_lasts_as_long_on_the_night_of_a_change_as_on_any_other() -> None:
    offered = starts(nightly(Span(time(1), time(4)), step=60), WARSAW, SPRING, minutes=90)
    assert offered == ["01:00+01"], "from 3:00 it would be closed half an hour too soon"


def test_a_day_that_a_zone_left_out_is_never_open() -> None:
    """Samoa went from the 29th to the 31st of December 2011."""
    hours = nightly(Span(time(9), time(17)))
    assert starts(hours, ZoneInfo("Pacific/Apia"), date(2011, 12, 30)) == []
    assert len(starts(hours, ZoneInfo("Pacific/Apia"), date(2011, 12, 31))) == 16


def test_hours_past_midnight_belong_to_the_day_on_which_they_begin() -> None:
    hours = some_hours(week={6: (Span(time(22), time(2)),)}, buffer_after=timedelta(0))
    saturday = date(2026, 11, 28)
    found = diary.open_starts(hours, WARSAW, 60, saturday, saturday, [])
    assert claims.moment(found[0]) == datetime(2026, 11, 28, 21, 0, tzinfo=UTC)
    assert claims.moment(found[-1]) == datetime(2026, 11, 29, 0, 0, tzinfo=UTC)
    assert diary.open_starts(hours, WARSAW, 60, saturday + DAY, saturday + DAY, []) == []


@pytest.mark.parametrize("night", NIGHTS)
def test_every_change_of_the_clocks_in_the_world_is_as_the_wall_clock_shows_it(night: str) -> None:
    hours = nightly(*NIGHTS[night])
    for name, day in each_kind_of_change():
        zone = ZoneInfo(name)
        offered = diary.open_starts(hours, zone, 30, day - DAY, day + DAY, [])
        right = slow_starts(hours, zone, 30, day - DAY, day + DAY, [])
        assert offered == right, f"{name} around {day}"
        assert len(set(offered)) == len(offered), f"a time is offered twice: {name} {day}"
