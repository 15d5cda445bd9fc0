"""BLIK and Przelewy24: paid at the client's bank, once, and never held or saved.

docs.stripe.com/payments/blik: PLN alone, no manual capture, not in set-up mode; refunds in whole
and in part. docs.stripe.com/payments/p24: PLN and EUR, the same otherwise. Both call the
confirmation immediate. What a bank does not confirm at once is told like any delayed payment: the
session is `complete` and `unpaid`, then comes `checkout.session.async_payment_succeeded` or
`…_failed` (docs.stripe.com/checkout/fulfillment).
"""

from dataclasses import dataclass

from infra.embedded.stripe import charges, errors
from infra.embedded.stripe.customers import billing
from infra.embedded.stripe.holds import received
from infra.embedded.stripe.store import Resource, Store

LATER = 3 * 3_600
CURRENCIES = {"blik": ("pln",), "p24": ("pln", "eur")}


@dataclass(frozen=True)
class Transfer:
    """What somebody chooses at Checkout instead of a test card, and what their bank does then."""

    name: str
    type: str
    refused: bool = False
    later: bool = False
    fails: bool = False


TRANSFERS = {
    transfer.name: transfer
    for transfer in (
        Transfer("blik", "blik"),
        Transfer("blik_later", "blik", later=True),
        Transfer("blik_refused", "blik", refused=True),
        Transfer("p24", "p24"),
        Transfer("p24_later", "p24", later=True),
        Transfer("p24_fails", "p24", later=True, fails=True),
    )
}


def suits(types: list[str], currency: str | None, *, setup: bool, manual: bool) -> None:
    """Which ways a session may offer, see above."""
    for type in types:
        if type not in ("card", *CURRENCIES):
            raise errors.bad_request(f"{type} is not embedded.", "", "allowed_payment_method_types")
        if type != "card" and (setup or manual or currency not in CURRENCIES[type]):
            raise errors.bad_request(
                f"The payment method `{type}` cannot be used in this mode, with this capture "
                f"method or in the currency {currency}.",
                "",
                "allowed_payment_method_types",
            )


def method(store: Store, transfer: Transfer, email: str | None) -> Resource:
    """docs.stripe.com/api/payment_methods/object"""
    return store.add(
        "pm",
        "payment_method",
        **{transfer.type: {} if transfer.type == "blik" else {"bank": "ing"}},
        allow_redisplay="unspecified",
        billing_details=billing(email),
        customer=None,
        customer_account=None,
        metadata={},
        type=transfer.type,
    )


def pay(store: Store, intent: Resource, paid: Resource, transfer: Transfer) -> None:
    if transfer.refused:
        raise _refused(store, intent)
    intent["payment_method"] = paid["id"]
    if transfer.later:
        due = store.seconds() + LATER
        store.hide(intent["id"])["settles"] = {"at": due, "fails": transfer.fails}
        intent.update(status="processing", next_action=None, last_payment_error=None)
        store.event("payment_intent.processing", intent)
    else:
        _succeed(store, intent)


def settles_at(store: Store, intent: Resource) -> int:
    return int(store.hide(intent["id"])["settles"]["at"])


def settle(store: Store, intent: Resource) -> None:
    """The bank has made up its mind."""
    fails = store.hide(intent["id"]).pop("settles")["fails"]
    if fails:
        _refused(store, intent)
    else:
        _succeed(store, intent)
    for session in store.all("checkout.session", payment_intent=intent["id"]):
        end = "failed" if fails else "succeeded"
        store.event(f"checkout.session.async_payment_{end}", session)


def _succeed(store: Store, intent: Resource) -> None:
    paid = store.get("payment_method", intent["payment_method"])
    charge = charges.create(store, intent, paid)
    charge.update(captured=True, amount_captured=intent["amount"])
    intent.update(next_action=None, last_payment_error=None, latest_charge=charge["id"])
    store.event("charge.succeeded", charge)
    received(store, intent, intent["amount"])


def _refused(store: Store, intent: Resource) -> errors.Refused:
    """docs.stripe.com/error-codes#payment-method-provider-decline"""
    refusal = errors.declined(
        "payment_method_provider_decline", "", "The payment was declined by the customer's bank."
    )
    intent.update(
        status="requires_payment_method",
        payment_method=None,
        next_action=None,
        last_payment_error=dict(refusal.error),
    )
    store.event("payment_intent.payment_failed", intent)
    return refusal
