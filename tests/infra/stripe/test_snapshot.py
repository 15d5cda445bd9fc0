"""The state as JSON: everything is still there after a restart, and nothing else."""

import json

import stripe

from infra.embedded.stripe import EmbeddedStripe
from tests.infra.stripe.shop import ASKS_ONCE, VISA, Shop, client_of


def restarted(shop: Shop) -> EmbeddedStripe:
    """Another process that reads what this one wrote."""
    written = json.dumps(shop.embedded.snapshot())
    again = EmbeddedStripe(shop.clock)
    again.restore(json.loads(written))
    return again


def test_a_restart_keeps_cards_keys_and_undelivered_webhooks(shop: Shop) -> None:
    shop.embedded.webhooks.register("http://localhost/hook", "whsec_1")
    customer, method = shop.saved_card(ASKS_ONCE)
    intent = shop.hold(customer, method, key="t1/1")
    waiting = [delivery.event for delivery in shop.embedded.due_deliveries()]
    again = restarted(shop)
    assert [delivery.event for delivery in again.due_deliveries()] == waiting
    api = client_of(again).v1
    shop.embedded, shop.api = again, api
    assert shop.hold(customer, method, key="t1/1").id == intent.id
    assert api.payment_intents.capture(intent.id).status == "succeeded"


def test_a_session_begun_before_a_restart_can_be_finished_after_it(shop: Shop) -> None:
    session = shop.payment_session()
    again = restarted(shop)
    again.pay(session.id, VISA)
    done = client_of(again).v1.checkout.sessions.retrieve(
        session.id, {"expand": ["payment_intent"]}
    )
    assert isinstance(done.payment_intent, stripe.PaymentIntent)
    assert done.payment_intent.status == "requires_capture"


def test_a_snapshot_does_not_change_with_what_comes_after(shop: Shop) -> None:
    session = shop.setup_session()
    before = shop.embedded.snapshot()
    shop.embedded.pay(session.id, VISA)
    shop.embedded.restore(before)
    assert shop.session(session.id).status == "open"
    shop.embedded.pay(session.id, VISA)
    assert before["resources"][session.id]["status"] == "open"
