"""Signing in to the host's desk, and out."""

from playwright.sync_api import expect

from tests.edge import Edge
from tests.site.desk import Open, press, sign_in, the_one


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
