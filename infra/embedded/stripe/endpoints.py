"""The table of what can be called: method, path, what it accepts, which right it needs.

One line an endpoint; the shapes name the parameters of docs.stripe.com/api that we take, those we
act upon and those we may leave alone. Everything else is refused, as Stripe does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from infra.embedded.stripe import (
    charges,
    checkout,
    customers,
    disputes,
    holds,
    intents,
    refunds,
    setups,
)
from infra.embedded.stripe.form import Shape
from infra.embedded.stripe.shapes import (
    ABOUT,
    CAPTURE,
    CONFIRM,
    CUSTOMER,
    DISPUTE,
    ENDPOINT,
    EXPAND,
    INTENT,
    LIST,
    METHOD,
    PAY,
    REFUND,
    SESSION,
    SETUP,
    WHY_CANCELLED,
)
from infra.embedded.stripe.store import Resource, Store
from infra.embedded.stripe.webhooks import Webhooks

Act = Callable[..., Resource]


@dataclass(frozen=True)
class Endpoint:
    """`path` may hold one `{id}`. `scope` is the right a restricted key needs."""

    method: str
    path: str
    accepts: Shape
    act: Act
    scope: str

    def match(self, method: str, path: str) -> list[str] | None:
        """The ids in the path, or None if this is another endpoint's call."""
        mine, given = self.path.split("/"), path.split("/")
        if method != self.method or len(mine) != len(given):
            return None
        pairs = list(zip(mine, given, strict=True))
        if any(step not in ("{id}", part) for step, part in pairs):
            return None
        return [part for step, part in pairs if step == "{id}"]


def table(base: str, webhooks: Webhooks) -> list[Endpoint]:
    def session(store: Store, params: Resource) -> Resource:
        return checkout.create(store, params, base)

    changes: list[tuple[str, Shape, Act]] = [
        ("checkout/sessions", SESSION, session),
        ("checkout/sessions/{id}/expire", EXPAND, checkout.expire),
        ("customers", CUSTOMER, customers.create),
        ("customers/{id}", CUSTOMER, customers.update),
        ("payment_methods", METHOD, customers.create_method),
        ("payment_methods/{id}/attach", {"customer": str, **EXPAND}, customers.attach),
        ("payment_methods/{id}/detach", EXPAND, customers.detach),
        ("payment_intents", INTENT, intents.create),
        ("payment_intents/{id}", ABOUT, intents.update),
        ("payment_intents/{id}/confirm", PAY, intents.confirm),
        ("payment_intents/{id}/capture", CAPTURE, holds.capture),
        (
            "payment_intents/{id}/cancel",
            {"cancellation_reason": WHY_CANCELLED, **EXPAND},
            holds.cancel,
        ),
        ("setup_intents", SETUP, setups.create),
        ("setup_intents/{id}/confirm", CONFIRM, setups.confirm),
        ("setup_intents/{id}/cancel", {"cancellation_reason": str, **EXPAND}, setups.cancel),
        ("charges/{id}", ABOUT, charges.update),
        ("refunds", REFUND, refunds.refund),
        ("disputes/{id}", DISPUTE, disputes.update),
        ("disputes/{id}/close", EXPAND, disputes.close),
        ("webhook_endpoints", {**ENDPOINT, "api_version": str}, webhooks.create),
        ("webhook_endpoints/{id}", {**ENDPOINT, "disabled": bool}, webhooks.update),
    ]
    return [
        *(
            Endpoint("POST", f"/v1/{path}", shape, act, _scope(path))
            for path, shape, act in changes
        ),
        *_reads(),
        Endpoint("DELETE", "/v1/webhook_endpoints/{id}", {}, webhooks.delete, "webhook_endpoints"),
    ]


# What can be read, and by which values a list of it can be narrowed.
READABLE: dict[str, tuple[str, tuple[str, ...]]] = {
    "checkout/sessions": ("checkout.session", ("customer", "payment_intent", "status")),
    "customers": ("customer", ("email",)),
    "payment_methods": ("payment_method", ("customer", "type")),
    "payment_intents": ("payment_intent", ("customer",)),
    "setup_intents": ("setup_intent", ("customer", "payment_method")),
    "charges": ("charge", ("customer", "payment_intent")),
    "refunds": ("refund", ("charge", "payment_intent")),
    "disputes": ("dispute", ("charge", "payment_intent")),
    "radar/early_fraud_warnings": (
        "radar.early_fraud_warning",
        ("charge", "payment_intent"),
    ),
    "events": ("event", ("type",)),
    "webhook_endpoints": ("webhook_endpoint", ()),
}


def _reads() -> list[Endpoint]:
    found = []
    for path, (kind, narrowed) in READABLE.items():
        accepts = {**LIST, **dict.fromkeys(narrowed, str)}
        found.append(_read(f"/v1/{path}", accepts, _lister(kind, f"/v1/{path}", narrowed)))
        found.append(_read(f"/v1/{path}/{{id}}", EXPAND, _getter(kind)))
    owned = {**LIST, "type": str}
    return [*found, _read("/v1/customers/{id}/payment_methods", owned, _methods_of)]


def _read(path: str, accepts: Shape, act: Act) -> Endpoint:
    return Endpoint("GET", path, accepts, act, _scope(path.removeprefix("/v1/")))


def _lister(kind: str, url: str, narrowed: tuple[str, ...]) -> Act:
    def listing(store: Store, params: Resource) -> Resource:
        wanted: dict[str, Any] = {n: params[n] for n in narrowed if n in params}
        return store.page(kind, url, params, **wanted)

    return listing


def _getter(kind: str) -> Act:
    return lambda store, params, id: store.get(kind, id)


def _methods_of(store: Store, params: Resource, id: str) -> Resource:
    store.get("customer", id)
    return store.page("payment_method", f"/v1/customers/{id}/payment_methods", params, customer=id)


def _scope(path: str) -> str:
    return "checkout" if path.startswith("checkout/") else path.split("/")[0]
