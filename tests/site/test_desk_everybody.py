"""Everybody can use the host's pages: no barrier by day or by night, and room on a small phone."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.builders import START
from tests.edge import Edge
from tests.site.desk import Open, begun, cancelled_late, link, missed, says, sign_in
from tests.site.test_everybody import violations

Make = Callable[[Edge], object]


def asked(edge: Edge) -> None:
    begun(edge)
    says(edge, "missing")


def waited(edge: Edge) -> None:
    asked(edge)
    edge.go_to(START + timedelta(minutes=17))


def objected(edge: Edge) -> None:
    token = missed(edge)
    edge.post(f"/api/bookings/{token}/object", {"why": "I was there."})


def is_for_everybody(page: Page) -> None:
    assert violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320


SMALL = {"width": 320, "height": 600}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("make", "query"),
    [(begun, ""), (begun, "?say=missing"), (waited, ""), (objected, ""), (cancelled_late, "")],
)
def test_a_meeting_is_for_everybody(
    open_page: Open, edge: Edge, make: Make, query: str, scheme: str
) -> None:
    make(edge)
    page = open_page(link(edge, query, "/pl"), color_scheme=scheme, viewport=SMALL)
    expect(page.locator(".desk h1")).to_be_visible()
    is_for_everybody(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("make", [asked, cancelled_late])
def test_the_day_is_for_everybody(open_page: Open, edge: Edge, make: Make, scheme: str) -> None:
    make(edge)
    page = sign_in(open_page, edge, color_scheme=scheme, viewport=SMALL)
    is_for_everybody(page)
    page.get_by_role("button", name="Block a day or some hours").click()
    expect(page.get_by_role("heading", name="When are you away?")).to_be_focused()
    is_for_everybody(page)


@pytest.mark.parametrize(
    ("button", "heading"), [("Cancel", "Cancel this meeting?"), ("Move", "Move it to which time?")]
)
def test_a_question_is_for_everybody(
    open_page: Open, edge: Edge, button: str, heading: str
) -> None:
    edge.confirmed()
    page = open_page(link(edge), viewport=SMALL)
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("heading", name=heading)).to_be_visible()
    expect(page.locator(".skeleton")).to_have_count(0)
    is_for_everybody(page)


@pytest.mark.parametrize("button", ["Let it go", "Lower it", "Take 60"])
def test_a_decision_is_for_everybody(open_page: Open, edge: Edge, button: str) -> None:
    objected(edge)
    page = open_page(link(edge), viewport=SMALL)
    page.get_by_role("button", name=button).click()
    expect(page.get_by_label("A word for your client")).to_be_visible()
    is_for_everybody(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_door_is_for_everybody(open_page: Open, edge: Edge, scheme: str) -> None:
    page = open_page("/desk/", color_scheme=scheme, viewport=SMALL)
    page.get_by_role("button", name="Send me a link").click()
    expect(page.get_by_role("status")).to_contain_text("on its way")
    is_for_everybody(page)


def test_the_desk_is_used_by_keyboard_alone(open_page: Open, edge: Edge) -> None:
    edge.confirmed()
    page = open_page(link(edge))
    page.get_by_role("button", name="Cancel", exact=True).press("Enter")
    expect(page.get_by_role("heading", name="Cancel this meeting?")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("I am ill.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Cancelled.")


def test_the_words_of_the_desk_are_the_same_in_both_languages(open_page: Open) -> None:
    page = open_page("/desk/")
    keys = """async locale => {
        const { words } = await import(`/assets/words/desk/${locale}.js`);
        const under = (value, path) => value && typeof value === "object"
            ? Object.entries(value).flatMap(([key, inner]) => under(inner, `${path}.${key}`))
            : [`${path}: ${typeof value}`];
        return under(words, "words").sort();
    }"""
    english, polish = page.evaluate(keys, "en"), page.evaluate(keys, "pl")
    assert len(english) > 100
    assert english == polish
