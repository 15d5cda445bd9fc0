"""Charges: docs.stripe.com/api/charges."""

from infra.embedded.stripe import disputes, statements
from infra.embedded.stripe.cards import MESSAGES, window
from infra.embedded.stripe.customers import billing, card_of, checks, revise
from infra.embedded.stripe.store import Resource, Store


def create(store: Store, intent: Resource, method: Resource, refused: str = "") -> Resource:
    """An attempt, `refused` by a reason or authorised. It bears a copy of the intent's metadata:
    docs.stripe.com/metadata#payment-intents."""
    code, message = MESSAGES[refused] if refused else (None, None)
    return store.add(
        "ch" if method["type"] == "card" else "py",
        "charge",
        amount=intent["amount"],
        amount_captured=0,
        amount_refunded=0,
        application=None,
        application_fee=None,
        application_fee_amount=None,
        balance_transaction=None,
        billing_details=method["billing_details"] or billing(None),
        calculated_statement_descriptor=statements.calculated(intent),
        captured=False,
        currency=intent["currency"],
        customer=intent["customer"],
        description=intent["description"],
        disputed=False,
        failure_balance_transaction=None,
        failure_code=code,
        failure_message=message,
        fraud_details={},
        metadata=dict(intent["metadata"]),
        on_behalf_of=None,
        outcome=_outcome(refused),
        paid=not refused,
        payment_intent=intent["id"],
        payment_method=method["id"],
        payment_method_details=_details(store, intent, method, refused),
        receipt_email=None,
        receipt_number=None,
        receipt_url=None,
        refunded=False,
        review=None,
        shipping=None,
        source=None,
        source_transfer=None,
        statement_descriptor=intent["statement_descriptor"],
        statement_descriptor_suffix=intent["statement_descriptor_suffix"],
        status="failed" if refused else "succeeded",
        transfer_data=None,
        transfer_group=None,
    )


def _outcome(refused: str) -> Resource:
    return {
        "advice_code": None,
        "network_advice_code": None,
        "network_decline_code": None,
        "network_status": "declined_by_network" if refused else "approved_by_network",
        "reason": refused or None,
        "seller_message": None if refused else "Payment complete.",
        "type": "issuer_declined" if refused else "authorized",
    }


def _details(store: Store, intent: Resource, method: Resource, refused: str) -> Resource:
    """docs.stripe.com/api/charges/object#charge_object-payment_method_details"""
    if method["type"] == "card":
        return {"card": _card(store, intent, method, refused), "type": "card"}
    bare: Resource = {"blik": {"buyer_id": None}, "p24": {"bank": "ing", "verified_name": None}}
    bare["p24"]["reference"] = f"P24-{intent['id'][-8:]}"
    return {method["type"]: bare[method["type"]], "type": method["type"]}


def _card(store: Store, intent: Resource, method: Resource, refused: str) -> Resource:
    """`capture_before` is there for what is held, and for nothing else:
    docs.stripe.com/payments/place-a-hold-on-a-payment-method."""
    shown = method["card"]
    same = ("brand", "country", "exp_month", "exp_year", "fingerprint", "funding", "last4")
    details = {
        **{name: shown[name] for name in same},
        "amount_authorized": None if refused else intent["amount"],
        "authorization_code": None,
        "checks": checks(),
        "extended_authorization": {"status": "disabled"},
        "incremental_authorization": {"status": "unavailable"},
        "installments": None,
        "mandate": None,
        "multicapture": {"status": "unavailable"},
        "network": shown["brand"],
        "network_token": {"used": False},
        "network_transaction_id": None,
        "overcapture": {
            "maximum_amount_capturable": intent["amount"],
            "status": "unavailable",
        },
        "regulated_status": "unregulated",
        "three_d_secure": None,
        "wallet": None,
    }
    if intent["capture_method"] == "manual" and not refused:
        merchant = bool(store.hide(intent["id"]).get("off_session"))
        details["capture_before"] = store.seconds() + (
            store.holds_live or window(shown["brand"], off_session=merchant)
        )
    return details


def settle(store: Store, charge: Resource, amount: int) -> None:
    """Take `amount`; the rest is given back at once, and a disputed test card disputes it."""
    charge.update(captured=True, amount_captured=amount)
    give_back(charge, charge["amount"] - amount)
    store.event("charge.captured", charge)
    disputing(store, charge)


def disputing(store: Store, charge: Resource) -> None:
    """Some cards are charged, only to be disputed or asked about: docs.stripe.com/testing."""
    method = store.get("payment_method", charge["payment_method"])
    follows = card_of(store, method).follows if method["type"] == "card" else ""
    if follows == "warning":
        disputes.warn(store, charge)
    elif follows:
        reason = "fraudulent" if follows == "inquiry" else follows
        disputes.create(store, charge, reason, inquiry=follows == "inquiry")


def give_back(charge: Resource, amount: int) -> None:
    charge["amount_refunded"] += amount
    charge["refunded"] = charge["amount_refunded"] == charge["amount"]


def update(store: Store, params: Resource, id: str) -> Resource:
    return revise(store, store.get("charge", id), params, ("description",))
