"""A client's own booking by its link, and the host's one question, in a real Chromium."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from showup.domain.booking import Booking, Status
from showup.domain.terms import FirstLapse
from tests.builders import with_terms
from tests.house import House
from tests.site.front import Api

Open = Callable[..., Page]
Front = tuple[str, Api]


def link(booking: Booking, query: str = "", folder: str = "") -> str:
    return f"{folder}/manage/{query}#{booking.id}.signature"


def late(house: House, first_lapse: FirstLapse = FirstLapse.CHARGED) -> Booking:
    """A confirmed booking, held, three hours after its last free moment."""
    house.settings = with_terms(house.settings, first_lapse=first_lapse)
    house.tools = replace(house.tools, settings=house.settings)
    booking = house.confirmed()
    house.go_to(booking.cutoffs[0].until + timedelta(hours=3))
    return house.booking(booking.id)


def test_the_return_from_checkout_is_believed_only_when_it_is_settled(
    open_page: Open, front: Front, house: House
) -> None:
    booking = house.book()
    looks = []
    front[1].before = lambda path: looks.append(path)
    page = open_page(link(booking, "?returned=1"))
    expect(page.get_by_role("status")).to_contain_text("Your bank and Stripe are still at work")
    house.pay(booking)
    house.settle()
    expect(page.get_by_role("heading", name="You are booked")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("on its way to client@example.com")
    assert looks[0].endswith("/returned")
    assert "returned" not in page.url


def test_a_booking_shows_deposit_and_cutoffs_as_they_stand(open_page: Open, house: House) -> None:
    page = open_page(link(house.confirmed()))
    expect(page.locator(".details")).to_contain_text("nothing is held before Fri 27 Nov, 9:00")
    expect(page.locator(".timeline")).to_contain_text(
        re.compile(r"Sat 28 Nov, 9:00 \(Warsaw\)\s*Last free moment.*Mon 30 Nov, 9:00", re.DOTALL)
    )
    expect(page.get_by_text("Cancelling now costs nothing")).to_contain_text("Sat 28 Nov, 9:00")


def test_an_unfinished_booking_leads_back_to_the_card(open_page: Open, house: House) -> None:
    page = open_page(link(house.book()))
    expect(page.get_by_role("heading", name="Almost booked")).to_be_visible()
    page.get_by_role("link", name="Finish with your card").click()
    page.wait_for_url("**/dev/stripe/**")


def test_cancelling_in_time_says_that_it_is_free_and_happens_at_the_second_button(
    open_page: Open, house: House
) -> None:
    booking = house.confirmed()
    page = open_page(link(booking))
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("heading", name="Cancel this meeting?")).to_be_focused()
    assert house.booking(booking.id).status is Status.CONFIRMED
    page.get_by_role("button", name="Yes, cancel").click()
    expect(page.get_by_role("heading", name="Cancelled")).to_be_visible()
    assert house.booking(booking.id).status is Status.CANCELLED
    offers = page.get_by_role("region").or_(page.locator("section")).get_by_role("link")
    offers.first.click()
    expect(page.get_by_label("Your name")).to_be_visible()


def test_a_late_cancellation_is_offered_last_with_its_price_and_clause(
    open_page: Open, house: House
) -> None:
    booking = late(house)
    page = open_page(link(booking))
    page.get_by_role("button", name="Cancel").click()
    ways = page.locator(".gentle > li")
    expect(ways).to_have_count(4)
    expect(ways.nth(0)).to_contain_text("shorter or by phone: no fee")
    expect(ways.nth(1).get_by_role("button")).to_have_count(4)
    expect(ways.nth(2)).to_contain_text("No certificates")
    expect(ways.nth(3)).to_contain_text("up to 60 zł (clause 3)")
    page.get_by_role("button", name="Cancel, for up to 60 zł").click()
    expect(page.get_by_role("heading", name="Cancelled")).to_be_visible()
    expect(page.get_by_text("A fee of up to 60 zł is open")).to_be_visible()


def test_the_first_late_cancellation_is_said_to_be_forgiven(open_page: Open, house: House) -> None:
    page = open_page(link(late(house, FirstLapse.FORGIVEN), folder="/pl"))
    page.get_by_role("button", name="Odwołaj").click()
    expect(page.locator(".gentle > li").last).to_contain_text("Bez opłaty, bo to pierwszy raz")


def test_a_late_move_is_rescued_in_one_step(open_page: Open, house: House) -> None:
    booking = late(house)
    page = open_page(link(booking))
    page.get_by_role("button", name="Cancel").click()
    page.locator(".gentle > li").nth(1).get_by_role("button").first.click()
    expect(page.get_by_text("Moving costs nothing.")).to_be_visible()
    page.get_by_role("button", name="Yes, move it").click()
    expect(page.get_by_role("status")).to_contain_text("Moved.")
    assert house.booking(booking.id).start > booking.start


def test_a_price_that_rose_meanwhile_is_shown_before_anything_happens(
    open_page: Open, house: House
) -> None:
    house.settings = with_terms(house.settings, first_lapse=FirstLapse.CHARGED)
    house.tools = replace(house.tools, settings=house.settings)
    booking = house.confirmed()
    page = open_page(link(booking))
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("button", name="Yes, cancel")).to_be_visible()
    house.go_to(booking.cutoffs[0].until + timedelta(hours=1))
    page.get_by_role("button", name="Yes, cancel").click()
    expect(page.get_by_role("status")).to_contain_text("now costs something else")
    expect(page.get_by_text("Cancelling now costs at most 60 zł")).to_be_visible()
    assert house.booking(booking.id).status is Status.CONFIRMED


def test_a_booking_just_made_can_be_taken_back(open_page: Open, house: House) -> None:
    booking = house.confirmed()
    page = open_page(link(booking))
    page.get_by_role("button", name="Take it back").click()
    page.get_by_role("button", name="Yes, take it back").click()
    expect(page.get_by_role("heading", name="Cancelled")).to_be_visible()
    assert house.booking(booking.id).status is Status.CANCELLED


def test_a_refused_card_is_said_calmly_and_mended_by_one_button(
    open_page: Open, house: House
) -> None:
    booking = house.book()
    house.pay(booking, card="4000000000000341")
    house.settle()
    hold_at = house.booking(booking.id).deposit.hold_at
    assert hold_at
    house.go_to(hold_at)
    page = open_page(link(booking))
    expect(page.get_by_role("alert")).to_contain_text("Your bank did not set aside the 60 zł.")
    expect(page.get_by_role("alert")).to_contain_text("Your meeting stands.")
    page.get_by_role("button", name="Put it right").click()
    page.wait_for_url("**/dev/stripe/**")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/manage/#forged", "This link does not open a booking"),
        ("/pl/manage/#forged", "Ten odnośnik nie otwiera żadnej rezerwacji"),
        ("/manage/", "open the link in your confirmation mail"),
    ],
)
def test_a_link_that_opens_nothing_is_answered_kindly(
    open_page: Open, address: str, said: str
) -> None:
    expect(open_page(address).locator("showup-manage")).to_contain_text(said)


def test_the_switch_of_language_keeps_the_link(open_page: Open, house: House) -> None:
    page = open_page(link(house.confirmed()))
    expect(page.get_by_role("heading", name="You are booked")).to_be_visible()
    page.get_by_role("link", name="Polski").click()
    expect(page.get_by_role("heading", name="Termin jest Twój")).to_be_visible()


def test_the_skip_link_leads_to_the_booking_and_keeps_its_token(
    open_page: Open, house: House
) -> None:
    page = open_page(link(house.confirmed()))
    expect(page.get_by_role("heading", name="You are booked")).to_be_visible()
    page.get_by_role("link", name="Skip to the content").press("Enter")
    expect(page.locator("main")).to_be_focused()
    assert page.url.endswith(".signature")


def test_the_host_says_with_one_button_that_they_came(open_page: Open, house: House) -> None:
    booking = house.confirmed()
    house.go_to(booking.end + timedelta(minutes=10))
    page = open_page(f"/desk/#{booking.id}.signature")
    expect(page.get_by_role("heading", name="Did A client come?")).to_be_visible()
    page.get_by_role("button", name="Yes, we met").click()
    expect(page.get_by_role("status")).to_contain_text("nobody is charged")
    assert house.booking(booking.id).status is Status.ATTENDED
