"""Times as a reader knows them: their weekday, their zone, and the host's where it differs."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from babel.dates import get_day_names, get_month_names, get_timezone_location
from hypothesis import given, settings
from hypothesis import strategies as st

from showup.adapters.languages import LANGUAGES, POLISH
from showup.adapters.wording import Wording
from showup.domain.tasks import Mail
from tests.adapters.correspondence import HOUR, confirmed, held, write
from tests.builders import NOW, START, WARSAW

LONDON, TOKYO, NEW_YORK = (ZoneInfo(f) for f in ("Europe/London", "Asia/Tokyo", "America/New_York"))


def wording(zone: ZoneInfo = WARSAW, other: ZoneInfo = WARSAW, locale: str = "en") -> Wording:
    return Wording(locale, zone, other, NOW)


def test_a_moment_has_its_weekday_date_time_and_zone() -> None:
    assert wording().exact(START) == "Mon 30 Nov, 9:00 (Warsaw)"
    assert wording(locale="pl").exact(START) == "pon. 30.11, 9:00 (Warszawa)"


def test_another_zone_names_both_clocks() -> None:
    assert wording(LONDON).exact(START) == "Mon 30 Nov, 8:00 (London; Warsaw 9:00)"
    assert wording(LONDON, locale="pl").exact(START) == "pon. 30.11, 8:00 (Londyn; Warszawa 9:00)"


def test_another_day_there_is_named_too() -> None:
    late = START + 14 * HOUR
    assert wording(TOKYO).exact(late) == "Tue 1 Dec, 7:00 (Tokyo; Warsaw Mon 30 Nov, 23:00)"


def test_a_zone_that_shows_the_same_time_is_not_named_twice() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert wording(berlin).exact(START) == "Mon 30 Nov, 9:00 (Berlin)"


def test_a_short_time_names_the_zones_only_where_they_differ() -> None:
    assert wording().short(START) == "Mon 30 Nov, 9:00"
    assert wording(LONDON).short(START) == "Mon 30 Nov, 8:00 (London; Warsaw 9:00)"


def test_another_year_is_named() -> None:
    new_year = datetime(2027, 1, 4, 8, tzinfo=UTC)
    assert wording().exact(new_year) == "Mon 4 Jan 2027, 9:00 (Warsaw)"
    assert wording(locale="pl").exact(new_year) == "pon. 4.01.2027, 9:00 (Warszawa)"


def test_an_hour_that_comes_twice_is_told_apart() -> None:
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert wording().exact(first) == "Sun 25 Oct, 2:30 (Warsaw, UTC+2)"
    assert wording().short(first + HOUR) == "Sun 25 Oct, 2:30 (Warsaw, UTC+1)"
    st_johns = ZoneInfo("America/St_Johns")
    twice = datetime(2026, 11, 1, 4, 0, tzinfo=UTC)
    assert wording(st_johns, st_johns).exact(twice) == "Sun 1 Nov, 1:30 (St Johns, UTC-2:30)"


def test_a_meeting_has_its_whole_date_and_both_ends() -> None:
    end = START + timedelta(minutes=50)
    assert wording().meeting(START, end) == "Monday, 30 November 2026, 9:00–9:50 (Warsaw)"
    polish = wording(NEW_YORK, locale="pl").meeting(START, end)
    assert polish == "poniedziałek, 30 listopada 2026, 3:00–3:50 (Nowy Jork; Warszawa 9:00)"


def test_over_a_change_of_the_clocks_the_cutoff_is_the_minute_that_the_rules_give() -> None:
    start = datetime(2026, 3, 30, 7, 0, tzinfo=UTC)  # Monday, 9:00 in Warsaw; changed on Sunday
    booking = confirmed(start=start, now=start - timedelta(days=10))
    letter = write(Mail.BOOKED, booking, start - timedelta(days=10))
    assert "Monday, 30 March 2026, 9:00–9:50 (Warsaw)" in letter.text
    assert "Until Sat 28 Mar, 9:00 (Warsaw): cancel" in letter.text


def test_between_two_changes_of_the_clocks_the_zones_are_five_hours_apart_not_six() -> None:
    start = datetime(2026, 3, 25, 14, 0, tzinfo=UTC)  # America changed on 8 March, Europe will
    booking = replace(
        confirmed(start=start, now=start - timedelta(days=10)), timezone="America/New_York"
    )
    text = write(Mail.REMINDER, booking, start - timedelta(days=4)).text
    assert "Wednesday, 25 March 2026, 10:00–10:50 (New York; Warsaw 15:00)" in text


def test_the_client_reads_their_clock_first_and_the_host_the_host_s() -> None:
    booking = replace(held(), timezone="Europe/London")
    assert "8:00–8:50 (London; Warsaw 9:00)" in write(Mail.BOOKED, booking).text
    assert "9:00–9:50 (Warsaw; London 8:00)" in write(Mail.HOST_BOOKED, booking).text
    assert write(Mail.BOOKED, booking).subject.endswith("8:00 (London; Warsaw 9:00)")


@pytest.mark.parametrize("locale", LANGUAGES)
def test_the_names_are_those_of_the_unicode_consortium(locale: str) -> None:
    babel = {"en": "en_GB", "pl": "pl"}[locale]
    names = LANGUAGES[locale]
    days = {width: get_day_names(width, locale=babel) for width in ("wide", "abbreviated")}
    assert names.days == tuple(days["wide"][n] for n in range(7))
    assert names.days_short == tuple(days["abbreviated"][n] for n in range(7))
    months = get_month_names("wide", locale=babel)
    assert names.months == tuple(months[n] for n in range(1, 13))


def test_the_short_months_are_theirs_too_and_numbers_in_polish() -> None:
    months = get_month_names("abbreviated", locale="en_GB")
    assert LANGUAGES["en"].months_short == tuple(months[n] for n in range(1, 13))
    assert POLISH.months_short == tuple(f"{n:02}" for n in range(1, 13))


@pytest.mark.parametrize("zone", POLISH.cities)
def test_the_polish_cities_are_those_of_the_unicode_consortium(zone: str) -> None:
    theirs = get_timezone_location(zone, locale="pl", return_city=True)
    assert POLISH.cities[zone] in (theirs, {"Kyiv": "Kijów"}.get(theirs))


@settings(deadline=None)
@given(
    st.datetimes(timezones=st.just(UTC)).filter(lambda moment: 1970 < moment.year < 2100),
    st.sampled_from(sorted(available_timezones())),
    st.sampled_from(sorted(LANGUAGES)),
)
def test_every_moment_in_every_zone_has_words(moment: datetime, zone: str, locale: str) -> None:
    said = wording(ZoneInfo(zone), locale=locale).exact(moment)
    local = moment.astimezone(ZoneInfo(zone))
    assert f"{local.hour}:{local.minute:02} (" in said
    assert f" {local.day}" in said
