"""Charges, and what is disputed.

docs.stripe.com/api/charges, docs.stripe.com/api/disputes.
"""

from infra.embedded.stripe.cards import MESSAGES, window
from infra.embedded.stripe.customers import billing, card_of, checks, revise
from infra.embedded.stripe.store import Resource, Store


def create(store: Store, intent: Resource, method: Resource, refused: str = "") -> Resource:
    """An attempt at a card, `refused` by a reason or authorised. It bears a copy of the intent's
    metadata: docs.stripe.com/metadata#payment-intents."""
    code, message = MESSAGES[refused] if refused else (None, None)
    return store.add(
        "ch",
        "charge",
        amount=intent["amount"],
        amount_captured=0,
        amount_refunded=0,
        application=None,
        application_fee=None,
        application_fee_amount=None,
        balance_transaction=None,
        billing_details=method["billing_details"] or billing(None),
        calculated_statement_descriptor=None,
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
        payment_method_details={"card": _card(store, intent, method, refused), "type": "card"},
        receipt_email=None,
        receipt_number=None,
        receipt_url=None,
        refunded=False,
        review=None,
        shipping=None,
        source=None,
        source_transfer=None,
        statement_descriptor=None,
        statement_descriptor_suffix=None,
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
    method = store.get("payment_method", charge["payment_method"])
    if card_of(store, method).disputed:
        dispute(store, charge)


def give_back(charge: Resource, amount: int) -> None:
    charge["amount_refunded"] += amount
    charge["refunded"] = charge["amount_refunded"] == charge["amount"]


def update(store: Store, params: Resource, id: str) -> Resource:
    return revise(store, store.get("charge", id), params, ("description",))


def dispute(store: Store, charge: Resource) -> Resource:
    """The card …0259 succeeds, "only to be disputed as fraudulent" (docs.stripe.com/testing)."""
    charge["disputed"] = True
    made = store.add(
        "du",
        "dispute",
        amount=charge["amount_captured"],
        balance_transactions=[],
        charge=charge["id"],
        currency=charge["currency"],
        enhanced_eligibility_types=[],
        evidence={},
        evidence_details={
            "due_by": store.seconds() + 7 * 86_400,
            "enhanced_eligibility": {},
            "has_evidence": False,
            "past_due": False,
            "submission_count": 0,
        },
        is_charge_refundable=False,
        metadata={},
        payment_intent=charge["payment_intent"],
        payment_method_details={
            "card": {
                "brand": charge["payment_method_details"]["card"]["brand"],
                "case_type": "chargeback",
                "network": charge["payment_method_details"]["card"]["network"],
                "network_reason_code": "10.4",
            },
            "type": "card",
        },
        reason="fraudulent",
        status="needs_response",
    )
    store.event("charge.dispute.created", made)
    return made
