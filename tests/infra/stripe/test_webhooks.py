"""Webhooks: signed, at least once, in no promised order, and never to nobody."""

import json
from datetime import timedelta

import pytest
import stripe

from infra.embedded.stripe import Delivery
from infra.embedded.stripe.webhooks import PAUSES
from tests.infra.stripe.shop import DAY, VISA, Shop, headers_of

HOOK = "http://localhost:8000/api/webhooks/stripe"
SECRET = "whsec_of_the_shop"


class Receiver:
    """Somebody who listens, checks the signature, and answers as told."""

    def __init__(self, *answers: int) -> None:
        self.heard: list[stripe.Event] = []
        self._answers = list(answers)

    def __call__(self, delivery: Delivery) -> int:
        event = stripe.Webhook.construct_event(
            delivery.body, delivery.headers["Stripe-Signature"], SECRET
        )
        self.heard.append(event)
        return self._answers.pop(0) if self._answers else 200

    @property
    def types(self) -> list[str]:
        return [event.type for event in self.heard]


@pytest.fixture
def listening(shop: Shop) -> Shop:
    shop.embedded.webhooks.register(HOOK, SECRET)
    return shop


def test_every_change_arrives_signed_and_once(listening: Shop) -> None:
    listening.embedded.pay(listening.setup_session().id, VISA)
    receiver = Receiver()
    assert listening.embedded.deliver(receiver) == 5
    assert receiver.types == listening.events()
    assert listening.embedded.deliver(receiver) == 0


def test_an_event_holds_the_object_as_it_was_then(listening: Shop) -> None:
    intent = listening.hold(*listening.saved_card())
    listening.api.payment_intents.cancel(intent.id)
    receiver = Receiver()
    listening.embedded.deliver(receiver)
    states = [e.data.object["status"] for e in receiver.heard if e.type.startswith("payment_in")]
    assert states == ["requires_confirmation", "requires_capture", "canceled"]


def test_an_event_names_the_request_and_its_key(listening: Shop) -> None:
    session = listening.setup_session(key="b1")
    event = listening.api.events.list({"type": "setup_intent.created"}).data[0]
    assert event.request is not None
    assert event.request.idempotency_key == "b1"
    assert event.request.id == headers_of(session)["Request-Id"]


def test_an_endpoint_hears_only_what_it_asked_for(shop: Shop) -> None:
    shop.embedded.webhooks.register(HOOK, SECRET, ["checkout.session.completed"])
    shop.embedded.pay(shop.setup_session().id, VISA)
    receiver = Receiver()
    shop.embedded.deliver(receiver)
    assert receiver.types == ["checkout.session.completed"]


def test_what_was_not_received_comes_again_with_a_growing_pause(listening: Shop) -> None:
    listening.api.customers.create()
    receiver = Receiver(500, 0, 200)
    listening.embedded.deliver(receiver)
    for pause in PAUSES[:2]:
        listening.clock.forward(timedelta(seconds=pause - 1))
        assert listening.embedded.deliver(receiver) == 0
        listening.clock.forward(timedelta(seconds=1))
        assert listening.embedded.deliver(receiver) == 1
    assert len({event.id for event in receiver.heard}) == 1
    listening.clock.forward(DAY)
    assert listening.embedded.deliver(receiver) == 0
    assert listening.api.events.retrieve(receiver.heard[0].id).pending_webhooks == 0


def test_after_three_days_nobody_tries_any_more(listening: Shop) -> None:
    listening.api.customers.create()
    assert sum(PAUSES) <= 3 * 86_400
    for tries, pause in enumerate((*PAUSES, 0), start=1):
        assert listening.embedded.deliver(Receiver(500)) == 1, tries
        listening.clock.forward(timedelta(seconds=pause))
    listening.clock.forward(DAY)
    assert listening.embedded.deliver(Receiver()) == 0


def test_events_can_come_twice_and_in_any_order(listening: Shop) -> None:
    listening.embedded.webhooks.duplicate(events=1, copies=3)
    listening.embedded.webhooks.reverse()
    first = listening.api.customers.create()
    second = listening.api.customers.create()
    receiver = Receiver()
    listening.embedded.deliver(receiver)
    order = [event.data.object["id"] for event in receiver.heard]
    assert order == [second.id, first.id, first.id, first.id]


def test_an_event_can_be_sent_once_more_by_hand(listening: Shop) -> None:
    listening.api.customers.create()
    receiver = Receiver()
    listening.embedded.deliver(receiver)
    listening.embedded.webhooks.redeliver(receiver.heard[0].id)
    listening.embedded.deliver(receiver)
    assert receiver.heard[0].id == receiver.heard[1].id


def test_whoever_hears_of_it_may_ask_back_at_once(listening: Shop) -> None:
    session = listening.setup_session()
    listening.embedded.pay(session.id, VISA)
    seen = []

    def ask_back(delivery: Delivery) -> int:
        seen.append(listening.session(session.id).status)
        return 200

    listening.embedded.deliver(ask_back)
    assert set(seen) == {"complete"}


def test_an_endpoint_made_by_the_api_shows_its_secret_once(shop: Shop) -> None:
    made = shop.api.webhook_endpoints.create({"url": HOOK, "enabled_events": ["*"]})
    assert made.secret is not None
    assert made.secret.startswith("whsec_")
    assert not hasattr(shop.api.webhook_endpoints.retrieve(made.id), "secret")
    shop.api.customers.create()
    delivery = shop.embedded.due_deliveries()[0]
    signature = delivery.headers["Stripe-Signature"]
    event = stripe.Webhook.construct_event(delivery.body, signature, made.secret)
    assert event.type == "customer.created"


def test_an_endpoint_that_is_updated_hears_what_it_now_asks_for(shop: Shop) -> None:
    made = shop.api.webhook_endpoints.create({"url": HOOK, "enabled_events": ["charge.expired"]})
    shop.api.webhook_endpoints.update(made.id, {"enabled_events": ["customer.created"]})
    shop.api.customers.create()
    assert [one.type for one in shop.embedded.due_deliveries()] == ["customer.created"]


def test_a_deleted_endpoint_hears_nothing_more(shop: Shop) -> None:
    made = shop.api.webhook_endpoints.create({"url": HOOK, "enabled_events": ["*"]})
    shop.api.customers.create()
    assert shop.api.webhook_endpoints.delete(made.id).deleted
    assert shop.embedded.due_deliveries() == []
    assert shop.api.webhook_endpoints.list().data == []


def test_registering_again_changes_the_endpoint_instead_of_doubling_it(listening: Shop) -> None:
    listening.embedded.webhooks.register(HOOK, "whsec_new", ["customer.created"])
    listening.api.customers.create()
    (delivery,) = listening.embedded.due_deliveries()
    header = delivery.headers["Stripe-Signature"]
    assert stripe.Webhook.construct_event(delivery.body, header, "whsec_new")
    with pytest.raises(stripe.SignatureVerificationError):
        stripe.Webhook.construct_event(delivery.body, header, SECRET)
    assert json.loads(delivery.body)["type"] == "customer.created"
