"""Paid in advance: a deposit that outlives a cancellation, and one that goes back in part."""

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from tests.cloud import ROOT, Cloud, a_copy
from tests.stories.people import Client, Host
from tests.stories.written import last_free, short

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
PAY = "Pay 60.00 PLN"
PAID_AHEAD = ROOT / "templates/policies/en/article.md"


@pytest.fixture(scope="module")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cloud]:
    """A house of its own, whose host has taken the policy that is paid ahead."""
    root = a_copy(tmp_path_factory.mktemp("paid") / "root")
    shutil.copy(PAID_AHEAD, root / "site/policy.md")
    with Cloud.started(root.parent / "data", root=root) as made:
        yield made


def test_paid_cancelled_in_time_met_on_a_new_date_and_part_of_the_price(
    cloud: Cloud, client: Client, host: Host
) -> None:
    start = datetime.fromisoformat(cloud.starts(days=8)[0])
    client.books(start, button=PAY)
    client.sees("You have paid 60 zł.")
    assert client.money == [("pay", "done", 6000)]

    # Cancelled in time: the money waits for a new date.
    cloud.advance(2 * HOUR)
    client.follows_in_mail("Booked: Consultation", "See, move or cancel")
    client.clicks("Cancel")
    client.sees("Your 60 zł then stays as a credit for a new date until")
    client.clicks("Yes, cancel")
    client.reads("Cancelled")
    client.sees("Your deposit waits for a new date")
    cloud.advance(MINUTE)
    assert client.money == [("pay", "done", 6000)]
    client.follows_in_mail("Cancelled: Consultation", "Your booking")
    client.page.locator(".starts").get_by_role("button").first.click()
    client.clicks("Yes, book it")
    client.reads("You are booked")
    cloud.advance(MINUTE)
    later = datetime.fromisoformat(client.booking["booking"]["start"])
    assert start < later

    # They came: it is part of the price, and nothing goes back.
    cloud.go_to(later + 50 * MINUTE)
    host.follows_in_mail("Is A client there?", "They came")
    host.clicks("Yes, we met")
    cloud.go_to(later + timedelta(days=3))
    assert client.money == [("pay", "done", 6000)]
    client.page.reload()
    client.reads("We have met")
    client.sees("60 zł, as part of the price.")
    assert client.booking["status"] == "attended"


def test_paid_cancelled_late_lowered_and_the_rest_gone_back(
    cloud: Cloud, client: Client, host: Host
) -> None:
    start = datetime.fromisoformat(cloud.starts(days=8)[0])
    client.books(start, button=PAY)
    cloud.go_to(last_free(start) + MINUTE)
    client.follows_in_mail("Our meeting", "Cancel or move")
    client.clicks("Cancel")
    client.clicks("Cancel, for up to 60 zł")
    client.reads("Cancelled")
    cloud.advance(timedelta(seconds=2))

    host.follows_in_mail("Cancelled:", "Open the booking")
    host.clicks("Lower it")
    host.page.get_by_label("Amount in PLN, less than 60 zł").fill("20")
    host.page.get_by_label("A word for your client").fill("You wrote in time.")
    host.clicks("Lower it")
    host.sees("You decided: 20 zł.")
    cloud.advance(26 * HOUR)
    assert client.money == [("pay", "done", 6000), ("refund", "done", 4000)]
    assert "it is the rest of your deposit, after the 20 zł" in client.mail("40 zł")["text"]
    client.follows_in_mail("40 zł", "Your booking")
    client.sees("I have lowered the fee to 20 zł.", "I have kept 20 zł of the 60 zł that you paid")
    when = short(start, start)
    assert client.subjects[-3:] == [
        f"Cancelled: Consultation, {when}",
        "20 zł kept, by clause 3",
        f"40 zł on the way back to you: Consultation, {when}",
    ]
