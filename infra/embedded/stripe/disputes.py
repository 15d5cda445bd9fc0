"""What a client's bank does about a charge: it asks, it warns, or it takes the money back.

docs.stripe.com/disputes/how-disputes-work, docs.stripe.com/api/disputes,
docs.stripe.com/testing#disputes.
"""

from typing import Any

from infra.embedded.stripe import errors
from infra.embedded.stripe.store import Resource, Store

# Stripe shows each dispute's own; a week is the least (docs.stripe.com/disputes/responding), and an
# inquiry that does not become a dispute is closed after 120 days.
ANSWER_WITHIN = 7 * 86_400
INQUIRY_LIVES = 120 * 86_400
# docs.stripe.com/disputes/how-disputes-work: charged for a dispute, not for an inquiry.
FEE = 1_500
OPEN = ("needs_response", "under_review", "warning_needs_response", "warning_under_review")
# Visa's, docs.stripe.com/disputes/categories#network-code-map.
CODES = {
    "fraudulent": "10.4",
    "product_not_received": "13.1",
    "credit_not_processed": "13.7",
    "product_unacceptable": "13.3",
    "duplicate": "12.6.1",
    "subscription_canceled": "13.2",
}
FIELDS = (
    "access_activity_log",
    "billing_address",
    "cancellation_policy",
    "cancellation_policy_disclosure",
    "cancellation_rebuttal",
    "customer_communication",
    "customer_email_address",
    "customer_name",
    "customer_purchase_ip",
    "customer_signature",
    "duplicate_charge_documentation",
    "duplicate_charge_explanation",
    "duplicate_charge_id",
    "product_description",
    "receipt",
    "refund_policy",
    "refund_policy_disclosure",
    "refund_refusal_explanation",
    "service_date",
    "service_documentation",
    "shipping_address",
    "shipping_carrier",
    "shipping_date",
    "shipping_documentation",
    "shipping_tracking_number",
    "uncategorized_file",
    "uncategorized_text",
)


def create(
    store: Store, charge: Resource, reason: str = "fraudulent", *, inquiry: bool = False
) -> Resource:
    """An inquiry moves no money, and the charge can still be refunded."""
    charge["disputed"] = True
    card = charge["payment_method_details"]["card"]
    made = store.add(
        "du",
        "dispute",
        amount=charge["amount_captured"],
        balance_transactions=[],
        charge=charge["id"],
        currency=charge["currency"],
        enhanced_eligibility_types=[],
        evidence=dict.fromkeys(FIELDS) | {"enhanced_evidence": {}},
        evidence_details={
            "due_by": store.seconds() + ANSWER_WITHIN,
            "enhanced_eligibility": {},
            "has_evidence": False,
            "past_due": False,
            "submission_count": 0,
        },
        is_charge_refundable=inquiry,
        metadata={},
        payment_intent=charge["payment_intent"],
        payment_method_details={
            "card": {
                "brand": card["brand"],
                "case_type": "inquiry" if inquiry else "chargeback",
                "network": card["network"],
                "network_reason_code": CODES.get(reason),
            },
            "type": "card",
        },
        reason=reason,
        status="warning_needs_response" if inquiry else "needs_response",
    )
    store.event("charge.dispute.created", made)
    _no_longer_actionable(store, charge)
    if not inquiry:
        _move(store, made, -made["amount"], FEE, "charge.dispute.funds_withdrawn")
    return made


def warn(store: Store, charge: Resource) -> Resource:
    """docs.stripe.com/api/radar/early_fraud_warnings: nothing moves, and nothing has to be said."""
    made = store.add(
        "issfr",
        "radar.early_fraud_warning",
        actionable=True,
        charge=charge["id"],
        fraud_type="unauthorized_use_of_card",
        payment_intent=charge["payment_intent"],
    )
    store.event("radar.early_fraud_warning.created", made)
    return made


def update(store: Store, params: Resource, id: str) -> Resource:
    """Evidence is kept, and with `submit` (which is the default) goes to the bank, once:
    docs.stripe.com/api/disputes/update. In test mode its text decides."""
    found = _open(store, id)
    evidence = params.get("evidence", {})
    found["evidence"].update(evidence)
    found["metadata"].update(params.get("metadata", {}))
    details = found["evidence_details"]
    details["has_evidence"] = details["has_evidence"] or bool(evidence)
    if evidence and params.get("submit", True):
        details["submission_count"] += 1
        found["status"] = found["status"].replace("needs_response", "under_review")
    store.event("charge.dispute.updated", found)
    _as_the_text_says(store, found, evidence.get("uncategorized_text"))
    return found


