"""A consumer's right to withdraw on the way in: who books, until when it lasts, and the wish to
meet before it ends. In a real Chromium."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from showup.domain.choices import Buyers
from tests.builders import with_terms
from tests.edge import Edge
from tests.site.conftest import publish
from tests.site.test_booking_way import choose_time, policy_box, say_who

Open = Callable[..., Page]
TUESDAY = "2026-12-01T09:00:00%2B01:00"
BOOK = "Book with obligation to pay"


def selling_to(edge: Edge, clients: Buyers) -> None:
    publish(edge, with_terms(edge.settings, clients=clients))


def at_consent(page: Page) -> Page:
    """With a time in the address, or else for the first Monday."""
    if "start=" not in page.url:
        choose_time(page)
    say_who(page)
    expect(policy_box(page)).to_be_visible()
    return page


def test_a_consumer_is_told_until_when_and_asks_for_a_meeting_so_soon(
    open_page: Open, edge: Edge
) -> None:
    page = at_consent(open_page("/book/"))
    told = page.get_by_text("As a consumer you can withdraw from the contract until")
    expect(told).to_contain_text("Mon 30 Nov, 23:59 (Warsaw)")
    wish = page.get_by_role("checkbox", name="I ask you to meet while I could still withdraw")
    expect(wish).not_to_be_checked()
    policy_box(page).check()
    page.get_by_role("button", name=BOOK).click()
    expect(wish).to_be_focused()
    expect(wish).to_have_accessible_description(
        "Please tick this box too: so soon I may meet you only if you ask me to."
    )
    assert edge.bookings() == []
    wish.check()
    page.get_by_role("button", name=BOOK).click()
    page.wait_for_url("**/dev/stripe/**")
    (booking,) = edge.bookings()
    assert (booking.consent.express_wish, booking.consent.business) == (True, False)


def test_a_meeting_after_those_days_needs_no_wish(open_page: Open, edge: Edge) -> None:
    page = at_consent(open_page(f"/book/?service=consultation&start={TUESDAY}"))
    expect(page.get_by_role("checkbox")).to_have_count(1)
    expect(page.get_by_text("you can withdraw from the contract until")).to_be_visible()
    policy_box(page).check()
    page.get_by_role("button", name=BOOK).click()
    page.wait_for_url("**/dev/stripe/**")
    assert not edge.bookings()[0].consent.express_wish


def test_where_both_buy_a_client_is_a_consumer_unless_they_say_otherwise(
    open_page: Open, edge: Edge
) -> None:
    selling_to(edge, Buyers.BOTH)
    page = at_consent(open_page("/book/"))
    expect(page.get_by_role("radio", name="For myself, as a consumer")).to_be_checked()
    expect(page.get_by_role("checkbox")).to_have_count(2)
    page.get_by_role("radio", name="For a business").check()
    expect(page.get_by_role("checkbox")).to_have_count(1)
    expect(page.get_by_text("As a consumer you can withdraw")).to_be_hidden()
    page.reload()
    expect(page.get_by_role("radio", name="For a business")).to_be_checked()
    expect(page.get_by_role("checkbox")).to_have_count(1)
    policy_box(page).check()
    page.get_by_role("button", name=BOOK).click()
    page.wait_for_url("**/dev/stripe/**")
    (booking,) = edge.bookings()
    assert (booking.consent.express_wish, booking.consent.business) == (None, True)


def test_businesses_are_asked_nothing(open_page: Open, edge: Edge) -> None:
    selling_to(edge, Buyers.BUSINESSES)
    page = at_consent(open_page("/book/"))
    expect(page.get_by_role("radio")).to_have_count(0)
    expect(page.get_by_role("checkbox")).to_have_count(1)
    expect(page.locator("main")).not_to_contain_text("withdraw")


def test_it_is_asked_in_polish_too(open_page: Open, edge: Edge) -> None:
    selling_to(edge, Buyers.BOTH)
    page = open_page("/pl/book/?service=consultation&start=2026-11-30T09:00:00%2B01:00")
    page.get_by_label("Imię i nazwisko").fill("A client")
    page.get_by_label("Adres e-mail").fill("client@example.com")
    page.get_by_role("button", name="Dalej").click()
    expect(page.get_by_role("group", name="W jakim charakterze rezerwujesz?")).to_be_visible()
    expect(page.get_by_text("Jako konsument możesz odstąpić od umowy")).to_contain_text(
        "pon. 30.11, 23:59 (Warszawa)"
    )
    expect(
        page.get_by_role("checkbox", name="Proszę o spotkanie przed upływem terminu")
    ).to_be_visible()


def test_a_wish_that_turned_out_to_be_needed_is_asked_for_on_the_same_screen(
    open_page: Open, edge: Edge
) -> None:
    """Whoever looks at the page over midnight has a day longer to withdraw."""
    page = at_consent(open_page(f"/book/?service=consultation&start={TUESDAY}"))
    expect(page.get_by_role("checkbox")).to_have_count(1)
    edge.later(hours=24)
    policy_box(page).check()
    page.get_by_role("button", name=BOOK).click()
    expect(page.get_by_role("checkbox")).to_have_count(2)
    assert edge.bookings() == []
