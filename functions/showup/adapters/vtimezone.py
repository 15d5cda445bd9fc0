"""A zone's rules around a day, as a VTIMEZONE: calendars need not know the zone's name.

Built here because `Timezone.from_tzid` of icalendar 7.3 writes the onset of summer time by the
clock that is put forward; RFC 5545, 3.6.5, wants the clock before the change, an hour earlier.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_AROUND = timedelta(days=366)
_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)


def vtimezone(zone: ZoneInfo, moment: datetime) -> Timezone:
    """Every change of the clocks from a year before to a year after."""
    rules = Timezone()
    rules.add("tzid", zone.key)
    first = (moment - _AROUND).astimezone(UTC).replace(microsecond=0)
    rules.add_component(_observance(zone, first, first))
    for change in _changes(zone, first, first + 2 * _AROUND):
        rules.add_component(_observance(zone, change - _SECOND, change))
    return rules


def _observance(
    zone: ZoneInfo, before: datetime, at: datetime
) -> TimezoneDaylight | TimezoneStandard:
    old, new = before.astimezone(zone), at.astimezone(zone)
    part = TimezoneDaylight() if new.dst() else TimezoneStandard()
    part.add("dtstart", (at + _offset(old)).replace(tzinfo=None))
    part.add("tzoffsetfrom", _offset(old))
    part.add("tzoffsetto", _offset(new))
    part.add("tzname", new.tzname())
    return part


def _changes(zone: ZoneInfo, first: datetime, last: datetime) -> Iterator[datetime]:
    """The first second under each new offset."""
    day = first
    while day < last:
        if _offset_at(zone, day) != _offset_at(zone, day + _DAY):
            yield _between(zone, day, day + _DAY)
        day += _DAY


def _between(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    while after - before > _SECOND:
        middle = before + (after - before) // 2 // _SECOND * _SECOND
        same = _offset_at(zone, middle) == _offset_at(zone, before)
        before, after = (middle, after) if same else (before, middle)
    return after


def _offset_at(zone: ZoneInfo, moment: datetime) -> timedelta:
    return _offset(moment.astimezone(zone))


def _offset(local: datetime) -> timedelta:
    return local.utcoffset() or timedelta(0)
