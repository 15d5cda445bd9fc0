"""What goes back of a charge, and what comes back from the client's bank.

docs.stripe.com/refunds, docs.stripe.com/api/refunds, docs.stripe.com/testing#refunds.
"""

from infra.embedded.stripe import disputes, errors
from infra.embedded.stripe.charges import give_back
from infra.embedded.stripe.customers import card_of, metadata
from infra.embedded.stripe.store import Resource, Store

# The card …5126: "the refund will appear to be successful at first", and fails later; here so many
# seconds later.
FAILS_AFTER = 3_600


def refund(store: Store, params: Resource) -> Resource:
    """In part or in whole, never more than was taken: docs.stripe.com/refunds."""
    charge = _charge_of(store, params)
    left = charge["amount_captured"] - sum(
        r["amount"] for r in store.all("refund", charge=charge["id"]) if r["status"] != "failed"
    )
    amount = params.get("amount", left)
    disputes.refuse_refund(store, charge)
    if not charge["captured"] or charge["status"] != "succeeded":
        raise errors.bad_request("This charge has not been captured.", "charge_not_refundable")
    if left == 0:
        raise errors.bad_request(
            f"Charge {charge['id']} has already been refunded.", "charge_already_refunded"
        )
    if not 0 < amount <= left:
        raise errors.bad_request(
            f"Refund amount ({amount}) is greater than unrefunded amount on charge ({left})",
            "amount_too_large",
            "amount",
        )
    return _refund(store, charge, amount, params)


def _charge_of(store: Store, params: Resource) -> Resource:
    if id := params.get("payment_intent"):
        intent = store.get("payment_intent", id, "payment_intent")
        if intent["latest_charge"] is None:
            raise errors.bad_request(f"This PaymentIntent ({id}) has no successful charge.")
        return store.get("charge", intent["latest_charge"])
    if id := params.get("charge"):
        return store.get("charge", id, "charge")
    raise errors.missing_param("charge")


def _refund(store: Store, charge: Resource, amount: int, params: Resource) -> Resource:
    made = store.add(
        "re",
        "refund",
        amount=amount,
        balance_transaction=None,
        charge=charge["id"],
        currency=charge["currency"],
        customer=charge["customer"],
        customer_account=None,
        destination_details=_back_to(charge["payment_method_details"]["type"]),
        metadata=metadata(params),
        payment_intent=charge["payment_intent"],
        payment_method=charge["payment_method"],
        reason=params.get("reason"),
        receipt_number=None,
        source_transfer_reversal=None,
        status="succeeded",
        transfer_reversal=None,
    )
    del made["livemode"]
    give_back(charge, amount)
    store.event("refund.created", made)
    store.event("charge.refunded", charge)
    disputes.refunded(store, charge)
    method = store.get("payment_method", charge["payment_method"])
    if method["type"] == "card" and card_of(store, method).returns:
        store.hide(made["id"])["fails_at"] = store.seconds() + FAILS_AFTER
    return made


def _back_to(type: str) -> Resource:
    """docs.stripe.com/api/refunds/object#refund_object-destination_details"""
    return {type: {"type": "refund"} if type == "card" else {}, "type": type}


def returns(store: Store) -> list[tuple[int, Resource]]:
    """The refunds that will come back, and when."""
    found = ((store.memory.hidden.get(r["id"], {}), r) for r in store.all("refund"))
    return [(hidden["fails_at"], r) for hidden, r in found if "fails_at" in hidden]


def fail(store: Store, refund: Resource) -> None:
    """docs.stripe.com/refunds#failed-refunds: the money is in the host's balance again."""
    del store.hide(refund["id"])["fails_at"]
    refund.update(status="failed", failure_reason="expired_or_canceled_card")
    give_back(store.get("charge", refund["charge"]), -refund["amount"])
    for name in ("refund.updated", "refund.failed", "charge.refund.updated"):
        store.event(name, refund)
