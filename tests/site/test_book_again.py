"""A new date for whoever lost theirs: concrete times, and one click from each to the last screen of
a booking that knows them. In a real Chromium."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Request, expect

from showup.domain.booking import Status
from tests.edge import Edge
from tests.site.desk import cancelled_late, missed, says
from tests.site.test_booking_way import consent
from tests.site.test_own_booking import go_to, link, the_one

Open = Callable[..., Page]


def cancelled_in_time(edge: Edge) -> str:
    token = edge.confirmed(client={"name": "A client", "email": "client@example.com"}, meet="phone")
    edge.post(f"/api/bookings/{token}/cancel")
    edge.sweep()
    return token


def cancelled_by_host(edge: Edge) -> str:
    token = edge.confirmed()
    says(edge, "cancel", {"reason": "I am ill."})
    return token


def expired(edge: Edge) -> str:
    token: str = edge.book().json["token"]
    edge.later(minutes=40)
    edge.sweep()
    return token


def offered(edge: Edge, token: str) -> list[str]:
    starts: list[str] = edge.get(f"/api/bookings/{token}").json["offers"]
    return starts


def again(token: str, start: str = "", folder: str = "") -> str:
    """As in a mail."""
    at = f"&start={quote(start)}" if start else ""
    return f"{folder}/book/?again{at}#{token}"


@pytest.mark.parametrize(
    ("ended", "kept"),
    [
        (cancelled_in_time, True),
        (cancelled_late, True),
        (cancelled_by_host, True),
        (missed, True),
        (expired, False),
    ],
)
def test_whoever_lost_their_time_has_three_others_one_click_away(
    open_page: Open, edge: Edge, ended: Callable[[Edge], str], kept: bool
) -> None:
    page = open_page(link(ended(edge)))
    expect(page.get_by_role("heading", name="Shall we find another time?")).to_be_visible()
    expect(page.locator(".starts a")).to_have_count(3)
    expect(page.get_by_text("Kept for you until")).to_have_count(int(kept))
    page.locator(".starts a").first.click()
    expect(page.get_by_role("heading", name="Your card")).to_be_visible()


def test_a_kept_time_is_booked_with_nothing_to_type(open_page: Open, edge: Edge) -> None:
    token = cancelled_in_time(edge)
    start = offered(edge, token)[0]
    assert edge.book(start=start).code == "slot_taken"
    page = open_page(again(token, start))
    expect(page.get_by_role("heading", name="Your card")).to_be_visible()
    expect(page.locator(".summary")).to_contain_text("Tue 1 Dec, 9:00–9:50")
    expect(page.locator("main")).to_contain_text("A client, client@example.com · By phone")
    page.get_by_role("radio", name="Another card").check()
    consent(page)
    page.wait_for_url("**/dev/stripe/**")
    new = next(one for one in edge.bookings() if one.status is Status.PENDING)
    assert (new.client.name, new.meet) == ("A client", "phone")
    assert new.start == datetime(2026, 12, 1, 8, tzinfo=UTC)


def test_the_link_of_the_earlier_booking_goes_nowhere_else(open_page: Open, edge: Edge) -> None:
    token = cancelled_in_time(edge)
    page = open_page("/policy/")
    asked: list[Request] = []
    page.on("request", lambda one: asked.append(one))
    page.goto(page.url.replace("/policy/", again(token, offered(edge, token)[0])))
    expect(page.get_by_role("heading", name="Your card")).to_be_visible()
    assert page.url.endswith("/book/")
    assert [one.url for one in asked if token in one.url] == [
        page.url.replace("/book/", f"/api/bookings/{token}")
    ]
    assert not [one for one in asked if token in one.all_headers().get("referer", "")]
    assert token not in page.content()
    page.reload()
    expect(page.get_by_role("heading", name="Your card")).to_be_visible()


def test_who_comes_can_be_changed_before_booking_again(open_page: Open, edge: Edge) -> None:
    token = cancelled_in_time(edge)
    page = open_page(again(token, offered(edge, token)[0]))
    page.get_by_role("button", name="Change").click()
    page.get_by_label("Your name").fill("Another client")
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("main")).to_contain_text("Another client, client@example.com")


def test_without_a_time_the_open_ones_are_shown_and_the_kept_ones_among_them(
    open_page: Open, edge: Edge
) -> None:
    token = cancelled_in_time(edge)
    page = open_page(again(token))
    expect(page.get_by_role("heading", name="Which time suits you?")).to_be_visible()
    later = page.get_by_role("button", name="Later week")
    while not page.locator("[data-date='2026-12-01']").count():
        later.click()
    page.locator("[data-date='2026-12-01']").click()
    page.locator("[data-start='2026-12-01T09:00:00+01:00']").click()
    expect(page.get_by_label("Your name")).to_have_value("A client")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("radio", name="Another card").check()
    consent(page)
    page.wait_for_url("**/dev/stripe/**")


def test_a_time_that_is_gone_is_answered_with_the_nearest(open_page: Open, edge: Edge) -> None:
    token = cancelled_in_time(edge)
    start = offered(edge, token)[0]
    edge.later(hours=13)
    assert edge.book(start=start).status == 201
    page = open_page(again(token, start))
    consent(page)
    expect(page.get_by_role("alert")).to_contain_text("Somebody has just taken this time")
    expect(page.get_by_role("heading", name="Tuesday 1 December")).to_be_visible()


def test_a_time_that_makes_no_sense_leads_to_the_open_ones(open_page: Open, edge: Edge) -> None:
    page = open_page(again(cancelled_in_time(edge), "tomorrow"))
    expect(page.get_by_role("heading", name="Which time suits you?")).to_be_visible()


@pytest.mark.parametrize("address", ["/book/?again#forged", "/book/?again", "/book/?again&start=x"])
def test_without_a_link_that_opens_a_booking_it_is_the_ordinary_page(
    open_page: Open, address: str
) -> None:
    page = open_page(address)
    expect(page.get_by_role("heading", name="What would you like to book?")).to_be_visible()
    assert page.url.endswith("/book/")


def test_an_earlier_booking_that_does_not_answer_is_asked_for_again(
    open_page: Open, edge: Edge
) -> None:
    token = cancelled_in_time(edge)
    page = open_page("/policy/")
    page.route("**/api/bookings/*", lambda route: route.abort())
    page.goto(page.url.replace("/policy/", again(token)))
    expect(page.get_by_role("alert")).to_contain_text("There was no answer")
    page.unroute("**/api/bookings/*")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", name="Which time suits you?")).to_be_visible()


def test_the_booking_page_does_not_load_what_few_need(open_page: Open) -> None:
    page = open_page("/policy/")
    loaded: list[str] = []
    page.on("request", lambda one: loaded.append(one.url))
    page.goto(page.url.replace("/policy/", "/book/"))
    expect(page.get_by_role("heading", name="What would you like to book?")).to_be_visible()
    assert any(url.endswith("/words/en.js") for url in loaded)
    assert not [url for url in loaded if re.search(r"again|way/money|/own/|/booking/|/desk", url)]


def test_booking_again_is_in_polish_too(open_page: Open, edge: Edge) -> None:
    token = cancelled_in_time(edge)
    page = open_page(link(token, folder="/pl"))
    expect(page.get_by_role("heading", name="Poszukamy innego terminu?")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Czekają na Ciebie do")
    page.locator(".starts a").first.click()
    expect(page.get_by_role("heading", name="Twoja karta")).to_be_visible()
    expect(page.locator("main")).to_contain_text("A client, client@example.com · Przez telefon")
    assert page.url.endswith("/pl/book/")


def test_kept_times_run_out(open_page: Open, edge: Edge) -> None:
    token = cancelled_in_time(edge)
    edge.later(seconds=edge.settings.plan.keep_offers.total_seconds() + 60)
    page = open_page(link(token))
    expect(page.locator(".starts a")).to_have_count(3)
    expect(page.get_by_text("Kept for you until")).to_have_count(0)


def test_whoever_has_met_the_host_finds_the_way_to_another_meeting(
    open_page: Open, edge: Edge
) -> None:
    token = edge.confirmed()
    go_to(edge, the_one(edge).end)
    says(edge, "attended")
    page = open_page(link(token))
    page.get_by_role("link", name="Book another meeting").click()
    expect(page.get_by_text("Step 2 of 4")).to_be_visible()
    assert token not in page.url
