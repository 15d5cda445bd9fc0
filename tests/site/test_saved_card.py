"""The card of an earlier booking on the last screen: chosen with a tick, without another visit to
Stripe. In a real Chromium."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from showup.domain.booking import Status
from tests.edge import Edge
from tests.site.test_book_again import again, cancelled_in_time, offered
from tests.site.test_booking_way import consent

Open = Callable[..., Page]


def last_screen(open_page: Open, edge: Edge, *, folder: str = "") -> Page:
    token = cancelled_in_time(edge)
    page = open_page(again(token, offered(edge, token)[0], folder))
    expect(page.locator(".summary")).to_be_visible()
    return page


def test_the_card_is_left_again_without_a_visit_to_stripe(open_page: Open, edge: Edge) -> None:
    page = last_screen(open_page, edge)
    expect(page.get_by_role("radio", name="Use the card ending in 4242")).to_be_checked()
    expect(page.get_by_text("You enter your card with Stripe")).to_be_hidden()
    consent(page)
    expect(page.get_by_role("heading", name="You are booked")).to_be_visible()
    (new,) = [one for one in edge.bookings() if one.status is Status.CONFIRMED]
    assert new.consent.card.startswith("I leave the deposit with my Visa card ending in 4242.")


def test_without_its_own_tick_the_card_is_not_used(open_page: Open, edge: Edge) -> None:
    page = last_screen(open_page, edge)
    page.get_by_role("checkbox", name="I accept").check()
    page.get_by_role("button", name="Book with obligation to pay").click()
    expect(page.get_by_text("Please tick this box too, or choose another card")).to_be_visible()
    expect(page.get_by_role("checkbox", name="I leave the deposit")).to_be_focused()
    assert len(edge.bookings()) == 1


def test_another_card_is_given_at_stripe(open_page: Open, edge: Edge) -> None:
    page = last_screen(open_page, edge)
    page.get_by_role("radio", name="Another card").check()
    expect(page.get_by_role("checkbox", name="I leave the deposit")).to_be_hidden()
    expect(page.get_by_text("You enter your card with Stripe")).to_be_visible()
    consent(page)
    page.wait_for_url("**/dev/stripe/**")


def test_under_another_address_there_is_no_such_card(open_page: Open, edge: Edge) -> None:
    page = last_screen(open_page, edge)
    page.get_by_role("button", name="Change").click()
    page.get_by_label("E-mail").fill("other@example.com")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Your card")).to_be_visible()
    expect(page.get_by_role("radio", name="Use the card")).to_have_count(0)


def test_a_card_that_is_gone_meanwhile_is_asked_for_anew(open_page: Open, edge: Edge) -> None:
    page = last_screen(open_page, edge)
    (earlier,) = edge.bookings()
    edge.keep(edge.without_card(earlier))
    consent(page)
    expect(page.get_by_role("alert")).to_contain_text("cannot be used this time")
    expect(page.get_by_role("radio", name="Use the card")).to_have_count(0)


def test_a_hold_that_is_due_at_once_is_waited_for(open_page: Open, edge: Edge) -> None:
    """The page looks by itself until the bank has answered."""
    token = cancelled_in_time(edge)
    page = open_page(again(token, "2026-11-17T09:00:00Z"))
    consent(page)
    expect(page.get_by_text("Your bank and Stripe are still at work")).to_be_visible()
    edge.sweep()
    expect(page.get_by_role("heading", name="You are booked")).to_be_visible()


def test_the_card_is_offered_in_polish_too(open_page: Open, edge: Edge) -> None:
    page = last_screen(open_page, edge, folder="/pl")
    expect(page.get_by_role("group", name="Która karta?")).to_be_visible()
    page.get_by_role("checkbox", name="Zostawiam depozyt na mojej karcie Visa").check()
    page.get_by_role("checkbox", name="Akceptuję zasady").check()
    page.get_by_role("button", name="Rezerwuję z obowiązkiem zapłaty").click()
    expect(page.get_by_role("heading", name="Termin jest Twój")).to_be_visible()
