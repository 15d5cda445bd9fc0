""" "“Can we still save it?”: what a client who wants out late is offered, in a real Chromium."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from showup.domain.booking import Status
from showup.domain.settings import Meet, Urgency
from tests.builders import with_terms
from tests.edge import Edge
from tests.site.conftest import publish
from tests.site.test_own_booking import charging, late, link, the_one

Open = Callable[..., Page]
# Twelve hours from when it was asked, which takes the test a moment.
KEPT = re.compile(r"Kept for you until Sun 29 Nov, 0:0\d \(Warsaw\)\.")


def publish_service(edge: Edge, **changes: Any) -> None:
    """The consultation as the host would write it otherwise."""
    services = edge.settings.services
    some = (replace(one, **changes) if one.id == "consultation" else one for one in services)
    publish(edge, replace(edge.settings, services=tuple(some)))


def wanting_out(open_page: Open, edge: Edge, **window: Any) -> Page:
    """A client of a meeting by video who cancels three hours too late."""
    token = charging(edge)
    late(edge)
    page = open_page(link(token), **window)
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("heading", name="Can we still save it?")).to_be_focused()
    return page


def test_the_ways_stand_gentlest_first_and_cancelling_last_with_price_and_clause(
    open_page: Open, edge: Edge
) -> None:
    page = wanting_out(open_page, edge)
    expect(page.get_by_text("Free cancelling ended Sat 28 Nov, 9:00 (Warsaw).")).to_be_visible()
    ways = page.locator(".gentle > li")
    expect(ways).to_have_count(4)
    expect(ways.nth(0)).to_contain_text("The same time, shorter or by phone: no fee.")
    expect(ways.nth(1)).to_contain_text("if we meet then, nothing is taken")
    expect(ways.nth(1).get_by_role("button")).to_have_count(4)
    expect(ways.nth(2)).to_contain_text("No certificates")
    fee = r"Fee: up to 60\szł \(clause 3\), not before Sun 29 Nov, 12:0\d \(Warsaw\)\."
    expect(ways.nth(3)).to_contain_text(re.compile(f"{fee} Your time is freed at once"))
    expect(ways.nth(3)).to_contain_text(
        "Less than 48 hours before the start, cancelling costs the whole deposit"
    )


def test_the_same_time_is_kept_by_phone_and_shorter_and_costs_nothing(
    open_page: Open, edge: Edge
) -> None:
    page = wanting_out(open_page, edge)
    page.get_by_role("button", name="By phone").click()
    page.get_by_label("And shorter: 25 minutes instead of 50").check()
    expect(page.locator(".details")).to_contain_text("9:00–9:25")
    page.get_by_label("Your number, if I may have to call you").fill("+48 600 100 200")
    expect(page.get_by_text("No fee. The deposit stays as it is.")).to_contain_text(
        "The price stays as agreed: 120 zł."
    )
    assert the_one(edge).meet is Meet.VIDEO
    page.get_by_role("button", name="Yes, like this").click()
    expect(page.get_by_role("status")).to_contain_text("it costs no fee")
    saved = the_one(edge)
    assert (saved.meet, saved.minutes, saved.fee) == (Meet.PHONE, 25, None)
    assert saved.client.phone == "+48 600 100 200"


def test_the_same_time_can_be_kept_by_being_shorter_alone(open_page: Open, edge: Edge) -> None:
    page = wanting_out(open_page, edge)
    page.get_by_role("button", name="25 minutes instead of 50").click()
    expect(page.get_by_role("textbox")).to_have_count(0)
    expect(page.locator(".details")).to_contain_text("9:00–9:25")
    page.get_by_role("button", name="Yes, like this").click()
    expect(page.get_by_role("status")).to_contain_text("it costs no fee")
    assert (the_one(edge).meet, the_one(edge).minutes) == (Meet.VIDEO, 25)


def test_a_number_that_is_none_is_said_at_its_field(open_page: Open, edge: Edge) -> None:
    page = wanting_out(open_page, edge)
    page.get_by_role("button", name="By phone").click()
    number = page.get_by_label("Your number")
    number.fill("ask my office")
    page.get_by_role("button", name="Yes, like this").click()
    expect(number).to_be_focused()
    expect(page.get_by_text("A telephone number has digits")).to_be_visible()
    assert the_one(edge).meet is Meet.VIDEO


def test_three_times_are_kept_for_the_client_and_one_of_them_saves_it(
    open_page: Open, edge: Edge
) -> None:
    page = wanting_out(open_page, edge)
    times = page.locator(".gentle > li").nth(1)
    expect(times).to_contain_text(KEPT)
    week = {"service": "consultation", "from": "2026-12-01", "to": "2026-12-01"}
    others = edge.get("/api/slots", **week, timezone="Europe/Warsaw").json["slots"]
    assert "2026-12-01T09:00:00+01:00" not in others
    times.get_by_role("button", name="Tue 1 Dec, 9:00").click()
    expect(page.get_by_text("If we meet then, nothing is taken.")).to_be_visible()
    expect(page.locator(".timeline")).to_contain_text("cancel or move: at most 60 zł")
    expect(page.locator(".timeline")).not_to_contain_text("free")
    assert not the_one(edge).moves
    page.get_by_role("button", name="Yes, move it").click()
    expect(page.get_by_role("status")).to_contain_text("Moved.")
    moved = the_one(edge)
    assert moved.start - moved.first_start == timedelta(days=1)
    assert moved.fee is None


def test_any_other_time_can_be_chosen_too(open_page: Open, edge: Edge) -> None:
    page = wanting_out(open_page, edge)
    page.get_by_role("button", name="Other times").click()
    page.locator("[data-start='2026-11-30T10:00:00+01:00']").click()
    expect(page.get_by_role("heading", name="Move it like this?")).to_be_focused()


def test_one_sentence_about_something_serious_cancels_and_takes_nothing_by_itself(
    open_page: Open, edge: Edge
) -> None:
    page = wanting_out(open_page, edge)
    page.get_by_label("What has happened, if you like").fill("My child is in hospital.")
    page.get_by_role("button", name="Send, and cancel the meeting").click()
    expect(page.get_by_role("heading", name="Take care of what matters now.")).to_be_focused()
    expect(page.locator("main")).to_contain_text("nothing is taken by itself")
    expect(page.locator("main")).to_contain_text("My child is in hospital.")
    buttons = page.locator("showup-manage").get_by_role("button")
    expect(buttons).to_have_text(["Withdraw from contract here"])
    told = the_one(edge)
    assert (told.status, told.is_excused) == (Status.CANCELLED, True)
    assert told.lapse is None


def test_something_serious_needs_no_sentence(open_page: Open, edge: Edge) -> None:
    page = wanting_out(open_page, edge)
    page.get_by_role("button", name="Send, and cancel the meeting").click()
    expect(page.get_by_role("heading", name="Take care of what matters now.")).to_be_visible()
    assert the_one(edge).is_excused


def test_cancelling_names_its_fee_and_leaves_a_new_date(open_page: Open, edge: Edge) -> None:
    page = wanting_out(open_page, edge)
    page.get_by_role("button", name="Cancel, for up to 60 zł").click()
    expect(page.get_by_role("heading", name="Cancelled")).to_be_visible()
    main = page.locator("main")
    expect(main).to_contain_text(
        re.compile(r"Up to 60\szł \(clause 3\)\. Not before Sun 29 Nov, 12:0\d \(Warsaw\)")
    )
    expect(main).to_contain_text(
        re.compile(r"If I decide nothing by Mon 30 Nov, 12:0\d \(Warsaw\), nothing is taken")
    )
    expect(main).to_contain_text(KEPT)
    expect(page.locator(".starts a")).to_have_count(3)


def test_keeping_it_changes_nothing(open_page: Open, edge: Edge) -> None:
    page = wanting_out(open_page, edge)
    before = the_one(edge)
    page.get_by_role("button", name="No, keep it").click()
    expect(page.get_by_role("heading", name="You are booked")).to_be_visible()
    assert the_one(edge) == before


@pytest.mark.parametrize(
    ("urgency", "first", "says"),
    [
        (Urgency.URGENT, "The same time", True),
        (Urgency.NORMAL, "The same time", False),
        (Urgency.CAN_WAIT, "Another time", False),
    ],
)
def test_what_comes_first_is_what_the_host_marked(
    open_page: Open, edge: Edge, urgency: Urgency, first: str, says: bool
) -> None:
    publish_service(edge, urgency=urgency)
    page = wanting_out(open_page, edge)
    expect(page.locator(".gentle > li").first).to_contain_text(first)
    expect(page.get_by_text("There is a deadline behind this meeting")).to_have_count(int(says))


def test_only_what_can_be_is_offered(open_page: Open, edge: Edge) -> None:
    publish_service(edge, meet=(Meet.VIDEO,), shorter=0)
    publish(edge, with_terms(edge.settings, moves=0))
    page = wanting_out(open_page, edge)
    ways = page.locator(".gentle > li")
    expect(ways).to_have_count(2)
    expect(ways.first).to_contain_text("Something serious?")


def test_a_lost_answer_is_asked_for_again_and_nothing_typed_is_lost(
    open_page: Open, edge: Edge
) -> None:
    page = wanting_out(open_page, edge)
    page.route("**/exception", lambda route: route.abort())
    page.get_by_label("What has happened, if you like").fill("My child is in hospital.")
    page.get_by_role("button", name="Send, and cancel the meeting").click()
    expect(page.get_by_role("alert")).to_contain_text("There was no answer")
    page.unroute("**/exception")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", name="Take care of what matters now.")).to_be_visible()
    assert [said.text for said in the_one(edge).said] == ["My child is in hospital."]


def test_the_ways_are_offered_in_polish(open_page: Open, edge: Edge) -> None:
    token = charging(edge)
    late(edge)
    page = open_page(link(token, folder="/pl"))
    page.get_by_role("button", name="Odwołaj").click()
    expect(page.get_by_role("heading", name="Może uda się uratować to spotkanie?")).to_be_focused()
    ways = page.locator(".gentle > li")
    expect(ways.nth(0)).to_contain_text("Ta sama godzina, krócej albo przez telefon: bez opłaty.")
    kept = re.compile(r"Czekają na Ciebie do niedz\. 29\.11, 0:0\d \(Warszawa\)\.")
    expect(ways.nth(1)).to_contain_text(kept)
    expect(ways.nth(2)).to_contain_text("Coś poważnego? Wystarczy jedno zdanie. Bez zaświadczeń.")
    fee = r"Opłata do 60\szł \(pkt 3\), nie wcześniej niż niedz\. 29\.11, 12:0\d \(Warszawa\)"
    expect(ways.nth(3)).to_contain_text(re.compile(fee))
    ways.nth(0).get_by_role("button", name="25 minut zamiast 50").click()
    page.get_by_role("button", name="Tak, umawiamy się").click()
    expect(page.get_by_role("status")).to_contain_text("Spotkanie zostaje, bez opłaty.")
