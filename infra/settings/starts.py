"""The starts of an ordinary week, as the opening hours give them.

An ordinary week is enough: a change of the clocks puts no reminder behind the last free moment, and
takes an hour off its margin at the most.
"""

from datetime import UTC, datetime, time, timedelta

from showup.domain.settings import Hours, Service, Span

# A Monday far from any change; UTC stands for whatever wall clock the host has.
_MONDAY = datetime(2026, 1, 5, tzinfo=UTC)


def starts_of(hours: Hours, service: Service) -> list[datetime]:
    """Every start on the grid from which the service ends before closing."""
    return [
        start
        for weekday, spans in hours.week.items()
        for span in spans
        for start in _in_span(weekday, span, hours.step, timedelta(minutes=service.minutes))
    ]


def _in_span(weekday: int, span: Span, step: timedelta, lasts: timedelta) -> list[datetime]:
    start, closes = _at(weekday, span.opens), _at(weekday, span.closes)
    if span.closes == time(0):
        closes += timedelta(days=1)
    count = max(0, (closes - lasts - start) // step + 1)
    return [start + n * step for n in range(count)]


def _at(weekday: int, clock: time) -> datetime:
    return datetime.combine(_MONDAY.date() + timedelta(days=weekday - 1), clock, UTC)
