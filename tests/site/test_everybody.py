"""Everybody can use the pages: axe-core finds no barrier, by day and by night."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from showup.handlers import making
from tests.builders import a_version
from tests.edge import Edge
from tests.site.test_booking_way import choose_time, say_who

Open = Callable[..., Page]
AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
PAGES = ["/", "/policy/", "/book/", "/manage/", "/privacy/", "/404.html"]


def violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text("utf-8"))
    found: dict[str, Any] = page.evaluate("() => axe.run(document)")
    return [f"{one['id']}: {node['html']}" for one in found["violations"] for node in one["nodes"]]


@pytest.mark.parametrize(
    ("path", "scheme"),
    [*((path, "light") for path in PAGES), ("/pl/policy/", "dark"), ("/pl/book/", "dark")],
)
def test_a_page_has_no_barrier(open_page: Open, path: str, scheme: str) -> None:
    page = open_page(path, color_scheme=scheme)
    expect(page.locator("h1")).to_be_visible()
    assert violations(page) == []


def test_an_earlier_policy_has_no_barrier(open_page: Open, edge: Edge) -> None:
    making.versions().keep(a_version(id="1" * 16))
    page = open_page(f"/pl/policy/?version={'1' * 16}", color_scheme="dark")
    expect(page.get_by_role("status")).to_be_visible()
    assert violations(page) == []


def test_no_screen_of_the_booking_page_has_a_barrier(open_page: Open) -> None:
    page = open_page("/book/")
    choose_time(page)
    page.get_by_role("button", name="Continue").click()
    assert violations(page) == []
    page.go_back()
    expect(page.locator(".start").first).to_be_visible()
    assert violations(page) == []
    page.go_forward()
    say_who(page)
    expect(page.get_by_role("checkbox")).to_have_count(2)
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_own_booking_has_no_barrier(open_page: Open, edge: Edge, scheme: str) -> None:
    page = open_page(f"/manage/#{edge.confirmed()}", color_scheme=scheme)
    expect(page.locator(".timeline")).to_be_visible()
    assert violations(page) == []
