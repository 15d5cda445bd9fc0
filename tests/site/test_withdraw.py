"""A client withdraws from the contract on their own booking's page: the statement, its
confirmation, and what stands there afterwards. And what the host reads. In a real Chromium."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from showup.domain.booking import Status
from showup.domain.choices import Buyers, Mode
from tests.builders import START, with_terms
from tests.edge import Edge
from tests.site import desk
from tests.site.conftest import publish
from tests.site.desk import cancelled_late, missed, the_one
from tests.site.policies import CREDIT, under
from tests.site.test_own_booking import link

Open = Callable[..., Page]
HERE, SURE = "Withdraw from contract here", "Confirm withdrawal"
DONE = "You have withdrawn from the contract"


def test_it_takes_two_steps_and_nothing_happens_before_the_second(
    open_page: Open, edge: Edge
) -> None:
    page = open_page(link(edge.confirmed()))
    expect(page.get_by_text("you can withdraw from the contract until")).to_contain_text(
        "Mon 30 Nov, 23:59 (Warsaw)"
    )
    page.get_by_role("button", name=HERE, exact=True).click()
    expect(page.get_by_role("heading", name="Withdraw from the contract")).to_be_focused()
    booking = the_one(edge)
    expect(page.locator("blockquote")).to_have_text(
        "I withdraw from the contract for Consultation, Mon 30 Nov, 9:00 (Warsaw), "
        f"booking {booking.id}."
    )
    expect(page.locator(".details")).to_contain_text("A client")
    expect(page.locator(".details")).to_contain_text("by e-mail to client@example.com")
    assert booking.status is Status.CONFIRMED
    page.get_by_role("button", name=SURE, exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("on its way to client@example.com")
    expect(page.get_by_role("heading", name=DONE)).to_be_focused()
    expect(page.get_by_text("Your statement arrived on Mon 16 Nov, 12:0")).to_be_visible()
    expect(page.get_by_role("button", name=HERE)).to_have_count(0)
    expect(page.locator("main")).not_to_contain_text("Shall we find another time")
    assert the_one(edge).withdrawn


def test_whoever_thinks_better_of_it_goes_back(open_page: Open, edge: Edge) -> None:
    page = open_page(link(edge.confirmed()))
    page.get_by_role("button", name=HERE).click()
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_role("heading", name="You are booked")).to_be_visible()
    assert not the_one(edge).withdrawn


@pytest.mark.parametrize("stands", [cancelled_late, missed])
def test_it_is_there_after_a_late_cancellation_and_a_missed_meeting_and_takes_the_fee_away(
    open_page: Open, edge: Edge, stands: Callable[[Edge], str]
) -> None:
    page = open_page(link(stands(edge)))
    expect(page.get_by_role("heading", name="The fee", exact=True)).to_be_visible()
    page.get_by_role("button", name=HERE).click()
    expect(page.locator("main")).to_contain_text("There will be no fee.")
    expect(page.locator("main")).to_contain_text(
        re.compile(r"The 60\szł on your card will be released")
    )
    page.get_by_role("button", name=SURE).click()
    expect(page.get_by_role("heading", name=DONE)).to_be_visible()
    expect(page.get_by_role("heading", name="The fee", exact=True)).to_have_count(0)
    assert the_one(edge).fee is None


def test_what_was_paid_and_kept_as_a_credit_goes_back(open_page: Open, edge: Edge) -> None:
    under(edge, Mode.PREPAY, notice=CREDIT)
    token = edge.confirmed()
    edge.later(hours=3)
    edge.post(f"/api/bookings/{token}/cancel")
    assert the_one(edge).credit
    page = open_page(link(token))
    page.get_by_role("button", name=HERE).click()
    expect(page.locator("main")).to_contain_text(re.compile(r"60\szł will go back to you"))
    page.get_by_role("button", name=SURE).click()
    expect(page.locator(".details")).to_contain_text(re.compile(r"60\szł is on its way back"))
    edge.sweep()
    page.reload()
    expect(page.get_by_role("heading", name=DONE)).to_be_visible()
    assert the_one(edge).deposit.refunded


def test_a_business_and_whoever_is_too_late_find_no_such_button(
    open_page: Open, edge: Edge
) -> None:
    token = cancelled_late(edge)
    edge.go_to(START.replace(day=1, month=12))
    page = open_page(link(token))
    expect(page.get_by_role("heading", name="The fee", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name=HERE)).to_have_count(0)
    edge.begin_anew()
    publish(edge, with_terms(edge.settings, clients=Buyers.BUSINESSES))
    page = open_page(link(edge.confirmed()))
    expect(page.get_by_role("heading", name="You are booked")).to_be_visible()
    expect(page.get_by_role("button", name=HERE)).to_have_count(0)


def test_it_goes_with_the_keyboard_alone_and_in_polish(open_page: Open, edge: Edge) -> None:
    page = open_page(link(edge.confirmed(locale="pl"), folder="/pl"))
    page.get_by_role("button", name="Odstąp od umowy tutaj", exact=True).press("Enter")
    expect(page.get_by_role("heading", name="Odstąpienie od umowy")).to_be_focused()
    page.keyboard.press("Tab")
    sure = page.get_by_role("button", name="Potwierdź odstąpienie od umowy", exact=True)
    expect(sure).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Umowa już nie obowiązuje")).to_be_focused()
    assert the_one(edge).withdrawn


def test_the_host_reads_on_the_decision_that_nothing_is_certain_yet(
    open_page: Open, edge: Edge
) -> None:
    cancelled_late(edge)
    said = "may still withdraw from the contract until Mon 30 Nov, 23:59 (Warsaw)"
    card = open_page(desk.link(edge)).locator(".decision")
    expect(card).to_contain_text(said)
    expect(card).to_contain_text("then nothing can be kept")
    polish = open_page(desk.link(edge, folder="/pl")).locator(".decision")
    expect(polish).to_contain_text("może jeszcze odstąpić od umowy do pon. 30.11, 23:59 (Warszawa)")
