"""Checkout: what a person does there, and what the shop finds afterwards."""

from typing import Any

import pytest
import stripe

from infra.embedded.stripe import Refused
from tests.infra.stripe.shop import (
    ASKS_ALWAYS,
    DECLINED,
    DISPUTES,
    VISA,
    Shop,
    charge_of,
    notes,
    window_of,
)


def test_a_card_is_saved_with_a_new_customer(shop: Shop) -> None:
    session = shop.setup_session()
    assert (session.status, session.customer, session.payment_status) == (
        "open",
        None,
        "no_payment_required",
    )
    visit = shop.embedded.pay(session.url or "", VISA)
    assert visit.url == f"http://localhost:8000/manage/?session={session.id}"
    done = shop.session(session.id)
    assert (done.status, done.url) == ("complete", None)
    assert isinstance(done.setup_intent, stripe.SetupIntent)
    assert done.setup_intent.status == "succeeded"
    assert done.setup_intent.customer == done.customer
    assert notes(done.setup_intent.metadata) == {"booking": "b1"}
    customer = shop.api.customers.retrieve(str(done.customer))
    assert customer.email == "client@example.com"
    methods = shop.api.payment_methods.list({"customer": customer.id, "type": "card"})
    assert [m.id for m in methods.data] == [done.setup_intent.payment_method]


def test_saving_a_card_tells_what_happened_in_its_order(shop: Shop) -> None:
    shop.embedded.pay(shop.setup_session().id, VISA)
    assert shop.events() == [
        "setup_intent.created",
        "customer.created",
        "payment_method.attached",
        "setup_intent.succeeded",
        "checkout.session.completed",
    ]


def test_expanding_reaches_the_card_behind_the_setup_intent(shop: Shop) -> None:
    session = shop.setup_session()
    shop.embedded.pay(session.id, VISA)
    found = shop.api.checkout.sessions.retrieve(
        session.id, {"expand": ["setup_intent.payment_method", "customer"]}
    )
    assert isinstance(found.customer, stripe.Customer)
    assert isinstance(found.setup_intent, stripe.SetupIntent)
    assert isinstance(found.setup_intent.payment_method, stripe.PaymentMethod)
    assert found.setup_intent.payment_method.card is not None
    assert found.setup_intent.payment_method.card.last4 == "4242"


def test_what_cannot_be_expanded_is_refused(shop: Shop) -> None:
    with pytest.raises(stripe.InvalidRequestError, match="cannot be expanded"):
        shop.api.checkout.sessions.retrieve(shop.setup_session().id, {"expand": ["metadata"]})


def test_a_declined_card_leaves_the_session_open_for_another(shop: Shop) -> None:
    session = shop.setup_session()
    visit = shop.embedded.pay(session.id, DECLINED)
    assert (visit.url, visit.refused) == (session.url, "card_declined")
    again = shop.session(session.id)
    assert again.status == "open"
    assert isinstance(again.setup_intent, stripe.SetupIntent)
    assert again.setup_intent.last_setup_error is not None
    assert again.setup_intent.last_setup_error.decline_code == "generic_decline"
    assert shop.embedded.pay(session.id, VISA).refused == ""
    assert len(shop.api.customers.list().data) == 1


def test_a_failed_three_d_secure_saves_nothing(shop: Shop) -> None:
    session = shop.setup_session()
    visit = shop.embedded.pay(session.id, ASKS_ALWAYS, approve=False)
    assert visit.refused == "setup_intent_authentication_failure"
    assert shop.session(session.id).status == "open"
    assert shop.embedded.pay(session.id, ASKS_ALWAYS).refused == ""
    assert "setup_intent.requires_action" in shop.events()


def test_a_hold_on_session_saves_the_card_and_is_not_yet_paid(shop: Shop) -> None:
    session = shop.payment_session()
    assert session.payment_intent is None
    shop.embedded.pay(session.id, ASKS_ALWAYS)
    done = shop.session(session.id)
    assert (done.status, done.payment_status) == ("complete", "unpaid")
    intent = done.payment_intent
    assert isinstance(intent, stripe.PaymentIntent)
    assert (intent.status, intent.amount_capturable) == ("requires_capture", 6000)
    assert notes(intent.metadata) == {"booking": "b1", "task": "t1"}
    assert window_of(intent).days == 7
    saved = shop.api.customers.payment_methods.list(str(done.customer))
    assert [m.id for m in saved.data] == [intent.payment_method]
    shop.api.payment_intents.capture(intent.id)
    assert shop.session(session.id).payment_status == "paid"


def test_a_failed_three_d_secure_holds_nothing(shop: Shop) -> None:
    session = shop.payment_session()
    visit = shop.embedded.pay(session.id, ASKS_ALWAYS, approve=False)
    assert visit.refused == "payment_intent_authentication_failure"
    assert "charge.succeeded" not in shop.events()


def test_a_held_payment_of_checkout_can_be_released_by_the_shop(shop: Shop) -> None:
    session = shop.payment_session()
    shop.embedded.pay(session.id, VISA)
    intent = shop.session(session.id).payment_intent
    assert isinstance(intent, stripe.PaymentIntent)
    assert shop.api.payment_intents.cancel(intent.id).status == "canceled"


def test_an_unfinished_payment_of_checkout_is_cancelled_by_expiring_alone(shop: Shop) -> None:
    session = shop.payment_session()
    shop.embedded.pay(session.id, DECLINED)
    intent = shop.session(session.id).payment_intent
    assert isinstance(intent, stripe.PaymentIntent)
    with pytest.raises(stripe.InvalidRequestError):
        shop.api.payment_intents.cancel(intent.id)
    shop.api.checkout.sessions.expire(session.id)
    assert shop.api.payment_intents.retrieve(intent.id).status == "canceled"


def test_nothing_can_be_done_twice_at_checkout(shop: Shop) -> None:
    session = shop.setup_session()
    shop.embedded.pay(session.id, VISA)
    with pytest.raises(Refused, match="complete"):
        shop.embedded.pay(session.id, VISA)
    with pytest.raises(stripe.InvalidRequestError, match="can be expired"):
        shop.api.checkout.sessions.expire(session.id)


def test_a_payment_taken_at_once_may_be_disputed(shop: Shop) -> None:
    session = shop.payment_session(payment_intent_data={"metadata": {"booking": "b1"}})
    shop.embedded.pay(session.id, DISPUTES)
    done = shop.session(session.id)
    assert done.payment_status == "paid"
    assert isinstance(done.payment_intent, stripe.PaymentIntent)
    assert charge_of(done.payment_intent).disputed
    dispute = shop.api.disputes.list({"charge": charge_of(done.payment_intent).id}).data[0]
    assert (dispute.status, dispute.reason, dispute.amount) == (
        "needs_response",
        "fraudulent",
        6000,
    )
    assert shop.events()[-3:] == [
        "charge.dispute.created",
        "charge.dispute.funds_withdrawn",
        "checkout.session.completed",
    ]


@pytest.mark.parametrize(
    ("over", "param"),
    [
        ({"payment_intent_data": {"capture_method": "manual"}}, "payment_intent_data"),
        ({"currency": ""}, "currency"),
        ({"customer": "cus_nobody", "customer_creation": "always"}, None),
        ({"mode": "rent"}, "mode"),
        ({"payment_method_types": ["card"]}, "payment_method_types"),
        ({"frobnicate": "1"}, "frobnicate"),
    ],
)
def test_a_session_that_contradicts_itself_is_refused(
    shop: Shop, over: dict[str, Any], param: str | None
) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refused:
        shop.setup_session(**over)
    assert refused.value.param == param
