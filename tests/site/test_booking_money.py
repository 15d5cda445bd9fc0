"""The fourth screen under every way to leave a deposit: what happens to the money, row by row, and
the consent to just that. In a real Chromium, against the real use cases."""

import json
from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Page, expect

from showup.domain.choices import After, Mode, Prepaid
from showup.domain.consequences import ALL, NOTHING, Consequence, Deposit, Row
from showup.domain.deposit import CheckoutMode
from tests.edge import Answer, Edge
from tests.site.desk import says
from tests.site.front import Front
from tests.site.policies import CREDIT, THREE, under
from tests.site.test_booking_way import MONDAY, consent, policy_box
from tests.site.test_own_booking import go_to, the_one

Open = Callable[..., Page]
AT_CHECKOUT = "**/dev/stripe/**"


def on_the_last_screen(open_page: Open, folder: str = "") -> Page:
    start = MONDAY.replace("+", "%2B")
    page = open_page(f"{folder}/book/?service=consultation&start={start}")
    name, email, on = (
        ("Imię i nazwisko", "Adres e-mail", "Dalej")
        if folder
        else ("Your name", "Your e-mail address", "Continue")
    )
    page.get_by_label(name).fill("A client")
    page.get_by_label(email).fill("client@example.com")
    page.get_by_role("button", name=on).click()
    expect(page.get_by_role("checkbox").first).to_be_visible()
    return page


def lines(page: Page) -> list[tuple[str, str]]:
    """When, and what."""
    terms = page.locator(".facts-of-card dt").all_text_contents()
    return list(zip(terms, page.locator(".facts-of-card dd").all_text_contents(), strict=True))


def flat(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(when, what.replace("\u00a0", " ")) for when, what in found]


def test_a_deposit_paid_in_advance_is_said_with_its_name_and_stays_as_a_credit(
    open_page: Open, edge: Edge
) -> None:
    under(edge, Mode.PREPAY, notice=CREDIT)
    page = on_the_last_screen(open_page)
    expect(page.get_by_role("heading", name="Your deposit")).to_be_visible()
    today, undo, *rest = flat(lines(page))
    assert undo[0].startswith("Until Mon 16 Nov, 13:0")
    assert undo[1] == "Cancel or move free; if you cancel, you get the 60 zł back."
    assert [today, *rest] == [
        (
            "Today",
            "You pay 60 zł by card, BLIK or Przelewy24. It is a “zadatek”, a deposit in Polish "
            "law: if you let me down, I may keep it as it says here; if I let you down, "
            "you get it back twice.",
        ),
        (
            "Until Sat 28 Nov, 9:00 (Warsaw)",
            "Move free. If you cancel, your deposit of 60 zł stays as a credit if we arrange a new "
            "date by Thu 3 Dec, 23:59 (Warsaw).",
        ),
        (
            "After that, or without word",
            "I keep at most 60 zł, and that is settled no sooner than 24 hours later. "
            "In an emergency, write to me first.",
        ),
        ("After we meet", "It is part of the price."),
    ]
    main = page.locator("main")
    expect(main).to_contain_text("Cancel without losing the deposit until Sat 28 Nov, 9:00")
    expect(main).to_contain_text("that of what I pay now up to 60 zł may be kept as described.")
    expect(main).to_contain_text("You pay 60 zł now. Price: 120 zł; the deposit counts towards it")
    consent(page)
    page.wait_for_url(AT_CHECKOUT)
    deposit = the_one(edge).deposit
    assert deposit.mode is Mode.PREPAY
    assert deposit.checkout is not None
    assert deposit.checkout.mode is CheckoutMode.PREPAY


