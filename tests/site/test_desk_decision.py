"""The decision about a fee: facts first, the gentlest way first, silence in plain sight."""

import re
from datetime import timedelta

from playwright.sync_api import expect

from showup.domain.booking import Status
from showup.domain.fee import Fee, Ruling
from tests.edge import Edge
from tests.site.desk import Open, cancelled_late, link, missed, the_one

OBJECTION = {"why": "I was there, the door was locked."}


def fee(edge: Edge) -> Fee:
    found = the_one(edge).fee
    assert found is not None
    return found


def test_the_card_has_the_facts_the_clause_and_what_silence_does(
    open_page: Open, edge: Edge
) -> None:
    cancelled_late(edge)
    card = open_page(link(edge)).locator(".decision")
    expect(card).to_contain_text("At most 60 zł, by clause 3")
    expect(card.locator("blockquote")).to_contain_text("60")
    expect(card.locator(".story")).to_contain_text("Cancelling was free until now")
    expect(card.locator(".story")).to_contain_text("Your client cancelled")
    expect(card).to_contain_text("This was your first meeting with them.")
    expect(card).to_contain_text("Nobody else has this time.")
    silence = card.locator(".notice")
    expect(silence).to_contain_text("If you decide nothing by")
    expect(silence).to_contain_text("nothing is taken.")
    expect(card.get_by_role("button")).to_have_text(["Let it go", "Lower it", "Take 60 zł"])


def test_the_story_is_told_in_its_order(open_page: Open, edge: Edge) -> None:
    cancelled_late(edge)
    told = open_page(link(edge)).locator(".decision .story")
    order = ["Booked", "The deposit is held", "Cancelling was free", "Your client cancelled"]
    expect(told).to_contain_text(re.compile(".*".join(order)))


def test_letting_it_go_is_said_and_asked_once_more(open_page: Open, edge: Edge) -> None:
    cancelled_late(edge)
    page = open_page(link(edge))
    page.get_by_role("button", name="Let it go").click()
    expect(page.get_by_role("heading", name="Let it go?")).to_be_focused()
    assert fee(edge).ruling is None
    page.get_by_role("button", name="Let it go").click()
    expect(page.get_by_role("status")).to_contain_text("you let it go")
    assert fee(edge).ruling is Ruling.WAIVE


def test_taking_says_when_and_what_is_decided_is_shown(open_page: Open, edge: Edge) -> None:
    cancelled_late(edge)
    page = open_page(link(edge))
    page.get_by_role("button", name="Take 60 zł").click()
    expect(page.get_by_text("Exactly this is taken, not before")).to_be_visible()
    page.get_by_label("A word for your client").fill("The hour was kept for you.")
    page.get_by_role("button", name="Take 60 zł").click()
    expect(page.get_by_role("heading", name="The fee")).to_be_visible()
    expect(page.get_by_text("You decided: 60 zł.")).to_be_visible()
    expect(page.get_by_text("The hour was kept for you.")).to_be_visible()
    assert (fee(edge).ruling, fee(edge).amount.amount) == (Ruling.TAKE, 6000)


def test_only_a_lower_amount_is_a_lower_one(open_page: Open, edge: Edge) -> None:
    cancelled_late(edge)
    page = open_page(link(edge))
    page.get_by_role("button", name="Lower it").click()
    for wrong in ("", "0", "60", "-5", "much"):
        page.get_by_label("Amount in PLN").fill(wrong)
        page.get_by_role("button", name="Lower it").click()
        expect(page.get_by_text("Please write an amount between nothing and 60 zł")).to_be_visible()
    page.get_by_label("Amount in PLN").fill("20,50")
    page.get_by_label("Amount in PLN").press("Enter")
    expect(page.get_by_text("You decided: 20.50 zł.")).to_be_visible()
    assert (fee(edge).ruling, fee(edge).amount.amount) == (Ruling.LOWER, 2050)


def test_whoever_has_objected_is_answered_with_a_reason(open_page: Open, edge: Edge) -> None:
    token = missed(edge)
    edge.post(f"/api/bookings/{token}/object", OBJECTION)
    page = open_page(link(edge))
    expect(page.locator(".decision .said")).to_contain_text("I was there, the door was locked.")
    expect(page.locator(".decision .notice")).to_contain_text("since they have written to you")
    page.get_by_role("button", name="Take 60 zł").click()
    page.get_by_role("button", name="Take 60 zł").click()
    expect(page.get_by_text("Please say why, in a sentence.")).to_be_visible()
    expect(page.get_by_label("A word for your client")).to_be_focused()
    assert fee(edge).ruling is None
    page.get_by_label("A word for your client").fill("I rang twice.")
    page.get_by_role("button", name="Take 60 zł").click()
    expect(page.get_by_role("status")).to_contain_text("Decided: 60 zł")
    assert (fee(edge).ruling, fee(edge).reason) == (Ruling.TAKE, "I rang twice.")


def test_an_objection_that_comes_meanwhile_makes_the_form_ask_for_a_reason(
    open_page: Open, edge: Edge
) -> None:
    token = missed(edge)
    page = open_page(link(edge))
    page.get_by_role("button", name="Take 60 zł").click()
    expect(page.get_by_text("A word for your client, if you like")).to_be_visible()
    edge.post(f"/api/bookings/{token}/object", OBJECTION)
    page.get_by_role("button", name="Take 60 zł").click()
    expect(page.get_by_text("Your client has written to you. Please say why")).to_be_visible()
    assert fee(edge).ruling is None


def test_after_the_cool_off_a_decision_is_done_at_once(open_page: Open, edge: Edge) -> None:
    cancelled_late(edge)
    edge.go_to(fee(edge).not_before + timedelta(minutes=5))
    edge.sweep()
    page = open_page(link(edge))
    expect(page.locator(".decision")).to_contain_text("what you decide now is done at once")
    page.get_by_role("button", name="Take 60 zł").click()
    page.get_by_role("button", name="Take 60 zł").click()
    expect(page.get_by_role("status")).to_contain_text("60 zł is being taken")


def test_what_was_decided_meanwhile_is_shown_instead(open_page: Open, edge: Edge) -> None:
    cancelled_late(edge)
    first, second = open_page(link(edge)), open_page(link(edge))
    for page in (first, second):
        page.get_by_role("button", name="Let it go").click()
    first.get_by_role("button", name="Let it go").click()
    expect(first.get_by_role("status")).to_contain_text("you let it go")
    second.get_by_role("button", name="Let it go").click()
    expect(second.get_by_role("status")).to_contain_text("This can no longer be done.")
    expect(second.get_by_text("You let it go. Nothing is taken.")).to_be_visible()
    assert the_one(edge).status is Status.CANCELLED


def test_the_card_speaks_polish(open_page: Open, edge: Edge) -> None:
    cancelled_late(edge)
    page = open_page(link(edge, folder="/pl"))
    expect(page.locator(".decision")).to_contain_text("Najwyżej 60 zł, zgodnie z pkt 3")
    page.get_by_role("button", name="Odpuszczam").click()
    page.get_by_role("button", name="Odpuszczam").click()
    expect(page.get_by_role("status")).to_contain_text("Zdecydowane: odpuszczasz.")
