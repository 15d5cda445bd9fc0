"""The diary: what is taken, what is open, and whether a meeting fits.

Inside this module a moment is a whole number of **UTC minutes since 1970**, so that 60 days
against 1,000 taken intervals are reckoned in about a millisecond. One page holds what touches
one UTC date. Offering and claiming ask the same function, `open_starts`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
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
    return (moment - EPOCH) // ONE_MINUTE


def moment(minute: int) -> datetime:
    return EPOCH + timedelta(minutes=minute)


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
    for opens, closes in _open_spans(hours, zone, first, last):
        for start in range(opens, closes - minutes + 1, step):
            end = start + after
            while position < len(taken) and taken[position][0] < end:
                until = max(until, taken[position][1])
                position += 1
            if until <= start - before:
                free.append(start)
    return free


def within(hours: Hours, starts: list[int], now: int) -> list[int]:
    """The starts that keep the notice and are not too far ahead."""
    soonest, furthest = now + _minutes(hours.notice), now + _minutes(hours.ahead)
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


def _open_spans(hours: Hours, zone: ZoneInfo, first: date, last: date) -> Iterator[Interval]:
    """The open hours of each local date as intervals of elapsed time, in order."""
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        for span in hours.week.get(day.isoweekday(), ()):
            yield _span(zone, day, span)


def _span(zone: ZoneInfo, day: date, span: Span) -> Interval:
    ends = day + DAY if span.closes <= span.opens else day
    return _instant(zone, day, span.opens, fold=0), _instant(zone, ends, span.closes, fold=1)


def _instant(zone: ZoneInfo, day: date, at: time, *, fold: int) -> int:
    """The minute of a wall time. Of one that comes twice, the first (opens) or the second
    (closes); for one that is skipped, the minute at which the clocks change."""
    wall = datetime.combine(day, at)
    offset = wall.replace(tzinfo=zone, fold=fold).utcoffset()
    assert offset is not None, "a zone always has an offset"
    other = wall.replace(tzinfo=zone, fold=1 - fold).utcoffset()
    if offset != other:
        wall = _existing(zone, wall)
        offset = wall.replace(tzinfo=zone, fold=fold).utcoffset() or timedelta(0)
    # Plain integers: a timedelta each would cost more than all the rest.
    days = day.toordinal() if wall.date() == day else wall.toordinal()
    return (days - EPOCH_ORDINAL) * MINUTES_A_DAY + wall.hour * 60 + wall.minute - _minutes(offset)


def _existing(zone: ZoneInfo, wall: datetime) -> datetime:
    """The wall time itself, or the first one after it that the clocks show."""
    minute = timedelta(minutes=1)
    while wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None) != wall:
        wall += minute
    return wall


def _minutes(length: timedelta) -> int:
    return int(length.total_seconds()) // 60
