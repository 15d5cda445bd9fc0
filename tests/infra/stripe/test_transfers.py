"""BLIK and Przelewy24 at the embedded Checkout: at once, later, or not at all; never held."""

from datetime import timedelta
from typing import Any

import pytest
import stripe

from tests.infra.stripe.shop import CANCEL, HOUR, SUCCESS, VISA, Shop


def a_session(shop: Shop, *ways: str, currency: str = "pln", **more: Any) -> Any:
    price: Any = {"currency": currency, "unit_amount": 6000, "product_data": {"name": "A talk"}}
    params: Any = {
        "mode": "payment",
        "customer_creation": "always",
        "customer_email": "client@example.com",
        "line_items": [{"quantity": 1, "price_data": price}],
        "allowed_payment_method_types": list(ways),
        "success_url": SUCCESS,
        "cancel_url": CANCEL,
    }
    return shop.api.checkout.sessions.create({**params, **more})


def seen(shop: Shop, session: Any) -> tuple[str, str, str]:
    """The session, what it says of the money, and its intent."""
    expand: Any = {"expand": ["payment_intent"]}
    found: Any = shop.api.checkout.sessions.retrieve(session.id, expand)
    return found.status, found.payment_status, found.payment_intent.status


@pytest.mark.parametrize("way", ["blik", "p24"])
def test_paid_at_once_is_paid_like_with_a_card(shop: Shop, way: str) -> None:
    session = a_session(shop, "card", "blik", "p24")
    shop.embedded.pay(session.url, way)
    assert seen(shop, session) == ("complete", "paid", "succeeded")
    assert shop.events()[-2:] == ["payment_intent.succeeded", "checkout.session.completed"]


@pytest.mark.parametrize(
    ("way", "end", "told"),
    [
        ("blik_later", ("complete", "paid", "succeeded"), "succeeded"),
        ("p24_later", ("complete", "paid", "succeeded"), "succeeded"),
        ("p24_fails", ("complete", "unpaid", "requires_payment_method"), "failed"),
    ],
)
def test_a_bank_that_takes_its_time_is_told_of_afterwards(
    shop: Shop, way: str, end: tuple[str, str, str], told: str
) -> None:
    session = a_session(shop, "blik", "p24")
    shop.embedded.pay(session.url, way)
    assert seen(shop, session) == ("complete", "unpaid", "processing")
    assert shop.events()[-1] == "checkout.session.completed"
    shop.clock.forward(3 * HOUR - timedelta(seconds=1))
    assert seen(shop, session) == ("complete", "unpaid", "processing")
    shop.clock.forward(timedelta(seconds=1))
    assert seen(shop, session) == end
    assert shop.events()[-1] == f"checkout.session.async_payment_{told}"


def test_a_refusal_leaves_the_session_open(shop: Shop) -> None:
    session = a_session(shop, "card", "blik")
    visit = shop.embedded.pay(session.url, "blik_refused")
    assert visit.refused == "payment_method_provider_decline"
    shop.embedded.pay(session.url, VISA)
    assert seen(shop, session) == ("complete", "paid", "succeeded")


@pytest.mark.parametrize(("way", "type"), [("blik", "blik"), ("p24", "p24")])
def test_it_goes_back_in_whole_and_in_part(shop: Shop, way: str, type: str) -> None:
    session = a_session(shop, "blik", "p24")
    shop.embedded.pay(session.url, way)
    intent = str(shop.api.checkout.sessions.retrieve(session.id).payment_intent)
    some: Any = {"payment_intent": intent, "amount": 2500}
    refund = shop.api.refunds.create(some)
    assert refund.destination_details
    assert refund.destination_details.type == type
    rest: Any = {"payment_intent": intent}
    assert shop.api.refunds.create(rest).amount == 3500


@pytest.mark.parametrize(
    ("ways", "more"),
    [
        (["blik"], {"currency": "eur"}),
        (["p24"], {"currency": "czk"}),
        (["blik"], {"payment_intent_data": {"capture_method": "manual"}}),
        (["card", "p24"], {"payment_intent_data": {"capture_method": "manual"}}),
        (["cash"], {}),
    ],
)
def test_what_cannot_be_held_or_has_another_currency_is_refused(
    shop: Shop, ways: list[str], more: dict[str, Any]
) -> None:
    with pytest.raises(stripe.InvalidRequestError):
        a_session(shop, *ways, **more)


def test_what_the_session_does_not_offer_cannot_be_paid_with(shop: Shop) -> None:
    session = a_session(shop, "card")
    with pytest.raises(Exception, match="does not offer"):
        shop.embedded.pay(session.url, "blik")
