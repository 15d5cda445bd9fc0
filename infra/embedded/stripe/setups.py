"""Setup intents: a card saved for later without a payment.

docs.stripe.com/payments/setup-intents.
"""

import secrets

from infra.embedded.stripe import customers, errors
from infra.embedded.stripe.store import Resource, Store

OPEN = ("requires_payment_method", "requires_confirmation", "requires_action")


def create(store: Store, params: Resource) -> Resource:
    customer = params.get("customer")
    if customer:
        store.get("customer", customer, "customer")
    method = params.get("payment_method")
    if method:
        method = customers.method_for(store, method, customer)["id"]
    intent = store.add(
        "seti",
        "setup_intent",
        application=None,
        automatic_payment_methods=params.get("automatic_payment_methods"),
        cancellation_reason=None,
        customer=customer,
        customer_account=None,
        description=params.get("description"),
        excluded_payment_method_types=None,
        flow_directions=None,
        last_setup_error=None,
        latest_attempt=None,
        mandate=None,
        metadata=customers.metadata(params),
        next_action=None,
        on_behalf_of=None,
        payment_method=method,
        payment_method_configuration_details=None,
        payment_method_options={},
        payment_method_types=params.get("allowed_payment_method_types", ["card"]),
        single_use_mandate=None,
        status="requires_confirmation" if method else "requires_payment_method",
        usage=params.get("usage", "off_session"),
    )
    intent["client_secret"] = f"{intent['id']}_secret_{secrets.token_hex(12)}"
    store.event("setup_intent.created", intent)
    return confirm(store, params, intent["id"]) if params.get("confirm") else intent


def confirm(store: Store, params: Resource, id: str) -> Resource:
    intent = store.get("setup_intent", id)
    method = params.get("payment_method") or intent["payment_method"]
    if intent["status"] not in OPEN or not method:
        raise unexpected(intent, "confirmed")
    return attempt(store, intent, customers.method_for(store, method, intent["customer"]))


def attempt(store: Store, intent: Resource, method: Resource, *, sure: bool = False) -> Resource:
    """Ask the bank, in front of the customer. `sure` when 3-D Secure has just been passed."""
    card = customers.card_of(store, method)
    intent["payment_method"] = method["id"]
    if card.authenticates and not sure:
        intent["status"] = "requires_action"
        intent["next_action"] = {"type": "use_stripe_sdk", "use_stripe_sdk": {}}
        store.event("setup_intent.requires_action", intent)
        return intent
    if card.declines and not card.attaches:
        refusal = customers.refusal(card.declines, payment_method=dict(method))
        raise refuse(store, intent, refusal)
    if intent["customer"]:
        customers.save(store, method, intent["customer"])
    store.hide(method["id"])["set_up"] = intent["usage"] == "off_session"
    intent.update(status="succeeded", next_action=None, last_setup_error=None)
    store.event("setup_intent.succeeded", intent)
    return intent


def refuse(store: Store, intent: Resource, refusal: errors.Refused) -> errors.Refused:
    intent.update(
        status="requires_payment_method",
        payment_method=None,
        next_action=None,
        last_setup_error=dict(refusal.error),
    )
    store.event("setup_intent.setup_failed", intent)
    refusal.error["setup_intent"] = dict(intent)
    return refusal


def not_authenticated(store: Store, intent: Resource) -> errors.Refused:
    """docs.stripe.com/error-codes#setup-intent-authentication-failure."""
    refusal = errors.declined(
        "setup_intent_authentication_failure",
        "",
        "The latest attempt to set up the payment method has failed because authentication failed.",
    )
    return refuse(store, intent, refusal)


def cancel(store: Store, params: Resource, id: str) -> Resource:
    """An intent of Checkout is cancelled by expiring its session."""
    intent = store.get("setup_intent", id)
    if intent["status"] not in OPEN or store.all("checkout.session", setup_intent=id):
        raise unexpected(intent, "canceled")
    return close(store, intent, params.get("cancellation_reason"))


def close(store: Store, intent: Resource, reason: str | None = None) -> Resource:
    intent.update(status="canceled", cancellation_reason=reason, next_action=None)
    store.event("setup_intent.canceled", intent)
    return intent


def unexpected(intent: Resource, wanted: str) -> errors.Refused:
    return errors.unexpected_state(
        "setup_intent",
        f"This SetupIntent could not be {wanted} because it has a status of {intent['status']}.",
        dict(intent),
    )
