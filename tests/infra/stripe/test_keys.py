"""API keys and their rights."""

import base64

import pytest
import stripe

from infra.embedded.stripe import CHECKOUT_ONLY, EVERYTHING, EmbeddedStripe
from tests.infra.stripe.shop import KEY, Clock, Shop, client_of


@pytest.fixture
def embedded() -> EmbeddedStripe:
    return EmbeddedStripe(Clock(), keys={KEY: EVERYTHING, "rk_test_checkout": CHECKOUT_ONLY})


def test_an_unknown_key_is_turned_away(embedded: EmbeddedStripe) -> None:
    with pytest.raises(stripe.AuthenticationError):
        client_of(embedded, "sk_test_other").v1.customers.list()


def test_a_restricted_key_reaches_checkout_and_nothing_else(embedded: EmbeddedStripe) -> None:
    api = client_of(embedded, "rk_test_checkout").v1
    assert api.checkout.sessions.list().data == []
    with pytest.raises(stripe.PermissionError) as refused:
        api.payment_intents.list()
    assert refused.value.http_status == 403


def test_a_key_may_come_as_the_name_of_basic_authentication(shop: Shop) -> None:
    basic = base64.b64encode(f"{KEY}:".encode()).decode()
    headers = {"Authorization": f"Basic {basic}"}
    assert shop.embedded.call("GET", "/v1/customers", headers, "").status == 200


@pytest.mark.parametrize("given", ["", "Bearer", "Basic %%%", "Basic /w=="])
def test_a_key_that_cannot_be_read_is_turned_away(shop: Shop, given: str) -> None:
    answer = shop.embedded.call("GET", "/v1/customers", {"Authorization": given}, "")
    assert answer.status == 401


def test_an_address_that_does_not_exist_is_a_404(shop: Shop) -> None:
    headers = {"Authorization": f"Bearer {KEY}"}
    assert shop.embedded.call("GET", "/v1/unicorns", headers, "").status == 404
