"""Signing in, the host's day, and the times they are away."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import boto3
import pytest
from playwright.sync_api import Page, expect

from showup.adapters.items import Item
from showup.domain.booking import Booking, Status
from tests.builders import NOW, START
from tests.edge import Answer, Edge
from tests.site.desk import (
    Open,
    begun,
    cancelled_late,
    look_again,
    says,
    sign_in,
    the_one,
)
from tests.site.front import Front

WARSAW = ZoneInfo("Europe/Warsaw")


def booked(edge: Edge, start: datetime, name: str = "A client") -> None:
    client = {"name": name, "email": "client@example.com"}
    edge.confirmed(start=start.isoformat(), client=client)


def park(edge: Edge) -> None:
    """The first reminder of the one meeting has failed too often."""
    (task,) = [row for row in edge.rows() if "reminder" in row["sk"]["S"]]
    boto3.client("dynamodb").update_item(
        TableName="showup",
        Key={"pk": task["pk"], "sk": task["sk"]},
        UpdateExpression="SET queue = :parked, #e = :error",
        ExpressionAttributeNames={"#e": "error"},
        ExpressionAttributeValues={":parked": {"S": "parked"}, ":error": {"S": "No such inbox."}},
    )


def parked(edge: Edge) -> list[Item]:
    return [row for row in edge.rows() if row.get("queue") == {"S": "parked"}]


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def a_minute_later(page: Page) -> None:
    """By the browser's clock, whose timers go off."""
    page.clock.set_fixed_time(NOW + timedelta(seconds=65))
    page.clock.run_for(20_000)


def statuses(edge: Edge) -> list[Status]:
    return [booking.status for booking in edge.bookings()]


def by_start(edge: Edge) -> list[Booking]:
    return sorted(edge.bookings(), key=lambda booking: booking.start)


# --- signing in ----------------------------------------------------------------------------------


def test_the_door_has_one_button_and_names_the_inbox(open_page: Open, edge: Edge) -> None:
    page = open_page("/desk/")
    expect(page.get_by_role("heading", name="Your desk")).to_be_visible()
    expect(page.locator(".desk").get_by_role("button")).to_have_count(1)
    press(page, "Send me a link")
    expect(page.get_by_role("status")).to_contain_text("h…@example.com")
    expect(page.get_by_role("status")).to_contain_text("good once, for ten minutes")
    assert edge.ticket()


def test_opening_the_link_signs_nobody_in_and_one_press_does(open_page: Open, edge: Edge) -> None:
    edge.post("/api/desk/link")
    ticket = edge.ticket()
    page = open_page(f"/desk/?in#{ticket}")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert page.context.cookies() == []
    press(page, "Sign in")
    expect(page.get_by_role("heading", name="Today")).to_be_focused()
    assert ticket not in page.url
    assert "?in" not in page.url
    (cookie,) = page.context.cookies(page.url + "../api/desk/")
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Strict"
    page.reload()
    expect(page.get_by_role("heading", name="Today")).to_be_visible()


def test_a_used_link_says_so_and_offers_a_new_one(open_page: Open, edge: Edge) -> None:
    sign_in(open_page, edge)
    edge.post("/api/desk/link")
    ticket = edge.ticket()
    first, second = open_page(f"/desk/?in#{ticket}"), open_page(f"/desk/?in#{ticket}")
    press(first, "Sign in")
    expect(first.get_by_role("heading", name="Today")).to_be_visible()
    press(second, "Sign in")
    expect(second.get_by_role("status")).to_contain_text("has been used, or is too old")
    press(second, "Send me a link")
    expect(second.get_by_role("status").last).to_contain_text("It is on its way")


def test_whoever_signs_out_is_out(open_page: Open, edge: Edge) -> None:
    page = sign_in(open_page, edge)
    press(page, "Sign out")
    expect(page.get_by_role("status")).to_contain_text("You are signed out")
    page.reload()
    expect(page.get_by_role("button", name="Send me a link")).to_be_visible()


def test_a_meeting_of_the_day_opens_to_nobody_else(open_page: Open, edge: Edge) -> None:
    edge.confirmed()
    page = open_page(f"/desk/?meeting={the_one(edge).id}")
    expect(page.get_by_role("status")).to_contain_text("Please sign in first.")
    assert "A client" not in page.locator("main").inner_text()


# --- the day -------------------------------------------------------------------------------------


def test_an_empty_day_has_a_kind_word(open_page: Open, edge: Edge) -> None:
    page = sign_in(open_page, edge)
    expect(page.get_by_text("The time is yours.")).to_be_visible()
    expect(page.get_by_text("Nothing waits for you. Good.")).to_be_visible()


def test_what_is_now_comes_first_and_one_press_says_they_came(open_page: Open, edge: Edge) -> None:
    begun(edge)
    page = sign_in(open_page, edge)
    card = page.locator(".next")
    expect(card).to_contain_text(re.compile(r"Now\s*9:00–9:50"))
    expect(card.get_by_role("link", name="A client", exact=True)).to_be_visible()
    expect(card).to_contain_text("By video")
    press(page, "They are here")
    expect(page.get_by_role("status")).to_contain_text("nobody is charged")
    expect(page.locator(".rows")).to_contain_text("held")
    assert the_one(edge).status is Status.ATTENDED


