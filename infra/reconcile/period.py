"""From when to when is looked: whole days in the host's zone, both of them included."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Period:
    """`zone`: the host's, in which its days begin and end."""

    first: date
    last: date
    zone: ZoneInfo

    @property
    def begins(self) -> datetime:
        return _midnight(self.first, self.zone)

    @property
    def ends(self) -> datetime:
        """The first moment after it."""
        return _midnight(self.last + timedelta(days=1), self.zone)

    def has(self, moment: datetime) -> bool:
        return self.begins <= moment < self.ends

    def __str__(self) -> str:
        return f"{self.first.isoformat()} to {self.last.isoformat()}"


class NoSuchDays(Exception):
    """They cannot be looked at, and the sentence says why."""


def period(
    month: str | None, first: date | None, last: date | None, zone: ZoneInfo, now: datetime
) -> Period:
    """A month (`2026-11`), or some days; this month up to today for nothing. Raises NoSuchDays."""
    today = now.astimezone(zone).date()
    if month:
        begin = _first_of(month)
        return Period(begin, begin.replace(day=monthrange(begin.year, begin.month)[1]), zone)
    last = last or today
    first = first or last.replace(day=1)
    if last < first:
        raise NoSuchDays("The last day lies before the first.")
    return Period(first, last, zone)


def _first_of(month: str) -> date:
    try:
        return date.fromisoformat(f"{month}-01")
    except ValueError as error:
        raise NoSuchDays("A month is written like 2026-11.") from error


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)
