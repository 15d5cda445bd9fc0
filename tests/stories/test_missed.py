"""Nobody there: asked, waited for, noted, and only then charged, if at all; and a new date."""

from collections.abc import Callable
from datetime import datetime, timedelta

from tests.cloud import Cloud
from tests.stories.people import Client, Host, PolishClient
from tests.stories.written import clock, exact

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def is_not_there(cloud: Cloud, client: Client, host: Host, start: datetime) -> None:
    """The host asks by mail, behind a telephone number and a text message."""
    cloud.go_to(start + 5 * MINUTE)
    host.follows_in_mail("Is A client there?", "Not here")
    host.sees("A call from you is worth more than any mail.")
    assert client.booking["booking"]["check_in"] is None, "a link asks nobody"
    host.clicks("Ask if everything is all right")
    host.sees("is being asked. You wait until")
    cloud.advance(timedelta(seconds=2))


def until(client: Client) -> datetime:
    """The last minute of the wait: ten from the mail, to the whole minute."""
    sent = client.booking["booking"]["check_in"]["sent"]
    asked = datetime.fromisoformat(sent)
    return asked.replace(second=0) + (11 if asked.second else 10) * MINUTE


def is_noted_as_missing(cloud: Cloud, client: Client, host: Host) -> None:
    """No sooner than the wait is over, to the end of its last minute."""
    last = until(client)
    cloud.go_to(last)
    host.page.reload()
    host.sees(f"You wait until {clock(last)}")
    assert not host.page.get_by_role("button", name="Note as missed").count()
    cloud.go_to(last + MINUTE)
    host.page.reload()
    host.clicks("Note as missed")
    host.sees("A kind mail with three new times is on its way.")
    cloud.advance(timedelta(seconds=2))


def test_missed_asked_waited_for_charged_and_met_again(
    cloud: Cloud, client: Client, host: Host
) -> None:
    client.has_lapsed()
    start = datetime.fromisoformat(cloud.starts(days=8)[0])
    client.books(start)
    is_not_there(cloud, client, host, start)
    asked = client.mail(f"Is everything all right? I'm here until {clock(until(client))}")
    assert "Nothing is taken today." in asked["text"]
    is_noted_as_missing(cloud, client, host)

    # The follow-up quotes the clause, and says what silence does.
    told = client.mail("We missed each other")
    taking = datetime.fromisoformat(client.booking["booking"]["fee"]["not_before"])
    assert f"not before {exact(taking, cloud.now())}" in told["text"]
    assert "Clause 4: If you are missing, I wait 15 minutes" in told["text"]
    assert "If I decide nothing by" in told["text"]

    # A calm card; nothing before the cool-off, whatever is decided.
    host.follows_in_mail("Is A client there?", "They came")
    host.sees("At most 60 zł, by clause 4", "If you decide nothing by")
    host.clicks("Take 60 zł")
    host.clicks("Take 60 zł")
    host.sees("You decided: 60 zł.")
    cloud.go_to(taking)
    assert client.money == [("place", "done", 6000)]
    cloud.go_to(taking + 2 * MINUTE)
    assert client.money == [("place", "done", 6000), ("capture", "done", 6000)]
    assert "Clause 4:" in client.mail("60 zł taken, by clause 4")["text"]

    # A new date, kept for them and one step away, with the same card and no Checkout.
    cloud.go_to(taking + timedelta(days=3))
    again = client.mail("Another time?")
    kept = [link for link in again["links"] if "/book/?again&start=" in link]
    assert len(kept) == 3
    client.opens(kept[1].removeprefix(cloud.url))
    client.sees("A client", client.address, "Use the card ending in 4242")
    client.consents()
    client.reads("You are booked")
    cloud.advance(timedelta(days=5))
    assert not [one for one in client.subjects if one.startswith("The door stays open")]


def test_the_host_says_nothing_and_nothing_is_taken(
    cloud: Cloud, client: Client, host: Host
) -> None:
    """A late cancellation left undecided; and a meeting about which nobody said anything."""
    client.has_lapsed()
    start = datetime.fromisoformat(cloud.starts(days=8)[0])
    client.books(start)
    cloud.go_to(start - 40 * HOUR)
    client.follows_in_mail("60 zł set aside", "See, move or cancel")
    client.clicks("Cancel")
    client.clicks("Cancel, for up to 60 zł")
    client.sees("If I decide nothing by", "nothing is taken.")
    cloud.go_to(start + 20 * HOUR)
    assert client.money == [("place", "done", 6000), ("release", "done", 6000)]
    assert "nothing is taken" in host.mail("Your decision:")["text"]
    assert host.mail("No fee:")
    assert client.mail("60 zł released")


def test_the_client_objects_and_the_fee_is_frozen_then_lowered(
    cloud: Cloud, client: Client, host: Host
) -> None:
    client.has_lapsed()
    start = datetime.fromisoformat(cloud.starts(days=8)[0])
    client.books(start)
    is_not_there(cloud, client, host, start)
    is_noted_as_missing(cloud, client, host)
    link = next(one for one in client.mail("We missed")["links"] if "say=objection" in one)
    client.opens(link.removeprefix(cloud.url))
    client.page.get_by_label("In your words").fill("I was there, the link did not work.")
    client.clicks("Send: this is not right")
    client.sees("nothing is taken by itself")
    cloud.advance(timedelta(seconds=2))

    # The host hears of it at once; silence would let it go.
    host.follows_in_mail("Objection:", "Open the booking")
    host.sees("I was there, the link did not work.", "since they have written to you")
    host.clicks("Lower it")
    host.page.get_by_label("Amount in PLN").fill("20")
    host.clicks("Lower it")
    host.sees("Please say why, in a sentence.")
    host.page.get_by_label("A word for your client").fill("We share it: half an hour was lost.")
    host.clicks("Lower it")
    host.sees("You decided: 20 zł.")

    cloud.go_to(start + 26 * HOUR)
    assert client.money == [("place", "done", 6000), ("capture", "done", 2000)]
    told = client.mail("20 zł taken")
    assert "We share it: half an hour was lost." in told["text"]
    assert "40 zł" in told["text"], "the rest is released"
    client.follows_in_mail("20 zł taken", "Your booking")
    client.sees("I have lowered the fee to 20 zł.")


def test_coming_now_is_waited_for_in_polish(
    cloud: Cloud, host: Host, meet: Callable[..., PolishClient]
) -> None:
    client = meet(PolishClient)
    host.client = client
    start = datetime.fromisoformat(cloud.starts(days=8)[0])
    client.books(start)
    cloud.go_to(start + 5 * MINUTE)
    host.follows_in_mail("Is A client there?", "Not here")
    host.clicks("Ask if everything is all right")
    host.sees("You wait until")
    cloud.advance(timedelta(seconds=2))
    last = until(client)
    assert client.mail(f"Wszystko w porządku? Czekam do {clock(last)}")
    client.follows_in_mail("Wszystko w porządku?", "Zaraz będę")
    client.page.get_by_role("button", name="Zaraz będę").click()
    client.sees(clock(last + 10 * MINUTE))
    cloud.advance(timedelta(seconds=2))
    host.page.reload()
    host.sees(f"You wait until {clock(last + 10 * MINUTE)}", "Coming now")
    host.clicks("They came after all")
    host.sees("nobody is charged")
