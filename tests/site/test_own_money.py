"""A client's own booking under other policies than the delivered one: money that was paid, kept or
given back, a credit and its new date, more rows than two, and a host who is not there."""

import re
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from showup.domain.booking import Status
from showup.domain.choices import Mode, Rebook
from showup.domain.deposit import DepositState
from showup.domain.words import Word
from tests.builders import START
from tests.edge import Edge
from tests.site.desk import says, the_one
from tests.site.policies import CREDIT, THREE, came_back, under
from tests.site.test_own_booking import go_to, link

Open = Callable[..., Page]
NEXT = "2026-12-01T09:00:00+01:00"


def paid(edge: Edge, **changes: str) -> str:
    """The token of a meeting whose deposit was paid, and stays as a credit for three days."""
    under(edge, Mode.PREPAY, notice=CREDIT)
    token = edge.confirmed(**changes)
    assert the_one(edge).deposit.state is DepositState.PAID
    go_to(edge, the_one(edge).made + timedelta(hours=2))
    return token


def test_a_deposit_that_is_not_paid_yet_is_asked_for_as_what_it_is(
    open_page: Open, edge: Edge
) -> None:
    under(edge, Mode.PREPAY)
    page = open_page(link(edge.book().json["token"]))
    expect(page.get_by_text("It is booked once the deposit is paid.")).to_be_visible()
    page.get_by_role("link", name="Pay the deposit, 60 zł").click()
    page.wait_for_url("**/dev/stripe/**")


def test_money_that_the_bank_sent_back_is_not_said_to_be_on_its_way(
    open_page: Open, edge: Edge
) -> None:
    main = open_page(link(came_back(edge))).locator("main")
    expect(main).to_contain_text("Your bank has sent 60 zł back to me.")
    expect(main).not_to_contain_text("on its way back")


def credited(edge: Edge, **changes: str) -> str:
    token = paid(edge, **changes)
    assert edge.post(f"/api/bookings/{token}/cancel").status == 200
    edge.sweep()
    assert the_one(edge).credit is not None
    return token


def late(edge: Edge) -> None:
    go_to(edge, START - timedelta(hours=40))


def test_what_was_paid_is_said_to_be_and_what_becomes_of_it(open_page: Open, edge: Edge) -> None:
    page = open_page(link(paid(edge)))
    expect(page.locator(".details")).to_contain_text("You have paid 60 zł. It is part of the price")
    changes = page.get_by_text("you can cancel without losing anything")
    expect(changes).to_contain_text("Sat 28 Nov, 9:00 (Warsaw)")
    expect(changes).to_contain_text("then stays as a credit for a new date until Thu 3 Dec")
    line = page.locator(".timeline")
    expect(line).to_contain_text("Last moment to keep the deposit.")
    expect(line).to_contain_text("move: free · cancel: the deposit stays as a credit")


def test_an_unpaid_deposit_is_not_called_a_card(open_page: Open, edge: Edge) -> None:
    under(edge, Mode.PREPAY)
    page = open_page(link(edge.book().json["token"]))
    expect(page.locator(".details")).to_contain_text("once you have paid it. Nothing is paid yet.")


def test_cancelling_keeps_the_deposit_as_a_credit_and_says_so_before(
    open_page: Open, edge: Edge
) -> None:
    page = open_page(link(paid(edge)))
    page.get_by_role("button", name="Cancel").click()
    main = page.locator("main")
    expect(main).to_contain_text("Nothing is lost now.")
    expect(main).to_contain_text(
        re.compile(r"Your 60\szł then stays as a credit for a new date until Thu 3 Dec, 23:59")
    )
    expect(page.get_by_role("button", name="Move it instead")).to_be_visible()
    assert the_one(edge).status is Status.CONFIRMED
    page.get_by_role("button", name="Yes, cancel").click()
    expect(page.get_by_role("heading", name="Your deposit waits for a new date")).to_be_visible()
    expect(main).to_contain_text("counts for a new date that we arrange by Thu 3 Dec, 23:59")
    expect(main).to_contain_text(re.compile(r"there can be a fee of up to 60\szł"))
    expect(page.locator(".details")).to_contain_text("it counts for a new date until")


