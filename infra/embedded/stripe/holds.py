"""What becomes of a held payment: captured once, cancelled, or run out.

docs.stripe.com/payments/place-a-hold-on-a-payment-method; docs.stripe.com/api/payment_intents.
"""

from typing import Any

from infra.embedded.stripe import charges, customers, errors
from infra.embedded.stripe.store import Resource, Store

CANCELABLE = (
    "requires_payment_method",
    "requires_capture",
    "requires_confirmation",
    "requires_action",
    "processing",
)


def received(store: Store, intent: Resource, amount: int) -> None:
    intent.update(status="succeeded", amount_capturable=0, amount_received=amount)
    for session in store.all("checkout.session", payment_intent=intent["id"]):
        session["payment_status"] = "paid"
    store.event("payment_intent.succeeded", intent)


def capture(store: Store, params: Resource, id: str) -> Resource:
    """Once, in whole or in part; what is not taken is released at once."""
    intent = store.get("payment_intent", id)
    if intent["status"] != "requires_capture":
        raise unexpected(intent, "captured")
    whole: int = intent["amount_capturable"]
    amount: int = params.get("amount_to_capture", whole)
    if amount < 1:
        raise errors.bad_request(
            "Invalid positive integer", "parameter_invalid_integer", "amount_to_capture"
        )
    if amount > whole:
        raise errors.bad_request(
            "The amount to capture is greater than the amount that can be captured.",
            "amount_too_large",
            "amount_to_capture",
        )
    customers.note(intent, params)
    charges.settle(store, store.get("charge", intent["latest_charge"]), amount)
    received(store, intent, amount)
    return intent


def cancel(store: Store, params: Resource, id: str) -> Resource:
    """docs.stripe.com/api/payment_intents/cancel: what is held goes back. An intent of Checkout
    can be cancelled only when it is held; before that, its session is expired instead."""
    intent = store.get("payment_intent", id)
    checkout = bool(store.all("checkout.session", payment_intent=id))
    held = intent["status"] == "requires_capture"
    if intent["status"] not in CANCELABLE or (checkout and not held):
        raise unexpected(intent, "canceled")
    return close(store, intent, params.get("cancellation_reason"), "charge.refunded")


def close(store: Store, intent: Resource, reason: Any, event: str) -> Resource:
    if intent["status"] == "requires_capture":
        charge = store.get("charge", intent["latest_charge"])
        charges.give_back(charge, charge["amount"])
        store.event(event, charge)
    intent.update(
        status="canceled",
        amount_capturable=0,
        canceled_at=store.seconds(),
        cancellation_reason=reason,
        next_action=None,
    )
    store.event("payment_intent.canceled", intent)
    return intent


def unexpected(intent: Resource, wanted: str) -> errors.Refused:
    return errors.unexpected_state(
        "payment_intent",
        f"This PaymentIntent could not be {wanted} because it has a status of {intent['status']}.",
        dict(intent),
    )
