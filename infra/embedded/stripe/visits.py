"""A person at Checkout: chooses a card, passes 3-D Secure or does not, and is done.

docs.stripe.com/payments/checkout/how-checkout-works.
"""

from infra.embedded.stripe import customers, errors, intents, setups, transfers
from infra.embedded.stripe.cards import CARDS
from infra.embedded.stripe.store import Resource, Store
from infra.embedded.stripe.transfers import TRANSFERS, Transfer


def submit(store: Store, id: str, number: str) -> Resource:
    """A person chose a card. Raises `Refused` if the bank says no; the session stays open."""
    session = _open(store, id)
    if number in TRANSFERS:
        return _transfer(store, session, TRANSFERS[number])
    card = CARDS.get(number)
    if card is None or "card" not in session["payment_method_types"]:
        raise errors.bad_request("Your card number is incorrect.", "incorrect_number", "card")
    method = customers.card_method(store, card, session["customer_email"])
    if session["mode"] == "setup":
        intent = store.get("setup_intent", session["setup_intent"])
        intent["customer"] = intent["customer"] or _customer(store, session)
        setups.attempt(store, intent, method)
    else:
        intent = _payment(store, session)
        intents.attempt(store, intent, method, off_session=False)
    return _advance(store, session, intent)


def _transfer(store: Store, session: Resource, transfer: Transfer) -> Resource:
    """Paid at their bank, in which they also said that it is they."""
    if transfer.type not in session["payment_method_types"]:
        raise errors.bad_request(f"This Checkout Session does not offer {transfer.type}.")
    intent = _payment(store, session)
    paid = transfers.method(store, transfer, session["customer_email"])
    transfers.pay(store, intent, paid, transfer)
    return _advance(store, session, intent)


def authenticate(store: Store, id: str, approved: bool) -> Resource:
    """The person passed 3-D Secure, or did not: docs.stripe.com/payments/3d-secure."""
    session = _open(store, id)
    setup = session["mode"] == "setup"
    kind = "setup_intent" if setup else "payment_intent"
    intent = store.get(kind, session[kind] or "")
    if intent["status"] != "requires_action":
        raise errors.bad_request("Nothing is waiting for 3-D Secure here.")
    if not approved:
        stage = setups if setup else intents
        raise stage.not_authenticated(store, intent)
    method = store.get("payment_method", intent["payment_method"])
    if setup:
        setups.attempt(store, intent, method, sure=True)
    else:
        intents.attempt(store, intent, method, off_session=False, sure=True)
    return _advance(store, session, intent)


def _open(store: Store, id: str) -> Resource:
    session = store.get("checkout.session", id)
    if session["status"] != "open":
        raise errors.bad_request(f"This Checkout Session is {session['status']}.")
    return session


def _payment(store: Store, session: Resource) -> Resource:
    """The intent is made when the customer first confirms, not before:
    docs.stripe.com/changelog (2022-08-01), kept for further cards."""
    if session["payment_intent"]:
        return store.get("payment_intent", session["payment_intent"])
    data = store.hide(session["id"])["intent"]
    wanted = {
        **data,
        "amount": session["amount_total"],
        "currency": session["currency"],
        "customer": _customer(store, session, bool(data.get("setup_future_usage"))),
        "allowed_payment_method_types": session["payment_method_types"],
    }
    intent = intents.create(store, wanted)
    session["payment_intent"] = intent["id"]
    return intent


def _customer(store: Store, session: Resource, required: bool = False) -> str | None:
    if session["customer"] or not (session["customer_creation"] == "always" or required):
        return str(session["customer"]) if session["customer"] else None
    return str(customers.create(store, {"email": session["customer_email"]})["id"])


def _advance(store: Store, session: Resource, intent: Resource) -> Resource:
    """Complete as soon as the intent has what it wants."""
    if intent["status"] == "requires_action":
        return session
    session.update(
        status="complete",
        url=None,
        customer=intent["customer"],
        customer_details={
            **customers.billing(session["customer_email"]),
            "business_name": None,
            "individual_name": None,
            "tax_exempt": "none",
            "tax_ids": [],
        },
        payment_status=_paid(intent),
    )
    del session["customer_details"]["tax_id"]
    store.event("checkout.session.completed", session)
    return session


def _paid(intent: Resource) -> str:
    """Held is not paid, nor what a bank has yet to confirm: `unpaid` until then
    (docs.stripe.com/api/checkout/sessions/object)."""
    if intent["object"] == "setup_intent":
        return "no_payment_required"
    return "paid" if intent["status"] == "succeeded" else "unpaid"
