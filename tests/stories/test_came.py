"""Booked, held, reminded, came, released."""

from datetime import datetime, timedelta

from tests.cloud import Cloud
from tests.stories.people import Client, Host
from tests.stories.written import clock, exact, last_free, short


def test_booked_held_reminded_came_released(cloud: Cloud, client: Client, host: Host) -> None:
    start = datetime.fromisoformat(cloud.starts(days=8)[0])
    free, hold = last_free(start), last_free(start) - timedelta(hours=24)
    now = cloud.now()

    # Four screens, each price and date in plain sight before it matters.
    client.opens("/")
    client.follows("If plans change")
    client.follows("Book a time")
    client.sees("Step 1 of 4", "120 zł", "60 zł deposit, held and not taken")
    client.clicks("Choose Consultation")
    client.sees("Step 2 of 4")
    client.takes(start)
    client.sees("Step 3 of 4", short(start, now), exact(free, now))
    client.says_who()
    client.sees("Step 4 of 4", "0 zł; your card is only saved.", exact(hold, now))
    client.sees(f"Until {exact(free, now)}", "At most 60 zł", "Price: 120 zł")
    client.consents()
    client.pays("4242")
    client.reads("You are booked")
    client.sees(client.address, f"nothing is held before {exact(hold, now)}", "Visa ending in 4242")
    booked = client.mail("Booked: Consultation")
    assert exact(free, now) in booked["text"]
    assert [attached["name"] for attached in booked["attachments"]] == ["invite.ics"]
    assert client.money == []

    # Reminded while cancelling is free, to the exact minute.
    cloud.go_to(hold - timedelta(minutes=1))
    reminder = client.mail("Our meeting")
    assert datetime.fromisoformat(reminder["at"]) <= free - timedelta(hours=24)
    assert f"Until {exact(free, cloud.now())}: cancel or move free of charge" in reminder["text"]
    client.follows_in_mail("Our meeting", "Cancel or move")
    client.sees(f"Cancelling costs nothing up to and including {exact(free, cloud.now())}.")

    # Held when due.
    cloud.go_to(hold)
    assert client.money == [("place", "done", 6000)]
    client.follows_in_mail("60 zł set aside", "See, move or cancel")
    client.sees("60 zł is held on your card. It is not a payment.")

    # The link two days ahead.
    cloud.go_to(start - timedelta(days=2))
    assert "https://meet.example.com/your-name" in client.mail("The link")["links"]

    # They came, says the host, and the deposit is released.
    cloud.go_to(start + timedelta(minutes=50))
    host.follows_in_mail("Is A client there?", "They came")
    host.reads("Did A client come?")
    host.clicks("Yes, we met")
    host.sees("The deposit is released, and nobody is charged.")
    cloud.advance(timedelta(minutes=1))
    assert client.money == [("place", "done", 6000), ("release", "done", 6000)]
    client.follows_in_mail("60 zł released", "Your booking")
    client.reads("We have met")

    when = short(start, start)
    assert client.subjects == [
        f"Booked: Consultation, {when}",
        f"Our meeting: {when}",
        f"60 zł set aside, not taken: {when}",
        f"The link for our meeting: {when}",
        "60 zł released",
    ]
    assert host.subjects == [
        f"New booking: A client, {when}",
        f"Is A client there? {clock(start)}",
    ]
    assert client.booking["status"] == "attended"
