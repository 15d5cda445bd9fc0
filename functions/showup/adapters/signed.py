"""What Stripe sends: whether it is Stripe that sends it, and in which of its two modes we are."""

from typing import Any

import msgspec
import stripe

# How old a signature may be (seconds): https://docs.stripe.com/webhooks#replay-attacks
TOLERANCE = 300


def is_live(key: str) -> bool:
    """Whether a key moves real money, as its name says: https://docs.stripe.com/keys"""
    return key.startswith(("sk_live_", "rk_live_"))


def read_webhook(body: bytes, signature: str, secret: str) -> dict[str, Any] | None:
    """The event, or None where the signature is missing, wrong or more than 5 minutes old. One that
    is not in plain letters is no signature, and Stripe's library could not even compare it."""
    if not signature.isascii():
        return None
    try:
        stripe.WebhookSignature.verify_header(body.decode(), signature, secret, TOLERANCE)
        return msgspec.json.decode(body, type=dict[str, Any])
    except (stripe.SignatureVerificationError, ValueError):
        return None
