"""A shop with an embedded Stripe and a clock, and what its tests do again and again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import stripe

from infra.embedded.stripe import EmbeddedStripe
from infra.embedded.stripe.transport import InMemory

KEY = "sk_test_embedded"
SUCCESS = "http://localhost:8000/manage/?session={CHECKOUT_SESSION_ID}"
CANCEL = "http://localhost:8000/book/"
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

VISA = "4242424242424242"
MASTERCARD = "5555555555554444"
AMEX = "378282246310005"
DECLINED = "4000000000000002"
POOR = "4000000000009995"
EXPIRED = "4000000000000069"
REFUSED_LATER = "4000000000000341"
ASKS_ONCE = "4000002500003155"
ASKS_ALWAYS = "4000002760003184"
DISPUTES = "4000000000000259"
INQUIRES = "4000000000001976"
WARNED = "4000000000005423"
NOT_RECEIVED = "4000000000002685"


@dataclass
class Clock:
    """A business clock that moves when told."""

    now: datetime = field(default_factory=lambda: datetime(2026, 11, 24, 9, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now

    def forward(self, by: timedelta) -> None:
        self.now += by


def client_of(embedded: EmbeddedStripe, key: str = KEY) -> stripe.StripeClient:
    return stripe.StripeClient(key, http_client=InMemory(embedded), max_network_retries=0)


class Shop:
    """The official library's client in front of one embedded Stripe."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.embedded = EmbeddedStripe(self.clock)
        self.client = client_of(self.embedded)
        self.api = self.client.v1

    def setup_session(self, key: str | None = None, **over: Any) -> stripe.checkout.Session:
        params: Any = {
            "mode": "setup",
            "customer_creation": "always",
            "currency": "pln",
            "customer_email": "client@example.com",
            "success_url": SUCCESS,
            "cancel_url": CANCEL,
            "metadata": {"booking": "b1"},
            "setup_intent_data": {"metadata": {"booking": "b1"}},
        }
        return self.api.checkout.sessions.create(params | over, _options(key))

    def payment_session(self, amount: int = 6000, **over: Any) -> stripe.checkout.Session:
        params: Any = {
            "mode": "payment",
            "customer_creation": "always",
            "customer_email": "client@example.com",
            "success_url": SUCCESS,
            "cancel_url": CANCEL,
            "line_items": [
                {
                    "quantity": 1,
                    "price_data": {
                        "currency": "pln",
                        "unit_amount": amount,
                        "product_data": {"name": "Deposit"},
                    },
                }
            ],
            "payment_intent_data": {
                "capture_method": "manual",
                "setup_future_usage": "off_session",
                "metadata": {"booking": "b1", "task": "t1"},
            },
        }
        return self.api.checkout.sessions.create(params | over)

    def saved_card(self, number: str = VISA) -> tuple[str, str]:
        """The ids of a customer and of their card, saved through Checkout."""
        session = self.setup_session()
        self.embedded.pay(session.id, number)
        done = self.session(session.id)
        assert isinstance(done.setup_intent, stripe.SetupIntent)
        return str(done.customer), str(done.setup_intent.payment_method)

    def session(self, id: str) -> stripe.checkout.Session:
        expand = ["setup_intent", "payment_intent.latest_charge"]
        return self.api.checkout.sessions.retrieve(id, {"expand": expand})

    def hold(
        self, customer: str, method: str, key: str | None = None, **over: Any
    ) -> stripe.PaymentIntent:
        params: Any = {
            "amount": 6000,
            "currency": "pln",
            "customer": customer,
            "payment_method": method,
            "capture_method": "manual",
            "off_session": True,
            "confirm": True,
            "metadata": {"booking": "b1", "task": "t1", "attempt": "1"},
            "expand": ["latest_charge"],
        }
        return self.api.payment_intents.create(params | over, _options(key))

    def events(self) -> list[str]:
        """The types of everything that happened, oldest first."""
        return [event["type"] for event in self.embedded.store.all("event")]


def _options(key: str | None) -> stripe.RequestOptions:
    return {"idempotency_key": key} if key else {}


def notes(metadata: stripe.StripeObject | None) -> dict[str, str]:
    """Metadata as a plain dict, which the library's objects are not."""
    return metadata.to_dict() if metadata is not None else {}


def headers_of(resource: stripe.StripeObject) -> Mapping[str, str]:
    """What came with the answer."""
    assert resource.last_response is not None
    return resource.last_response.headers


def charge_of(intent: stripe.PaymentIntent) -> stripe.Charge:
    assert isinstance(intent.latest_charge, stripe.Charge)
    return intent.latest_charge


def window_of(intent: stripe.PaymentIntent) -> timedelta:
    """How long the hold may be captured."""
    charge = charge_of(intent)
    details = charge.payment_method_details
    assert details is not None
    assert details.card is not None
    assert details.card.capture_before is not None
    return timedelta(seconds=details.card.capture_before - charge.created)