def test_whoever_can_choose_finds_the_hold_chosen_and_nothing_ticked(
    open_page: Open, edge: Edge
) -> None:
    under(edge, Mode.BOTH)
    page = on_the_last_screen(open_page)
    held, paid = page.get_by_role("radio").all()
    expect(held).to_be_checked()
    expect(page.get_by_text("My bank sets aside 60 zł on Fri 27 Nov, 9:00")).to_be_visible()
    expect(page.locator(".facts-of-card")).to_contain_text("0 zł; your card is only saved.")
    policy_box(page).check()
    paid.check()
    expect(page.locator(".facts-of-card")).to_contain_text(
        "You pay 60 zł by card, BLIK or Przelewy24."
    )
    expect(page.locator(".facts-of-card")).not_to_contain_text("only saved")
    expect(policy_box(page)).not_to_be_checked()
    expect(paid).to_be_focused()
    consent(page)
    page.wait_for_url(AT_CHECKOUT)
    assert the_one(edge).deposit.mode is Mode.PREPAY


def test_whoever_chooses_nothing_has_it_held(open_page: Open, edge: Edge) -> None:
    under(edge, Mode.BOTH)
    page = on_the_last_screen(open_page)
    consent(page)
    page.wait_for_url(AT_CHECKOUT)
    assert the_one(edge).deposit.mode is Mode.HOLD


def test_a_choice_outlives_the_way_back(open_page: Open, edge: Edge) -> None:
    under(edge, Mode.BOTH)
    page = on_the_last_screen(open_page)
    page.get_by_role("radio").nth(1).check()
    page.get_by_role("button", name="Change").click()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("radio").nth(1)).to_be_checked()
    expect(page.locator(".facts-of-card")).to_contain_text("You pay 60 zł")


def test_a_card_that_is_only_saved_is_said_to_be(open_page: Open, edge: Edge) -> None:
    under(edge, Mode.CARD)
    page = on_the_last_screen(open_page)
    first, *_, last = flat(lines(page))
    assert first == (
        "Today",
        "0 zł; your card is only saved. It is charged only if you cancel late or do not come, "
        "and then at most 60 zł.",
    )
    assert last == ("After we meet", "Nothing is charged.")
    expect(page.locator("main")).to_contain_text("that my card may be charged up to 60 zł")
    expect(page.locator("main")).to_contain_text("Nothing is taken now. Price: 120 zł")
    expect(page.locator("main")).to_contain_text("Your bank shows it as “Your Name”")


def test_each_row_of_notice_is_a_line_with_its_minute(open_page: Open, edge: Edge) -> None:
    under(edge, Mode.CARD, notice=THREE)
    page = on_the_last_screen(open_page)
    assert flat(lines(page))[1:4] == [
        ("Until Mon 23 Nov, 9:00 (Warsaw)", "Cancel or move free."),
        ("Until Sat 28 Nov, 9:00 (Warsaw)", "Cancel or move: at most 30 zł."),
        (
            "After that, or without word",
            "At most 60 zł, and never before 24 hours have passed. "
            "In an emergency, write to me first.",
        ),
    ]
    expect(page.locator(".summary")).to_contain_text("Free to cancel until Mon 23 Nov, 9:00")


def test_a_missed_meeting_that_costs_more_has_its_own_line(open_page: Open, edge: Edge) -> None:
    half = Consequence(percent=50)
    under(edge, Mode.CARD, notice=(Row(timedelta(hours=48)), Row(NOTHING, half, half)))
    page = on_the_last_screen(open_page)
    found = flat(lines(page))
    assert ("After that", "Cancel: at most 30 zł.") in found
    assert found[-2][0] == "Without word"
    assert found[-2][1].startswith("At most 60 zł")


def test_without_any_free_moment_nothing_is_said_to_be_free(
    open_page: Open, front: Front, edge: Edge
) -> None:
    under(edge, Mode.CARD, notice=(Row(NOTHING, ALL, ALL),))
    quote = edge.post("/api/quotes", {"service": "consultation", "start": MONDAY}).json
    quote["cutoffs"] = quote["cutoffs"][1:]  # not even the undo
    said = Answer(200, {}, json.dumps(quote))
    front.before = lambda path: said if path == "/api/quotes" else None
    page = on_the_last_screen(open_page)
    assert flat(lines(page))[1][0] == "Cancelled at any time, or without word"
    expect(page.locator("main")).not_to_contain_text("ree")


