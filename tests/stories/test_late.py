"""Cancelled late: what is offered instead, something serious, and a fee that is thought over."""

from collections.abc import Callable
from datetime import datetime, timedelta

from playwright.sync_api import expect

from tests.cloud import Cloud
from tests.stories.people import Client, Host
from tests.stories.written import exact, last_free, short

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def test_cancelled_in_the_first_late_minute_and_waived_after_something_serious(
    cloud: Cloud, client: Client, host: Host
) -> None:
    client.has_lapsed()
    start = datetime.fromisoformat(cloud.starts(days=8)[0])
    client.books(start)
    cloud.go_to(last_free(start) + MINUTE)
    client.follows_in_mail("60 zł set aside", "See, move or cancel")
    client.clicks("Cancel")
    client.reads("Can we still save it?")
    client.sees(
        f"Free cancelling ended {exact(last_free(start), cloud.now())}",
        "The same time, shorter or by phone: no fee.",
        "Another time: if we meet then, nothing is taken.",
        "Kept for you until",
        "No certificates.",
        "Fee: up to 60 zł (clause 3), not before",
    )
    client.clicks("Cancel, for up to 60 zł")
    client.reads("Cancelled")
    assert client.happened("cancelled") < last_free(start) + 2 * MINUTE
    cloud.advance(timedelta(seconds=2))
    assert "up to 60 zł (clause 3), not before" in host.mail("Cancelled:")["text"]

    # Decided at once, and nothing taken yet: then one sentence.
    host.follows_in_mail("Cancelled:", "Open the booking")
    host.clicks("Take 60 zł")
    host.clicks("Take 60 zł")
    host.sees("You decided: 60 zł.")
    client.follows_in_mail("Cancelled:", "Your booking")
    client.clicks("Something serious happened")
    client.page.get_by_label("One sentence, if you like").fill("My father is in hospital.")
    client.clicks("Send: something serious happened")
    cloud.advance(timedelta(seconds=2))
    heard = host.mail("Something serious")
    assert "My father is in hospital." in heard["text"]
    assert "never counted" in heard["text"]

    # The decision is open again, and the host lets it go.
    host.follows_in_mail("Something serious", "Open the booking")
    host.clicks("Let it go")
    host.page.get_by_label("A word for your client").fill("All the best to him.")
    host.clicks("Let it go")
    host.sees("you let it go")
    cloud.go_to(start + timedelta(days=8))
    assert client.money == [("place", "done", 6000), ("release", "done", 6000)]
    assert "All the best to him." in client.mail("60 zł released")["text"]
    assert client.booking["booking"]["lapse"] is None
    assert not [one for one in client.subjects if one.startswith("Another time?")]


def test_late_and_saved_by_phone_nothing_is_taken(cloud: Cloud, client: Client, host: Host) -> None:
    start = datetime.fromisoformat(cloud.starts(days=8)[0])
    client.books(start)
    cloud.go_to(start - 20 * HOUR)
    client.follows_in_mail("60 zł set aside", "See, move or cancel")
    client.clicks("Cancel")
    client.reads("Can we still save it?")
    client.clicks("By phone")
    client.sees("No fee.", "The price stays as agreed")
    client.clicks("Yes, like this")
    client.sees("Our meeting stays, and it costs no fee.")
    cloud.advance(timedelta(seconds=2))
    told = client.mail("It stays: Consultation")
    assert "by phone: +48 600 000 000" in told["text"]
    assert "METHOD:REQUEST" in told["attachments"][0]["text"]
    assert host.mail("It stays: A client")

    cloud.go_to(start + 50 * MINUTE)
    host.follows_in_mail("Is A client there?", "They came")
    host.clicks("Yes, we met")
    cloud.go_to(start + timedelta(days=3))
    assert client.money == [("place", "done", 6000), ("release", "done", 6000)]
    when = short(start, start)
    assert client.subjects[-2:] == [f"It stays: Consultation, {when}", "60 zł released"]


def test_the_host_is_ill_every_meeting_is_cancelled_and_every_client_has_new_times(
    cloud: Cloud, client: Client, host: Host, meet: Callable[..., Client]
) -> None:
    day = [datetime.fromisoformat(start) for start in cloud.starts(days=8)]
    first, second = day[0], day[3]
    other = meet(Client)
    client.books(first)
    other.books(second)
    cloud.go_to(first - 24 * HOUR)
    assert len(client.holds) == len(other.holds) == 1

    # One press for the whole day, from the desk.
    host.signs_in()
    host.clicks("Block a day or some hours")
    host.page.get_by_label("Day", exact=True).fill(f"{first:%Y-%m-%d}")
    last = host.page.get_by_label("Up to and including")
    if last.is_visible():
        last.fill(f"{first:%Y-%m-%d}")
    host.clicks("Block this time")
    host.sees("2 meetings are in it.")
    host.clicks("Cancel these meetings")
    host.page.get_by_role("textbox").fill("I am ill and in bed.")
    host.clicks("Yes, cancel 2 meetings")
    host.sees("2 meetings are cancelled, and the apologies are on their way.")
    cloud.advance(MINUTE)

    for person in (client, other):
        told = person.mail("Cancelled:")
        assert "I am sorry" in told["text"]
        assert "I am ill and in bed." in told["text"]
        assert len([one for one in told["links"] if "/book/?again&start=" in one]) == 3
        assert person.holds == set()
        assert person.booking["booking"]["fee"] is None

    # Nobody is offered the other's new times, and nobody can book the blocked day.
    offered = [
        {one.partition("#")[0] for one in person.mail("Cancelled:")["links"] if "start=" in one}
        for person in (client, other)
    ]
    assert not offered[0] & offered[1]
    open_ = cloud.get(
        "/api/slots", service="consultation", **{"from": first.date(), "to": first.date()}
    )
    assert open_["slots"] == []
    client.follows_in_mail("Cancelled:", "Your booking")
    client.reads("I have had to cancel. I am sorry.")
    expect(client.page.get_by_role("link", name="See all open times")).to_be_visible()
