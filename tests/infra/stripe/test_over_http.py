"""The embedded Stripe over a real socket, with the official library and what can break there."""

from collections.abc import Iterator
from typing import Any

import pytest
import stripe

from infra.embedded.stripe import Fault
from tests.infra.stripe.servers import over_the_wire, serving
from tests.infra.stripe.shop import KEY, REFUSED_LATER, VISA, Shop, notes


@pytest.fixture
def far(shop: Shop) -> Iterator[Shop]:
    """The same shop, its library on the other side of a socket."""
    with over_the_wire() as http, serving(shop.embedded) as base:
        addresses: Any = {"api": base}
        client = stripe.StripeClient(
            KEY, base_addresses=addresses, http_client=http, max_network_retries=0
        )
        shop.api = client.v1
        yield shop


def test_a_whole_story_goes_over_the_wire(far: Shop) -> None:
    session = far.setup_session(key="b1", metadata={"booking": "zażółć & co."})
    assert far.setup_session(key="b1", metadata={"booking": "zażółć & co."}).id == session.id
    far.embedded.pay(session.id, VISA)
    done = far.session(session.id)
    assert notes(done.metadata) == {"booking": "zażółć & co."}
    assert isinstance(done.setup_intent, stripe.SetupIntent)
    intent = far.hold(str(done.customer), str(done.setup_intent.payment_method), key="t1/1")
    assert intent.status == "requires_capture"
    assert far.api.payment_intents.capture(intent.id, {"amount_to_capture": 4000}).status == (
        "succeeded"
    )
    with pytest.raises(stripe.IdempotencyError):
        far.hold(str(done.customer), "pm_other", key="t1/1")


def test_a_decline_and_a_lost_answer_come_over_the_wire(far: Shop) -> None:
    customer, method = far.saved_card(REFUSED_LATER)
    with pytest.raises(stripe.CardError) as refused:
        far.hold(customer, method)
    assert refused.value.error is not None
    assert refused.value.error.payment_intent is not None
    customer, method = far.saved_card()
    far.embedded.faults.plan(Fault.TIMEOUT)
    with pytest.raises(stripe.APIConnectionError):
        far.hold(customer, method, key="t1/1")
    assert far.hold(customer, method, key="t1/1").status == "requires_capture"
    assert len(far.api.charges.list({"customer": customer}).data) == 1
