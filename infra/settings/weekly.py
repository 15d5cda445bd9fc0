"""Weekly hours and moments before a meeting: `mon-fri: 9:00-17:00`, `4 days before at 18:00`."""

import re
from datetime import time
from itertools import pairwise

from infra.settings.forms import clock, nearest
from infra.settings.problems import Unreadable, quoted
from infra.settings.values import Value
from showup.domain.settings import Before, Span

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_BEFORE = re.compile(r"([0-9]{1,3}) (h|days?) before(?: at (\S+))?")
_SPAN = re.compile(r"(\S+?) ?[-–] ?(\S+)")


def read_week(value: Value) -> dict[int, tuple[Span, ...]]:
    """Spans by ISO weekday, in order; days that are closed are left out."""
    week: dict[int, tuple[Span, ...]] = {}
    for name, hours in value.block().values.items():
        days = hours_days(name, hours)
        spans = read_spans(hours)
        for day in days:
            if day in week:
                hours.complain(f"{DAYS[day - 1]} has hours already", "give each day once")
            week[day] = spans
    if not any(week.values()):
        value.complain("the week has no opening", 'write for example "mon-fri: 9:00-17:00"')
    return {day: spans for day, spans in sorted(week.items()) if spans}


def hours_days(name: str, hours: Value) -> range:
    """The ISO weekdays of `mon` or `mon-fri`; none where the name cannot be read."""
    first, _, last = name.partition("-")
    if first not in DAYS or (last or first) not in DAYS:
        hours.complain(
            "is not a weekday", nearest(name, DAYS, 'write "mon" to "sun", or "mon-fri"')
        )
        return range(0)
    days = range(DAYS.index(first) + 1, DAYS.index(last or first) + 2)
    if not days:
        hours.complain("ends before it begins", "the week goes from mon to sun")
    return days


def read_spans(hours: Value) -> tuple[Span, ...]:
    """In order, not overlapping; nothing for `closed` and for an empty list."""
    if hours.has_parts:
        hours.complain("has keys of its own", 'write for example "9:00-17:00"')
        return ()
    if not hours.is_list and getattr(hours.node, "value", "") == "closed":
        return ()
    spans = [span for item in hours.items() if (span := item.read(span_of, None)) is not None]
    spans.sort(key=lambda span: span.opens)
    for one, after in pairwise(spans):
        if one.closes == time(0) or after.opens < one.closes:
            hours.complain(
                f"{shown(one)} and {shown(after)} overlap", "let one end before the next begins"
            )
    return tuple(spans)


def span_of(text: str) -> Span | None:
    """`9:00-17:00`; up to `24:00`. (Never None: the type of the stand-in.)"""
    match = _SPAN.fullmatch(text)
    if not match:
        raise Unreadable(
            f"{quoted(text)} is not a span of time",
            'write for example "9:00-17:00", or "closed"',
        )
    span = Span(clock(match[1]), clock(match[2], end=True))
    if span.closes != time(0) and span.closes <= span.opens:
        raise Unreadable(
            f"{quoted(text)} ends before it begins",
            'end at "24:00" and begin the next day at "0:00" to go past midnight',
        )
    return span


def shown(span: Span) -> str:
    closes = "24:00" if span.closes == time(0) else f"{span.closes:%-H:%M}"
    return f"{span.opens:%-H:%M}-{closes}"


def before(text: str) -> Before:
    """`4 days before at 18:00` by the calendar; `48 h before` and `2 days before` elapsed."""
    match = _BEFORE.fullmatch(text)
    if not match or (match[2] == "h" and match[3]):
        raise Unreadable(
            f"{quoted(text)} is not a moment before the meeting",
            'write for example "4 days before at 18:00" or "72 h before"',
        )
    number = int(match[1])
    if match[3]:
        return Before(days=number, at=clock(match[3]))
    return Before(hours=number if match[2] == "h" else 24 * number)
