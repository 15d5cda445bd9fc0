"""Checkout sessions: created by the shop, expired by it or by the clock.

docs.stripe.com/api/checkout/sessions; docs.stripe.com/payments/checkout/how-checkout-works.
"""

from typing import Any

from infra.embedded.stripe import customers, errors, holds, setups, statements, transfers
from infra.embedded.stripe.store import Resource, Store

SHORTEST, LONGEST = 30 * 60, 24 * 3_600


def create(store: Store, params: Resource, base: str) -> Resource:
    mode = params.get("mode", "payment")
    if "success_url" not in params:
        raise errors.missing_param("success_url")
    if mode not in ("payment", "setup"):
        raise errors.bad_request("Only payment and setup are embedded.", "", "mode")
    _consistent(params, mode)
    if params.get("customer"):
        store.get("customer", params["customer"], "customer")
    data = params.get("payment_intent_data", {})
    manual = data.get("capture_method") == "manual"
    types = params.get("allowed_payment_method_types", ["card"])
    statements.look_at(data, types)
    transfers.suits(types, _total(params)[1], setup=mode == "setup", manual=manual)
    session = _made(store, params, mode, _expiry(store, params))
    session["url"] = f"{base}/checkout/{session['id']}"
    if mode == "setup":
        data = params.get("setup_intent_data", {})
        about = {**data, "customer": params.get("customer")}
        session["setup_intent"] = setups.create(store, about)["id"]
    else:
        store.hide(session["id"])["intent"] = params.get("payment_intent_data", {})
    return session


def _consistent(params: Resource, mode: str) -> None:
    """Which parameters go with which mode: docs.stripe.com/api/checkout/sessions/create."""
    if params.get("customer") and params.get("customer_creation"):
        raise errors.bad_request(
            "You may only specify one of these parameters: customer, customer_creation."
        )
    if mode == "setup":
        wrong = {"payment_intent_data", "line_items", "submit_type"} & params.keys()
        if not (params.get("currency") or params.get("allowed_payment_method_types")):
            raise errors.missing_param("currency")
    else:
        wrong = {"setup_intent_data"} & params.keys()
        if not params.get("line_items"):
            raise errors.missing_param("line_items")
    for name in sorted(wrong):
        raise errors.bad_request(f"You can not pass `{name}` in `{mode}` mode.", "", name)


def _expiry(store: Store, params: Resource) -> int:
    """Anywhere from 30 minutes to 24 hours after creation, 24 hours by default."""
    asked = params.get("expires_at", store.seconds() + LONGEST)
    if not SHORTEST <= asked - store.seconds() <= LONGEST:
        raise errors.bad_request(
            "The `expires_at` timestamp must be at least 30 minutes and at most 24 hours from "
            "Checkout Session creation.",
            "",
            "expires_at",
        )
    return int(asked)


def _total(params: Resource) -> tuple[int | None, str | None]:
    items = params.get("line_items", [])
    if not items:
        return None, params.get("currency")
    if any("price_data" not in item for item in items):
        raise errors.missing("price", items[0].get("price", ""), "line_items[0][price]")
    for name in ("currency", "unit_amount"):
        if any(name not in item["price_data"] for item in items):
            raise errors.missing_param(f"line_items[0][price_data][{name}]")
    total = sum(item["price_data"]["unit_amount"] * item.get("quantity", 1) for item in items)
    return total, items[0]["price_data"]["currency"].lower()


def _made(store: Store, params: Resource, mode: str, expires_at: int) -> Resource:
    total, currency = _total(params)
    session = store.add(
        "cs_test",
        "checkout.session",
        **_unused(),
        amount_subtotal=total,
        amount_total=total,
        cancel_url=params.get("cancel_url"),
        client_reference_id=params.get("client_reference_id"),
        currency=currency,
        customer=params.get("customer"),
        customer_creation=_creation(params, mode),
        customer_details=None,
        customer_email=params.get("customer_email"),
        expires_at=expires_at,
        locale=params.get("locale"),
        metadata=customers.metadata(params),
        mode=mode,
        payment_intent=None,
        payment_method_types=params.get("allowed_payment_method_types", ["card"]),
        payment_status="no_payment_required" if mode == "setup" else "unpaid",
        setup_intent=None,
        status="open",
        submit_type=params.get("submit_type"),
        success_url=params["success_url"],
    )
    store.hide(session["id"])["items"] = [
        item["price_data"].get("product_data", {}).get("name", "")
        for item in params.get("line_items", [])
    ]
    return session


def _creation(params: Resource, mode: str) -> str | None:
    if params.get("customer"):
        return None
    default = "if_required" if mode == "payment" else None
    return params.get("customer_creation", default)


def _unused() -> Resource:
    """What is always there and we never use."""
    empty: dict[str, Any] = dict.fromkeys(
        (
            "after_expiration",
            "allow_promotion_codes",
            "billing_address_collection",
            "client_secret",
            "collected_information",
            "consent",
            "consent_collection",
            "currency_conversion",
            "customer_account",
            "discounts",
            "integration_identifier",
            "invoice",
            "invoice_creation",
            "origin_context",
            "payment_link",
            "payment_method_collection",
            "payment_method_configuration_details",
            "permissions",
            "recovered_from",
            "saved_payment_method_options",
            "shipping_address_collection",
            "shipping_cost",
            "subscription",
            "total_details",
            "wallet_options",
        )
    )
    return empty | {
        "automatic_tax": {"enabled": False, "liability": None, "provider": None, "status": None},
        "custom_fields": [],
        "custom_text": dict.fromkeys(
            ("after_submit", "shipping_address", "submit", "terms_of_service_acceptance")
        ),
        "payment_method_options": {},
        "phone_number_collection": {"enabled": False},
        "shipping_options": [],
        "ui_mode": "hosted_page",
    }


def expire(store: Store, params: Resource, id: str) -> Resource:
    """docs.stripe.com/api/checkout/sessions/expire: only an open one; its intent goes with it."""
    session = store.get("checkout.session", id)
    if session["status"] != "open":
        raise errors.bad_request(
            'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout '
            f"Session has a status of `{session['status']}`."
        )
    session.update(status="expired", url=None)
    if session["setup_intent"]:
        setups.close(store, store.get("setup_intent", session["setup_intent"]))
    if session["payment_intent"]:
        intent = store.get("payment_intent", session["payment_intent"])
        holds.close(store, intent, None, "charge.refunded")
    store.event("checkout.session.expired", session)
    return session
