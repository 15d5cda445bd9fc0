"""Minutes, wall times that come twice or never, and "48 h before" over a change of the clocks."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.domain.errors import Invalid, aware
from showup.domain.times import ceil_minute, elapsed_or_wall, later_reading

MINUTE = timedelta(minutes=1)
TWO_DAYS = timedelta(hours=48)
WARSAW = ZoneInfo("Europe/Warsaw")
NAMES = (
    "Europe/Warsaw",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "America/St_Johns",
    "Africa/Casablanca",
    "Pacific/Apia",
    "America/Havana",
)
zones = st.sampled_from(NAMES).map(ZoneInfo)
moments = st.integers(0, 11 * 366 * 1440).map(
    lambda n: datetime(2020, 1, 1, tzinfo=UTC) + n * MINUTE
)


def wall(text: str, zone: ZoneInfo = WARSAW) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_a_whole_minute_stays_and_anything_after_it_is_the_next() -> None:
    assert ceil_minute(utc("2026-11-24T09:00:00")) == utc("2026-11-24T09:00:00")
    assert ceil_minute(utc("2026-11-24T09:00:01")) == utc("2026-11-24T09:01:00")
    assert ceil_minute(utc("2026-11-24T09:00:00.000001")) == utc("2026-11-24T09:01:00")


def test_a_naive_time_is_nobodys_time() -> None:
    naive = utc("2026-11-24T09:00:00").replace(tzinfo=None)
    with pytest.raises(Invalid) as refused:
        aware(naive, "start")
    assert refused.value.field == "start"


def test_of_a_wall_time_that_comes_twice_the_later_one_is_meant() -> None:
    twice = utc("2026-10-25T02:30").replace(tzinfo=None)
    assert later_reading(twice, WARSAW) == utc("2026-10-25T01:30")


def test_a_wall_time_that_is_skipped_is_read_as_the_later_instant() -> None:
    skipped = utc("2026-03-29T02:30").replace(tzinfo=None)
    assert later_reading(skipped, WARSAW) == utc("2026-03-29T01:30"), "3:30 on the new clock"


@pytest.mark.parametrize(
    ("start", "zone", "cutoff"),
    [
        # In spring 48 hours back is an hour earlier on the clock: the clock's reading is later.
        ("2026-03-30T09:00", "Europe/Warsaw", "2026-03-28T09:00"),
        # In autumn it is an hour later on the clock: the elapsed time's reading is later.
        ("2026-10-26T09:00", "Europe/Warsaw", "2026-10-24T10:00"),
        ("2026-10-05T09:00", "Australia/Lord_Howe", "2026-10-03T09:00"),
        ("2026-04-06T09:00", "Australia/Lord_Howe", "2026-04-04T09:30"),
        ("2026-10-26T09:00", "Asia/Kathmandu", "2026-10-24T09:00"),
        ("2026-03-09T09:00", "America/St_Johns", "2026-03-07T09:00"),
        ("2026-11-02T09:00", "America/St_Johns", "2026-10-31T10:00"),
        ("2026-02-16T09:00", "Africa/Casablanca", "2026-02-14T10:00"),
        ("2026-03-23T09:00", "Africa/Casablanca", "2026-03-21T09:00"),
        ("2026-10-26T09:00", "Pacific/Apia", "2026-10-24T09:00"),
        # The clock's reading of the cutoff itself comes twice, or never.
        ("2026-10-27T02:30", "Europe/Warsaw", "2026-10-25T02:30+01:00"),
        ("2026-03-31T02:30", "Europe/Warsaw", "2026-03-29T03:30"),
    ],
)
def test_48_hours_before_over_a_change_of_the_clocks_is_the_later_reading(
    start: str, zone: str, cutoff: str
) -> None:
    where = ZoneInfo(zone)
    right = datetime.fromisoformat(cutoff)
    right = right if right.tzinfo else right.replace(tzinfo=where)
    assert elapsed_or_wall(wall(start, where), TWO_DAYS, where) == right


@given(moments, st.integers(0, 7 * 1440), zones)
def test_a_cutoff_is_never_earlier_than_elapsed_time_nor_than_the_clock(
    start: datetime, minutes: int, zone: ZoneInfo
) -> None:
    before = minutes * MINUTE
    cutoff = elapsed_or_wall(start, before, zone)
    assert cutoff >= start - before
    shown = cutoff.astimezone(zone).replace(tzinfo=None)
    assert shown >= start.astimezone(zone).replace(tzinfo=None) - before
    assert cutoff - (start - before) <= timedelta(hours=2), "and not later than a change explains"


@given(moments, zones)
def test_without_a_change_of_the_clocks_both_readings_are_one(
    start: datetime, zone: ZoneInfo
) -> None:
    same = start.astimezone(zone).utcoffset() == (start - TWO_DAYS).astimezone(zone).utcoffset()
    cutoff = elapsed_or_wall(start, TWO_DAYS, zone)
    assert not same or cutoff == start - TWO_DAYS
