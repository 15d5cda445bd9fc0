"""The host's page of one meeting, by its link: came, not here, the wait, and what follows."""

import re
from datetime import timedelta

from playwright.sync_api import expect

from showup.domain.booking import Status
from showup.domain.events import What
from showup.domain.settings import Urgency
from showup.handlers import making
from tests.builders import START
from tests.edge import Edge
from tests.site.desk import Open, begun, link, look_again, missed, says, the_one


def events(edge: Edge) -> list[What]:
    return [event.what for event in making.tools(edge.context).table.events(the_one(edge).id)]


def test_came_is_one_press_and_opening_the_page_is_none(open_page: Open, edge: Edge) -> None:
    begun(edge)
    page = open_page(link(edge, "?say=came"))
    expect(page.get_by_role("heading", name="Did A client come?")).to_be_focused()
    assert the_one(edge).status is Status.CONFIRMED
    page.get_by_role("button", name="Yes, we met").click()
    expect(page.get_by_role("status")).to_contain_text("nobody is charged")
    assert the_one(edge).status is Status.ATTENDED
    assert "say" not in page.url


def test_not_here_leads_with_a_call_and_a_text_message_in_the_clients_language(
    open_page: Open, edge: Edge
) -> None:
    begun(edge, locale="pl")
    page = open_page(link(edge, "?say=missing"))
    ways = page.locator("main .thumb").first.get_by_role("link")
    expect(ways.first).to_have_attribute("href", "tel:+48600000000")
    text = ways.nth(1).get_attribute("href") or ""
    assert text.startswith("sms:+48600000000?&body=Dzie%C5%84%20dobry%2C%20tu%20Your%20Name")
    assert "9%3A00" in text
    assert "9%3A15" in text
    assert the_one(edge).check_in is None


def test_an_attempt_is_noted_without_getting_in_the_way(open_page: Open, edge: Edge) -> None:
    begun(edge)
    page = open_page(link(edge, "?say=missing"))
    call = page.get_by_role("link", name="Call +48 600 000 000")
    with page.expect_response("**/tried"):
        call.evaluate("one => one.addEventListener('click', event => event.preventDefault())")
        call.click()
    look_again(page)
    expect(page.get_by_text("You called at 9:02.")).to_be_visible()
    assert What.TRIED in events(edge)


def test_without_a_number_an_e_mail_is_offered(open_page: Open, edge: Edge) -> None:
    begun(edge, client={"name": "A client", "email": "client@example.com"})
    page = open_page(link(edge, "?say=missing"))
    expect(page.get_by_text("You have no telephone number of theirs.")).to_be_visible()
    write = page.get_by_role("link", name="Write an e-mail")
    expect(write).to_have_attribute("href", re.compile(r"^mailto:client@example\.com\?subject="))


def test_asked_waited_and_only_then_noted_as_missed(open_page: Open, edge: Edge) -> None:
    begun(edge, minutes=7.5)
    page = open_page(link(edge))
    page.get_by_role("button", name="Not here").click()
    expect(page.get_by_text("You wait until 9:18. Nothing is taken today.")).to_be_visible()
    page.get_by_role("button", name="Ask if everything is all right").click()
    expect(page.get_by_role("heading", name="You wait until 9:18")).to_be_visible()
    expect(page.get_by_text("11 minutes left")).to_be_visible()
    expect(page.get_by_role("button", name="They came after all")).to_be_visible()
    expect(page.get_by_role("button", name="Note as missed")).to_have_count(0)
    edge.go_to(START + timedelta(minutes=12.5))
    look_again(page)
    expect(page.get_by_text("6 minutes left")).to_be_visible()
    edge.go_to(START + timedelta(minutes=19, seconds=1))
    look_again(page)
    page.get_by_role("button", name="Note as missed").click()
    expect(page.get_by_role("status").first).to_contain_text("three new times")
    expect(page.get_by_role("heading", name="A fee waits for your decision")).to_be_visible()
    assert the_one(edge).status is Status.NO_SHOW
    fee = the_one(edge).fee
    assert fee is not None
    assert fee.ruling is None


def test_what_a_no_show_would_cost_is_said_before_it_is_noted(open_page: Open, edge: Edge) -> None:
    begun(edge)
    says(edge, "missing")
    edge.go_to(START + timedelta(minutes=17))
    page = open_page(link(edge))
    expect(page.locator(".miss")).to_contain_text(
        "Nothing is taken today. A fee of at most 60 zł (clause 4) then waits for your decision."
    )


