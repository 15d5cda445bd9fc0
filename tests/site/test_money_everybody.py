"""Everybody can use what other policies bring: the choice of the last screen, a credit, a debt. No
barrier by day or by night, and room on a small phone."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from showup.domain.terms import Mode
from tests.builders import START
from tests.edge import Edge
from tests.site.desk import says
from tests.site.policies import under
from tests.site.test_booking_money import on_the_last_screen
from tests.site.test_desk_money import link as host_link
from tests.site.test_everybody import violations
from tests.site.test_own_booking import go_to, link
from tests.site.test_own_money import credited, paid

Open = Callable[..., Page]
SMALL = {"width": 320, "height": 600}
SCREENS = [("", "light"), ("/pl", "dark")]


def sound(page: Page) -> None:
    assert violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("folder", ["", "/pl"])
def test_the_choice_of_a_way_to_pay(open_page: Open, edge: Edge, folder: str) -> None:
    under(edge, Mode.BOTH)
    page = on_the_last_screen(open_page, folder)
    page.set_viewport_size(SMALL)  # type: ignore[arg-type]
    sound(page)
    page.get_by_role("radio").nth(1).press("Space")
    expect(page.locator(".facts-of-card")).to_contain_text("zadatek")
    sound(page)


@pytest.mark.parametrize(("folder", "scheme"), SCREENS)
def test_a_credit(open_page: Open, edge: Edge, folder: str, scheme: str) -> None:
    token = credited(edge)
    page = open_page(link(token, folder=folder), color_scheme=scheme, viewport=SMALL)
    expect(page.locator(".starts button")).to_have_count(3)
    sound(page)


@pytest.mark.parametrize(("folder", "scheme"), SCREENS)
def test_a_host_who_is_missing(open_page: Open, edge: Edge, folder: str, scheme: str) -> None:
    token = paid(edge)
    go_to(edge, START + timedelta(minutes=16))
    page = open_page(link(token, folder=folder), color_scheme=scheme, viewport=SMALL)
    expect(page.locator(".answers button")).to_have_count(4)
    sound(page)
    edge.post(f"/api/bookings/{token}/answer", {"answer": "absent"})
    desk = open_page(host_link(edge, folder), color_scheme=scheme, viewport=SMALL)
    expect(desk.locator(".question .notice")).to_be_visible()
    sound(desk)


@pytest.mark.parametrize(("folder", "scheme"), SCREENS)
def test_a_debt(open_page: Open, edge: Edge, folder: str, scheme: str) -> None:
    paid(edge)
    says(edge, "cancel", {"reason": "I am ill."})
    page = open_page(host_link(edge, folder), color_scheme=scheme, viewport=SMALL)
    expect(page.locator(".notice")).to_be_visible()
    sound(page)
