"""A new date: a few concrete times, one a day, as near as can be to the hour that suited before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

OFFERS = 3


@dataclass(frozen=True)
class Offers:
    """`until`: so long nobody else can have them; None where they are not kept aside."""

    starts: tuple[datetime, ...] = ()
    until: datetime | None = None


def one_a_day(starts: Iterable[datetime], like: datetime, zone: ZoneInfo) -> tuple[datetime, ...]:
    """Of the open `starts`, in order: on the first days, the one nearest to the hour of `like`."""
    hour = _minutes(like.astimezone(zone))
    days: dict[date, list[datetime]] = {}
    for start in starts:
        days.setdefault(start.astimezone(zone).date(), []).append(start)

    def far(start: datetime) -> int:
        return abs(_minutes(start.astimezone(zone)) - hour)

    return tuple(min(of_a_day, key=far) for of_a_day in list(days.values())[:OFFERS])


def _minutes(local: datetime) -> int:
    return local.hour * 60 + local.minute
