"""Times in words: in the reader's language and zone, to the minute. It decides nothing.

Where the other side's clock shows another time, theirs is named too.
"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from showup.adapters.languages import LANGUAGES, Language


@dataclass(frozen=True)
class Wording:
    """`zone` is the reader's, `other` the other side's; a year is named if it is not `now`'s."""

    locale: str
    zone: ZoneInfo
    other: ZoneInfo
    now: datetime

    @property
    def language(self) -> Language:
        return LANGUAGES[self.locale]

    def meeting(self, start: datetime, end: datetime) -> str:
        """`Monday, 30 November 2026, 9:00–9:50 (Warsaw)`."""
        here = start.astimezone(self.zone)
        until = _clock(end.astimezone(self.zone))
        return f"{self._date(here)}, {_clock(here)}–{until} {self._zones(start)}"

    def full(self, moment: datetime) -> str:
        """`Saturday, 28 November 2026, 9:00 (Warsaw)`."""
        here = moment.astimezone(self.zone)
        return f"{self._date(here)}, {_clock(here)} {self._zones(moment)}"

    def exact(self, moment: datetime) -> str:
        """`Sat 28 Nov, 9:00 (Warsaw)`, or `Sat 28 Nov, 8:00 (London; Warsaw 9:00)`."""
        here = moment.astimezone(self.zone)
        return f"{self._day(here)}, {_clock(here)} {self._zones(moment)}"

    def short(self, moment: datetime) -> str:
        """`Sat 28 Nov, 9:00`: without the zone where nobody can mistake it."""
        here = moment.astimezone(self.zone)
        if _is_twofold(here) or _wall(here) != _wall(moment.astimezone(self.other)):
            return self.exact(moment)
        return f"{self._day(here)}, {_clock(here)}"

    def time(self, moment: datetime) -> str:
        """`9:00`, and no more where nobody can mistake it."""
        here = moment.astimezone(self.zone)
        if _is_twofold(here) or _wall(here) != _wall(moment.astimezone(self.other)):
            return self.clock(moment)
        return _clock(here)

    def clock(self, moment: datetime) -> str:
        """`9:00`, with the zone."""
        return f"{_clock(moment.astimezone(self.zone))} {self._zones(moment)}"

    def city(self, zone: ZoneInfo) -> str:
        """The city that a zone is named after."""
        own = zone.key.rpartition("/")[2].replace("_", " ")
        return self.language.cities.get(zone.key, own)

    def _date(self, local: datetime) -> str:
        names = self.language
        return names.date.format(
            weekday=names.days[local.weekday()],
            day=local.day,
            month=names.months[local.month - 1],
            year=local.year,
        )

    def _day(self, local: datetime) -> str:
        names = self.language
        day = names.day.format(
            weekday=names.days_short[local.weekday()],
            day=local.day,
            month=names.months_short[local.month - 1],
        )
        this_year = self.now.astimezone(self.zone).year
        return day if local.year == this_year else day + names.year.format(year=local.year)

    def _zones(self, moment: datetime) -> str:
        here, there = moment.astimezone(self.zone), moment.astimezone(self.other)
        own = self.city(self.zone) + (f", {_offset(here)}" if _is_twofold(here) else "")
        if _wall(here) == _wall(there):
            return f"({own})"
        day = "" if here.date() == there.date() else f"{self._day(there)}, "
        return f"({own}; {self.city(self.other)} {day}{_clock(there)})"


def _clock(local: datetime) -> str:
    return f"{local.hour}:{local.minute:02}"


def _wall(local: datetime) -> datetime:
    return local.replace(tzinfo=None, fold=0)


def _is_twofold(local: datetime) -> bool:
    """Whether the clock shows this time twice that night; then only the offset tells which."""
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def _offset(local: datetime) -> str:
    """`UTC+2`, `UTC-3:30`."""
    text = local.strftime("%z")
    minutes = f":{text[3:5]}" if text[3:5] != "00" else ""
    return f"UTC{text[0]}{int(text[1:3])}{minutes}"
