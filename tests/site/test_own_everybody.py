"""Everybody can use the screens of a client whose plans change: axe finds no barrier, by day and by
night, and nothing needs a wide screen."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.edge import Edge
from tests.site.desk import begun, cancelled_late, missed, says
from tests.site.test_everybody import violations
from tests.site.test_own_booking import charging, late, link

Open = Callable[..., Page]
NARROW = {"viewport": {"width": 320, "height": 600}}
SCREENS = [("", "light"), ("/pl", "dark")]


def sound(page: Page) -> None:
    """No barrier, and no scrolling sideways."""
    assert violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(("folder", "scheme"), SCREENS)
def test_the_ways_to_save_a_meeting(open_page: Open, edge: Edge, folder: str, scheme: str) -> None:
    token = charging(edge)
    late(edge)
    page = open_page(link(token, folder=folder), color_scheme=scheme, **NARROW)
    page.get_by_role("button", name="Odwołaj" if folder else "Cancel").click()
    ways = page.locator(".gentle > li")
    expect(ways).to_have_count(4)
    sound(page)
    ways.first.get_by_role("button").first.click()
    expect(page.locator("#phone")).to_be_visible()
    sound(page)


def asked(edge: Edge) -> str:
    token = begun(edge)
    says(edge, "missing")
    return token


def answered(word: str) -> Callable[[Edge], str]:
    def after(edge: Edge) -> str:
        token = asked(edge)
        edge.post(f"/api/bookings/{token}/answer", {"answer": word})
        return token

    return after


def decided(edge: Edge) -> str:
    token = missed(edge)
    edge.post(f"/api/bookings/{token}/object", {"why": "I was there."})
    says(edge, "decide", {"ruling": "lower", "amount": 3000, "reason": "Half of it."})
    return token


@pytest.mark.parametrize(("folder", "scheme"), SCREENS)
@pytest.mark.parametrize(
    ("stands", "query"),
    [
        (asked, ""),
        (asked, "?say=coming"),
        (asked, "?say=serious"),
        (answered("cannot_get_in"), ""),
        (answered("cannot_come"), ""),
        (cancelled_late, ""),
        (missed, ""),
        (missed, "?say=objection"),
        (decided, ""),
    ],
)
def test_their_own_booking(
    open_page: Open,
    edge: Edge,
    stands: Callable[[Edge], str],
    query: str,
    folder: str,
    scheme: Any,
) -> None:
    page = open_page(link(stands(edge), query, folder), color_scheme=scheme, **NARROW)
    expect(page.locator("h1")).to_be_focused()
    sound(page)


@pytest.mark.parametrize(("folder", "scheme"), SCREENS)
def test_the_two_steps_of_a_withdrawal(
    open_page: Open, edge: Edge, folder: str, scheme: str
) -> None:
    page = open_page(link(cancelled_late(edge), folder=folder), color_scheme=scheme, **NARROW)
    here = "Odstąp od umowy tutaj" if folder else "Withdraw from contract here"
    page.get_by_role("button", name=here).click()
    sure = "Potwierdź odstąpienie od umowy" if folder else "Confirm withdrawal"
    expect(page.locator("h1")).to_be_focused()
    sound(page)
    page.get_by_role("button", name=sure).click()
    expect(page.get_by_role("status")).to_be_visible()
    sound(page)


def test_the_check_in_is_answered_with_the_keyboard_alone(open_page: Open, edge: Edge) -> None:
    page = open_page(link(asked(edge), "?say=coming"))
    expect(page.locator("h1")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Thank you for telling me.")).to_be_focused()
