"""What is open, by looking at the wall clock each minute: slow, and obviously right."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

from showup.domain.settings import Hours

Interval = tuple[int, int]
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def minutes_of(length: timedelta) -> int:
    return int(length / MINUTE)


def utc_minute(moment: datetime) -> int:
    return minutes_of(moment - EPOCH)


def clock(minute: int, zone: ZoneInfo) -> datetime:
    """What the clock on the wall shows then."""
    return (EPOCH + minute * MINUTE).astimezone(zone).replace(tzinfo=None)


@cache
def clocks(zone: ZoneInfo, first: date, last: date) -> dict[int, datetime]:
    """What it shows each minute, from the day before the first to the day after the last."""
    begins = utc_minute(datetime.combine(first - DAY, time(0), UTC))
    ends = utc_minute(datetime.combine(last + 3 * DAY, time(0), UTC))
    return {minute: clock(minute, zone) for minute in range(begins, ends)}


def slow_openings(hours: Hours, zone: ZoneInfo, first: date, last: date) -> Iterator[Interval]:
    """Each unbroken run of minutes at which the clock shows a time of one span."""
    for n in range((last - first).days + 1):
        day = first + n * DAY
        for span in hours.week.get(day.isoweekday(), ()):
            opens = datetime.combine(day, span.opens)
            closes = datetime.combine(day, span.closes)
            closes += DAY if closes <= opens else timedelta(0)
            shown = clocks(zone, first, last).items()
            yield from runs([minute for minute, wall in shown if opens <= wall < closes])


def runs(minutes: list[int]) -> Iterator[Interval]:
    """[1, 2, 3, 7, 8] is (1, 4) and (7, 9)."""
    begins = 0
    for n, (one, after) in enumerate(pairwise([*minutes, 10**12])):
        if after != one + 1:
            yield minutes[begins], one + 1
            begins = n + 1


def slow_starts(
    hours: Hours, zone: ZoneInfo, minutes: int, first: date, last: date, taken: list[Interval]
) -> list[int]:
    """Each start on the grid of an opening from which the meeting fits and meets nobody."""
    before, after = minutes_of(hours.buffer_before), minutes_of(hours.buffer_after)
    found = []
    for opens, closes in slow_openings(hours, zone, first, last):
        for start in range(opens, closes, minutes_of(hours.step)):
            wanted = set(range(start - before, start + minutes + after))
            busy = any(wanted & set(range(*entry)) for entry in taken)
            if start + minutes <= closes and not busy:
                found.append(start)
    return sorted(found)


def changes(zone: ZoneInfo) -> Iterator[tuple[datetime, timedelta]]:
    """When the clocks of a zone changed or will change, 2020 to 2030, and by how much."""
    weeks = [datetime(2020, 1, 1, tzinfo=UTC) + n * 7 * DAY for n in range(574)]
    offsets = [offset(week, zone) for week in weeks]
    for week, before, after in zip(weeks, offsets, offsets[1:], strict=False):
        if before != after:
            yield week + first_minute(week, zone, after) * MINUTE, after - before


def first_minute(week: datetime, zone: ZoneInfo, wanted: timedelta) -> int:
    """The minute of that week from which the offset is as wanted."""
    minutes = range(7 * 1440)
    return bisect_left(minutes, True, key=lambda n: offset(week + n * MINUTE, zone) == wanted)


def offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta(0)


@cache
def each_kind_of_change() -> list[tuple[str, date]]:
    """Every zone of the world, but of those whose clocks do the same on the wall only one."""
    kinds: dict[tuple[str, timedelta, timedelta], tuple[str, date]] = {}
    for name in sorted(available_timezones()):
        zone = ZoneInfo(name)
        for at, by in changes(zone):
            wall = at.astimezone(zone)
            kinds[f"{wall:%H:%M}", by, offset(at, zone)] = (name, wall.date())
    return sorted(kinds.values())
