"""The policy that a client has accepted, on the page of their own booking."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.edge import Edge
from tests.site.front import Front
from tests.site.test_own_booking import link
from tests.site.test_own_everybody import NARROW, SCREENS, sound

Open = Callable[..., Page]


def test_the_accepted_policy_opens_word_for_word(open_page: Open, front: Front, edge: Edge) -> None:
    token = edge.confirmed()
    asked: list[str] = []
    front.before = lambda path: asked.append(path)
    page = open_page(link(token))
    policy = page.get_by_text("The policy you accepted")
    expect(policy).to_be_visible()
    assert not [path for path in asked if path.endswith("/policy")]
    for _ in range(3):  # open, closed, open again
        policy.click()
    clauses = page.locator("details .clauses li")
    expect(clauses).to_have_count(11)
    (booking,) = edge.bookings()
    assert [text.partition("\n")[2].strip() for text in clauses.all_inner_texts()] == list(
        booking.consent.text.values()
    )
    expect(page.locator("details")).to_contain_text("Accepted on Mon 16 Nov, 12:00 (Warsaw)")
    assert len([path for path in asked if path.endswith("/policy")]) == 1


@pytest.mark.parametrize(
    ("folder", "label", "said"),
    [
        ("/pl", "Zasady zaakceptowane przy rezerwacji", "Zaakceptowane: pon. 16.11"),
        ("", "The policy you accepted", "Accepted on Mon 16 Nov"),
    ],
)
def test_it_stays_in_the_language_in_which_it_was_accepted(
    open_page: Open, edge: Edge, folder: str, label: str, said: str
) -> None:
    page = open_page(link(edge.confirmed(locale="pl"), folder=folder))
    page.get_by_text(label).click()
    expect(page.locator("details .clauses")).to_have_attribute("lang", "pl")
    expect(page.locator("details .clauses li").first).to_contain_text("W terminie")
    expect(page.locator("details")).to_contain_text(said)


def test_without_an_answer_it_can_be_asked_for_again(open_page: Open, edge: Edge) -> None:
    page = open_page(link(edge.confirmed()))
    page.route("**/policy", lambda route: route.abort())
    page.get_by_text("The policy you accepted").click()
    again = page.locator("details").get_by_role("button")
    expect(again).to_be_visible()
    page.unroute("**/policy")
    again.click()
    expect(page.locator("details .clauses li")).to_have_count(11)


@pytest.mark.parametrize(("folder", "scheme"), SCREENS)
def test_everybody_can_read_it(open_page: Open, edge: Edge, folder: str, scheme: str) -> None:
    page = open_page(link(edge.confirmed(), folder=folder), color_scheme=scheme, **NARROW)
    page.locator("summary").press("Enter")
    expect(page.locator("details .clauses li")).to_have_count(11)
    sound(page)
