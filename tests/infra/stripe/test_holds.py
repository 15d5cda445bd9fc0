"""Holds on a saved card: placed without the client, captured once, released, refused."""

from datetime import timedelta

import pytest
import stripe

from tests.infra.stripe.shop import (
    AMEX,
    ASKS_ALWAYS,
    ASKS_ONCE,
    DISPUTES,
    MASTERCARD,
    REFUSED_LATER,
    VISA,
    Shop,
    charge_of,
    notes,
    window_of,
)


@pytest.mark.parametrize(
    ("card", "window"),
    [
        (VISA, timedelta(days=4, hours=18)),
        (MASTERCARD, timedelta(days=7)),
        (AMEX, timedelta(days=7)),
    ],
)
def test_a_merchants_hold_lasts_as_long_as_the_brand_lets_it(
    shop: Shop, card: str, window: timedelta
) -> None:
    intent = shop.hold(*shop.saved_card(card))
    assert (intent.status, intent.amount_capturable) == ("requires_capture", 6000)
    assert window_of(intent) == window


def test_a_hold_is_found_among_the_customers_charges_by_its_metadata(shop: Shop) -> None:
    customer, method = shop.saved_card()
    shop.hold(customer, method)
    found = shop.api.charges.list({"customer": customer}).data
    assert [(c.metadata["task"], c.status, c.captured) for c in found] == [
        ("t1", "succeeded", False)
    ]


def test_taking_a_part_gives_the_rest_back_at_once(shop: Shop) -> None:
    intent = shop.hold(*shop.saved_card())
    taken = shop.api.payment_intents.capture(
        intent.id, {"amount_to_capture": 4000, "expand": ["latest_charge"]}
    )
    assert (taken.status, taken.amount_received, taken.amount_capturable) == ("succeeded", 4000, 0)
    charge = charge_of(taken)
    assert (charge.captured, charge.amount_captured, charge.amount_refunded) == (True, 4000, 2000)
    assert shop.events()[-2:] == ["charge.captured", "payment_intent.succeeded"]


def test_a_hold_is_taken_once(shop: Shop) -> None:
    intent = shop.hold(*shop.saved_card())
    shop.api.payment_intents.capture(intent.id, {"amount_to_capture": 1000})
    for again in (shop.api.payment_intents.capture, shop.api.payment_intents.cancel):
        with pytest.raises(stripe.InvalidRequestError) as refused:
            again(intent.id)
        assert refused.value.code == "payment_intent_unexpected_state"
        assert refused.value.error is not None
        assert refused.value.error.payment_intent is not None
        assert refused.value.error.payment_intent.status == "succeeded"


@pytest.mark.parametrize("amount", [0, 6001])
def test_neither_nothing_nor_more_than_is_held_can_be_taken(shop: Shop, amount: int) -> None:
    intent = shop.hold(*shop.saved_card())
    with pytest.raises(stripe.InvalidRequestError) as refused:
        shop.api.payment_intents.capture(intent.id, {"amount_to_capture": amount})
    assert refused.value.param == "amount_to_capture"
    assert shop.api.payment_intents.retrieve(intent.id).status == "requires_capture"


def test_a_released_hold_is_cancelled_and_can_no_longer_be_taken(shop: Shop) -> None:
    intent = shop.hold(*shop.saved_card())
    gone = shop.api.payment_intents.cancel(
        intent.id, {"cancellation_reason": "requested_by_customer", "expand": ["latest_charge"]}
    )
    assert (gone.status, gone.amount_capturable) == ("canceled", 0)
    assert (charge_of(gone).refunded, charge_of(gone).captured) == (True, False)
    with pytest.raises(stripe.InvalidRequestError):
        shop.api.payment_intents.capture(intent.id)


def test_a_card_set_up_with_three_d_secure_is_not_asked_again(shop: Shop) -> None:
    assert shop.hold(*shop.saved_card(ASKS_ONCE)).status == "requires_capture"


def test_a_card_that_always_asks_refuses_without_the_client(shop: Shop) -> None:
    customer, method = shop.saved_card(ASKS_ALWAYS)
    with pytest.raises(stripe.CardError) as refused:
        shop.hold(customer, method)
    error = refused.value.error
    assert error is not None
    assert (refused.value.http_status, error.code, error.decline_code) == (
        402,
        "authentication_required",
        "authentication_required",
    )
    assert error.payment_intent is not None
    intent = shop.api.payment_intents.retrieve(error.payment_intent.id)
    assert (intent.status, intent.payment_method) == ("requires_payment_method", None)
    assert notes(intent.metadata) == {"booking": "b1", "task": "t1", "attempt": "1"}
    assert intent.last_payment_error is not None
    assert intent.last_payment_error.code == "authentication_required"


def test_a_card_that_declines_after_saving_leaves_a_failed_charge(shop: Shop) -> None:
    customer, method = shop.saved_card(REFUSED_LATER)
    with pytest.raises(stripe.CardError) as refused:
        shop.hold(customer, method)
    assert refused.value.code == "card_declined"
    charge = shop.api.charges.list({"customer": customer}).data[0]
    assert (charge.status, charge.paid, charge.failure_code) == ("failed", False, "card_declined")
    assert notes(charge.metadata) == {"booking": "b1", "task": "t1", "attempt": "1"}
    assert shop.events()[-2:] == ["charge.failed", "payment_intent.payment_failed"]


def test_a_card_that_was_taken_away_cannot_be_held(shop: Shop) -> None:
    customer, method = shop.saved_card()
    assert shop.api.payment_methods.detach(method).customer is None
    assert shop.api.payment_methods.list({"customer": customer}).data == []
    with pytest.raises(stripe.InvalidRequestError, match="detached"):
        shop.hold(customer, method)
    assert shop.events()[-1] == "payment_method.detached"


def test_a_card_belongs_to_its_customer(shop: Shop) -> None:
    _, method = shop.saved_card()
    other, _ = shop.saved_card()
    with pytest.raises(stripe.InvalidRequestError, match="must be attached to the customer"):
        shop.hold(other, method)


def test_a_disputed_card_is_disputed_when_the_money_is_taken(shop: Shop) -> None:
    intent = shop.hold(*shop.saved_card(DISPUTES))
    assert shop.api.disputes.list().data == []
    shop.api.payment_intents.capture(intent.id, {"amount_to_capture": 4000})
    assert [d.amount for d in shop.api.disputes.list().data] == [4000]


def test_too_small_an_amount_is_refused(shop: Shop) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refused:
        shop.hold(*shop.saved_card(), amount=199)
    assert refused.value.code == "amount_too_small"


def test_what_was_taken_can_be_given_back_but_no_more(shop: Shop) -> None:
    intent = shop.hold(*shop.saved_card())
    shop.api.payment_intents.capture(intent.id, {"amount_to_capture": 4000})
    back = shop.api.refunds.create({"payment_intent": intent.id, "amount": 1500})
    assert (back.status, back.amount) == ("succeeded", 1500)
    with pytest.raises(stripe.InvalidRequestError) as refused:
        shop.api.refunds.create({"payment_intent": intent.id, "amount": 2501})
    assert refused.value.param == "amount"
    shop.api.refunds.create({"payment_intent": intent.id, "metadata": {"task": "t2"}})
    with pytest.raises(stripe.InvalidRequestError) as refused:
        shop.api.refunds.create({"payment_intent": intent.id})
    assert refused.value.code == "charge_already_refunded"
    found = shop.api.refunds.list({"payment_intent": intent.id}).data
    assert [(r.amount, notes(r.metadata)) for r in found] == [
        (2500, {"task": "t2"}),
        (1500, {}),
    ]
