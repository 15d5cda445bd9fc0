"""A card that does not do its part, on both sides: said calmly, mended by one button, and decided
by the host. In a real Chromium."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from infra.embedded.stripe import customers
from showup.domain.booking import Status
from showup.domain.choices import Mode
from showup.domain.deposit import DepositState, Unmended
from tests.builders import START, with_terms
from tests.edge import Edge, publish
from tests.site.desk import Open, charging, link, says, sign_in, the_one
from tests.site.front import Front
from tests.site.test_own_booking import link as own

HOLD_AT = START - timedelta(hours=72)
REFUSED_LATER = "4000000000000341"


def removed(edge: Edge) -> str:
    token = edge.confirmed()
    customers.detach(edge.bank.store, {}, the_one(edge).deposit.method)
    look_at_card(edge)
    return token


def ends(edge: Edge) -> str:
    token = edge.confirmed()
    customers.renew(edge.bank.store, the_one(edge).deposit.method, 11, 2026)
    look_at_card(edge)
    return token


def look_at_card(edge: Edge) -> None:
    """As Stripe's message has it looked at."""
    method = the_one(edge).deposit.method
    thing = {"object": "payment_method", "id": method}
    edge.webhook(
        {"id": f"evt_{method}", "type": "payment_method.detached", "data": {"object": thing}}
    )
    edge.sweep()


def refused(edge: Edge, card: str = REFUSED_LATER) -> str:
    made = edge.book().json
    edge.bank.pay(made["payment"]["url"], card)
    edge.post(f"/api/bookings/{made['token']}/returned")
    edge.sweep()
    edge.go_to(HOLD_AT + timedelta(minutes=1))
    edge.sweep()
    return str(made["token"])


@pytest.mark.parametrize(
    ("folder", "said", "step"),
    [
        ("", "Your card ending in 4242 has been removed.", "Leave another card"),
        ("/pl", "Twoja karta z końcówką 4242 została usunięta.", "Podaj inną kartę"),
    ],
)
def test_a_removed_card_is_said_calmly_and_another_is_one_button_away(
    open_page: Open, edge: Edge, folder: str, said: str, step: str
) -> None:
    page = open_page(own(removed(edge), folder=folder))
    expect(page.locator(".notice.wrong")).to_contain_text(said)
    page.get_by_role("button", name=step).click()
    page.wait_for_url("**/dev/stripe/**")


def test_a_card_that_ends_too_soon_is_named_with_its_month(open_page: Open, edge: Edge) -> None:
    page = open_page(own(ends(edge)))
    expect(page.locator(".notice.wrong")).to_contain_text("is good until 11/2026")
    expect(page.locator(".notice.wrong")).to_contain_text("By Fri 27 Nov, 9:00")


def test_a_refusal_names_its_deadline(open_page: Open, edge: Edge) -> None:
    page = open_page(own(refused(edge)))
    expect(page.locator(".notice.wrong")).to_contain_text("Your meeting stands.")
    expect(page.locator(".notice.wrong")).to_contain_text("By Sat 28 Nov, 9:00")


def test_whoever_gave_another_card_is_told_that_nothing_is_taken(
    open_page: Open, edge: Edge, front: Front
) -> None:
    token = removed(edge)
    edge.later(seconds=20)  # since the look before
    page = open_page(own(token))
    page.get_by_role("button", name="Leave another card").click()
    page.wait_for_url("**/dev/stripe/**")
    edge.bank.pay(page.url, "5555555555554444")
    with page.expect_response("**/returned"):
        page.goto(front.origin + own(token, "?returned=1"))
    expect(page.get_by_text("Your bank and Stripe are still at work")).to_be_visible()
    edge.sweep()
    expect(page.get_by_role("status").first).to_contain_text("Your card is saved")


def test_the_host_sees_it_in_the_day_and_at_the_meeting(open_page: Open, edge: Edge) -> None:
    removed(edge)
    page = open_page(link(edge))
    expect(page.get_by_text("Their card ending in 4242 has been removed.")).to_be_visible()


def test_the_host_keeps_the_meeting_without_a_deposit(open_page: Open, edge: Edge) -> None:
    token = refused(edge)
    page = open_page(link(edge))
    expect(page.get_by_text("takes place without a deposit")).to_be_visible()
    page.get_by_role("button", name="Keep it without a deposit").click()
    expect(page.get_by_role("status").first).to_contain_text("You meet without a deposit")
    assert the_one(edge).deposit.unmended is Unmended.KEEP
    page.goto(page.url.split("/desk/")[0] + own(token))
    expect(page.get_by_text("our meeting takes place without a deposit")).to_be_visible()
    expect(page.get_by_role("button", name="Put it right")).to_have_count(0)


def test_the_host_has_them_asked_once_more(open_page: Open, edge: Edge) -> None:
    refused(edge)
    page = open_page(link(edge))
    page.get_by_role("button", name="Ask once more").click()
    expect(page.get_by_role("status").first).to_contain_text("being asked once more")
    assert the_one(edge).deposit.asked == 1


def test_the_host_cancels_with_a_kind_word(open_page: Open, edge: Edge) -> None:
    token = refused(edge)
    page = open_page(link(edge, folder="/pl"))
    page.get_by_role("button", name="Odwołaj, bez opłat").click()
    expect(page.get_by_text("Klienta nic to nie kosztuje")).to_be_visible()
    page.get_by_role("button", name="Tak, odwołuję").click()
    expect(page.get_by_role("status").first).to_be_visible()
    assert the_one(edge).status is Status.CANCELLED
    page.goto(page.url.split("/pl/desk/")[0] + own(token))
    expect(page.get_by_text("could not be set aside in time")).to_be_visible()


def test_the_day_names_a_card_that_was_refused(open_page: Open, edge: Edge) -> None:
    refused(edge)
    page = sign_in(open_page, edge)
    expect(page.get_by_text("deposit refused")).to_be_visible()


def test_a_fee_that_could_not_be_taken_is_paid_by_its_own_button(
    open_page: Open, edge: Edge, front: Front
) -> None:
    publish(edge, with_terms(edge.settings, mode=Mode.CARD))
    charging(edge)
    token = refused(edge)
    edge.go_to(START - timedelta(hours=47))
    edge.post(f"/api/bookings/{token}/cancel", {"expect": {"amount": 6000}})
    edge.sweep()
    says(edge, "decide", {"ruling": "take"})
    edge.later(hours=25)
    edge.sweep()
    page = open_page(own(token))
    expect(page.locator(".notice.wrong")).to_contain_text("Your bank refused the fee of 60 zł.")
    page.get_by_role("button", name="Pay 60 zł").click()
    page.wait_for_url("**/dev/stripe/**")
    edge.bank.pay(page.url, "4242424242424242")
    edge.post(f"/api/bookings/{token}/returned")
    edge.sweep()
    assert the_one(edge).deposit.state is DepositState.CAPTURED
    page.goto(front.origin + own(token))
    expect(page.locator(".notice.wrong")).to_have_count(0)
