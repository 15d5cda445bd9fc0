"""The diary: what is taken, what is open, and whether a meeting fits.

Inside this module a moment is a whole number of **UTC minutes since 1970**, so that 60 days
against 1,000 taken intervals are reckoned in about a millisecond. One page holds what touches
one UTC date. Offering and claiming ask the same function, `open_starts`.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import chain
from zoneinfo import ZoneInfo

from showup.domain.errors import SlotTaken, SlotUnavailable
from showup.domain.settings import Hours, Span

DAY = timedelta(days=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
ONE_MINUTE = timedelta(minutes=1)
EPOCH_ORDINAL = EPOCH.toordinal()
MINUTES_A_DAY = 1440


@dataclass(frozen=True, order=True)
class Taken:
    """A meeting with its buffers, from `start` to before `end` (UTC minutes).

    `until`: an unfinished booking's claim counts up to that minute; None counts for good.
    """

    start: int
    end: int
    booking: str
    until: int | None = None

    def counts_at(self, now: int) -> bool:
        return self.until is None or now <= self.until


@dataclass(frozen=True)
class Page:
    """What is taken on one UTC date; `version` is 0 for a page that was never written."""

    date: date
    version: int = 0
    taken: tuple[Taken, ...] = ()


Interval = tuple[int, int]


def minute(moment: datetime) -> int:
    """The whole UTC minute that the moment lies in."""
    since = moment - EPOCH
    return since.days * MINUTES_A_DAY + since.seconds // 60


def moment(minute: int, zone: tzinfo = UTC) -> datetime:
    return datetime.fromtimestamp(minute * 60, zone)


def dates(start: int, end: int) -> list[date]:
    """The UTC dates that an interval touches."""
    first, last = start // MINUTES_A_DAY, (end - 1) // MINUTES_A_DAY
    return [date.fromordinal(EPOCH_ORDINAL + day) for day in range(first, last + 1)]


def padded(hours: Hours, start: datetime, minutes: int) -> Interval:
    """The meeting with the buffers around it."""
    begin = minute(start)
    return begin - _minutes(hours.buffer_before), begin + minutes + _minutes(hours.buffer_after)


def busy(pages: Iterable[Page], now: int, *, but: str = "") -> list[Interval]:
    """What counts as taken, in order; `but` leaves out a booking that is being moved."""
    taken = (entry for page in pages for entry in page.taken)
    return sorted(
        {
            (entry.start, entry.end)
            for entry in taken
            if entry.counts_at(now) and entry.booking != but
        }
    )


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
    if not is_free(hours, start, minutes, pages, now, but=but):
        raise SlotTaken("Somebody else has just taken that time.")


def is_free(
    hours: Hours,
    start: datetime,
    minutes: int,
    pages: Iterable[Page],
    now: datetime,
    *,
    but: str = "",
) -> bool:
    """Whether nobody else's meeting, with the buffers, overlaps."""
    begin, end = padded(hours, start, minutes)
    return not any(a < end and b > begin for a, b in busy(pages, minute(now), but=but))


def take(pages: Iterable[Page], entry: Taken) -> tuple[Page, ...]:
    """The pages with the entry on each date that it touches, in place of any earlier of its own."""
    touched = set(dates(entry.start, entry.end))
    return tuple(
        _without(page, entry.booking, entry if page.date in touched else None) for page in pages
    )


def free(pages: Iterable[Page], booking: str) -> tuple[Page, ...]:
    """The pages without the booking."""
    return tuple(_without(page, booking, None) for page in pages)


def _without(page: Page, booking: str, entry: Taken | None) -> Page:
    kept = [other for other in page.taken if other.booking != booking]
    return replace(page, taken=tuple(sorted(kept + ([entry] if entry else []))))


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