def test_a_credit_becomes_the_same_booking_at_a_new_date(open_page: Open, edge: Edge) -> None:
    page = open_page(link(credited(edge)))
    page.get_by_role("button", name="Choose a new date").click()
    expect(page.get_by_role("heading", name="Which time suits you?")).to_be_focused()
    page.locator("[data-date='2026-12-01']").click()
    page.locator(f"[data-start='{NEXT}']").click()
    expect(page.get_by_role("heading", name="Shall we meet then?")).to_be_focused()
    expect(page.get_by_text("It costs nothing")).to_contain_text("counts for it")
    page.get_by_role("button", name="Yes, book it").click()
    expect(page.get_by_role("status")).to_contain_text("You are booked again.")
    expect(page.locator(".details")).to_contain_text("You have paid 60 zł.")
    assert (the_one(edge).status, the_one(edge).credit) == (Status.CONFIRMED, None)
    assert the_one(edge).start == START + timedelta(days=1)


def test_the_times_that_are_offered_take_the_credit_along(open_page: Open, edge: Edge) -> None:
    page = open_page(link(credited(edge)))
    expect(page.locator(".starts button")).to_have_count(3)
    page.locator(".starts button").first.click()
    page.get_by_role("button", name="Yes, book it").click()
    expect(page.get_by_role("heading", name="You are booked")).to_be_visible()
    assert len(edge.bookings()) == 1


def test_a_time_in_the_mail_leads_to_one_question_and_takes_the_credit_along(
    open_page: Open, edge: Edge
) -> None:
    token = credited(edge)
    page = open_page(f"/manage/?{urlencode({'move': '', 'start': NEXT})}#{token}")
    expect(page.get_by_role("heading", name="Shall we meet then?")).to_be_focused()
    assert the_one(edge).status is Status.CANCELLED, "a link moves nothing"
    page.get_by_role("button", name="Yes, book it").click()
    expect(page.get_by_role("status")).to_contain_text("You are booked again.")
    assert the_one(edge).start == START + timedelta(days=1)


def test_the_link_to_any_other_time_opens_the_choice_and_an_old_one_says_so(
    open_page: Open, edge: Edge
) -> None:
    token = credited(edge)
    page = open_page(f"/manage/?move#{token}")
    expect(page.get_by_role("heading", name="Which time suits you?")).to_be_focused()
    go_to(edge, START + timedelta(days=5))
    old = open_page(f"/manage/?move#{token}")
    expect(old.get_by_role("status")).to_contain_text("This can no longer be done.")


def test_only_times_that_count_are_open_where_the_meeting_has_to_take_place(
    open_page: Open, edge: Edge
) -> None:
    under(edge, Mode.PREPAY, notice=CREDIT, rebook_means=Rebook.TAKES_PLACE)
    token = edge.confirmed()
    go_to(edge, the_one(edge).made + timedelta(hours=2))
    edge.post(f"/api/bookings/{token}/cancel")
    page = open_page(link(token))
    expect(page.locator("main")).to_contain_text("that takes place by Thu 3 Dec, 23:59")
    page.get_by_role("button", name="Choose a new date").click()
    expect(page.locator("[data-date='2026-12-03']")).to_be_enabled()
    expect(page.locator("[data-date='2026-12-04']")).to_be_disabled()


def test_a_lost_credit_is_a_fee_that_is_told_and_thought_over(open_page: Open, edge: Edge) -> None:
    token = credited(edge)
    credit = the_one(edge).credit
    assert credit is not None
    go_to(edge, credit.until + timedelta(minutes=2))
    page = open_page(link(token))
    main = page.locator("main")
    expect(main).to_contain_text(re.compile(r"Up to 60\szł \(clause 2\)\."))
    expect(main).to_contain_text(re.compile(r"kept of the 60\szł that you have paid"))
    expect(page.get_by_role("button", name="Choose a new date")).to_have_count(0)


def test_a_deposit_that_goes_back_is_followed_to_its_end(open_page: Open, edge: Edge) -> None:
    under(edge, Mode.PREPAY)
    page = open_page(link(edge.confirmed()))
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator("main")).to_contain_text("The 60 zł that you paid goes back to you.")
    page.get_by_role("button", name="Yes, cancel").click()
    expect(page.locator(".details")).to_contain_text("60 zł is on its way back to you.")
    edge.sweep()
    page.reload()
    expect(page.locator(".details")).to_contain_text("60 zł has gone back to you.")


def test_what_is_kept_of_a_payment_and_what_goes_back(open_page: Open, edge: Edge) -> None:
    token = paid(edge)
    late(edge)
    edge.post(f"/api/bookings/{token}/cancel", {"expect": {"amount": 6000}})
    edge.sweep()
    says(edge, "decide", {"ruling": "lower", "amount": 2000})
    fee = the_one(edge).fee
    assert fee is not None
    go_to(edge, fee.not_before + timedelta(minutes=5))
    page = open_page(link(token))
    expect(page.locator(".details")).to_contain_text("I have kept 20 zł of the 60 zł that you paid")


