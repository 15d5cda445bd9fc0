"""The evidence of a booking and a dispute about it, at the desk: to read, to print, to hand on."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from showup.adapters.sealing import broken
from tests.edge import Edge
from tests.site.desk import Open, cancelled_late, link, missed, press, says, sign_in, the_one
from tests.site.test_desk_everybody import SMALL, is_for_everybody

NOT_RECEIVED = "4000000000002685"
ILL = "My wrist is broken."


def kept(page: Page, to: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as a file").click()
    assert download.value.suggested_filename.startswith("evidence-")
    download.value.save_as(to)
    return to


def disputed(edge: Edge) -> None:
    """A fee was taken, and the bank took it back; its webhook has come."""
    cancelled_late(edge, card=NOT_RECEIVED)
    says(edge, "decide", {"ruling": "take"})
    edge.later(days=2)
    edge.sweep()
    found = edge.bank.store.all("dispute")[-1]
    event = {"id": "evt_1", "type": "charge.dispute.created", "data": {"object": found}}
    assert edge.webhook(event).json == {"noted": True}
    edge.sweep()


def test_the_page_tells_the_story_and_is_the_file(
    open_page: Open, edge: Edge, tmp_path: Path
) -> None:
    cancelled_late(edge)
    page = open_page(link(edge))
    page.get_by_role("link", name="Evidence").click()
    expect(page.get_by_role("heading", name="Evidence: A client")).to_be_focused()
    desk = page.locator(".desk")
    for said in ("127.0.0.1", "a box of its own", "Your client cancelled", "60 zł set aside"):
        expect(desk).to_contain_text(said)
    expect(desk.locator(".mail").first).to_contain_text("not known to have arrived")
    assert broken(kept(page, tmp_path / "evidence.json").read_bytes()) == []
    page.get_by_role("link", name="The meeting").click()
    expect(page.get_by_role("heading", name="Your meeting with A client")).to_be_visible()


def test_what_was_told_of_an_illness_is_put_in_only_when_the_host_says_so_twice(
    open_page: Open, edge: Edge, tmp_path: Path
) -> None:
    token = missed(edge)
    edge.post(f"/api/bookings/{token}/exception", {"why": ILL})
    edge.sweep()
    page = open_page(link(edge, "?evidence"))
    expect(page.locator(".notice")).to_contain_text("is left out")
    assert ILL not in kept(page, tmp_path / "without.json").read_text()
    expect(page.locator(".desk")).not_to_contain_text(ILL)
    press(page, "Put it in for this once")
    expect(page.get_by_role("heading", name="Put in what your client told you")).to_be_focused()
    press(page, "Put it in for this once")
    expect(page.locator(".desk")).to_contain_text(ILL)
    found = json.loads(kept(page, tmp_path / "with.json").read_text())
    assert found["left_out"] == {"entries": 0, "texts": 0}


def test_a_dispute_is_a_card_with_what_to_answer(open_page: Open, edge: Edge) -> None:
    disputed(edge)
    page = open_page(link(edge))
    card = page.locator(".dispute")
    expect(card).to_contain_text("A dispute about 60 zł")
    expect(card).to_contain_text("It is your turn.")
    expect(card).to_contain_text("they say that the meeting did not take place")
    expect(card).to_contain_text("You can answer once.")
    expect(card).to_contain_text("No mail to your client is known to have arrived")
    card.get_by_text("What to put in at Stripe").click()
    expect(card).to_contain_text("cancellation_policy_disclosure")
    expect(card).to_contain_text("The client cancelled on")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    card.get_by_role("button", name="Copy: Why it was not free").click()
    expect(card).to_contain_text("Copied")
    assert "The client cancelled on" in page.evaluate("navigator.clipboard.readText()")


def test_the_day_names_the_dispute_until_it_is_over(open_page: Open, edge: Edge) -> None:
    disputed(edge)
    page = sign_in(open_page, edge)
    expect(page.locator(".desk")).to_contain_text("A bank asks")
    page.get_by_role("link", name="See what to answer: A client").click()
    expect(page.locator(".dispute")).to_be_visible()
    page.get_by_role("link", name="Evidence").click()
    expect(page.get_by_role("heading", name="Evidence: A client")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_are_for_everybody(open_page: Open, edge: Edge, scheme: str) -> None:
    disputed(edge)
    page = open_page(link(edge, "", "/pl"), color_scheme=scheme, viewport=SMALL)
    page.locator(".dispute summary").click()
    expect(page.locator(".fields")).to_be_visible()
    is_for_everybody(page)
    page = open_page(link(edge, "?evidence", "/pl"), color_scheme=scheme, viewport=SMALL)
    expect(page.locator(".mail").first).to_be_visible()
    is_for_everybody(page)


def test_it_prints_without_what_can_only_be_pressed(open_page: Open, edge: Edge) -> None:
    cancelled_late(edge)
    page = open_page(link(edge, "?evidence"))
    expect(page.locator(".part").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.locator(".part").last).to_be_visible()


def test_evidence_of_one_meeting_does_not_open_by_the_clients_link(
    open_page: Open, edge: Edge
) -> None:
    cancelled_late(edge)
    page = open_page(f"/desk/?evidence#{edge.client_token(the_one(edge).id)}")
    expect(page.locator(".desk")).to_contain_text("does not open")
