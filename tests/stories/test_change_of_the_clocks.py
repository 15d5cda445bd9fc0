"""A booking in Polish, by a client in New York, over a change of the clocks in Warsaw."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.cloud import Cloud
from tests.stories.people import PHONE, PolishClient
from tests.stories.written import WARSAW, clock, short

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
NEW_YORK = ZoneInfo("America/New_York")
ABROAD = {**PHONE, "timezone_id": NEW_YORK.key, "locale": "pl-PL"}


@pytest.fixture
def client(meet: Callable[..., PolishClient]) -> PolishClient:
    return meet(PolishClient, **ABROAD)


@pytest.mark.parametrize(
    ("direction", "free_at"),
    [
        # On Sunday an hour is missing: 48 hours by the stopwatch would already end at 8:00.
        ("forward", "9:00"),
        # On Sunday an hour comes twice: 48 hours by the clock would already end at 9:00.
        ("back", "10:00"),
    ],
)
def test_a_client_abroad_books_over_a_change_of_the_clocks(
    cloud: Cloud, client: PolishClient, direction: str, free_at: str
) -> None:
    start = monday_after_a_change(direction, cloud.now() + 21 * DAY)
    free = at(start - 2 * DAY, free_at)
    hold = free - DAY
    cloud.go_to(start - 20 * DAY)
    now = cloud.now()

    # Both zones on each screen, the last free moment in the client's favour.
    client.opens("/pl/book/")
    client.clicks("Wybierz: Konsultacja")
    client.finds_the_day(start)
    client.sees("Godziny podano w czasie: Warszawa; pod każdą stoi Twoja (Nowy Jork).")
    assert f"u Ciebie {clock(start, NEW_YORK)} (Nowy Jork)" in client.time(start).inner_text()
    client.time(start).click()
    client.says_who()
    client.sees(*both_zones(f"Do {polish(free, now)}", free), *both_zones(polish(hold, now), hold))
    client.sees("Najwyżej 60 zł", "Cena: 120 zł, przelewem po spotkaniu.")
    client.consents()
    client.pays("4242")
    client.reads("Termin jest Twój")
    client.sees(polish(free, now), "Karta jest zapisana")

    # The same minute in the mail, in the client's zone first, and in the API.
    booked = client.mail("Zarezerwowane: Konsultacja")
    in_new_york = short(free, now, "pl", NEW_YORK)
    free_in_mail = f"Do {in_new_york} (Nowy Jork; Warszawa {free_at}): odwołasz lub przełożysz"
    assert free_in_mail in booked["text"]
    seen = cloud.get(f"/api/bookings/{client.token}")
    assert datetime.fromisoformat(seen["cutoffs"][0]["until"]) == free
    assert seen["timezone"] == NEW_YORK.key

    # Reminded in Polish while it is free; held; free to the end of that minute and no longer.
    cloud.go_to(hold)
    assert free_in_mail in client.mail("Nasze spotkanie")["text"]
    assert client.money == [("place", "done", 6000)]
    cloud.go_to(free)
    assert client.clause_of_cancelling == "in_time"
    cloud.go_to(free + MINUTE)
    assert client.clause_of_cancelling == "first_lapse"

    # Came, for nobody says otherwise.
    cloud.go_to(start + 2 * DAY)
    client.follows_in_mail("Blokada 60 zł zdjęta", "Twoja rezerwacja")
    client.reads("Spotkanie się odbyło")
    assert client.holds == set()


def monday_after_a_change(direction: str, after: datetime) -> datetime:
    """9:00 in Warsaw, on the next Monday whose Saturday has another offset."""
    monday = at(after, "9:00")
    while True:
        change = offset(monday) - offset(monday - 2 * DAY)
        if monday.weekday() == 0 and change and (change > timedelta(0)) == (direction == "forward"):
            return monday
        monday += DAY


def at(day: datetime, hour: str) -> datetime:
    """That hour of the day, by Warsaw's clock."""
    hours, minutes = map(int, hour.split(":"))
    return day.astimezone(WARSAW).replace(hour=hours, minute=minutes, second=0, microsecond=0)


def offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta(0)


def polish(moment: datetime, now: datetime) -> str:
    return f"{short(moment, now, 'pl')} (Warszawa)"


def both_zones(host: str, moment: datetime) -> tuple[str, str]:
    return host, f"u Ciebie {clock(moment, NEW_YORK)} (Nowy Jork)"
