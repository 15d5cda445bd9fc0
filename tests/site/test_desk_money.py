"""The host's page under other policies than the delivered one: how the deposit was left, what may
be taken of a fee now, what the host owes, and a client who says that the host is missing."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from showup.domain.choices import Filled, Mode
from showup.domain.fee import Fee
from tests.builders import START
from tests.edge import Edge
from tests.site.desk import Open, press, sign_in
from tests.site.policies import CREDIT, came_back, under
from tests.site.test_own_booking import go_to

LATE = START - timedelta(hours=40)
SOMEBODY_ELSE = {"name": "Another client", "email": "another@example.com"}


def link(edge: Edge, folder: str = "") -> str:
    """The first booking's, as in a mail to the host."""
    return f"{folder}/desk/#{edge.host_token(first(edge))}"


def first(edge: Edge) -> str:
    return min(edge.bookings(), key=lambda booking: booking.made).id


def fee(edge: Edge) -> Fee:
    found = min(edge.bookings(), key=lambda booking: booking.made).fee
    assert found is not None
    return found


def given_up(edge: Edge, mode: Mode = Mode.HOLD, filled: Filled = Filled.DROPPED) -> str:
    """Cancelled late, with a fee of 60 zł that waits; somebody else has the time since."""
    under(edge, mode, filled=filled)
    token = edge.confirmed()
    go_to(edge, LATE)
    edge.post(f"/api/bookings/{token}/cancel", {"expect": {"amount": 6000}})
    edge.sweep()
    edge.confirmed(client=SOMEBODY_ELSE)
    return token


def test_a_fee_whose_time_was_filled_is_dropped_and_cannot_be_taken(
    open_page: Open, edge: Edge
) -> None:
    given_up(edge)
    card = open_page(link(edge)).locator(".decision")
    expect(card).to_contain_text("the policy drops the fee: there is nothing to take.")
    expect(card.get_by_role("button")).to_have_text(["Let it go"])
    expect(card.locator(".notice")).to_contain_text("nothing is taken.")


def test_a_fee_whose_time_was_filled_is_halved_and_taken_as_half(
    open_page: Open, edge: Edge
) -> None:
    given_up(edge, filled=Filled.HALVED)
    page = open_page(link(edge))
    card = page.locator(".decision")
    expect(card).to_contain_text(re.compile(r"the policy halves the fee: at most 30\szł\."))
    press(page, "Lower it")
    page.get_by_label("Amount in PLN, less than 30").fill("30")
    press(page, "Lower it")
    expect(page.get_by_text("Please write an amount between nothing and 30 zł")).to_be_visible()
    press(page, "Not now")
    press(page, "Take 30 zł")
    press(page, "Take 30 zł")
    expect(page.get_by_role("status").first).to_contain_text("Decided: 30 zł")
    assert fee(edge).amount.amount == 3000


def test_a_fee_that_the_policy_keeps_is_taken_in_full(open_page: Open, edge: Edge) -> None:
    given_up(edge, filled=Filled.KEPT)
    card = open_page(link(edge)).locator(".decision")
    expect(card).to_contain_text("The policy keeps the fee all the same.")
    expect(card.get_by_role("button")).to_have_text(["Let it go", "Lower it", "Take 60 zł"])


def test_of_a_payment_a_fee_is_kept_and_the_rest_goes_back(open_page: Open, edge: Edge) -> None:
    given_up(edge, Mode.PREPAY, Filled.KEPT)
    page = open_page(link(edge))
    expect(page.get_by_text("Deposit: 60 zł, paid in advance, as zadatek.")).to_be_visible()
    press(page, "Take 60 zł")
    expect(page.get_by_text("Exactly this is kept, and the rest of the deposit")).to_be_visible()
    press(page, "Take 60 zł")
    expect(page.get_by_role("status").first).to_contain_text("Decided: 60 zł")
    edge.go_to(fee(edge).not_before + timedelta(minutes=5))
    edge.sweep()
    page.reload()
    expect(page.get_by_text("60 zł was kept.")).to_be_visible()


def test_a_saved_card_is_charged(open_page: Open, edge: Edge) -> None:
    given_up(edge, Mode.CARD, Filled.KEPT)
    page = open_page(link(edge))
    expect(page.get_by_text("Their card is saved, for a fee of at most 60 zł.")).to_be_visible()
    press(page, "Let it go")
    expect(page.get_by_text("Nothing is charged, and your client gets a mail")).to_be_visible()


@pytest.mark.parametrize(
    ("mode", "said", "becomes"),
    [
        (
            Mode.HOLD,
            "60 zł, held on their card.",
            "The deposit is released, and nobody is charged.",
        ),
        (Mode.PREPAY, "60 zł, paid in advance, as zadatek.", "The deposit is part of the price."),
        (Mode.CARD, "Their card is saved, for a fee of at most", "Nobody is charged."),
    ],
)
def test_what_becomes_of_the_deposit_if_they_came(
    open_page: Open, edge: Edge, mode: Mode, said: str, becomes: str
) -> None:
    under(edge, mode)
    edge.confirmed()
    go_to(edge, START + timedelta(minutes=55))
    page = open_page(link(edge))
    expect(page.locator(".desk")).to_contain_text(said)
    press(page, "Yes, we met")
    expect(page.get_by_role("status").first).to_have_text(f"Noted. {becomes}")


