"""What each endpoint takes: the parameters of docs.stripe.com/api that we act upon, and those that
we may leave alone."""

from infra.embedded.stripe import disputes
from infra.embedded.stripe.form import Shape

HOW_TAKEN = ("automatic", "automatic_async", "manual")
FUTURE = ("off_session", "on_session")
WHY_CANCELLED = ("abandoned", "duplicate", "fraudulent", "requested_by_customer")

# docs.stripe.com/changelog/endive/2026-09-30: `payment_method_types` can no longer be sent.
WHICH: Shape = {"allowed_payment_method_types": [str], "excluded_payment_method_types": [str]}
EXPAND: Shape = {"expand": [str]}
ABOUT: Shape = {"metadata": dict, "description": str, **EXPAND}
LIST: Shape = {
    "limit": int,
    "starting_after": str,
    "ending_before": str,
    "created": {"gt": int, "gte": int, "lt": int, "lte": int},
    **EXPAND,
}
CUSTOMER: Shape = {
    **ABOUT,
    "email": str,
    "name": str,
    "phone": str,
    "address": dict,
    "preferred_locales": [str],
}
CARD: Shape = {"number": str, "token": str, "exp_month": int, "exp_year": int, "cvc": str}
METHOD: Shape = {"type": str, "card": CARD, "billing_details": dict, "metadata": dict, **EXPAND}
CONFIRM: Shape = {
    "payment_method": str,
    "return_url": str,
    "use_stripe_sdk": bool,
    "mandate_data": dict,
    **EXPAND,
}
PAY: Shape = {**CONFIRM, "off_session": bool, "error_on_requires_action": bool}
INTENT: Shape = {
    **ABOUT,
    **PAY,
    "amount": int,
    "currency": str,
    "customer": str,
    "capture_method": HOW_TAKEN,
    "confirm": bool,
    "setup_future_usage": FUTURE,
    **WHICH,
    "automatic_payment_methods": {"enabled": bool, "allow_redirects": str},
    "statement_descriptor": str,
    "statement_descriptor_suffix": str,
    "receipt_email": str,
}
CAPTURE: Shape = {
    "amount_to_capture": int,
    "metadata": dict,
    "final_capture": bool,
    "statement_descriptor_suffix": str,
    **EXPAND,
}
SETUP: Shape = {
    **ABOUT,
    "customer": str,
    "payment_method": str,
    "confirm": bool,
    "usage": FUTURE,
    **WHICH,
    "automatic_payment_methods": {"enabled": bool, "allow_redirects": str},
    "return_url": str,
}
LINE: Shape = {
    "price": str,
    "quantity": int,
    "price_data": {"currency": str, "unit_amount": int, "product_data": dict},
}
SESSION: Shape = {
    "mode": ("payment", "setup", "subscription"),
    "success_url": str,
    "cancel_url": str,
    "currency": str,
    "customer": str,
    "customer_creation": ("always", "if_required"),
    "customer_email": str,
    "client_reference_id": str,
    "consent_collection": dict,
    "custom_text": dict,
    "expires_at": int,
    "line_items": [LINE],
    "locale": str,
    "metadata": dict,
    "payment_intent_data": {
        "capture_method": HOW_TAKEN,
        "description": str,
        "metadata": dict,
        "setup_future_usage": FUTURE,
        "statement_descriptor": str,
        "statement_descriptor_suffix": str,
    },
    **WHICH,
    "payment_method_options": dict,
    "setup_intent_data": {"description": str, "metadata": dict},
    "submit_type": str,
    **EXPAND,
}
REFUND: Shape = {
    "charge": str,
    "payment_intent": str,
    "amount": int,
    "reason": WHY_CANCELLED[1:],
    "metadata": dict,
    **EXPAND,
}
ENDPOINT: Shape = {
    "url": str,
    "enabled_events": [str],
    "description": str,
    "metadata": dict,
    **EXPAND,
}
DISPUTE: Shape = {
    "evidence": dict.fromkeys(disputes.FIELDS, str),
    "submit": bool,
    "metadata": dict,
    **EXPAND,
}
