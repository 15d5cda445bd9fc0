"""The client's way through the four screens, in a real Chromium, against the real use cases."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import Locator, Page, expect

from showup.domain.booking import Status
from showup.domain.consequences import everyday
from tests.edge import Answer, Edge
from tests.site.conftest import publish
from tests.site.front import Front

Open = Callable[..., Page]
MONDAY = "2026-11-30T09:00:00+01:00"


def choose_time(page: Page, service: str = "Consultation", start: str = MONDAY) -> None:
    page.get_by_role("button", name=f"Choose {service}").click()
    later = page.get_by_role("button", name="Later week")
    expect(later).to_be_visible()
    while not page.locator(f'[data-start="{start}"]').count():
        later.click()
    page.locator(f'[data-start="{start}"]').click()


def say_who(page: Page) -> None:
    page.get_by_label("Your name").fill("A client")
    page.get_by_label("Your e-mail address").fill("client@example.com")
    page.get_by_role("button", name="Continue").click()


def policy_box(page: Page) -> Locator:
    return page.get_by_role("checkbox", name="I accept the policy")


def consent(page: Page) -> None:
    """To the policy, and to a meeting so soon, where that is asked."""
    expect(policy_box(page)).to_be_visible()
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Book with obligation to pay").click()


def test_a_client_books_and_is_taken_to_checkout(open_page: Open, edge: Edge) -> None:
    page = open_page("/book/")
    choose_time(page)
    say_who(page)
    expect(page.locator("dt")).to_have_text(
        [
            "Today",
            "Fri 27 Nov, 9:00 (Warsaw)",
            "Until Sat 28 Nov, 9:00 (Warsaw)",
            "After that, or without word",
            "Late, once",
            "After we meet",
        ]
    )
    expect(page.locator("dd")).to_have_text(
        [
            "0 zł; your card is only saved.",
            "Your bank sets aside 60 zł. Not a payment; it may show as “pending”.",
            "Cancel or move free.",
            "At most 60 zł, and never before 24 hours have passed. "
            "In an emergency, write to me first.",
            "Moving is still free if you arrange the new time by 3 December 2026.",
            "I release it.",
        ]
    )
    expect(page.locator(".summary")).to_contain_text("Mon 30 Nov, 9:00–9:50")
    consent(page)
    page.wait_for_url("**/dev/stripe/**")
    (booking,) = edge.bookings()
    assert booking.client.email == "client@example.com"
    assert booking.start == datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
    assert booking.consent.policy == edge.settings.policy.id


def test_nothing_is_booked_without_a_tick_that_the_client_made(open_page: Open, edge: Edge) -> None:
    page = open_page("/book/")
    choose_time(page)
    say_who(page)
    for box in page.get_by_role("checkbox").all():
        expect(box).not_to_be_checked()
    page.get_by_role("button", name="Book with obligation to pay").click()
    expect(page.get_by_text("Please tick the box")).to_be_visible()
    expect(policy_box(page)).to_be_focused()
    assert edge.bookings() == []


def test_a_repeated_attempt_after_a_lost_answer_books_once(open_page: Open, edge: Edge) -> None:
    page = open_page("/book/")
    choose_time(page)
    say_who(page)
    lost: list[Any] = []

    def lose_the_first(route: Any) -> None:
        if not lost:
            lost.append(route.fetch())
            route.abort()
        else:
            route.continue_()

    page.route("**/api/bookings", lose_the_first)
    consent(page)
    expect(page.get_by_role("alert")).to_contain_text("There was no answer")
    page.get_by_role("button", name="Book with obligation to pay").click()
    page.wait_for_url("**/dev/stripe/**")
    assert len(edge.bookings()) == 1


def test_the_back_button_goes_through_the_screens_and_keeps_what_was_typed(
    open_page: Open,
) -> None:
    page = open_page("/book/")
    choose_time(page)
    say_who(page)
    expect(page.get_by_role("heading", name="Your card")).to_be_focused()
    page.go_back()
    expect(page.get_by_label("Your name")).to_have_value("A client")
    page.go_back()
    expect(page.get_by_role("heading", name="Which time suits you?")).to_be_visible()
    page.go_forward()
    page.reload()
    expect(page.get_by_label("Your e-mail address")).to_have_value("client@example.com")


def test_a_change_of_the_language_stays_on_the_screen(open_page: Open) -> None:
    page = open_page("/book/")
    choose_time(page)
    page.get_by_label("Your name").fill("A client")
    page.get_by_role("link", name="Polski").click()
    expect(page.get_by_label("Imię i nazwisko")).to_have_value("A client")


def test_faults_are_said_at_their_field(open_page: Open) -> None:
    page = open_page("/book/")
    choose_time(page)
    page.get_by_role("button", name="Continue").click()
    name = page.get_by_label("Your name")
    expect(name).to_be_focused()
    expect(name).to_have_accessible_description(re.compile("Please write your name"))
    name.fill("A client")
    expect(page.get_by_text("Please write your name.")).to_be_hidden()
    page.get_by_label("Your e-mail address").fill("client@example.com")
    expect(page.get_by_role("status")).to_contain_text("goes to client@example.com")


def test_a_time_taken_meanwhile_is_said_and_the_nearest_are_offered(
    open_page: Open, edge: Edge
) -> None:
    page = open_page("/book/")
    choose_time(page)
    say_who(page)
    assert edge.book(start=MONDAY).status == 201
    consent(page)
    expect(page.get_by_role("alert")).to_contain_text("Somebody has just taken this time")
    expect(page.get_by_role("heading", name="Monday 30 November")).to_be_visible()
    expect(page.locator(f'[data-start="{MONDAY}"]')).to_have_count(0)
    page.locator("[data-start='2026-11-30T10:00:00+01:00']").click()
    page.get_by_role("button", name="Continue").click()
    consent(page)
    page.wait_for_url("**/dev/stripe/**")


def test_a_changed_policy_is_shown_and_asks_for_a_new_consent(open_page: Open, edge: Edge) -> None:
    page = open_page("/book/")
    choose_time(page)
    say_who(page)
    expect(page.get_by_text("At most 60 zł")).to_be_visible()
    terms = replace(edge.settings.policy.terms, notice=everyday(timedelta(hours=24), 3))
    policy = replace(edge.settings.policy, id="another", terms=terms)
    publish(edge, replace(edge.settings, policy=policy))
    consent(page)
    expect(page.get_by_role("alert")).to_contain_text("The policy has changed")
    expect(policy_box(page)).not_to_be_checked()
    expect(page.locator("dt").nth(2)).to_have_text("Until Sun 29 Nov, 9:00 (Warsaw)")
    consent(page)
    page.wait_for_url("**/dev/stripe/**")
    assert [booking.consent.policy for booking in edge.bookings()] == ["another"]


def test_a_meeting_free_of_charge_needs_no_card_and_is_booked_at_once(
    open_page: Open, edge: Edge
) -> None:
    page = open_page("/book/")
    choose_time(page, "First talk")
    say_who(page)
    expect(page.get_by_role("checkbox")).to_have_count(0)
    expect(page.locator("main")).not_to_contain_text(re.compile("bank|zł|obligation"))
    page.get_by_role("button", name="Book", exact=True).click()
    page.wait_for_url("**/manage/#*")
    expect(page.get_by_role("heading", name="You are booked")).to_be_visible()
    assert [booking.status for booking in edge.bookings()] == [Status.CONFIRMED]


def test_a_client_in_another_zone_sees_both_clocks(open_page: Open) -> None:
    page = open_page("/pl/book/?service=consultation", timezone_id="America/New_York")
    first = page.locator(".start").first
    expect(first).to_contain_text("9:00")
    expect(first).to_contain_text("u Ciebie 3:00 (Nowy Jork)")
    first.click()
    expect(page.locator(".summary")).to_contain_text("u Ciebie 3:00 (Nowy Jork)")


def test_each_time_says_its_last_free_moment_where_the_api_does(
    open_page: Open, front: Front
) -> None:
    slots = {"slots": [MONDAY], "timezone": "Europe/Warsaw"}
    slots |= {"last_free": ["2026-11-28T09:00:00+01:00"]}
    said = Answer(200, {}, json.dumps(slots))
    front.before = lambda path: said if path == "/api/slots" else None
    page = open_page("/book/?service=consultation")
    expect(page.locator(".start")).to_have_text("9:00120 złFree to cancel until Sat 28 Nov, 9:00")


def test_the_whole_way_goes_with_the_keyboard_alone(open_page: Open, edge: Edge) -> None:
    page = open_page("/book/?service=consultation&start=2026-11-30T09:00:00%2B01:00")
    name = page.get_by_label("Your name")
    expect(name).to_be_visible()
    page.keyboard.press("Tab")  # the skip link
    page.keyboard.press("Enter")
    while not name.evaluate("element => element === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.type("A client")
    page.keyboard.press("Tab")
    page.keyboard.type("client@example.com")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your card")).to_be_focused()
    for box in page.get_by_role("checkbox").all():
        while not box.evaluate("element => element === document.activeElement"):
            page.keyboard.press("Tab")
        page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dev/stripe/**")
    assert len(edge.bookings()) == 1


def test_open_times_that_do_not_come_can_be_asked_for_again(open_page: Open) -> None:
    page = open_page("/book/")
    page.route("**/api/slots?*", lambda route: route.abort())
    page.get_by_role("button", name="Choose Consultation").click()
    expect(page.get_by_role("alert")).to_contain_text("There was no answer")
    page.unroute("**/api/slots?*")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".start").first).to_be_visible()