def test_not_here_goes_on_to_the_call_and_the_wait_is_on_the_day(
    open_page: Open, edge: Edge
) -> None:
    token = begun(edge)
    page = sign_in(open_page, edge)
    page.get_by_role("link", name="Not here").click()
    expect(page.get_by_role("link", name="Call +48 600 000 000")).to_be_visible()
    press(page, "Ask if everything is all right")
    expect(page.get_by_role("heading", name="You wait until 9:15")).to_be_visible()
    edge.post(f"/api/bookings/{token}/answer", {"answer": "cannot_get_in"})
    page.get_by_role("link", name="Your day").click()
    expect(page.locator(".next")).to_contain_text("You wait until 9:15")
    expect(page.locator(".next")).to_contain_text("I can’t get in")
    expect(page.get_by_role("button", name="They came after all")).to_be_visible()


def test_the_day_looks_again_by_itself_and_keeps_the_focus(open_page: Open, edge: Edge) -> None:
    token = begun(edge)
    page = sign_in(open_page, edge)
    page.get_by_role("button", name="They are here").focus()
    edge.post(f"/api/bookings/{token}/answer", {"answer": "cannot_get_in"})
    look_again(page)
    expect(page.locator(".next")).to_contain_text("I can’t get in")
    expect(page.get_by_role("button", name="They are here")).to_be_focused()


def test_the_day_is_looked_at_anew_each_minute(open_page: Open, edge: Edge) -> None:
    begun(edge)
    page = sign_in(open_page, edge)
    says(edge, "missing")
    a_minute_later(page)
    expect(page.locator(".next")).to_contain_text("You wait until 9:15")


def test_a_question_is_not_swept_away_by_a_new_look(open_page: Open, edge: Edge) -> None:
    page = sign_in(open_page, edge)
    press(page, "Block a day or some hours")
    page.get_by_label("Day", exact=True).fill("2026-11-30")
    a_minute_later(page)
    look_again(page)
    expect(page.get_by_label("Day", exact=True)).to_have_value("2026-11-30")


def test_a_meeting_without_a_word_is_asked_about_calmly(open_page: Open, edge: Edge) -> None:
    begun(edge, minutes=120)
    page = sign_in(open_page, edge)
    expect(page.get_by_role("heading", name="Still without a word")).to_be_visible()
    page.get_by_role("link", name="A client").click()
    expect(page.get_by_role("heading", name="Did A client come?")).to_be_visible()


def test_a_decision_says_until_when_and_what_silence_does(open_page: Open, edge: Edge) -> None:
    cancelled_late(edge)
    page = sign_in(open_page, edge)
    card = page.locator(".card", has_text="60 zł")
    expect(card).to_contain_text("If you decide nothing, nothing is taken.")
    card.get_by_role("link", name="Decide about A client").click()
    expect(page.get_by_role("heading", name="A fee waits for your decision")).to_be_visible()
    page.get_by_role("link", name="Your day").click()
    expect(page.get_by_role("heading", name="Today")).to_be_visible()


def test_the_days_ahead_are_a_short_list(open_page: Open, edge: Edge) -> None:
    for days in (3, 4):
        booked(edge, START + timedelta(days=days))
    edge.go_to(START + timedelta(days=2))
    page = sign_in(open_page, edge)
    expect(page.locator(".next")).to_contain_text("Next")
    expect(page.get_by_role("heading", name="Friday 4 December")).to_be_visible()
    expect(page.locator(".rows")).to_contain_text(re.compile(r"9:00\s*A client"))


def test_what_keeps_failing_is_named_and_tried_again(open_page: Open, edge: Edge) -> None:
    edge.confirmed()
    park(edge)
    page = sign_in(open_page, edge)
    card = page.locator(".card", has_text="Mail: reminder")
    expect(card).to_contain_text("No such inbox.")
    card.get_by_role("button", name="Try it again").click()
    expect(page.get_by_role("status")).to_contain_text("being tried again")
    assert parked(edge) == []


# --- away ----------------------------------------------------------------------------------------


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


def test_the_day_speaks_polish(open_page: Open, edge: Edge) -> None:
    begun(edge)
    says(edge, "missing")
    page = sign_in(open_page, edge, folder="/pl")
    expect(page.get_by_role("heading", name="Dziś")).to_be_visible()
    expect(page.locator(".next")).to_contain_text("Czekasz do 9:15")
    press(page, "Zablokuj dzień albo kilka godzin")
    press(page, "Zablokuj ten czas")
    expect(page.get_by_role("heading", name="Zablokowane: pon. 30.11, cały dzień")).to_be_visible()
    press(page, "Odwołaj to spotkanie")
    press(page, "Tak, odwołuję je")
    expect(page.get_by_role("status")).to_contain_text("Spotkanie jest odwołane")
