"""Try your date: exact answers on the policy page, for anybody, before anything is booked."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from showup.domain.choices import Mode, Prepaid
from showup.domain.consequences import ALL, NOTHING, Row
from tests.domain.steps import HOUR
from tests.edge import Answer, Edge, publish
from tests.site.front import Front
from tests.site.test_everybody import violations

Open = Callable[..., Page]


def trying(open_page: Open, path: str = "/policy/", **window: Any) -> Page:
    page = open_page(path, **window)
    page.locator("showup-try").scroll_into_view_if_needed()
    expect(said(page).locator("p").first).to_be_visible()
    return page


def said(page: Page) -> Any:
    return page.locator("showup-try").get_by_role("status")


def field(page: Page, label: str) -> Any:
    return page.locator("showup-try").get_by_label(label, exact=True)


def on_the_thirtieth(page: Page) -> None:
    """A Monday, at 9:00: the meeting of all the examples."""
    field(page, "Day").select_option("2026-11-30")
    field(page, "Time").select_option(label="9:00")


def test_it_says_at_once_what_cancelling_would_cost_now(open_page: Open) -> None:
    page = trying(open_page)
    expect(said(page)).to_contain_text("Cancelling now costs nothing; that holds until")
    expect(said(page).get_by_role("link", name="Clause 1: In time")).to_be_visible()


def test_nothing_is_asked_before_it_comes_into_view(open_page: Open, front: Front) -> None:
    asked: list[str] = []
    front.before = lambda path: asked.append(path)  # type: ignore[func-returns-value]
    page = open_page("/policy/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert asked == []
    page.locator("showup-try").scroll_into_view_if_needed()
    expect(said(page).locator("p").first).to_be_visible()
    assert set(asked) == {"/api/services", "/api/slots", "/api/quotes", "/api/questions"}


def test_a_minute_after_the_last_free_moment_it_costs_and_leads_to_the_clause(
    open_page: Open,
) -> None:
    page = trying(open_page)
    on_the_thirtieth(page)
    field(page, "When").select_option(label="one minute later (Sat 28 Nov, 9:01)")
    expect(said(page)).to_contain_text("60 zł at most, not before Sun 29 Nov, 9:01 (clause 3).")
    expect(said(page)).to_contain_text("At most 60 zł")
    said(page).get_by_role("link", name="Clause 3: Cancelled late").click()
    assert page.url.endswith("#clause-3")
    assert page.evaluate("() => document.querySelector(':target').id") == "clause-3"
    field(page, "When").select_option(label="last free moment (Sat 28 Nov, 9:00)")
    expect(said(page)).to_contain_text("Nothing")


def test_each_step_has_its_answer(open_page: Open) -> None:
    page = trying(open_page)
    on_the_thirtieth(page)
    step = field(page, "If you")
    step.select_option("missing")
    expect(said(page)).to_contain_text("Not coming: 60 zł at most, not before Tue 1 Dec, 9:15")
    expect(field(page, "When")).to_be_hidden()
    step.select_option("late")
    field(page, "How late").select_option(label="20 minutes")
    expect(said(page)).to_contain_text("I wait until 9:25, at no cost")
    step.select_option("move")
    field(page, "New day").select_option("2026-12-01")
    expect(said(page)).to_contain_text("to Tue 1 Dec, 9:00 costs nothing")
    step.select_option("save")
    expect(said(page)).to_contain_text("Keeping the time")


def test_any_date_can_be_typed_and_is_read_by_the_hosts_clock(open_page: Open) -> None:
    page = trying(open_page, timezone_id="America/New_York")
    field(page, "Day").select_option(label="another date …")
    field(page, "Date and time").fill("2027-03-29T10:30")
    expect(said(page)).to_contain_text("until Sat 27 Mar 2027, 10:30 (clause 1).")
    field(page, "Date and time").fill("2020-01-01T10:00")
    expect(page.get_by_role("alert")).to_contain_text("This time is not on offer")


def test_the_very_time_can_be_booked_from_there(open_page: Open) -> None:
    page = trying(open_page)
    on_the_thirtieth(page)
    expect(said(page)).to_contain_text("Sat 28 Nov, 9:00")
    said(page).get_by_role("link", name="Book this meeting").click()
    expect(page).to_have_url(re.compile("/book/$"))
    expect(page.locator(".summary")).to_contain_text("Mon 30 Nov, 9:00")


def test_in_polish_it_speaks_polish(open_page: Open) -> None:
    page = trying(open_page, "/pl/policy/", locale="pl-PL")
    field(page, "Jeśli").select_option("missing")
    expect(said(page)).to_contain_text("Nieobecność: najwyżej 60 zł i nie wcześniej niż")
    expect(said(page).get_by_role("link", name="Pkt 4: Bez znaku życia")).to_be_visible()


def test_under_the_articles_own_terms_the_deposit_is_kept_for_a_new_date(
    open_page: Open, edge: Edge
) -> None:
    credit = replace(ALL, within=3)
    notice = (Row(48 * HOUR, credit, credit), Row(NOTHING, ALL, ALL))
    terms = replace(
        edge.settings.policy.terms, mode=Mode.PREPAY, prepaid_as=Prepaid.ZADATEK, notice=notice
    )
    policy = replace(edge.settings.policy, terms=terms)
    publish(edge, replace(edge.settings, policy=policy))
    page = trying(open_page)
    on_the_thirtieth(page)
    field(page, "When").select_option(label="last moment to keep the deposit (Sat 28 Nov, 9:00)")
    expect(said(page)).to_contain_text("60 zł, kept for a new date")
    expect(said(page)).to_contain_text("if we arrange a new date by Thu 3 Dec, 23:59")


def test_it_goes_by_keyboard_alone(open_page: Open) -> None:
    page = trying(open_page)
    on_the_thirtieth(page)
    field(page, "If you").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(said(page)).to_contain_text("Not coming")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#clause-4")


def test_an_answer_that_does_not_come_is_said_and_can_be_asked_for_again(
    open_page: Open, front: Front
) -> None:
    page = trying(open_page)
    down = '{"code": "unavailable", "detail": "Down."}'
    front.before = lambda path: Answer(503, {}, down, ())
    field(page, "If you").select_option("missing")
    expect(page.get_by_role("alert")).to_contain_text("does not answer just now")
    front.before = lambda path: None
    page.get_by_role("button", name="Try again").click()
    expect(said(page)).to_contain_text("Not coming")


@pytest.mark.parametrize("path", ["/policy/", "/pl/policy/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out(open_page: Open, path: str, scheme: str) -> None:
    page = trying(open_page, path, color_scheme=scheme)
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 600})
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