def test_a_host_who_cancels_hears_before_and_after_that_a_zadatek_is_owed(
    open_page: Open, edge: Edge
) -> None:
    under(edge, Mode.PREPAY)
    edge.confirmed()
    page = open_page(link(edge))
    press(page, "Cancel")
    expect(page.get_by_text("you then owe them another 60 zł")).to_be_visible()
    press(page, "Yes, cancel it")
    debt = page.locator(".notice", has_text="You owe the client another 60 zł")
    expect(debt).to_contain_text("please transfer the second half yourself")
    edge.sweep()
    page.reload()
    expect(page.get_by_text("Deposit: 60 zł has gone back to them.")).to_be_visible()
    page.get_by_text("What has happened so far").click()
    expect(page.locator(".story")).to_contain_text("The deposit was paid")
    expect(page.locator(".story")).to_contain_text("60 zł went back to your client")


def test_a_credit_and_its_end_are_in_the_story(open_page: Open, edge: Edge) -> None:
    under(edge, Mode.PREPAY, notice=CREDIT)
    token = edge.confirmed()
    go_to(edge, START - timedelta(days=5))
    edge.post(f"/api/bookings/{token}/cancel")
    page = open_page(link(edge))
    expect(page.get_by_text("It counts for a new date until Thu 3 Dec, 23:59")).to_be_visible()
    page.get_by_text("What has happened so far").click()
    expect(page.locator(".story")).to_contain_text("The deposit stays as a credit")
    go_to(edge, START + timedelta(days=4))
    page.reload()
    expect(page.locator(".decision .story")).to_contain_text("The credit ran out")


def test_a_client_who_waits_for_the_host_is_heard_at_once(open_page: Open, edge: Edge) -> None:
    under(edge, Mode.PREPAY)
    token = edge.confirmed()
    go_to(edge, START + timedelta(minutes=16))
    assert edge.post(f"/api/bookings/{token}/answer", {"answer": "absent"}).status == 200
    page = open_page(link(edge))
    expect(page.locator(".said")).to_contain_text("I’m here, but you are not")
    expect(page.get_by_text("Your client says that you were not there.")).to_contain_text(
        "If you say nothing, it counts as your cancellation"
    )
    go_to(edge, START + timedelta(hours=3))
    day = sign_in(open_page, edge)
    expect(day.locator(".rows q").first).to_have_text("I’m here, but you are not")
    go_to(edge, START + timedelta(hours=25))
    page.reload()
    expect(page.locator(".notice")).to_contain_text("You owe the client another 60 zł")
    page.get_by_text("What has happened so far").click()
    expect(page.locator(".story")).to_contain_text("You were not there, they said")


def test_the_money_is_in_polish_too(open_page: Open, edge: Edge) -> None:
    given_up(edge, Mode.PREPAY, Filled.HALVED)
    page = open_page(link(edge, "/pl"))
    expect(page.get_by_text("wpłacony z góry jako zadatek.")).to_be_visible()
    expect(page.locator(".decision")).to_contain_text("według zasad opłata maleje o połowę")
    press(page, "Pobieram 30\u00a0zł")
    expect(page.get_by_text("Zatrzymasz dokładnie tyle")).to_be_visible()


# --- the ledger ------------------------------------------------------------------------------


def test_the_money_is_told_line_by_line_with_what_there_is_after_it(
    open_page: Open, edge: Edge
) -> None:
    given_up(edge, filled=Filled.KEPT)
    page = open_page(link(edge))
    press(page, "Take 60 zł")
    press(page, "Take 60 zł")
    edge.go_to(LATE + timedelta(hours=26))
    edge.sweep()
    page = open_page(link(edge))
    page.get_by_text("The money, line by line").click()
    lines = page.locator(".ledger li")
    expect(lines).to_have_count(2)
    expect(lines.first).to_contain_text(
        re.compile(r"60\szł set aside on their card \(automatically\)")
    )
    expect(lines.first).to_contain_text(re.compile(r"After that: 60\szł held"))
    expect(lines.last).to_contain_text(re.compile(r"60\szł taken \(by you, clause 3\)"))
    expect(lines.last).to_contain_text(re.compile(r"After that: 60\szł with you"))


def test_the_same_in_polish(open_page: Open, edge: Edge) -> None:
    under(edge, Mode.PREPAY)
    edge.confirmed()
    page = open_page(link(edge, "/pl"))
    page.get_by_text("Pieniądze, pozycja po pozycji").click()
    expect(page.locator(".ledger li")).to_contain_text(
        [re.compile(r"Wpłacono 60\szł \(klient\)\s*Potem: u Ciebie 60\szł")]
    )


def test_a_refund_that_came_back_is_the_first_thing_to_be_read(open_page: Open, edge: Edge) -> None:
    came_back(edge)
    notice = open_page(link(edge)).locator(".notice.wrong")
    expect(notice).to_contain_text(re.compile(r"A refund of 60\szł came back"))
    expect(notice).to_contain_text("The refund is not tried again.")
