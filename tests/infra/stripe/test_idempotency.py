"""Idempotency keys: one answer a key, for a day; and what failures leave behind."""

from datetime import timedelta

import pytest
import stripe

from infra.embedded.stripe import Fault
from tests.infra.stripe.shop import DAY, REFUSED_LATER, Shop, headers_of


def test_the_same_key_gives_the_same_answer_and_does_nothing_again(shop: Shop) -> None:
    customer, method = shop.saved_card()
    first = shop.hold(customer, method, key="t1/1")
    second = shop.hold(customer, method, key="t1/1")
    assert second.id == first.id
    assert headers_of(second)["Idempotent-Replayed"] == "true"
    assert "Idempotent-Replayed" not in headers_of(first)
    assert len(shop.api.charges.list({"customer": customer}).data) == 1


def test_a_key_with_other_parameters_is_refused(shop: Shop) -> None:
    customer, method = shop.saved_card()
    shop.hold(customer, method, key="t1/1")
    with pytest.raises(stripe.IdempotencyError) as refused:
        shop.hold(customer, method, key="t1/1", amount=5000)
    assert refused.value.http_status == 400


def test_a_key_is_forgotten_after_a_day(shop: Shop) -> None:
    first = shop.setup_session(key="b1")
    shop.clock.forward(DAY - timedelta(seconds=1))
    assert shop.setup_session(key="b1").id == first.id
    shop.clock.forward(timedelta(seconds=1))
    assert shop.setup_session(key="b1").id != first.id


def test_a_decline_is_replayed_too(shop: Shop) -> None:
    customer, method = shop.saved_card(REFUSED_LATER)
    for _ in range(2):
        with pytest.raises(stripe.CardError):
            shop.hold(customer, method, key="t1/1")
    assert len(shop.api.charges.list({"customer": customer}).data) == 1


def test_a_request_that_never_began_leaves_its_key_free(shop: Shop) -> None:
    with pytest.raises(stripe.InvalidRequestError):
        shop.setup_session(key="b1", expires_at=1)
    assert shop.setup_session(key="b1").status == "open"


def test_a_time_out_hides_what_was_done_and_the_key_brings_it_back(shop: Shop) -> None:
    customer, method = shop.saved_card()
    shop.embedded.faults.plan(Fault.TIMEOUT, path="/v1/payment_intents")
    with pytest.raises(stripe.APIConnectionError):
        shop.hold(customer, method, key="t1/1")
    assert len(shop.api.charges.list({"customer": customer}).data) == 1
    assert shop.hold(customer, method, key="t1/1").status == "requires_capture"
    assert len(shop.api.charges.list({"customer": customer}).data) == 1


def test_a_lost_connection_has_done_nothing(shop: Shop) -> None:
    customer, method = shop.saved_card()
    shop.embedded.faults.plan(Fault.UNREACHABLE, times=2)
    for _ in range(2):
        with pytest.raises(stripe.APIConnectionError):
            shop.hold(customer, method, key="t1/1")
    assert shop.api.charges.list({"customer": customer}).data == []
    assert shop.hold(customer, method, key="t1/1").status == "requires_capture"


def test_a_500_is_replayed_under_its_key_whether_or_not_the_work_was_done(shop: Shop) -> None:
    customer, method = shop.saved_card()
    for attempt, (fault, charges) in enumerate([(Fault.BROKEN, 0), (Fault.BROKEN_AFTER, 1)]):
        shop.embedded.faults.plan(fault)
        for _ in range(2):
            with pytest.raises(stripe.APIError) as broken:
                shop.hold(customer, method, key=f"t1/{attempt}")
            assert broken.value.http_status == 500
        assert len(shop.api.charges.list({"customer": customer}).data) == charges


def test_too_many_requests_and_a_key_in_use_are_not_kept(shop: Shop) -> None:
    shop.embedded.faults.plan(Fault.TOO_MANY)
    with pytest.raises(stripe.RateLimitError):
        shop.setup_session(key="b1")
    shop.embedded.faults.plan(Fault.IN_USE)
    with pytest.raises(stripe.APIError) as refused:
        shop.setup_session(key="b1")
    assert refused.value.http_status == 409
    assert shop.setup_session(key="b1").status == "open"


def test_a_fault_waits_for_the_call_that_it_is_meant_for(shop: Shop) -> None:
    shop.embedded.faults.plan(Fault.BROKEN, path="/capture")
    intent = shop.hold(*shop.saved_card())
    with pytest.raises(stripe.APIError):
        shop.api.payment_intents.capture(intent.id)
    assert shop.api.payment_intents.retrieve(intent.id).status == "requires_capture"
    assert shop.api.payment_intents.capture(intent.id).status == "succeeded"
