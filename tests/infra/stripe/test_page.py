"""The Checkout page as a browser without scripts sees it."""

import re
from collections.abc import Iterator

import httpx
import pytest

from infra.embedded.stripe.cards import CARDS
from infra.embedded.stripe.words import ENGLISH, POLISH
from tests.infra.stripe.servers import PREFIX, serving
from tests.infra.stripe.shop import ASKS_ALWAYS, DAY, DECLINED, VISA, Shop


@pytest.fixture
def browser(shop: Shop) -> Iterator[httpx.Client]:
    with serving(shop.embedded) as base, httpx.Client(base_url=base.removesuffix(PREFIX)) as client:
        yield client


def address(id: str) -> str:
    return f"{PREFIX}/checkout/{id}"


def test_the_page_says_what_it_is_and_offers_every_test_card(
    shop: Shop, browser: httpx.Client
) -> None:
    shown = browser.get(address(shop.setup_session().id))
    assert ENGLISH["nothing"] in shown.text
    assert "Nothing is taken now" in shown.text
    assert set(re.findall(r'name="card" value="(\d+)"', shown.text)) == set(CARDS)
    assert "<script" not in shown.text
    assert " style=" not in shown.text
    assert "default-src 'none'" in shown.headers["Content-Security-Policy"]


def test_the_page_finds_its_style_where_it_is_mounted(shop: Shop, browser: httpx.Client) -> None:
    shown = browser.get(address(shop.setup_session().id))
    (style,) = re.findall(r'href="([^"]+\.css)"', shown.text)
    served = browser.get(style)
    assert served.headers["Content-Type"].startswith("text/css")


def test_a_hold_shows_its_amount_in_the_clients_language(shop: Shop, browser: httpx.Client) -> None:
    polish = browser.get(address(shop.payment_session(locale="pl").id)).text
    assert '<html lang="pl">' in polish
    assert "Zablokuj 60,00 PLN" in polish
    english = browser.get(address(shop.payment_session().id)).text
    assert "Hold 60.00 PLN" in english
    assert "Deposit" in english


def test_choosing_a_card_leads_back_to_the_shop(shop: Shop, browser: httpx.Client) -> None:
    session = shop.setup_session()
    answer = browser.post(address(session.id), data={"card": VISA})
    assert (answer.status_code, answer.headers["Location"]) == (
        303,
        f"http://localhost:8000/manage/?session={session.id}",
    )
    assert ENGLISH["complete"] in browser.get(address(session.id)).text
    again = browser.post(address(session.id), data={"card": VISA})
    assert again.headers["Location"] == address(session.id)


def test_a_declined_card_is_explained_and_another_can_be_tried(
    shop: Shop, browser: httpx.Client
) -> None:
    session = shop.setup_session(locale="pl")
    answer = browser.post(address(session.id), data={"card": DECLINED})
    shown = browser.get(answer.headers["Location"])
    assert POLISH["refused"]["card_declined"] in shown.text
    assert 'role="alert"' in shown.text


@pytest.mark.parametrize(("answer", "status"), [("approve", "complete"), ("fail", "open")])
def test_three_d_secure_is_a_page_of_its_own(
    shop: Shop, browser: httpx.Client, answer: str, status: str
) -> None:
    session = shop.setup_session()
    asked = browser.post(address(session.id), data={"card": ASKS_ALWAYS})
    assert asked.headers["Location"] == f"{address(session.id)}/authenticate"
    assert ENGLISH["bank"] in browser.get(asked.headers["Location"]).text
    browser.post(asked.headers["Location"], data={"answer": answer})
    assert shop.session(session.id).status == status


def test_a_page_that_has_run_out_says_so(shop: Shop, browser: httpx.Client) -> None:
    session = shop.setup_session()
    shop.clock.forward(DAY)
    assert ENGLISH["expired"] in browser.get(address(session.id)).text


def test_an_unknown_page_is_a_404_in_the_browsers_language(browser: httpx.Client) -> None:
    shown = browser.get(address("cs_test_nobody"), headers={"Accept-Language": "pl-PL,pl"})
    assert shown.status_code == 404
    assert POLISH["missing"] in shown.text


def test_nonsense_in_the_form_changes_nothing(shop: Shop, browser: httpx.Client) -> None:
    session = shop.setup_session()
    assert browser.post(address(session.id), content=b"card=\xff").status_code == 303
    assert browser.post(f"{address(session.id)}/authenticate", data={}).status_code == 303
    assert shop.session(session.id).status == "open"


def test_both_languages_say_the_same_things() -> None:
    assert ENGLISH.keys() == POLISH.keys()
    for part in ("cards", "refused"):
        assert ENGLISH[part].keys() == POLISH[part].keys()
    assert ENGLISH["cards"].keys() == CARDS.keys()
