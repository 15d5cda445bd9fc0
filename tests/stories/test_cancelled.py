"""Cancelled in the last free minute: all free, and the time is open again."""

from collections.abc import Callable
from datetime import datetime, timedelta

from playwright.sync_api import expect

from tests.cloud import Cloud
from tests.stories.people import Client, Host
from tests.stories.written import last_free, short

MINUTE = timedelta(minutes=1)


def test_cancelled_in_the_last_free_minute(
    cloud: Cloud, client: Client, host: Host, meet: Callable[..., Client]
) -> None:
    start = datetime.fromisoformat(cloud.starts(days=8)[0])
    client.books(start)

    # With the deposit held already, in the very last minute.
    cloud.go_to(last_free(start) - 5 * MINUTE)
    client.follows_in_mail("60 zł set aside", "See, move or cancel")
    client.clicks("Cancel")
    client.reads("Cancel this meeting?")
    client.sees("It costs nothing. Your time is freed at once.")
    cloud.go_to(last_free(start))
    client.clicks("Yes, cancel")
    client.reads("Cancelled")
    assert last_free(start) <= client.happened("cancelled") < last_free(start) + MINUTE

    # All free: the whole hold goes back.
    cloud.advance(MINUTE)
    assert client.money == [("place", "done", 6000), ("release", "done", 6000)]
    told = client.mail("Cancelled:")
    assert "It costs nothing." in told["text"]
    assert "Nothing was taken." in told["text"]
    assert "METHOD:CANCEL" in told["attachments"][0]["text"]
    client.follows_in_mail("Cancelled:", "Your booking")
    client.reads("Cancelled")
    client.sees("Shall we find another time?")

    # The next one finds the time open.
    other = meet(Client)
    other.opens("/book/")
    other.clicks("Choose Consultation")
    other.finds_the_day(start)
    expect(other.time(start)).to_be_visible()

    # And that was all: no reminder, no question, no fee.
    cloud.go_to(start + timedelta(days=3))
    when = short(start, start)
    assert client.subjects == [
        f"Booked: Consultation, {when}",
        f"Our meeting: {when}",
        f"60 zł set aside, not taken: {when}",
        f"The link for our meeting: {when}",
        f"Cancelled: Consultation, {when}",
    ]
    assert host.subjects == [f"New booking: A client, {when}", f"Cancelled: A client, {when}"]
    assert client.holds == set()
