"""The pages of the diary: what is taken, by what, for whom, and until when it counts.

Inside this module and `diary` a moment is a whole number of **UTC minutes since 1970**, so that 60
days against 1,000 taken intervals are reckoned in about a millisecond. One page holds what touches
one UTC date.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum

DAY = timedelta(days=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EPOCH_ORDINAL = EPOCH.toordinal()
MINUTES_A_DAY = 1440

Interval = tuple[int, int]


class Why(StrEnum):
    """What a time is taken by."""

    MEETING = "meeting"
    KEPT = "kept"  # offered to a booking's client, and kept aside for them
    AWAY = "away"  # blocked by the host


@dataclass(frozen=True)
class Taken:
    """A meeting with its buffers, from `start` to before `end` (UTC minutes).

    `booking`: whose it is; of what the host has blocked, an id of its own. `until`: an unfinished
    booking's claim, or an offer, counts up to that minute; None counts for good.
    """

    start: int
    end: int
    booking: str
    until: int | None = None
    why: Why = Why.MEETING

    def counts_at(self, now: int) -> bool:
        return self.until is None or now <= self.until


@dataclass(frozen=True)
class Page:
    """What is taken on one UTC date; `version` is 0 for a page that was never written."""

    date: date
    version: int = 0
    taken: tuple[Taken, ...] = ()


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


# --- what stands on pages ------------------------------------------------------------------------


def busy(pages: Iterable[Page], now: int, *, but: str = "", kept_for: str = "") -> list[Interval]:
    """What counts as taken, in order; `but` leaves out a booking that is being moved, `kept_for`
    what is kept aside for the client of a booking."""
    taken = (entry for page in pages for entry in page.taken)
    return sorted(
        {
            (entry.start, entry.end)
            for entry in taken
            if entry.counts_at(now)
            and entry.booking != but
            and not (entry.booking == kept_for and entry.why is Why.KEPT)
        }
    )


def kept(pages: Iterable[Page], booking: str, now: int) -> list[Taken]:
    """What is kept aside for the client of a booking, in order."""
    entries = (entry for entry in _all(pages) if entry.why is Why.KEPT)
    return [entry for entry in entries if entry.booking == booking and entry.counts_at(now)]


def away(pages: Iterable[Page]) -> list[Taken]:
    """What the host has blocked, in order."""
    return [entry for entry in _all(pages) if entry.why is Why.AWAY]


def meetings(pages: Iterable[Page], start: int, end: int, *, sure: bool = False) -> list[str]:
    """The bookings whose meeting, buffers included, touches an interval; the earliest first.
    `sure`: without claims that may yet run out."""
    touching = (entry for entry in _all(pages) if entry.start < end and entry.end > start)
    taken = (entry for entry in touching if entry.why is Why.MEETING)
    return [entry.booking for entry in taken if entry.until is None or not sure]


def _all(pages: Iterable[Page]) -> list[Taken]:
    """Once each: what passes midnight stands on two pages."""
    entries = {entry for page in pages for entry in page.taken}
    return sorted(entries, key=lambda entry: (entry.start, entry.end, entry.booking))


# --- what a change makes of them -----------------------------------------------------------------


def take(pages: Iterable[Page], entry: Taken) -> tuple[Page, ...]:
    """With the entry on each date that it touches, in place of its booking's earlier time."""
    return add(free(pages, entry.booking, entry.why), [entry])


def free(pages: Iterable[Page], booking: str, *whys: Why) -> tuple[Page, ...]:
    """Without what is the booking's; `whys`: without what it has for these reasons alone."""
    gone = whys or tuple(Why)
    return tuple(
        replace(
            page,
            taken=tuple(e for e in page.taken if e.booking != booking or e.why not in gone),
        )
        for page in pages
    )


def add(pages: Iterable[Page], entries: Iterable[Taken]) -> tuple[Page, ...]:
    """With each entry on every date that it touches."""
    entries = tuple(entries)
    return tuple(
        _with(page, [entry for entry in entries if page.date in dates(entry.start, entry.end)])
        for page in pages
    )


def _with(page: Page, entries: list[Taken]) -> Page:
    taken = sorted([*page.taken, *entries], key=lambda entry: (entry.start, entry.end))
    return replace(page, taken=tuple(taken)) if entries else page