def test_a_zaliczka_goes_back_whoever_cancels(open_page: Open, edge: Edge) -> None:
    free = Consequence()
    terms = {"notice": (Row(NOTHING, free, free),), "no_show": free, "after": After.RELEASE}
    under(edge, Mode.PREPAY, prepaid_as=Prepaid.ZALICZKA, **terms)
    page = on_the_last_screen(open_page)
    found = flat(lines(page))
    assert "whoever cancels, it goes back to you" in found[0][1]
    assert found[-2:] == [
        ("Without word", "It costs nothing."),
        ("After we meet", "It goes back to you."),
    ]
    expect(page.locator(".consent").first).not_to_contain_text("kept")


def test_a_deposit_of_the_whole_price_leaves_nothing_to_pay(open_page: Open, edge: Edge) -> None:
    under(edge, Mode.PREPAY, deposit=Deposit(percent=100))
    page = on_the_last_screen(open_page)
    expect(page.locator("main")).to_contain_text("the deposit pays for all of it")


def test_a_known_client_is_shown_the_deposit_of_known_ones(open_page: Open, edge: Edge) -> None:
    under(edge, Mode.HOLD, known=Deposit(percent=10))
    token = edge.confirmed()
    go_to(edge, the_one(edge).end)
    says(edge, "attended")
    page = open_page(f"/book/?again&start=2026-12-07T09:00:00%2B01:00#{token}")
    expect(page.locator(".facts-of-card")).to_contain_text("Your bank sets aside 12 zł")
    consent(page)
    page.wait_for_url("**/manage/**")  # with the card of that meeting
    assert sorted(one.deposit.amount.amount for one in edge.bookings()) == [1200, 6000]


def test_a_known_clients_link_speaks_for_their_own_address_alone(
    open_page: Open, edge: Edge
) -> None:
    under(edge, Mode.HOLD, known=Deposit(percent=10))
    token = edge.confirmed()
    go_to(edge, the_one(edge).end)
    says(edge, "attended")
    page = open_page(f"/book/?again&start=2026-12-07T09:00:00%2B01:00#{token}")
    page.get_by_role("button", name="Change").click()
    page.get_by_label("Your e-mail address").fill("other@example.com")
    page.get_by_role("button", name="Continue").click()
    expect(page.locator(".facts-of-card")).to_contain_text("Your bank sets aside 60 zł")


def test_each_service_says_how_its_deposit_is_left(open_page: Open, edge: Edge) -> None:
    under(edge, Mode.PREPAY)
    services = open_page("/book/").locator(".services > li")
    expect(services.filter(has_text="Consultation")).to_contain_text("60 zł deposit, paid when you")
    expect(services.filter(has_text="First talk")).to_contain_text("no card needed")


def test_a_choice_and_its_lines_are_in_polish(open_page: Open, edge: Edge) -> None:
    under(edge, Mode.BOTH, notice=THREE)
    page = on_the_last_screen(open_page, "/pl")
    expect(page.get_by_role("radio").first).to_be_checked()
    expect(page.get_by_text("Blokada na karcie. Bank zablokuje 60")).to_be_visible()
    page.get_by_role("radio").nth(1).check()
    assert flat(lines(page))[:3] == [
        (
            "Dziś",
            "Płacisz 60 zł kartą, BLIK-iem lub przez Przelewy24. To zadatek: jeśli to Ty "
            "zawiedziesz, mogę go zatrzymać, tak jak opisano poniżej; jeśli zawiodę "
            "ja, dostaniesz go z powrotem w podwójnej wysokości.",
        ),
        (
            "Do pon. 23.11, 9:00 (Warszawa)",
            "Odwołasz lub przełożysz bez opłat; po odwołaniu 60 zł wraca do Ciebie.",
        ),
        ("Do sob. 28.11, 9:00 (Warszawa)", "Odwołanie lub zmiana: najwyżej 30 zł."),
    ]
    expect(page.locator("main")).to_contain_text("Teraz płacisz 60")
