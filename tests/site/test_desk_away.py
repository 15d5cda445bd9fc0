"""The times at which the host is away, and the meetings that lie in them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from showup.domain.booking import Booking, Status
from tests.builders import START
from tests.edge import Answer, Edge
from tests.site.desk import Open, booked, press, sign_in
from tests.site.front import Front

WARSAW = ZoneInfo("Europe/Warsaw")


def statuses(edge: Edge) -> list[Status]:
    return [booking.status for booking in edge.bookings()]


def by_start(edge: Edge) -> list[Booking]:
    return sorted(edge.bookings(), key=lambda booking: booking.start)


def test_today_is_blocked_by_two_presses_and_opened_by_one(open_page: Open, edge: Edge) -> None:
    page = sign_in(open_page, edge)
    press(page, "Block a day or some hours")
    press(page, "Block this time")
    expect(page.get_by_role("status")).to_contain_text("No meeting is in it.")
    expect(page.locator(".away")).to_contain_text("Mon 16 Nov, all day")
    page.get_by_role("button", name="Open again: Mon 16 Nov, all day").click()
    expect(page.get_by_role("status")).to_contain_text("can be booked")
    expect(page.locator(".away")).to_have_count(0)


def test_hours_are_those_of_the_host_wherever_the_phone_is(open_page: Open, edge: Edge) -> None:
    page = sign_in(open_page, edge, timezone_id="America/New_York")
    press(page, "Block a day or some hours")
    page.get_by_label("Day", exact=True).fill("2026-11-18")
    page.get_by_label("All day").uncheck()
    page.get_by_label("From").fill("10:00")
    page.get_by_label("Until").fill("12:30")
    press(page, "Block this time")
    expect(page.locator(".away")).to_contain_text("Wed 18 Nov, 10:00–12:30")
    day = {"service": "consultation", "from": "2026-11-18", "to": "2026-11-18"}
    open_ = [datetime.fromisoformat(one) for one in edge.get("/api/slots", **day).json["slots"]]
    assert datetime(2026, 11, 18, 11, 0, tzinfo=WARSAW) not in open_
    assert datetime(2026, 11, 18, 13, 0, tzinfo=WARSAW) in open_


def test_some_days_end_after_a_change_of_the_clocks(open_page: Open, edge: Edge) -> None:
    edge.go_to(datetime(2027, 3, 20, 9, 0, tzinfo=WARSAW))
    page = sign_in(open_page, edge)
    press(page, "Block a day or some hours")
    page.get_by_label("Day", exact=True).fill("2027-03-27")
    page.get_by_label("Up to and including").fill("2027-03-28")
    press(page, "Block this time")
    expect(page.locator(".away")).to_contain_text("Sat 27 Mar 2027 to Sun 28 Mar 2027")


@pytest.mark.parametrize(("start", "end"), [("12:00", "10:00"), ("", "10:00")])
def test_an_end_before_the_beginning_is_said_kindly(
    open_page: Open, edge: Edge, start: str, end: str
) -> None:
    page = sign_in(open_page, edge)
    press(page, "Block a day or some hours")
    page.get_by_label("All day").uncheck()
    page.get_by_label("From").fill(start)
    page.get_by_label("Until").fill(end)
    press(page, "Block this time")
    expect(page.get_by_role("alert")).to_contain_text("end after it begins")


def two_in_a_blocked_day(open_page: Open, edge: Edge) -> Page:
    booked(edge, START, "The first")
    booked(edge, START + timedelta(hours=2), "The second")
    page = sign_in(open_page, edge)
    press(page, "Block a day or some hours")
    page.get_by_label("Day", exact=True).fill("2026-11-30")
    press(page, "Block this time")
    expect(page.get_by_role("heading", name="Blocked: Mon 30 Nov, all day")).to_be_visible()
    expect(page.locator(".rows a")).to_have_count(2)
    return page


def test_the_meetings_of_a_blocked_day_are_cancelled_together_in_two_steps(
    open_page: Open, edge: Edge
) -> None:
    page = two_in_a_blocked_day(open_page, edge)
    press(page, "Cancel these meetings")
    expect(page.get_by_text("It costs your clients nothing")).to_be_visible()
    assert statuses(edge) == [Status.CONFIRMED] * 2
    page.get_by_label("A word for your client").fill("I am ill.")
    press(page, "Yes, cancel 2 meetings")
    expect(page.get_by_role("status")).to_contain_text("2 meetings are cancelled")
    assert statuses(edge) == [Status.CANCELLED] * 2
    assert {booking.cancelled_why for booking in edge.bookings()} == {"I am ill."}


def test_what_could_not_be_cancelled_is_named_and_can_be_tried_again(
    open_page: Open, edge: Edge, front: Front
) -> None:
    page = two_in_a_blocked_day(open_page, edge)
    press(page, "Cancel these meetings")
    second = by_start(edge)[1].id
    refused = Answer(503, {}, '{"code": "unavailable"}')
    front.before = lambda path: refused if path.endswith(f"{second}/cancel") else None
    press(page, "Yes, cancel 2 meetings")
    expect(page.get_by_role("alert")).to_contain_text("1 of 2 are cancelled.")
    expect(page.locator(".rows")).to_contain_text("The second")
    front.before = lambda path: None
    press(page, "Try it again")
    expect(page.get_by_role("status")).to_contain_text("One meeting is cancelled")
    assert statuses(edge) == [Status.CANCELLED] * 2
