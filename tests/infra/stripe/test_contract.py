"""One contract, three implementations: embedded in memory, embedded over HTTP, and localstripe.

localstripe has no Checkout, no idempotency keys and no expiry, takes every unknown card for a Visa,
and puts what was made in one second in any order; what it can do, all three do alike.
"""

from collections.abc import Iterator
from typing import Any

import pytest
import stripe

from infra.embedded.stripe import EmbeddedStripe
from infra.embedded.stripe.transport import InMemory
from tests.infra.stripe.servers import localstripe, over_the_wire, serving
from tests.infra.stripe.shop import KEY, MASTERCARD, POOR, REFUSED_LATER, VISA, Clock


@pytest.fixture(scope="module")
def http() -> Iterator[stripe.HTTPClient]:
    with over_the_wire() as client:
        yield client


@pytest.fixture(scope="module", params=["in memory", "over HTTP", "localstripe"])
def api(request: pytest.FixtureRequest, http: stripe.HTTPClient) -> Iterator[stripe.V1Services]:
    if request.param == "in memory":
        yield connected(InMemory(EmbeddedStripe(Clock())))
    elif request.param == "over HTTP":
        with serving(EmbeddedStripe(Clock())) as base:
            yield connected(http, base)
    else:
        with localstripe() as base:
            yield connected(http, base)


def connected(http: stripe.HTTPClient, base: str = "https://api.stripe.com") -> stripe.V1Services:
    client = stripe.StripeClient(
        KEY, base_addresses={"api": base}, http_client=http, max_network_retries=0
    )
    return client.v1


def a_card(api: stripe.V1Services, number: str = VISA) -> stripe.PaymentMethod:
    card: Any = {"number": number, "exp_month": 12, "exp_year": 2034, "cvc": "123"}
    return api.payment_methods.create({"type": "card", "card": card})


def a_client_with_a_card(api: stripe.V1Services, number: str = VISA) -> tuple[str, str]:
    customer = api.customers.create({"email": "client@example.com"})
    method = a_card(api, number)
    api.payment_methods.attach(method.id, {"customer": customer.id})
    return customer.id, method.id


def a_hold(api: stripe.V1Services, customer: str, method: str) -> stripe.PaymentIntent:
    return api.payment_intents.create(
        {
            "amount": 6000,
            "currency": "pln",
            "customer": customer,
            "payment_method": method,
            "capture_method": "manual",
            "confirm": True,
            "off_session": True,
            "metadata": {"booking": "b1"},
        }
    )


def test_a_customer_is_found_again(api: stripe.V1Services) -> None:
    made = api.customers.create({"email": "client@example.com", "metadata": {"booking": "b1"}})
    found = api.customers.retrieve(made.id)
    assert (found.email, found.metadata and found.metadata.to_dict()) == (
        "client@example.com",
        {"booking": "b1"},
    )
    assert made.id in [c.id for c in api.customers.list({"limit": 1}).data]


def test_an_unknown_customer_is_missing(api: stripe.V1Services) -> None:
    with pytest.raises(stripe.InvalidRequestError) as missing:
        api.customers.retrieve("cus_nobody")
    assert missing.value.http_status == 404


def test_a_card_is_saved_with_a_customer_and_taken_away(api: stripe.V1Services) -> None:
    customer, method = a_client_with_a_card(api, MASTERCARD)
    (saved,) = api.payment_methods.list({"customer": customer, "type": "card"}).data
    assert (saved.id, saved.card and saved.card.last4) == (method, "4444")
    assert api.payment_methods.detach(method).customer is None
    assert api.payment_methods.list({"customer": customer, "type": "card"}).data == []


def test_a_card_without_money_cannot_be_saved(api: stripe.V1Services) -> None:
    with pytest.raises(stripe.CardError) as refused:
        a_client_with_a_card(api, POOR)
    assert (refused.value.http_status, refused.value.code) == (402, "card_declined")


def test_a_setup_intent_saves_a_card(api: stripe.V1Services) -> None:
    customer = api.customers.create()
    made = api.setup_intents.create({"customer": customer.id, "usage": "off_session"})
    assert made.status == "requires_payment_method"
    done = api.setup_intents.confirm(made.id, {"payment_method": a_card(api).id})
    assert (done.status, done.usage) == ("succeeded", "off_session")


def test_a_hold_is_placed_and_taken_in_part(api: stripe.V1Services) -> None:
    held = a_hold(api, *a_client_with_a_card(api))
    assert (held.status, held.amount) == ("requires_capture", 6000)
    taken = api.payment_intents.capture(
        held.id, {"amount_to_capture": 4000, "expand": ["latest_charge"]}
    )
    assert taken.status == "succeeded"
    charge = taken.latest_charge
    assert isinstance(charge, stripe.Charge)
    assert (charge.captured, charge.amount, charge.amount_refunded) == (True, 6000, 2000)
    with pytest.raises(stripe.InvalidRequestError):
        api.payment_intents.capture(held.id)


def test_a_hold_is_released(api: stripe.V1Services) -> None:
    held = a_hold(api, *a_client_with_a_card(api))
    assert api.payment_intents.cancel(held.id).status == "canceled"
    assert api.payment_intents.retrieve(held.id).status == "canceled"


def test_a_refused_hold_is_a_card_error_with_the_banks_reason(api: stripe.V1Services) -> None:
    customer, method = a_client_with_a_card(api, REFUSED_LATER)
    with pytest.raises(stripe.CardError) as refused:
        a_hold(api, customer, method)
    assert (refused.value.http_status, refused.value.code) == (402, "card_declined")
    (charge,) = api.charges.list({"customer": customer}).data
    assert (charge.status, charge.failure_code) == ("failed", "card_declined")


def test_what_was_taken_is_given_back(api: stripe.V1Services) -> None:
    held = a_hold(api, *a_client_with_a_card(api))
    api.payment_intents.capture(held.id)
    back = api.refunds.create({"payment_intent": held.id, "amount": 1000})
    assert (back.status, back.amount) == ("succeeded", 1000)
    assert [r.id for r in api.refunds.list({"payment_intent": held.id}).data] == [back.id]


def test_a_list_goes_on_where_the_last_page_ended(api: stripe.V1Services) -> None:
    email = "pages@example.com"
    made = {api.customers.create({"email": email}).id for _ in range(3)}
    first = api.customers.list({"limit": 2, "email": email})
    last = first.data[-1].id
    second = api.customers.list({"limit": 2, "email": email, "starting_after": last})
    found = [customer.id for customer in (*first.data, *second.data)]
    assert (len(found), set(found), first.has_more) == (3, made, True)


def test_a_saved_card_is_found_with_its_customer_and_its_last_digits(
    api: stripe.V1Services,
) -> None:
    customer, method = a_client_with_a_card(api)
    found = api.payment_methods.retrieve(method)
    assert found.card is not None
    assert (found.customer, found.card.last4) == (customer, "4242")
