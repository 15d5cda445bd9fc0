"""A client's own booking by its link, and the host's one question, in a real Chromium."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from showup.domain.booking import Booking, Status
from showup.domain.choices import FirstLapse
from showup.domain.deposit import DepositState
from tests.builders import NOW, with_terms
from tests.edge import Edge
from tests.site.conftest import publish
from tests.site.front import Front

Open = Callable[..., Page]
REFUSES_HOLDS = "4000000000000341"


def link(token: str, query: str = "", folder: str = "") -> str:
    return f"{folder}/manage/{query}#{token}"


def the_one(edge: Edge) -> Booking:
    (booking,) = edge.bookings()
    return booking


def go_to(edge: Edge, moment: datetime) -> None:
    """What falls due on the way, in its order: the hold, then all else."""
    for due in (the_one(edge).deposit.hold_at, moment):
        edge.go_to((due or moment) + timedelta(seconds=2))  # the wall clock has fractions
        edge.sweep()


def charging(edge: Edge) -> str:
    """The token of a confirmed booking under a policy that forgives no first lapse."""
    publish(edge, with_terms(edge.settings, first_lapse=FirstLapse.CHARGED))
    return edge.confirmed()


def late(edge: Edge) -> None:
    """Three hours after the last free moment."""
    go_to(edge, the_one(edge).cutoffs[0].until + timedelta(hours=3))
    assert the_one(edge).deposit.state is DepositState.HELD


def test_the_return_from_checkout_is_believed_only_when_it_is_settled(
    open_page: Open, front: Front, edge: Edge
) -> None:
    made = edge.book().json
    looks: list[str] = []
    front.before = lambda path: looks.append(path)
    page = open_page(link(made["token"], "?returned=1"))
    expect(page.get_by_role("status")).to_contain_text("Your bank and Stripe are still at work")
    edge.bank.pay(made["payment"]["url"], "4242424242424242")
    booked = page.get_by_role("heading", name="You are booked")
    for _ in range(60):  # the page may only now be saying that its client is back
        edge.sweep()
        page.wait_for_timeout(250)
        if booked.is_visible():
            break
    expect(page.get_by_role("status")).to_contain_text("on its way to client@example.com")
    assert looks[0].endswith("/returned")
    assert "returned" not in page.url


def test_a_booking_shows_deposit_and_cutoffs_as_they_stand(open_page: Open, edge: Edge) -> None:
    page = open_page(link(edge.confirmed()))
    expect(page.locator(".details")).to_contain_text("nothing is held before Fri 27 Nov, 9:00")
    expect(page.locator(".timeline")).to_contain_text(
        re.compile(r"Sat 28 Nov, 9:00 \(Warsaw\)\s*Last free moment.*Mon 30 Nov, 9:00", re.DOTALL)
    )
    expect(page.get_by_text("Cancelling costs nothing")).to_contain_text("Sat 28 Nov, 9:00")


def test_an_unfinished_booking_leads_back_to_the_card(open_page: Open, edge: Edge) -> None:
    page = open_page(link(edge.book().json["token"]))
    expect(page.get_by_role("heading", name="Almost booked")).to_be_visible()
    page.get_by_role("link", name="Finish with your card").click()
    page.wait_for_url("**/dev/stripe/**")


def test_cancelling_in_time_says_that_it_is_free_and_happens_at_the_second_button(
    open_page: Open, edge: Edge
) -> None:
    page = open_page(link(edge.confirmed()))
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("heading", name="Cancel this meeting?")).to_be_focused()
    assert the_one(edge).status is Status.CONFIRMED
    page.get_by_role("button", name="Yes, cancel").click()
    expect(page.get_by_role("heading", name="Cancelled")).to_be_visible()
    expect(page.locator(".details")).to_contain_text("Nothing was held, and nothing will be.")
    assert the_one(edge).status is Status.CANCELLED


def test_a_price_that_rose_meanwhile_is_shown_before_anything_happens(
    open_page: Open, edge: Edge
) -> None:
    page = open_page(link(charging(edge)))
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("button", name="Yes, cancel")).to_be_visible()
    late(edge)
    page.get_by_role("button", name="Yes, cancel").click()
    expect(page.get_by_role("status")).to_contain_text("now costs something else")
    expect(page.get_by_text("Cancelling now costs at most 60 zł")).to_be_visible()
    assert the_one(edge).status is Status.CONFIRMED


def test_a_booking_just_made_can_be_taken_back(open_page: Open, edge: Edge) -> None:
    page = open_page(link(edge.confirmed()))
    page.get_by_role("button", name="Take it back").click()
    page.get_by_role("button", name="Yes, take it back").click()
    expect(page.get_by_role("heading", name="Cancelled")).to_be_visible()
    assert the_one(edge).status is Status.CANCELLED


def test_a_refused_card_is_said_calmly_and_mended_by_one_button(
    open_page: Open, edge: Edge
) -> None:
    made = edge.book().json
    edge.bank.pay(made["payment"]["url"], REFUSES_HOLDS)
    edge.post(f"/api/bookings/{made['token']}/returned")
    edge.sweep()
    go_to(edge, the_one(edge).deposit.hold_at or NOW)
    page = open_page(link(made["token"]))
    expect(page.get_by_role("alert")).to_contain_text("Your bank did not set aside the 60 zł.")
    expect(page.get_by_role("alert")).to_contain_text("Your meeting stands.")
    page.get_by_role("button", name="Put it right").click()
    page.wait_for_url("**/dev/stripe/**")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/manage/#forged", "This link does not open a booking"),
        ("/pl/manage/#forged", "Ten odnośnik nie otwiera żadnej rezerwacji"),
        ("/manage/", "open the link in your confirmation mail"),
    ],
)
def test_a_link_that_opens_nothing_is_answered_kindly(
    open_page: Open, address: str, said: str
) -> None:
    expect(open_page(address).locator("showup-manage")).to_contain_text(said)


def test_the_switch_of_language_keeps_the_link(open_page: Open, edge: Edge) -> None:
    page = open_page(link(edge.confirmed()))
    expect(page.get_by_role("heading", name="You are booked")).to_be_visible()
    page.get_by_role("link", name="Polski").click()
    expect(page.get_by_role("heading", name="Termin jest Twój")).to_be_visible()


def test_the_skip_link_leads_to_the_booking_and_keeps_its_token(
    open_page: Open, edge: Edge
) -> None:
    token = edge.confirmed()
    page = open_page(link(token))
    expect(page.get_by_role("heading", name="You are booked")).to_be_visible()
    page.get_by_role("link", name="Skip to the content").press("Enter")
    expect(page.locator("main")).to_be_focused()
    assert page.url.endswith(f"#{token}")


def test_the_host_says_with_one_button_that_they_came(open_page: Open, edge: Edge) -> None:
    edge.confirmed()
    booking = the_one(edge)
    go_to(edge, booking.end + timedelta(minutes=10))
    page = open_page(f"/desk/#{edge.host_token(booking.id)}")
    expect(page.get_by_role("heading", name="Did A client come?")).to_be_visible()
    page.get_by_role("button", name="Yes, we met").click()
    expect(page.get_by_role("status")).to_contain_text("nobody is charged")
    assert the_one(edge).status is Status.ATTENDED


def test_a_meeting_that_the_host_cancelled_is_said_with_an_apology(
    open_page: Open, edge: Edge
) -> None:
    token = edge.confirmed()
    by_the_host(edge, "cancel", reason="I am ill.")
    page = open_page(link(token))
    expect(page.get_by_role("heading", name="I have had to cancel. I am sorry.")).to_be_visible()
    expect(page.locator("blockquote")).to_have_text("I am ill.")
    expect(page.get_by_text("it costs you nothing")).to_be_visible()
    expect(page.locator(".starts a")).to_have_count(3)


def test_a_meeting_that_the_host_moved_says_from_when(open_page: Open, edge: Edge) -> None:
    token = edge.confirmed()
    by_the_host(edge, "move", start="2026-12-01T09:00:00+01:00")
    page = open_page(link(token, folder="/pl"))
    expect(page.get_by_role("status")).to_contain_text(
        "Przepraszam: muszę przełożyć nasze spotkanie (poprzednio: pon. 30.11, 9:00 (Warszawa))."
    )


def by_the_host(edge: Edge, step: str, **body: str) -> None:
    id = the_one(edge).id
    headers = {"Authorization": f"Bearer {edge.host_token(id)}"}
    assert edge.post(f"/api/desk/bookings/{id}/{step}", body, headers=headers).status == 200
