"""Moved by two days in the last free minute: the deposit goes along, and so does the old link."""

from datetime import datetime, timedelta

from icalendar import Calendar, Event

from tests.cloud import Cloud
from tests.stories.people import Client, Host, Mail
from tests.stories.written import WARSAW, clock, exact, last_free, short

MINUTE = timedelta(minutes=1)


def test_moved_by_two_days_in_the_last_free_minute(
    cloud: Cloud, client: Client, host: Host
) -> None:
    old, new = two_days_apart(cloud)
    client.books(old)

    # With the deposit held already, in the very last minute.
    cloud.go_to(last_free(old) - 5 * MINUTE)
    client.follows_in_mail("60 zł set aside", "See, move or cancel")
    client.clicks("Move")
    client.takes(new)
    client.reads("Move it like this?")
    client.sees(exact(old, cloud.now()), exact(new, cloud.now()), "Moving costs nothing.")
    cloud.go_to(last_free(old))
    client.clicks("Yes, move it")
    client.sees("Moved. A new invitation is on its way to you.", short(new, cloud.now()))
    assert last_free(old) <= client.happened("moved") < last_free(old) + MINUTE

    # The same deposit, no second one.
    cloud.advance(MINUTE)
    assert "The deposit goes along to the new time" in client.mail("Moved:")["text"]
    assert client.money == [("place", "done", 6000)]
    client.sees("60 zł is held on your card.")

    # The old link leads to the new time, with a last free moment of its own.
    client.follows_in_mail("Booked:", "See, move or cancel")
    client.reads("You are booked")
    client.sees(
        short(new, cloud.now()), f"up to and including {exact(last_free(new), cloud.now())}."
    )

    # One entry in the calendar, changed.
    before, after = event(client.mail("Booked:")), event(client.mail("Moved:"))
    assert before.uid == after.uid
    assert before.sequence < after.sequence
    assert (before.start, after.start) == (old, new)

    # A hold lives for some days only: the new one stands before the old one is let go.
    cloud.go_to(new - timedelta(hours=1))
    assert len(client.holds) == 1
    assert [deed for deed, *_ in client.money] == ["place", "place", "release"]

    # Silence is kind.
    cloud.go_to(new + timedelta(days=2))
    assert client.booking["status"] == "attended"
    assert client.holds == set()
    first, second = short(old, old), short(new, new)
    assert client.subjects == [
        f"Booked: Consultation, {first}",
        f"Our meeting: {first}",
        f"60 zł set aside, not taken: {first}",
        f"The link for our meeting: {first}",
        f"Moved: Consultation, now {second}",
        f"Our meeting: {second}",
        f"60 zł set aside, not taken: {second}",
        f"The link for our meeting: {second}",
        "60 zł released",
    ]
    assert host.subjects == [
        f"New booking: A client, {first}",
        f"Moved: A client, now {second}",
        f"Is A client there? {clock(new)}",
    ]


def two_days_apart(cloud: Cloud) -> tuple[datetime, datetime]:
    """Two open times at the same hour."""
    starts = [datetime.fromisoformat(start) for start in cloud.starts(days=8)]
    later = {start: start.astimezone(WARSAW) + timedelta(days=2) for start in starts}
    return next((start, new) for start, new in later.items() if new in starts)


def event(mail: Mail) -> Event:
    """What the invitation puts into the calendar."""
    (attached,) = mail["attachments"]
    (found,) = Calendar.from_ical(attached["text"]).events
    return found
