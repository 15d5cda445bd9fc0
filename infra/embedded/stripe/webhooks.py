"""Webhooks: signed, at least once, again with a growing pause, in no promised order.

docs.stripe.com/webhooks: delivery is tried for up to three days; events may come twice and in any
order. docs.stripe.com/webhooks#verify-manually: the signature.
"""

import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from infra.embedded.stripe.customers import metadata
from infra.embedded.stripe.errors import missing_param
from infra.embedded.stripe.store import Resource, Store

# Seconds until the next try. Stripe does not publish its own; the sum stays under three days.
PAUSES = (5, 60, 300, 1_800, 7_200, 18_000, 36_000, 36_000, 72_000, 72_000)


@dataclass(frozen=True)
class Delivery:
    """One try at handing one event to one endpoint. The signature is made when it is handed out,
    by the wall clock, since receivers check its age against theirs."""

    id: str
    event: str
    type: str
    url: str
    body: bytes
    headers: dict[str, str]


class Webhooks:
    """The endpoints and what is still to be delivered to them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._copies: list[int] = []
        self._reversed = 0
        store.on_event = self.queue

    def create(self, store: Store, params: Resource) -> Resource:
        """The secret is in this answer and never again: docs.stripe.com/api/webhook_endpoints."""
        for name in ("url", "enabled_events"):
            if not params.get(name):
                raise missing_param(name)
        endpoint = store.add(
            "we",
            "webhook_endpoint",
            api_version=params.get("api_version"),
            application=None,
            description=params.get("description"),
            enabled_events=params["enabled_events"],
            metadata=metadata(params),
            status="enabled",
            url=params["url"],
        )
        secret = f"whsec_{secrets.token_hex(16)}"
        store.hide(endpoint["id"])["secret"] = secret
        return {**endpoint, "secret": secret}

    def update(self, store: Store, params: Resource, id: str) -> Resource:
        """Its version is never changed: docs.stripe.com/api/webhook_endpoints/update."""
        endpoint = store.get("webhook_endpoint", id)
        for name in ("url", "enabled_events", "description"):
            endpoint[name] = params.get(name, endpoint[name])
        if "disabled" in params:
            endpoint["status"] = "disabled" if params["disabled"] else "enabled"
        return endpoint

    def delete(self, store: Store, params: Resource, id: str) -> Resource:
        store.get("webhook_endpoint", id)
        store.drop(id)
        return {"id": id, "object": "webhook_endpoint", "deleted": True}

    def register(self, url: str, secret: str, events: Sequence[str] = ("*",)) -> str:
        """The owner's way: one endpoint at `url` with a secret known beforehand, again and again
        the same one, so that a restart does not double it."""
        for known in self._store.all("webhook_endpoint", url=url):
            known["enabled_events"] = list(events)
            self._store.hide(known["id"])["secret"] = secret
            return str(known["id"])
        made = self.create(self._store, {"url": url, "enabled_events": list(events)})
        self._store.hide(made["id"])["secret"] = secret
        return str(made["id"])

    def queue(self, event: Resource) -> None:
        for endpoint in self._store.all("webhook_endpoint", status="enabled"):
            wanted = endpoint["enabled_events"]
            if "*" in wanted or event["type"] in wanted:
                copies = self._copies.pop(0) if self._copies else 1
                for _ in range(copies):
                    self._add(event["id"], endpoint["id"])
                event["pending_webhooks"] += 1

    def _add(self, event: str, endpoint: str) -> None:
        self._store.memory.deliveries[f"dlv_{secrets.token_hex(8)}"] = {
            "event": event,
            "endpoint": endpoint,
            "due": self._store.seconds(),
            "tries": 0,
        }

    def redeliver(self, event: str) -> None:
        """Send an event once more to everybody, as the button in the Dashboard does."""
        self._store.get("event", event)
        for endpoint in self._store.all("webhook_endpoint", status="enabled"):
            self._add(event, endpoint["id"])

    def duplicate(self, events: int = 1, copies: int = 2) -> None:
        """Let each of the next `events` be delivered `copies` times."""
        self._copies += [copies] * events

    def reverse(self, rounds: int = 1) -> None:
        """Hand out the next `rounds` of due deliveries newest first."""
        self._reversed += rounds

    def due(self) -> list[Delivery]:
        """What is to be delivered now, signed. Tell `delivered` how each of them went."""
        now = self._store.seconds()
        rows = self._store.memory.deliveries
        for id in [id for id, row in rows.items() if not self._known(row)]:
            del rows[id]
        found = [self._delivery(id, row) for id, row in rows.items() if row["due"] <= now]
        if found and self._reversed:
            self._reversed -= 1
            found.reverse()
        return found

    def _known(self, row: Resource) -> bool:
        return {row["endpoint"], row["event"]} <= self._store.memory.resources.keys()

    def _delivery(self, id: str, row: Resource) -> Delivery:
        event = self._store.get("event", row["event"])
        body = json.dumps(event, ensure_ascii=False, indent=2)
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "Stripe-Signature": sign(body, self._store.hide(row["endpoint"])["secret"]),
        }
        url = self._store.get("webhook_endpoint", row["endpoint"])["url"]
        return Delivery(id, event["id"], event["type"], url, body.encode(), headers)

    def delivered(self, id: str, status: int) -> None:
        """2xx is done; anything else (0: no answer) comes again later, and at last no more."""
        row = self._store.memory.deliveries.get(id)
        if row is None:
            return
        done = 200 <= status < 300
        if done or row["tries"] >= len(PAUSES):
            del self._store.memory.deliveries[id]
            event = self._store.get("event", row["event"])
            event["pending_webhooks"] = max(0, event["pending_webhooks"] - done)
        else:
            row["due"] = self._store.seconds() + PAUSES[row["tries"]]
            row["tries"] += 1

    def deliver(self, post: Callable[[Delivery], int]) -> int:
        """Hand everything due to `post`, which answers with the status; the number handed out."""
        found = self.due()
        for delivery in found:
            self.delivered(delivery.id, post(delivery))
        return len(found)


def sign(body: str, secret: str, at: int | None = None) -> str:
    """`t=…,v1=…`: HMAC-SHA256 of "t.body" with the endpoint's secret."""
    moment = int(time.time()) if at is None else at
    mac = hmac.new(secret.encode(), f"{moment}.{body}".encode(), hashlib.sha256)
    return f"t={moment},v1={mac.hexdigest()}"
