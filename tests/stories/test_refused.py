"""The card is refused when the hold is placed, and mended by the mail's link."""

from datetime import datetime, timedelta

from tests.cloud import Cloud
from tests.stories.people import Client, Host
from tests.stories.written import clock, exact, last_free, short


def test_a_refused_card_is_mended_by_the_link_in_the_mail(
    cloud: Cloud, client: Client, host: Host
) -> None:
    start = datetime.fromisoformat(cloud.starts(days=8)[0])
    client.books(start, card="0341")
    client.sees("Your card is saved")

    # The bank says no, a day before the last free moment: time enough.
    cloud.go_to(last_free(start) - timedelta(hours=23))
    assert client.money == [("place", "refused", 6000)]
    refused = client.mail("Your card, please:")
    assert "Our meeting stands" in refused["text"]
    assert f"Until {exact(last_free(start), cloud.now())}" in refused["text"]

    # Another card, with the client there.
    client.follows_in_mail("Your card, please:", "Confirm, or use another card")
    client.sees("Your bank did not set aside the 60 zł.", "Your meeting stands.")
    client.clicks("Put it right")
    client.pays("4444", button="Hold 60.00 PLN")
    client.reads("You are booked")
    client.sees("60 zł is held on your card.", "Mastercard ending in 4444")

    # Held, once, and released in the end.
    cloud.go_to(start - timedelta(hours=1))
    assert len(client.holds) == 1
    cloud.go_to(start + timedelta(days=2))
    assert client.holds == set()
    when = short(start, start)
    assert client.subjects == [
        f"Booked: Consultation, {when}",
        f"Our meeting: {when}",
        f"Your card, please: Consultation, {when}",
        f"60 zł set aside, not taken: {when}",
        f"The link for our meeting: {when}",
        "60 zł released",
    ]
    assert host.subjects == [
        f"New booking: A client, {when}",
        f"Deposit refused: A client, {when}",
        f"Is A client there? {clock(start)}",
    ]