def test_the_clients_word_reaches_the_open_page_and_the_wait_grows(
    open_page: Open, edge: Edge
) -> None:
    token = begun(edge)
    page = open_page(link(edge, "?say=missing"))
    page.get_by_role("button", name="Ask if everything is all right").click()
    expect(page.get_by_role("heading", name="You wait until 9:15")).to_be_visible()
    answer = {"answer": "coming", "text": "The tram stands still."}
    assert edge.post(f"/api/bookings/{token}/answer", answer).status == 200
    look_again(page)
    expect(page.locator(".said")).to_contain_text("Coming now")
    expect(page.locator(".said")).to_contain_text("The tram stands still.")
    waits = the_one(edge).wait_until.astimezone(the_one(edge).zone)
    assert waits > START + timedelta(minutes=15)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        f"You wait until {waits.hour}:{waits.minute:02}"
    )


def test_a_no_show_that_was_noted_by_mistake_is_set_right_in_two_steps(
    open_page: Open, edge: Edge
) -> None:
    missed(edge)
    page = open_page(link(edge))
    page.get_by_role("button", name="They came after all").click()
    expect(page.get_by_role("heading", name="They came after all?")).to_be_focused()
    assert the_one(edge).status is Status.NO_SHOW
    page.get_by_role("button", name="They came after all").click()
    expect(page.get_by_role("status")).to_contain_text("nobody is charged")
    assert the_one(edge).status is Status.ATTENDED
    assert the_one(edge).fee is None


def test_cancelling_takes_two_steps_and_a_reason_if_one_likes(open_page: Open, edge: Edge) -> None:
    edge.confirmed()
    page = open_page(link(edge))
    page.get_by_role("button", name="Cancel", exact=True).click()
    expect(page.get_by_text("It costs your client nothing.")).to_be_visible()
    page.get_by_label("A word for your client").fill("I have lost my voice.")
    page.get_by_role("button", name="Yes, cancel it").click()
    expect(page.get_by_role("status")).to_contain_text("apology")
    assert the_one(edge).status is Status.CANCELLED
    assert the_one(edge).cancelled_why == "I have lost my voice."


def test_moving_shows_what_it_means_before_it_happens(open_page: Open, edge: Edge) -> None:
    edge.confirmed()
    page = open_page(link(edge))
    page.get_by_role("button", name="Move", exact=True).click()
    page.locator(".start").nth(1).click()
    expect(page.get_by_text("may cancel for free for at least a day")).to_be_visible()
    assert the_one(edge).start == START
    page.get_by_role("button", name="Yes, move it").click()
    expect(page.get_by_role("status")).to_contain_text("Moved.")
    assert the_one(edge).start > START


def test_the_host_can_move_to_later_the_same_morning(open_page: Open, edge: Edge) -> None:
    edge.confirmed()
    edge.go_to(START - timedelta(hours=1))
    edge.sweep()
    page = open_page(link(edge))
    page.get_by_role("button", name="Move", exact=True).click()
    page.locator("[data-date='2026-11-30']").click()
    expect(page.locator(".start").first).to_contain_text("9:30")  # a client would be too late


def test_what_is_typed_survives_a_fault(open_page: Open, edge: Edge) -> None:
    edge.confirmed()
    page = open_page(link(edge))
    page.get_by_role("button", name="Cancel", exact=True).click()
    page.get_by_label("A word for your client").fill("I have lost my voice.")
    page.route("**/cancel", lambda route: route.abort())
    page.get_by_role("button", name="Yes, cancel it").click()
    expect(page.get_by_role("alert")).to_contain_text("There was no answer.")
    expect(page.get_by_label("A word for your client")).to_have_value("I have lost my voice.")
    page.unroute("**/cancel")
    page.get_by_role("button", name="Yes, cancel it").click()
    expect(page.get_by_role("status")).to_contain_text("Cancelled.")


def test_how_urgent_it_is_says_what_it_does(open_page: Open, edge: Edge) -> None:
    edge.confirmed()
    page = open_page(link(edge))
    page.get_by_text("How urgent it is: normal").click()
    page.get_by_role("button", name="can wait").click()
    expect(page.get_by_text("How urgent it is: can wait")).to_be_visible()
    assert the_one(edge).urgency is Urgency.CAN_WAIT


def test_a_link_that_opens_nothing_leads_to_the_door(open_page: Open) -> None:
    page = open_page("/desk/#forged.link")
    expect(page.get_by_role("status")).to_contain_text("does not open a meeting")
    expect(page.get_by_role("button", name="Send me a link")).to_be_visible()


def test_the_page_speaks_polish_and_keeps_its_link(open_page: Open, edge: Edge) -> None:
    begun(edge)
    page = open_page(link(edge))
    expect(page.get_by_role("heading", name="Did A client come?")).to_be_visible()
    page.get_by_role("link", name="Polski").click()
    page.get_by_role("button", name="Nikogo nie ma").click()
    page.get_by_role("button", name="Zapytaj, czy wszystko w porządku").click()
    expect(page.get_by_role("heading", name="Czekasz do 9:15")).to_be_visible()
    expect(page.get_by_text("Jeszcze 13 minut")).to_be_visible()
