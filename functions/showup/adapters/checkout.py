"""What Stripe Checkout is asked for: to save a card, to place a hold with the client there, or to
take a deposit in advance."""

from typing import Any

from showup.domain.booking import Booking
from showup.domain.deposit import CheckoutMode


def params(
    booking: Booking, *, back: str, cancel: str, statement: str = ""
) -> tuple[dict[str, Any], int]:
    """With the number of the session that the booking waits for. `back`, `cancel`: addresses;
    `statement`: see `beside_the_sum`."""
    checkout = booking.deposit.checkout
    assert checkout is not None, "a booking that waits for a card has a checkout"
    common = {
        "mode": "setup" if checkout.mode is CheckoutMode.SETUP else "payment",
        "client_reference_id": booking.id,
        "metadata": {"booking": booking.id},
        "expires_at": int(checkout.expires.timestamp()),
        "locale": booking.locale,
        "allowed_payment_method_types": _methods(booking),
        "success_url": back,
        "cancel_url": cancel,
    }
    asked = {
        CheckoutMode.SETUP: _to_save,
        CheckoutMode.PAYMENT: _to_hold,
        CheckoutMode.PREPAY: _to_prepay,
    }
    made = common | asked[checkout.mode](booking)
    if "payment_intent_data" in made:
        made["payment_intent_data"] |= beside_the_sum(statement, _methods(booking))
    return made, checkout.number


# Of the 22 characters of a statement the account's own beginning takes up to 10, and "* " two.
SUFFIX = 10


def beside_the_sum(statement: str, methods: list[str]) -> dict[str, str]:
    """What the client's bank writes beside it. For a card it goes on after the beginning that the
    account has in Stripe's Dashboard, and the whole text is refused; for anything else it is all
    of it. https://docs.stripe.com/get-started/account/statement-descriptors#dynamic"""
    if not statement:
        return {}
    if "card" not in methods:
        return {"statement_descriptor": statement}
    words = statement[: SUFFIX + 1].rsplit(" ", 1)[0] if len(statement) > SUFFIX else statement
    return {"statement_descriptor_suffix": words[:SUFFIX].strip()}


def _methods(booking: Booking) -> list[str]:
    """In the order in which the policy names them."""
    mode, currency = booking.deposit.mode, booking.price.currency
    return [method.value for method in booking.terms.methods(mode, currency)]


def _to_save(booking: Booking) -> dict[str, Any]:
    return {
        "currency": booking.price.currency.lower(),
        "customer_creation": "always",
        "customer_email": booking.client.email,
        "setup_intent_data": {"metadata": {"booking": booking.id}},
    }


def _to_hold(booking: Booking) -> dict[str, Any]:
    """https://docs.stripe.com/payments/place-a-hold-on-a-payment-method"""
    return _who(booking) | {
        "line_items": _items(booking),
        "payment_intent_data": {
            "capture_method": "manual",
            "setup_future_usage": "off_session",
            "metadata": {"booking": booking.id},
        },
    }


def _who(booking: Booking) -> dict[str, Any]:
    """The customer as Stripe knows them, unless they may have been deleted with their card."""
    if booking.deposit.is_removed or booking.deposit.refusal == "card_removed":
        return {"customer_creation": "always", "customer_email": booking.client.email}
    return {"customer": booking.deposit.customer}


def _to_prepay(booking: Booking) -> dict[str, Any]:
    """https://docs.stripe.com/payments/accept-a-payment"""
    return {
        "customer_creation": "always",
        "customer_email": booking.client.email,
        "line_items": _items(booking),
        "payment_intent_data": {"metadata": {"booking": booking.id}},
    }


def _items(booking: Booking) -> list[dict[str, Any]]:
    amount = booking.to_hold
    price = {
        "currency": amount.currency.lower(),
        "unit_amount": amount.amount,
        "product_data": {"name": booking.service_name},
    }
    return [{"quantity": 1, "price_data": price}]
