"""One ordinary week speaks for the year: where the clocks change, reminders stay in time."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from infra.settings.reminders import MARGIN
from showup.domain.schedule import moment_before
from showup.domain.settings import Before
from showup.domain.terms import Terms, last_free

HOUR = timedelta(hours=1)
ZONES = ["Europe/Warsaw", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"]
STARTS = [
    datetime.combine(datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day), time(hour), UTC)
    for day in range(365)
    for hour in (0, 2, 9)
]


@pytest.mark.parametrize("zone", ZONES)
def test_a_reminder_at_the_last_free_moment_never_slips_behind_it(zone: str) -> None:
    place = ZoneInfo(zone)
    for wall in STARTS:
        start = wall.replace(tzinfo=place)
        free = last_free(Terms(), start, place)
        assert moment_before(Before(hours=48), start, place) <= free
        assert moment_before(Before(days=2, at=wall.time()), start, place) <= free


@pytest.mark.parametrize("zone", ZONES)
def test_a_change_of_the_clocks_takes_an_hour_off_the_margin_at_most(zone: str) -> None:
    place = ZoneInfo(zone)
    for wall in STARTS:
        start = wall.replace(tzinfo=place)
        evening = Before(days=3, at=time(21)) if wall.hour == 9 else Before(hours=60)
        lead = last_free(Terms(), start, place) - moment_before(evening, start, place)
        assert lead >= MARGIN - HOUR