def close(store: Store, params: Resource, id: str) -> Resource:
    """Accepted, so lost: docs.stripe.com/api/disputes/close."""
    return decide(store, id, won=False)


def decide(store: Store, id: str, *, won: bool) -> Resource:
    """The bank's word. An inquiry is closed without a winner."""
    found = _open(store, id)
    is_inquiry = found["status"].startswith("warning_")
    found["status"] = "warning_closed" if is_inquiry else "won" if won else "lost"
    store.event("charge.dispute.closed", found)
    if won and not is_inquiry:
        _move(store, found, found["amount"], 0, "charge.dispute.funds_reinstated")
    return found


def escalate(store: Store, id: str) -> Resource:
    """The bank was not content: the same object goes on as a dispute."""
    found = _open(store, id)
    found["status"] = "needs_response"
    found["is_charge_refundable"] = False
    found["payment_method_details"]["card"]["case_type"] = "chargeback"
    found["evidence_details"]["due_by"] = store.seconds() + ANSWER_WITHIN
    store.event("charge.dispute.updated", found)
    _move(store, found, -found["amount"], FEE, "charge.dispute.funds_withdrawn")
    return found


def run_out(store: Store, found: Resource) -> None:
    """Nobody answered in time: docs.stripe.com/disputes/responding."""
    found["evidence_details"]["past_due"] = True
    decide(store, found["id"], won=False)


def ends(found: Resource) -> int | None:
    """When it ends by itself."""
    if found["status"] == "needs_response":
        return int(found["evidence_details"]["due_by"])
    inquiry = found["status"].startswith("warning_") and found["status"] in OPEN
    return int(found["created"]) + INQUIRY_LIVES if inquiry else None


def refunded(store: Store, charge: Resource) -> None:
    """A full refund ends an inquiry, and leaves nothing to do about a warning."""
    if not charge["refunded"]:
        return
    _no_longer_actionable(store, charge)
    for found in store.all("dispute", charge=charge["id"]):
        if found["is_charge_refundable"] and found["status"] in OPEN:
            decide(store, found["id"], won=False)


def refuse_refund(store: Store, charge: Resource) -> None:
    """The bank has the money already: docs.stripe.com/error-codes#charge-disputed."""
    for found in store.all("dispute", charge=charge["id"]):
        if not found["is_charge_refundable"] and found["status"] != "won":
            raise errors.bad_request(
                f"Charge {charge['id']} has been charged back; cannot issue a refund.",
                "charge_disputed",
            )


def _as_the_text_says(store: Store, found: Resource, text: Any) -> None:
    if text == "escalate_inquiry_evidence" and found["status"].startswith("warning_"):
        escalate(store, found["id"])
    elif text in ("winning_evidence", "losing_evidence"):
        decide(store, found["id"], won=text == "winning_evidence")


def _open(store: Store, id: str) -> Resource:
    found = store.get("dispute", id)
    if found["status"] not in OPEN:
        raise errors.bad_request("This dispute is already closed")
    return found


def _no_longer_actionable(store: Store, charge: Resource) -> None:
    for warning in store.all("radar.early_fraud_warning", charge=charge["id"], actionable=True):
        warning["actionable"] = False
        store.event("radar.early_fraud_warning.updated", warning)


def _move(store: Store, found: Resource, amount: int, fee: int, event: str) -> None:
    """One or two balance transactions say what the bank took, and gave back:
    docs.stripe.com/api/disputes/object#dispute_object-balance_transactions."""
    back = amount > 0
    made = store.add(
        "txn",
        "balance_transaction",
        amount=amount,
        available_on=store.seconds(),
        currency=found["currency"],
        description=f"Chargeback {'reversal' if back else 'withdrawal'} for {found['charge']}",
        exchange_rate=None,
        fee=fee,
        fee_details=[],
        net=amount - fee,
        reporting_category="dispute_reversal" if back else "dispute",
        source=found["id"],
        status="available",
        type="adjustment",
    )
    del made["livemode"]
    found["balance_transactions"].append(dict(made))
    store.event(event, found)
