"""Instants, minutes and zones. Everything here is an aware datetime; a naive one is refused."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)


def ceil_minute(moment: datetime) -> datetime:
    """The whole minute at or after, in UTC."""
    down = moment.astimezone(UTC).replace(second=0, microsecond=0)
    return down if down == moment else down + MINUTE


def later_reading(wall: datetime, zone: ZoneInfo) -> datetime:
    """The instant of a wall time that may come twice or never: the later one, in UTC."""
    readings = (wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    return max(readings)


def elapsed_or_wall(start: datetime, before: timedelta, zone: ZoneInfo) -> datetime:
    """`before` the start: elapsed, or by the wall clock where that is later, in UTC."""
    elapsed = start.astimezone(UTC) - before
    wall = start.astimezone(zone).replace(tzinfo=None) - before
    return max(elapsed, later_reading(wall, zone))
