"""Slots on the workload of `slots.json`: the same work for every implementation, answers checked.

Two ways in, one answer: from ISO strings, as the others were measured, and from the items of the
table, as the product itself reads them.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from showup.adapters import items
from showup.domain import claims, diary
from showup.domain.claims import DAY, Page, Taken
from showup.domain.settings import Hours, Settings, Span
from showup.usecases import offering
from tests.builders import some_settings

WORK = json.loads(Path(__file__).with_name("slots.json").read_text())
BEGINS = datetime.fromisoformat(WORK["window_start_utc"])
FIRST = date.fromisoformat(WORK["window_start_local"][:10])
ZONE = ZoneInfo(WORK["tz"])
MINUTES = int(WORK["duration_min"])
OPEN = Span(*map(time.fromisoformat, WORK["working_hours"]["mon-fri"]))
HOURS = Hours(
    week=dict.fromkeys(range(1, 6), (OPEN,)),
    step=timedelta(minutes=WORK["step_min"]),
    buffer_after=timedelta(0),
    notice=timedelta(0),
    ahead=timedelta(days=100),
)
CASES = [(days, busy) for days in WORK["days"] for busy in WORK["busy_counts"]]

Iso = list[tuple[str, str]]
DayMap = dict[str, list[str]]
Work = Callable[[], DayMap]
Way = Callable[[int, int], Work]


def from_iso(days: int, taken: int) -> Work:
    """The timed part as `slots.json` has it: from strings to strings."""
    return partial(_from_iso, days, [(_iso(a), _iso(b)) for a, b in intervals(days, taken)])


def from_items(days: int, taken: int) -> Work:
    """From the items of one Query to strings, by the use case behind GET /api/slots."""
    rows = [items.page_item(page) for page in pages(intervals(days, taken))]
    return partial(_from_items, days, rows, replace(some_settings(), hours=HOURS))


def is_right(answer: DayMap, days: int, taken: int) -> bool:
    """By the number of slots and the hash that `slots.json` gives."""
    slots = sorted(datetime.fromisoformat(slot) for day in answer.values() for slot in day)
    text = "\n".join(f"{slot.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.000Z" for slot in slots)
    days_are_right = all(slot[:10] == day for day, found in answer.items() for slot in found)
    given = [len(slots), sha256(text.encode()).hexdigest()[:16]]
    return days_are_right and given == WORK["answers"][f"{days}/{taken}"]


def intervals(days: int, taken: int) -> list[tuple[datetime, datetime]]:
    """By the `busy_rule`."""
    starts = [BEGINS + timedelta(minutes=5 * (i * days * 288 // taken)) for i in range(taken)]
    return [(start, start + timedelta(minutes=5 * (1 + i % 4))) for i, start in enumerate(starts)]


def pages(intervals: Iterable[tuple[datetime, datetime]]) -> list[Page]:
    """The diary with these meetings in it, each of another booking."""
    found: dict[date, list[Taken]] = {}
    for nth, (start, end) in enumerate(intervals):
        entry = Taken(claims.minute(start), claims.minute(end), f"booking{nth:013d}")
        for day in claims.dates(entry.start, entry.end):
            found.setdefault(day, []).append(entry)
    return [
        Page(day, 1, tuple(sorted(entries, key=lambda entry: entry.start)))
        for day, entries in sorted(found.items())
    ]


def _from_iso(days: int, busy: Iso) -> DayMap:
    read = datetime.fromisoformat
    taken = sorted((claims.minute(read(start)), claims.minute(read(end))) for start, end in busy)
    last = FIRST + (days - 1) * DAY
    starts = diary.open_starts(HOURS, ZONE, MINUTES, FIRST, last, taken)
    return _by_day(claims.moment(start, ZONE) for start in starts)


def _from_items(days: int, rows: list[items.Item], settings: Settings) -> DayMap:
    pages = map(items.read_page, rows)
    last = FIRST + (days - 1) * DAY
    starts = offering.open_starts(settings, MINUTES, pages, FIRST, last, BEGINS - DAY)
    return _by_day(start.astimezone(ZONE) for start in starts)


def _by_day(starts: Iterable[datetime]) -> DayMap:
    """Written by msgspec, as the answers of the API are."""
    shown: DayMap = {}
    for text in msgspec.to_builtins(list(starts)):
        shown.setdefault(text[:10], []).append(text)
    return shown


def _iso(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%S}.000Z"


# --- the nights when the clocks change ---------------------------------------------------------

NIGHTS = {
    # In spring there is no 02:00 to 03:00, in autumn it comes twice.
    date(2027, 3, 28): "01:00+01 01:30+01 03:00+02 03:30+02",
    date(2027, 10, 31): "01:00+02 01:30+02 02:00+02 02:30+02 02:00+01 02:30+01 03:00+01 03:30+01",
}


def night(day: date) -> str:
    """The slots of a night that is open from 01:00 to 04:00, written as in `NIGHTS`."""
    hours = replace(HOURS, week={day.isoweekday(): (Span(time(1), time(4)),)})
    starts = diary.open_starts(hours, ZONE, MINUTES, day, day, [])
    return " ".join(f"{claims.moment(start, ZONE):%H:%M%z}"[:8] for start in starts)
