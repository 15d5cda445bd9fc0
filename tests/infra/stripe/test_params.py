"""What we accept is what the official library knows how to send: its types are Stripe's own."""

from collections.abc import Mapping
from typing import Any

import pytest
from stripe import params
from stripe.params import _dispute_update_params as dispute_types
from stripe.params import checkout, radar
from stripe.params.checkout import _session_create_params as session_types

from infra.embedded.stripe import EmbeddedStripe
from infra.embedded.stripe.endpoints import READABLE, Endpoint, table
from infra.embedded.stripe.webhooks import Webhooks
from tests.infra.stripe.shop import Clock

TYPES: dict[str, Any] = {
    "POST /v1/checkout/sessions": checkout.SessionCreateParams,
    "POST /v1/checkout/sessions/{id}/expire": checkout.SessionExpireParams,
    "POST /v1/customers": params.CustomerCreateParams,
    "POST /v1/customers/{id}": params.CustomerUpdateParams,
    "POST /v1/payment_methods": params.PaymentMethodCreateParams,
    "POST /v1/payment_methods/{id}/attach": params.PaymentMethodAttachParams,
    "POST /v1/payment_methods/{id}/detach": params.PaymentMethodDetachParams,
    "POST /v1/payment_intents": params.PaymentIntentCreateParams,
    "POST /v1/payment_intents/{id}": params.PaymentIntentUpdateParams,
    "POST /v1/payment_intents/{id}/confirm": params.PaymentIntentConfirmParams,
    "POST /v1/payment_intents/{id}/capture": params.PaymentIntentCaptureParams,
    "POST /v1/payment_intents/{id}/cancel": params.PaymentIntentCancelParams,
    "POST /v1/setup_intents": params.SetupIntentCreateParams,
    "POST /v1/setup_intents/{id}/confirm": params.SetupIntentConfirmParams,
    "POST /v1/setup_intents/{id}/cancel": params.SetupIntentCancelParams,
    "POST /v1/charges/{id}": params.ChargeUpdateParams,
    "POST /v1/refunds": params.RefundCreateParams,
    "POST /v1/disputes/{id}": params.DisputeUpdateParams,
    "POST /v1/disputes/{id}/close": params.DisputeCloseParams,
    "POST /v1/webhook_endpoints": params.WebhookEndpointCreateParams,
    "POST /v1/webhook_endpoints/{id}": params.WebhookEndpointUpdateParams,
    "GET /v1/checkout/sessions": checkout.SessionListParams,
    "GET /v1/customers": params.CustomerListParams,
    "GET /v1/payment_methods": params.PaymentMethodListParams,
    "GET /v1/payment_intents": params.PaymentIntentListParams,
    "GET /v1/setup_intents": params.SetupIntentListParams,
    "GET /v1/charges": params.ChargeListParams,
    "GET /v1/refunds": params.RefundListParams,
    "GET /v1/disputes": params.DisputeListParams,
    "GET /v1/radar/early_fraud_warnings": radar.EarlyFraudWarningListParams,
    "GET /v1/events": params.EventListParams,
    "GET /v1/webhook_endpoints": params.WebhookEndpointListParams,
    "GET /v1/customers/{id}/payment_methods": params.CustomerListPaymentMethodsParams,
}
NESTED: dict[str, Any] = {
    "evidence": dispute_types.DisputeUpdateParamsEvidence,
    "payment_intent_data": session_types.SessionCreateParamsPaymentIntentData,
    "setup_intent_data": session_types.SessionCreateParamsSetupIntentData,
    "line_items": session_types.SessionCreateParamsLineItem,
    "price_data": session_types.SessionCreateParamsLineItemPriceData,
}


def endpoints() -> list[Endpoint]:
    store = EmbeddedStripe(Clock()).store
    return table("http://localhost", Webhooks(store))


def unknown(accepts: Mapping[str, Any], type: Any) -> set[str]:
    """What the library could not send, nested shapes included."""
    found = set(accepts) - set(type.__annotations__)
    for name, kind in accepts.items():
        shape = kind[0] if isinstance(kind, list) else kind
        if isinstance(shape, Mapping) and name in NESTED:
            found |= unknown(shape, NESTED[name])
    return found


@pytest.mark.parametrize("name", TYPES)
def test_every_parameter_that_we_accept_is_one_of_stripes(name: str) -> None:
    (endpoint,) = [e for e in endpoints() if f"{e.method} {e.path}" == name]
    untimed = {"created"} if name.endswith(("payment_methods", "webhook_endpoints")) else set()
    assert unknown(endpoint.accepts, TYPES[name]) <= untimed


def test_every_endpoint_with_parameters_is_held_to_a_type() -> None:
    reads = {f"GET /v1/{path}/{{id}}" for path in READABLE}
    ours = {f"{e.method} {e.path}" for e in endpoints() if e.method != "DELETE"}
    assert ours - reads == set(TYPES)
