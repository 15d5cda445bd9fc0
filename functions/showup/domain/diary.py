"""The diary: what is open, and whether a meeting fits. Moments are UTC minutes, as in `claims`.

Offering and claiming ask the same function, `open_starts`.
"""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import chain
from zoneinfo import ZoneInfo

from showup.domain.claims import (
    DAY,
    EPOCH_ORDINAL,
    MINUTES_A_DAY,
    Interval,
    Page,
    busy,
    minute,
    moment,
)
from showup.domain.errors import SlotTaken, SlotUnavailable
from showup.domain.settings import Hours, Span

ONE_MINUTE = timedelta(minutes=1)


def padded(hours: Hours, start: datetime, minutes: int) -> Interval:
    """The meeting with the buffers around it."""
    begin = minute(start)
    return begin - _minutes(hours.buffer_before), begin + minutes + _minutes(hours.buffer_after)


def open_starts(
    hours: Hours, zone: ZoneInfo, minutes: int, first: date, last: date, taken: list[Interval]
) -> list[int]:
    """Every start on the grid, on the local dates `first` to `last`, that overlaps nothing.

    `taken` in order of starts. Notice and how far ahead are `within`.
    """
    before, after = _minutes(hours.buffer_before), minutes + _minutes(hours.buffer_after)
    step = _minutes(hours.step)
    free: list[int] = []
    position, until = 0, -1  # `until`: the latest end among the intervals passed so far
    for opens, closes in _openings(hours, zone, first, last):
        for start in range(opens, closes - minutes + 1, step):
            end = start + after
            while position < len(taken) and taken[position][0] < end:
                until = max(until, taken[position][1])
                position += 1
            if until <= start - before:
                free.append(start)
    return free


def within(hours: Hours, starts: list[int], now: int) -> list[int]:
    """The starts that keep the notice and are not too far ahead. The current minute has passed."""
    soonest, furthest = now + max(_minutes(hours.notice), 1), now + _minutes(hours.ahead)
    return [start for start in starts if soonest <= start <= furthest]


def check(
    hours: Hours,
    zone: ZoneInfo,
    start: datetime,
    minutes: int,
    pages: Iterable[Page],
    now: datetime,
    *,
    but: str = "",
    kept_for: str = "",
) -> None:
    """Raise unless a meeting can begin at `start`: the very rule by which times are offered."""
    wanted, current = minute(start), minute(now)
    if start <= now:
        raise SlotUnavailable("That time has passed.")
    day = start.astimezone(zone).date()
    offered = open_starts(hours, zone, minutes, day - DAY, day, [])
    if start != moment(wanted) or wanted not in offered:
        raise SlotUnavailable("That is not one of the times on offer.")
    if not within(hours, [wanted], current):
        soon = wanted < current + _minutes(hours.notice)
        raise SlotUnavailable("That is too soon." if soon else "That is too far ahead.")
    if not is_free(hours, start, minutes, pages, now, but=but, kept_for=kept_for):
        raise SlotTaken("Somebody else has just taken that time.")


def is_free(
    hours: Hours,
    start: datetime,
    minutes: int,
    pages: Iterable[Page],
    now: datetime,
    *,
    but: str = "",
    kept_for: str = "",
) -> bool:
    """Whether nobody else's meeting, with the buffers, overlaps."""
    begin, end = padded(hours, start, minutes)
    taken = busy(pages, minute(now), but=but, kept_for=kept_for)
    return not any(a < end and b > begin for a, b in taken)


def _openings(hours: Hours, zone: ZoneInfo, first: date, last: date) -> list[Interval]:
    """When it is open on the local dates, as unbroken stretches of elapsed time, in order."""
    days = map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
    spans = ((day, span) for day in days for span in hours.week.get(day.isoweekday(), ()))
    return sorted(chain.from_iterable(_opening(zone, day, span) for day, span in spans))


def _opening(zone: ZoneInfo, day: date, span: Span) -> Iterable[Interval]:
    """One span of one date. With one offset from the earliest reading of its beginning to the
    latest of its end, wall time is elapsed time; else the clocks change on the way."""
    ends = day + DAY if span.closes <= span.opens else day
    opens = datetime.combine(day, span.opens, zone)
    closes = datetime.combine(ends, span.closes, zone).replace(fold=1)
    wall = (_wall_minute(opens), _wall_minute(closes))
    early, late = _offset(opens), _offset(closes)
    if early == late:
        return ((wall[0] - early, wall[1] - early),)
    return _over_a_change(zone, wall, early, late)


def _over_a_change(zone: ZoneInfo, wall: Interval, early: int, late: int) -> list[Interval]:
    """Exactly when the wall clock shows a time of the span: a skipped hour is not there, and one
    that comes twice is open twice, so that an end in the midst of it parts the span in two."""
    around = range(wall[0] - max(early, late), wall[1] - min(early, late))
    change = around[0] + bisect_left(around, True, key=lambda at: _offset(moment(at, zone)) == late)
    parts = [
        (wall[0] - early, min(wall[1] - early, change)),
        (max(wall[0] - late, change), wall[1] - late),
    ]
    parts = [part for part in parts if part[0] < part[1]]
    if len(parts) == 2 and parts[0][1] == parts[1][0]:
        return [(parts[0][0], parts[1][1])]
    return parts


def _wall_minute(wall: datetime) -> int:
    days = wall.toordinal() - EPOCH_ORDINAL
    return days * MINUTES_A_DAY + wall.hour * 60 + wall.minute


def _offset(wall: datetime) -> int:
    """In minutes; a zone always has one."""
    return _minutes(wall.utcoffset() or timedelta(0))


def _minutes(length: timedelta) -> int:
    return length // ONE_MINUTE
