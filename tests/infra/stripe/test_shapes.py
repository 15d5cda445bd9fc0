"""What we give looks like what Stripe gives: held to Stripe's own example objects."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.infra.stripe.shop import DISPUTES, VISA, Shop

EXAMPLES = Path(__file__).parents[3].parent / "shared" / "stripe" / "fixtures.json"

# What our code reads of each, and must therefore find in Stripe's example as well as in ours.
READ = {
    "charge": "id amount amount_captured amount_refunded captured created currency customer "
    "disputed failure_code metadata paid payment_intent payment_method payment_method_details "
    "refunded status",
    "checkout.session": "id cancel_url created currency customer customer_creation customer_email "
    "expires_at locale metadata mode payment_intent payment_status setup_intent status "
    "success_url url",
    "customer": "id created email metadata name",
    "balance_transaction": "id amount currency fee net source type",
    "dispute": "id amount balance_transactions charge created currency evidence evidence_details "
    "is_charge_refundable payment_intent reason status",
    "event": "id created data pending_webhooks request type",
    "payment_intent": "id amount amount_capturable amount_received canceled_at "
    "cancellation_reason capture_method created currency customer last_payment_error "
    "latest_charge metadata next_action payment_method setup_future_usage status",
    "payment_method": "id card created customer metadata type",
    "refund": "id amount charge created currency metadata payment_intent reason status",
    "setup_intent": "id created customer last_setup_error metadata next_action payment_method "
    "status usage",
    "webhook_endpoint": "id enabled_events metadata status url",
}

# Documented (docs.stripe.com/api), but not in the examples.
DOCUMENTED = {
    "capture_before",
    "customer_account",
    "max_uses",
    "use_stripe_sdk",
}
# Free in form: whatever the shop wrote, or another object altogether.
FREE = {
    "metadata",
    "last_payment_error",
    "last_setup_error",
    "next_action",
    "payment_method_options",
}


@pytest.fixture(scope="module")
def examples() -> dict[str, Any]:
    if not EXAMPLES.exists():
        pytest.skip("Stripe's example objects (../shared/stripe) are not here")
    found: dict[str, Any] = json.loads(EXAMPLES.read_text())
    return found


@pytest.fixture(scope="module")
def given() -> dict[str, list[dict[str, Any]]]:
    """Everything that a whole story leaves behind, by kind."""
    shop = Shop()
    shop.embedded.webhooks.register("http://localhost/hook", "whsec_1")
    shop.hold(*shop.saved_card(VISA))
    shop.embedded.pay(shop.payment_session().id, VISA)
    for intent in shop.api.payment_intents.list().data:
        shop.api.payment_intents.capture(intent.id, {"amount_to_capture": 5000})
    shop.api.refunds.create({"payment_intent": intent.id})
    shop.embedded.pay(shop.payment_session(payment_intent_data={}).id, DISPUTES)
    kinds: dict[str, list[dict[str, Any]]] = {kind: [] for kind in READ}
    for resource in shop.embedded.snapshot()["resources"].values():
        kinds[resource["object"]].append(resource)
    return kinds


@pytest.mark.parametrize("kind", READ)
def test_our_objects_have_the_keys_and_types_of_stripes_own(
    kind: str, given: dict[str, list[dict[str, Any]]], examples: dict[str, Any]
) -> None:
    assert given[kind]
    for ours in given[kind]:
        assert list(differences(ours, examples[kind])) == []


@pytest.mark.parametrize("kind", READ)
def test_what_we_read_is_there(
    kind: str, given: dict[str, list[dict[str, Any]]], examples: dict[str, Any]
) -> None:
    for name in READ[kind].split():
        assert name in examples[kind]
        assert all(name in ours for ours in given[kind])


def differences(ours: Any, theirs: Any, path: str = "") -> Any:
    """Where a key is unknown to Stripe, or a value has another type; null goes with anything."""
    if ours is None or theirs is None:
        return
    if type(ours) is not type(theirs):
        yield f"{path}: {type(ours).__name__} for {type(theirs).__name__}"
    elif isinstance(ours, dict) and theirs:
        for name, value in ours.items():
            if name in FREE or path.endswith(".data"):
                continue
            if name not in theirs:
                if name not in DOCUMENTED:
                    yield f"{path}.{name}: unknown"
            else:
                yield from differences(value, theirs[name], f"{path}.{name}")
    elif isinstance(ours, list) and ours and theirs:
        yield from differences(ours[0], theirs[0], f"{path}[0]")
