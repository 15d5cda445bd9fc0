"""What is taken, what is open, and whether a meeting fits: the same answer to all three."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.domain import claims, diary
from showup.domain.claims import Page, Taken
from showup.domain.errors import SlotTaken, SlotUnavailable
from showup.domain.settings import Hours, Span
from tests.builders import NOW, START, WARSAW, some_hours
from tests.domain.slow_diary import DAY, slow_starts, utc_minute

MINUTE = timedelta(minutes=1)
ZONES = st.sampled_from(
    [
        "Europe/Warsaw",
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
        "America/St_Johns",
        "Africa/Casablanca",
        "Pacific/Apia",
        "America/Havana",
    ]
)
# Ordinary days, and days on which the clocks of one or another of the zones change.
DAYS = st.sampled_from(
    [date(2026, 11, 24), date(2026, 3, 29), date(2026, 10, 25), date(2026, 4, 5), date(2026, 11, 1)]
)


def length(least: int, most: int, of: int = 5) -> st.SearchStrategy[timedelta]:
    return st.integers(least // of, most // of).map(lambda n: timedelta(minutes=n * of))


@st.composite
def open_weeks(draw: st.DrawFn) -> dict[int, tuple[Span, ...]]:
    """Up to three spans a day, the same each day; the last may end at midnight."""
    edges = sorted(draw(st.sets(st.integers(0, 96), min_size=2, max_size=6)))
    pairs = list(zip(edges[::2], edges[1::2], strict=False))
    spans = tuple(Span(quarter(a), quarter(b)) for a, b in pairs)
    return dict.fromkeys(range(1, 8), spans)


def quarter(n: int) -> time:
    return time(n % 96 // 4, n % 4 * 15)


some_rules = st.builds(
    Hours,
    week=open_weeks(),
    step=length(15, 90),
    buffer_before=length(0, 20),
    buffer_after=length(0, 30),
    notice=length(0, 2880),
    ahead=length(2880, 20160),
)


@st.composite
def taken_around(draw: st.DrawFn, day: date, most: int = 6) -> list[tuple[int, int]]:
    midnight = utc_minute(datetime.combine(day, time(0), UTC))
    some = st.tuples(st.integers(-1440, 2880), st.integers(5, 300))
    entries = draw(st.lists(some, max_size=most))
    return sorted((midnight + start, midnight + start + lasts) for start, lasts in entries)


def a_page(*entries: Taken) -> Page:
    return Page(START.date(), 1, entries)


def an_entry(start: datetime = START, minutes: int = 60, **changes: object) -> Taken:
    begins = utc_minute(start)
    return replace(Taken(begins, begins + minutes, "another"), **changes)


# --- what is offered -------------------------------------------------------------------------


@given(
    hours=some_rules, zone=ZONES, day=DAYS, minutes=st.sampled_from([25, 50, 90]), data=st.data()
)
def test_what_is_offered_is_open_by_the_wall_clock_on_the_grid_and_meets_nobody(
    hours: Hours, zone: str, day: date, minutes: int, data: st.DataObject
) -> None:
    taken, where = data.draw(taken_around(day)), ZoneInfo(zone)
    offered = diary.open_starts(hours, where, minutes, day, day + DAY, taken)
    assert offered == slow_starts(hours, where, minutes, day, day + DAY, taken)
    assert len(set(offered)) == len(offered)


def test_an_ordinary_monday_is_offered_every_half_hour_until_the_last_that_fits() -> None:
    offered = diary.open_starts(some_hours(), WARSAW, 50, START.date(), START.date(), [])
    shown = [f"{claims.moment(start, WARSAW):%H:%M}" for start in offered]
    assert shown[:2] == ["09:00", "09:30"]
    assert shown[-1] == "16:00", "from 16:30 it would last until 17:20"


def test_the_buffers_of_both_meetings_lie_between_them() -> None:
    hours = some_hours(buffer_before=10 * MINUTE, buffer_after=20 * MINUTE, step=10 * MINUTE)
    nine, ten = diary.padded(hours, START, 50), START + 80 * MINUTE
    offered = diary.open_starts(hours, WARSAW, 50, START.date(), START.date(), [nine])
    assert claims.moment(offered[0]) == ten, "50 minutes, 20 after the one, 10 before the other"


def test_a_time_beside_a_meeting_that_ends_late_in_the_day_before_is_not_offered() -> None:
    long = an_entry(START - timedelta(hours=9), minutes=9 * 60 + 5)
    offered = diary.open_starts(
        some_hours(), WARSAW, 50, START.date(), START.date(), [(long.start, long.end)]
    )
    assert claims.moment(offered[0]) == START + 30 * MINUTE


def test_a_long_meeting_counts_to_its_end_though_a_shorter_one_lies_within_it() -> None:
    nine = utc_minute(START)
    both = [(nine, nine + 180), (nine + 30, nine + 60)]
    offered = diary.open_starts(some_hours(), WARSAW, 50, START.date(), START.date(), both)
    assert claims.moment(offered[0]) == START + 180 * MINUTE


# --- what is accepted ------------------------------------------------------------------------


@given(
    hours=some_rules,
    zone=ZONES,
    day=DAYS,
    now=st.integers(-3 * 1440 * 60, 1440 * 60).map(lambda s: timedelta(seconds=s)),
    data=st.data(),
)
def test_what_is_accepted_is_exactly_what_is_offered(
    hours: Hours, zone: str, day: date, now: timedelta, data: st.DataObject
) -> None:
    where, moment = ZoneInfo(zone), datetime.combine(day, time(0), UTC) + now
    entries = data.draw(taken_around(day))
    page = Page(day, 1, tuple(Taken(a, b, f"b{n}") for n, (a, b) in enumerate(entries)))
    taken = claims.busy([page], utc_minute(moment))
    open_now = diary.open_starts(hours, where, 50, day - DAY, day + DAY, taken)
    offered = set(diary.within(hours, open_now, utc_minute(moment)))
    midnight = utc_minute(datetime.combine(day, time(0), UTC))
    for minute in range(midnight, midnight + 1440, 30):
        accepted = accepts(hours, where, minute, page, moment)
        assert accepted == (minute in offered), claims.moment(minute, where).isoformat()


def accepts(hours: Hours, zone: ZoneInfo, minute: int, page: Page, now: datetime) -> bool:
    try:
        diary.check(hours, zone, claims.moment(minute), 50, [page], now)
    except (SlotTaken, SlotUnavailable):
        return False
    return True


def test_without_any_notice_the_minute_that_is_passing_is_not_offered() -> None:
    hours, current = some_hours(notice=timedelta(0)), utc_minute(START)
    assert diary.within(hours, [current, current + 30], current) == [current + 30]


@pytest.mark.parametrize(
    ("start", "why"),
    [
        (NOW - DAY, "passed"),
        (NOW, "passed"),
        (START + timedelta(seconds=1), "not one of the times"),
        (START + 5 * MINUTE, "not one of the times"),
        (START - timedelta(hours=2), "not one of the times"),
        (START - timedelta(days=1), "not one of the times"),
        (datetime(2026, 11, 16, 13, 0, tzinfo=UTC), "too soon"),
        (datetime(2027, 1, 18, 9, 0, tzinfo=UTC), "too far"),
    ],
)
def test_a_time_that_is_not_on_offer_is_refused_with_the_reason(start: datetime, why: str) -> None:
    with pytest.raises(SlotUnavailable, match=why):
        diary.check(some_hours(), WARSAW, start, 50, [], NOW)


def test_the_notice_and_the_furthest_day_are_both_still_on_offer() -> None:
    hours = some_hours(notice=START - NOW, ahead=START - NOW)
    diary.check(hours, WARSAW, START, 50, [], NOW)
    with pytest.raises(SlotUnavailable, match="too soon"):
        diary.check(hours, WARSAW, START, 50, [], NOW + MINUTE)
    with pytest.raises(SlotUnavailable, match="too far"):
        diary.check(hours, WARSAW, START, 50, [], NOW - MINUTE)


def test_somebody_elses_time_is_taken() -> None:
    with pytest.raises(SlotTaken):
        diary.check(some_hours(), WARSAW, START, 50, [a_page(an_entry())], NOW)


def test_ones_own_meeting_is_not_in_the_way_of_its_move() -> None:
    page = a_page(an_entry(booking="mine"))
    diary.check(some_hours(), WARSAW, START + 30 * MINUTE, 50, [page], NOW, but="mine")
    with pytest.raises(SlotTaken):
        diary.check(some_hours(), WARSAW, START + 30 * MINUTE, 50, [page], NOW, but="other")
