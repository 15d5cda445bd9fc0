"""Moments as people read them, written down a second time, apart from the product's own words."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

WARSAW = ZoneInfo("Europe/Warsaw")
DAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "pl": ("pon.", "wt.", "śr.", "czw.", "pt.", "sob.", "niedz."),
}
LONG_DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "pl": ("poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela"),
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec")


def short(moment: datetime, now: datetime, locale: str = "en", zone: ZoneInfo = WARSAW) -> str:
    """`Fri 27 Nov, 9:00`, `pt. 27.11, 9:00`; with the year where it is another one than now's."""
    here = moment.astimezone(zone)
    is_this_year = here.year == now.astimezone(zone).year
    day = DAYS[locale][here.weekday()]
    if locale == "pl":
        date = f"{here.day}.{here.month:02}" + ("" if is_this_year else f".{here.year}")
    else:
        date = f"{here.day} {MONTHS[here.month - 1]}" + ("" if is_this_year else f" {here.year}")
    return f"{day} {date}, {clock(moment, zone)}"


def exact(moment: datetime, now: datetime) -> str:
    """`Fri 27 Nov, 9:00 (Warsaw)`."""
    return f"{short(moment, now)} (Warsaw)"


def clock(moment: datetime, zone: ZoneInfo = WARSAW) -> str:
    here = moment.astimezone(zone)
    return f"{here.hour}:{here.minute:02}"


def last_free(start: datetime) -> datetime:
    """48 hours before, by the stopwatch or by Warsaw's clocks: the later, the client's favour."""
    by_the_clocks = start.astimezone(WARSAW) - timedelta(hours=48)
    by_the_stopwatch = start - timedelta(hours=48)
    return max(by_the_clocks, by_the_stopwatch, key=datetime.timestamp)


def short_day(moment: datetime, locale: str) -> re.Pattern[str]:
    """What the button of its day is called: `Mon 30: 15 open times`."""
    here = moment.astimezone(WARSAW)
    return re.compile(rf"^{re.escape(DAYS[locale][here.weekday()])}\s*{here.day}\s*: \d")


def long_day(moment: datetime, locale: str) -> re.Pattern[str]:
    """What stands above its hours: `Monday, 30 November`. The month is the calendar's business."""
    here = moment.astimezone(WARSAW)
    return re.compile(rf"{LONG_DAYS[locale][here.weekday()]},? {here.day}\b")
