"""Customers and the cards that are saved with them.

docs.stripe.com/api/customers, docs.stripe.com/api/payment_methods.
"""

from typing import Any

from infra.embedded.stripe import errors
from infra.embedded.stripe.cards import CARDS, MESSAGES, TOKENS, Card
from infra.embedded.stripe.store import Resource, Store

NO_ADDRESS = dict.fromkeys(("city", "country", "line1", "line2", "postal_code", "state"))


def create(store: Store, params: Resource) -> Resource:
    customer = store.add(
        "cus",
        "customer",
        address=params.get("address"),
        balance=0,
        currency=None,
        default_source=None,
        delinquent=False,
        description=params.get("description"),
        discount=None,
        email=params.get("email"),
        invoice_prefix=None,
        invoice_settings={
            "custom_fields": None,
            "default_payment_method": None,
            "footer": None,
            "rendering_options": None,
        },
        metadata=metadata(params),
        name=params.get("name"),
        next_invoice_sequence=1,
        phone=params.get("phone"),
        preferred_locales=params.get("preferred_locales", []),
        shipping=None,
        tax_exempt="none",
        test_clock=None,
    )
    store.event("customer.created", customer)
    return customer


def update(store: Store, params: Resource, id: str) -> Resource:
    customer = store.get("customer", id)
    return revise(store, customer, params, ("description", "email", "name", "phone"))


def metadata(params: Resource) -> Resource:
    """docs.stripe.com/api/metadata: 50 keys, 40 characters a key, 500 a value."""
    given: Resource = params.get("metadata", {})
    if not all(isinstance(value, str) for value in given.values()):
        raise errors.bad_request("Metadata values must be strings.", "", "metadata")
    if len(given) > 50 or any(len(k) > 40 or len(v) > 500 for k, v in given.items()):
        raise errors.bad_request("Metadata is too large.", "", "metadata")
    return {name: value for name, value in given.items() if value != ""}


def note(resource: Resource, params: Resource) -> None:
    """Metadata is changed key by key, an empty value removing its key."""
    metadata(params)
    for name, value in params.get("metadata", {}).items():
        resource["metadata"].pop(name, None)
        if value != "":
            resource["metadata"][name] = value


def revise(store: Store, resource: Resource, params: Resource, names: tuple[str, ...]) -> Resource:
    """An update of the named values and of metadata."""
    resource.update({name: params[name] or None for name in names if name in params})
    note(resource, params)
    store.event(f"{resource['object']}.updated", resource)
    return resource


def card_method(store: Store, card: Card, email: str | None = None) -> Resource:
    """A payment method for one of the test cards, not yet saved with anybody."""
    method = store.add(
        "pm",
        "payment_method",
        allow_redisplay="unspecified",
        billing_details=billing(email),
        card={
            "brand": card.brand,
            "checks": checks(),
            "country": card.country,
            "display_brand": card.brand,
            "exp_month": 12,
            "exp_year": 2034,
            "fingerprint": f"embedded{card.last4}",
            "funding": "credit",
            "generated_from": None,
            "last4": card.last4,
            "networks": {"available": [card.brand], "preferred": None},
            "regulated_status": "unregulated",
            "three_d_secure_usage": {"supported": True},
            "wallet": None,
        },
        customer=None,
        customer_account=None,
        metadata={},
        type="card",
    )
    store.hide(method["id"])["number"] = card.number
    return method


def checks() -> Resource:
    return {
        "address_line1_check": None,
        "address_postal_code_check": None,
        "cvc_check": "pass",
    }


def billing(email: str | None) -> Resource:
    return {
        "address": dict(NO_ADDRESS),
        "email": email,
        "name": None,
        "phone": None,
        "tax_id": None,
    }


def create_method(store: Store, params: Resource) -> Resource:
    """Raw numbers are for tests alone, here as at Stripe: docs.stripe.com/testing."""
    given = params.get("card", {})
    card = CARDS.get(given.get("number", "")) or TOKENS.get(given.get("token", ""))
    if params.get("type") != "card" or card is None:
        raise errors.bad_request("Your card number is incorrect.", "incorrect_number", "card")
    method = card_method(store, card)
    method["metadata"] = metadata(params)
    return method


def card_of(store: Store, method: Resource) -> Card:
    return CARDS[store.hide(method["id"])["number"]]


def method_for(store: Store, id: str, customer: str | None) -> Resource:
    """The payment method of a request; test tokens such as `pm_card_visa` make a new one.

    A saved method belongs to its customer, a detached one to nobody any more:
    docs.stripe.com/api/payment_methods/detach.
    """
    if id in TOKENS:
        return card_method(store, TOKENS[id])
    method = store.get("payment_method", id, "payment_method")
    if store.hide(id).get("detached"):
        raise errors.bad_request(
            "The provided PaymentMethod was detached from a Customer. It may not be used again.",
            "payment_method_unexpected_state",
            "payment_method",
        )
    if method["customer"] and method["customer"] != customer:
        raise errors.bad_request(
            f"The customer does not have a payment method with the ID {id}. The payment method "
            "must be attached to the customer.",
            "resource_missing",
            "payment_method",
        )
    return method


def attach(store: Store, params: Resource, id: str) -> Resource:
    """Cards that always decline cannot be attached, but for …0341: docs.stripe.com/testing."""
    if not params.get("customer"):
        raise errors.missing_param("customer")
    customer = store.get("customer", params["customer"], "customer")
    method = method_for(store, id, customer["id"])
    card = card_of(store, method)
    if card.declines and not card.attaches:
        raise refusal(card.declines)
    save(store, method, customer["id"])
    return method


def save(store: Store, method: Resource, customer: str) -> None:
    if method["customer"] != customer:
        method["customer"] = customer
        store.event("payment_method.attached", method)


def detach(store: Store, params: Resource, id: str) -> Resource:
    """docs.stripe.com/api/payment_methods/detach: it can then never be used again."""
    method = store.get("payment_method", id)
    if method["customer"] is None:
        raise errors.bad_request(
            "The payment method you provided is not attached to a customer so detachment is "
            "impossible."
        )
    method["customer"] = None
    store.hide(id)["detached"] = True
    store.event("payment_method.detached", method)
    return method


def renew(store: Store, id: str, month: int, year: int) -> Resource:
    """The bank has sent its customer another card, good for longer, or for less long:
    docs.stripe.com/payments/cards/overview ("Automatic card updates")."""
    method = store.get("payment_method", id)
    method["card"].update(exp_month=month, exp_year=year)
    store.event("payment_method.automatically_updated", method)
    return method


def refusal(reason: str, **attached: Any) -> errors.Refused:
    """docs.stripe.com/declines/codes; an expired card has no decline code of its own."""
    code, message = MESSAGES[reason]
    decline = "" if reason == "expired_card" else reason
    return errors.declined(code, decline, message, **attached)
