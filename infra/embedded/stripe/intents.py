"""Payment intents, up to the moment at which the money is held or taken.

The states are those of docs.stripe.com/payments/paymentintents/lifecycle.
"""

import secrets

from infra.embedded.stripe import charges, customers, errors, statements
from infra.embedded.stripe.holds import received, unexpected
from infra.embedded.stripe.store import Resource, Store

CONFIRMABLE = ("requires_payment_method", "requires_confirmation", "requires_action")

# docs.stripe.com/currencies#minimum-and-maximum-charge-amounts, in minor units.
MINIMUM = {"pln": 200, "eur": 50, "usd": 50, "gbp": 30, "chf": 50, "czk": 1500, "sek": 300}


def create(store: Store, params: Resource) -> Resource:
    for name in ("amount", "currency"):
        if name not in params:
            raise errors.missing_param(name)
    if params.get("off_session") and not params.get("confirm"):
        raise errors.bad_request(
            "off_session can only be used with confirm=true.", "", "off_session"
        )
    _enough(params["amount"], params["currency"])
    statements.look_at(params, params.get("allowed_payment_method_types", ["card"]))
    intent = _made(store, params)
    store.event("payment_intent.created", intent)
    return confirm(store, params, intent["id"]) if params.get("confirm") else intent


def _enough(amount: int, currency: str) -> None:
    if amount < 1:
        raise errors.bad_request("Invalid positive integer", "parameter_invalid_integer", "amount")
    if amount < MINIMUM.get(currency, 1):
        raise errors.bad_request(
            "Amount is below the minimum of this currency.", "amount_too_small", "amount"
        )


def _made(store: Store, params: Resource) -> Resource:
    customer = params.get("customer")
    if customer:
        store.get("customer", customer, "customer")
    method = params.get("payment_method")
    if method:
        method = customers.method_for(store, method, customer)["id"]
    intent = store.add(
        "pi",
        "payment_intent",
        amount=params["amount"],
        amount_capturable=0,
        amount_details={"tip": {}},
        amount_received=0,
        application=None,
        application_fee_amount=None,
        automatic_payment_methods=params.get("automatic_payment_methods"),
        canceled_at=None,
        cancellation_reason=None,
        capture_method=params.get("capture_method", "automatic_async"),
        confirmation_method="automatic",
        currency=params["currency"].lower(),
        customer=customer,
        customer_account=None,
        description=params.get("description"),
        excluded_payment_method_types=None,
        last_payment_error=None,
        latest_charge=None,
        metadata=customers.metadata(params),
        next_action=None,
        on_behalf_of=None,
        payment_method=method,
        payment_method_configuration_details=None,
        payment_method_options={},
        payment_method_types=params.get("allowed_payment_method_types", ["card"]),
        processing=None,
        receipt_email=None,
        review=None,
        setup_future_usage=params.get("setup_future_usage"),
        shipping=None,
        source=None,
        statement_descriptor=params.get("statement_descriptor"),
        statement_descriptor_suffix=params.get("statement_descriptor_suffix"),
        status="requires_confirmation" if method else "requires_payment_method",
        transfer_data=None,
        transfer_group=None,
    )
    intent["client_secret"] = f"{intent['id']}_secret_{secrets.token_hex(12)}"
    return intent


def update(store: Store, params: Resource, id: str) -> Resource:
    intent = store.get("payment_intent", id)
    intent["description"] = params.get("description", intent["description"])
    customers.note(intent, params)
    return intent


def confirm(store: Store, params: Resource, id: str) -> Resource:
    intent = store.get("payment_intent", id)
    method = params.get("payment_method") or intent["payment_method"]
    if intent["status"] not in CONFIRMABLE or not method:
        raise unexpected(intent, "confirmed")
    found = customers.method_for(store, method, intent["customer"])
    return attempt(store, intent, found, off_session=bool(params.get("off_session")))


def attempt(
    store: Store, intent: Resource, method: Resource, *, off_session: bool, sure: bool = False
) -> Resource:
    """Try the card. `sure` when 3-D Secure has just been passed."""
    card = customers.card_of(store, method)
    set_up = bool(store.hide(method["id"]).get("set_up"))
    store.hide(intent["id"])["off_session"] = off_session
    intent["payment_method"] = method["id"]
    if not sure and card.asks(off_session=off_session, set_up=set_up):
        if off_session:
            raise refuse(store, intent, method, "authentication_required")
        return _ask(store, intent)
    if card.declines:
        raise refuse(store, intent, method, card.declines)
    return _authorise(store, intent, method)


def _ask(store: Store, intent: Resource) -> Resource:
    """docs.stripe.com/payments/3d-secure: on-session the customer is asked."""
    intent["status"] = "requires_action"
    intent["next_action"] = {"type": "use_stripe_sdk", "use_stripe_sdk": {}}
    store.event("payment_intent.requires_action", intent)
    return intent


def refuse(store: Store, intent: Resource, method: Resource, reason: str) -> errors.Refused:
    """The attempt failed: the intent keeps the reason and waits for another card. Off-session,
    `authentication_required` is a decline (docs.stripe.com/payments/save-and-reuse)."""
    charge = charges.create(store, intent, method, refused=reason)
    store.event("charge.failed", charge)
    refusal = customers.refusal(reason, charge=charge["id"], payment_method=dict(method))
    intent.update(
        status="requires_payment_method",
        payment_method=None,
        next_action=None,
        latest_charge=charge["id"],
        last_payment_error=dict(refusal.error),
    )
    store.event("payment_intent.payment_failed", intent)
    refusal.error["payment_intent"] = dict(intent)
    return refusal


def not_authenticated(store: Store, intent: Resource) -> errors.Refused:
    """3-D Secure was failed: docs.stripe.com/error-codes#payment-intent-authentication-failure."""
    refusal = errors.declined(
        "payment_intent_authentication_failure",
        "",
        "The provided payment method has failed authentication. You can provide a new "
        "PaymentMethod to attempt to fulfill this PaymentIntent again.",
    )
    intent.update(
        status="requires_payment_method",
        payment_method=None,
        next_action=None,
        last_payment_error=dict(refusal.error),
    )
    store.event("payment_intent.payment_failed", intent)
    refusal.error["payment_intent"] = dict(intent)
    return refusal


def _authorise(store: Store, intent: Resource, method: Resource) -> Resource:
    charge = charges.create(store, intent, method)
    intent.update(next_action=None, last_payment_error=None, latest_charge=charge["id"])
    if intent["setup_future_usage"] and intent["customer"]:
        if intent["setup_future_usage"] == "off_session":
            store.hide(method["id"])["set_up"] = True
        customers.save(store, method, intent["customer"])
    store.event("charge.succeeded", charge)
    if intent["capture_method"] == "manual":
        intent.update(status="requires_capture", amount_capturable=intent["amount"])
        store.event("payment_intent.amount_capturable_updated", intent)
    else:
        charge.update(captured=True, amount_captured=intent["amount"])
        received(store, intent, intent["amount"])
        charges.disputing(store, charge)
    return intent
