"""The host's day: what is next first, what waits, what keeps failing, and the days ahead."""

import re
from datetime import timedelta

from playwright.sync_api import Page, expect

from showup.adapters.items import Item
from showup.domain.booking import Status
from tests.builders import NOW, START
from tests.edge import Edge
from tests.site.desk import (
    Open,
    begun,
    booked,
    cancelled_late,
    look_again,
    press,
    says,
    sign_in,
    the_one,
)


def park(edge: Edge) -> None:
    """The first reminder of the one meeting has failed too often."""
    (task,) = [row for row in edge.rows() if "reminder" in row["sk"]["S"]]
    edge.dynamodb.update_item(
        TableName="showup",
        Key={"pk": task["pk"], "sk": task["sk"]},
        UpdateExpression="SET queue = :parked, #e = :error",
        ExpressionAttributeNames={"#e": "error"},
        ExpressionAttributeValues={":parked": {"S": "parked"}, ":error": {"S": "No such inbox."}},
    )


def parked(edge: Edge) -> list[Item]:
    return [row for row in edge.rows() if row.get("queue") == {"S": "parked"}]


def a_minute_later(page: Page) -> None:
    """By the browser's clock, whose timers go off."""
    page.clock.set_fixed_time(NOW + timedelta(seconds=65))
    page.clock.run_for(20_000)


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