def test_a_host_who_cancels_gives_a_zadatek_back_twice(open_page: Open, edge: Edge) -> None:
    token = paid(edge)
    says(edge, "cancel", {"reason": "I am ill."})
    page = open_page(link(token))
    main = page.locator("main")
    expect(main).to_contain_text("The 60 zł that you paid goes back to you.")
    expect(main).to_contain_text("you get another 60 zł from me, by transfer")


def test_after_the_meeting_it_is_said_what_is_left_to_pay(open_page: Open, edge: Edge) -> None:
    token = paid(edge)
    go_to(edge, the_one(edge).end)
    says(edge, "attended")
    page = open_page(link(token))
    expect(page.get_by_text("Thank you.")).to_have_text(
        "Thank you. The deposit is part of the price; 60 zł of it remains."
    )
    expect(page.locator(".details")).to_contain_text("60 zł, as part of the price.")


def test_a_saved_card_is_charged_for_a_fee_alone(open_page: Open, edge: Edge) -> None:
    under(edge, Mode.CARD)
    token = edge.confirmed()
    page = open_page(link(token))
    expect(page.locator(".details")).to_contain_text("It is charged only for a fee, at most 60 zł.")
    late(edge)
    edge.post(f"/api/bookings/{token}/cancel", {"expect": {"amount": 6000}})
    edge.sweep()
    page.reload()
    expect(page.get_by_text("It would be charged to the card that you saved.")).to_be_visible()


def test_each_row_costs_what_it_says_until_its_minute(open_page: Open, edge: Edge) -> None:
    under(edge, Mode.CARD, notice=THREE)
    page = open_page(link(token := edge.confirmed()))
    points = page.locator(".timeline li")
    expect(points.filter(has_text="Last free moment.")).to_contain_text("Mon 23 Nov, 9:00")
    dearer = points.filter(has_text=re.compile(r"Last moment at 30\szł\."))
    expect(dearer).to_contain_text("cancel or move: at most 60 zł")
    go_to(edge, START - timedelta(days=3))
    page.goto(page.url.split("#")[0] + f"?again#{token}")
    expect(page.get_by_text("Cancelling costs at most")).to_contain_text(
        re.compile(r"30\szł \(clause 3\) up to and including Sat 28 Nov, 9:00 .*more after that")
    )


def test_a_row_that_saves_nothing_offers_no_shorter_meeting(open_page: Open, edge: Edge) -> None:
    under(edge, Mode.CARD, notice=THREE)
    token = edge.confirmed()
    late(edge)
    page = open_page(link(token))
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("Free cancelling ended Mon 23 Nov, 9:00")).to_be_visible()
    expect(page.locator(".gentle > li").first).not_to_contain_text("same time")


@pytest.mark.parametrize("mode", [Mode.PREPAY, Mode.HOLD])
def test_whoever_waits_for_a_host_who_is_missing_says_so_and_is_heard(
    open_page: Open, edge: Edge, mode: Mode
) -> None:
    under(edge, mode)
    token = edge.confirmed()
    go_to(edge, START + timedelta(minutes=10))
    page = open_page(link(token))
    absent = page.get_by_role("button", name="I’m here, but you are not")
    expect(page.get_by_role("button", name="I can’t get in")).to_be_visible()
    expect(absent).to_have_count(0)
    go_to(edge, START + timedelta(minutes=16))
    page.reload()
    absent.click()
    expect(page.get_by_role("heading", name="Thank you for telling me.")).to_be_focused()
    main = page.locator("main")
    expect(main).to_contain_text("it counts as my cancellation, and you pay nothing.")
    twice = page.get_by_text("you get the same again from me")
    expect(twice).to_have_count(int(mode is Mode.PREPAY))
    assert [said.word for said in the_one(edge).said] == [Word.ABSENT]
    go_to(edge, START + timedelta(hours=25))
    page.reload()
    expect(page.get_by_role("heading", name="I was not there. I am sorry.")).to_be_visible()
    assert the_one(edge).status is Status.CANCELLED


def test_a_credit_is_in_polish_too(open_page: Open, edge: Edge) -> None:
    page = open_page(link(credited(edge, locale="pl"), folder="/pl"))
    expect(page.get_by_role("heading", name="Twój depozyt czeka na nowy termin")).to_be_visible()
    expect(page.locator("main")).to_contain_text("jeśli umówimy go do czw. 3.12, 23:59")
    page.get_by_role("button", name="Wybierz nowy termin").click()
    expect(page.get_by_role("heading", name="Który termin Ci pasuje?")).to_be_visible()
