"""Whatever is sent, the answer is Stripe's kind of error, never a crash of ours."""

import pytest

from infra.embedded.stripe.form import decode
from tests.infra.stripe.shop import KEY, Shop

NONSENSE = [
    "a[b=1",
    "a=1&a[b]=2",
    "%ff=%ff",
    "amount=1e5",
    "amount[]=1",
    "amount=" + "9" * 5000,
    "card=1",
    "created=1",
    "created[foo]=1",
    "created[gte]=x",
    "enabled_events[]=x&url=",
    "expand=x",
    "expand[]=",
    "expand[]=a.b.c.d.e",
    "limit=-1",
    "line_items[0]=1",
    "metadata=x",
    "metadata[a][b]=1",
    "metadata[]=1",
    "mode=payment&success_url=x&line_items[0][price_data][currency]=pln",
    "mode=payment&success_url=x&line_items[0][quantity]=1",
    "mode=setup&success_url=x&currency=pln&expires_at=" + "9" * 20,
    "type=card&card[number][]=1",
]


@pytest.mark.parametrize("body", NONSENSE)
def test_nonsense_is_answered_and_never_crashes(shop: Shop, body: str) -> None:
    customer, method = shop.saved_card()
    intent = shop.hold(customer, method).id
    headers = {"Authorization": f"Bearer {KEY}"}
    for method_and_path in PATHS:
        verb, path = method_and_path.format(customer=customer, intent=intent).split()
        query, form = (f"?{body}", "") if verb == "GET" else ("", body)
        answer = shop.embedded.call(verb, path + query, headers, form)
        assert answer.status in (200, 400, 404), answer.body


PATHS = [
    "GET /v1/charges",
    "GET /v1/customers/{customer}",
    "POST /v1/checkout/sessions",
    "POST /v1/customers",
    "POST /v1/customers/{customer}",
    "POST /v1/payment_methods",
    "POST /v1/payment_intents",
    "POST /v1/payment_intents/{intent}",
    "POST /v1/payment_intents/{intent}/confirm",
    "POST /v1/refunds",
    "POST /v1/setup_intents",
    "POST /v1/webhook_endpoints",
]


def test_brackets_become_hashes_and_lists() -> None:
    assert decode("a[b][0][c]=1&a[b][1][c]=2&expand[]=x&expand[]=y&e=") == {
        "a": {"b": [{"c": "1"}, {"c": "2"}]},
        "expand": ["x", "y"],
        "e": "",
    }
