"""The embedded Stripe itself: one object, its clock and its rights; everything else is beneath it.

It is called as Stripe is: method, path, headers, body. What carries the call (Starlette, or the
library's own transport) only carries it.
"""

import base64
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from infra.embedded.stripe import clock, errors, form, idempotency, visits
from infra.embedded.stripe.answers import Answer, failed, made, replayed
from infra.embedded.stripe.endpoints import Endpoint, table
from infra.embedded.stripe.expand import expand
from infra.embedded.stripe.faults import ConnectionLost, Fault, Faults
from infra.embedded.stripe.idempotency import Call
from infra.embedded.stripe.store import Resource, Store
from infra.embedded.stripe.webhooks import Delivery, Webhooks

# Rights of a key: "*" for a secret key, names such as "checkout" for a restricted one.
EVERYTHING = frozenset({"*"})
CHECKOUT_ONLY = frozenset({"checkout"})


@dataclass(frozen=True)
class Visit:
    """How a person's try at Checkout ended: where the browser goes, the bank's code if it said no
    (the session then stays open), and whether it asks for 3-D Secure first."""

    url: str
    refused: str = ""
    asked: bool = False


class EmbeddedStripe:
    """`now` is the business clock, `keys` the API keys with their rights, `base` the address at
    which the Checkout pages are served."""

    def __init__(
        self,
        now: Callable[[], datetime],
        *,
        keys: Mapping[str, frozenset[str]] | None = None,
        base: str = "http://localhost:8000/dev/stripe",
    ) -> None:
        self.keys = dict(keys if keys is not None else {"sk_test_embedded": EVERYTHING})
        self.store = Store(now)
        self.webhooks = Webhooks(self.store)
        self.faults = Faults()
        self.lock = threading.RLock()
        self._endpoints = table(base.rstrip("/"), self.webhooks)

    def call(self, method: str, path: str, headers: Mapping[str, str], body: str) -> Answer:
        """One request. `path` begins at /v1/ (with its query); raises ConnectionLost for a fault
        that leaves the caller without an answer."""
        given = {name.lower(): value for name, value in headers.items()}
        with self.lock:
            self.tick()
            request = f"req_{secrets.token_hex(7)}"
            fault = self.faults.take(method, path)
            if fault is Fault.UNREACHABLE:
                raise ConnectionLost
            try:
                answer = self._answer(method, path, given, body, request, fault)
            except errors.Refused as refused:
                answer = failed(refused, request)
            if fault is Fault.TIMEOUT:
                raise ConnectionLost
            return answer

    def _answer(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        body: str,
        request: str,
        fault: Fault | None,
    ) -> Answer:
        endpoint, ids = self._find(method, urlsplit(path).path)
        self._admit(headers, endpoint)
        if fault is Fault.TOO_MANY:
            raise errors.too_many()
        key = headers.get("idempotency-key", "") if method == "POST" else ""
        call = Call(key, method, path, body)
        if key and (stored := idempotency.replay(self.store, call)):
            return replayed(stored, request)
        if fault is Fault.IN_USE:
            raise errors.key_in_use(key)
        return self._execute(endpoint, ids, call, request, fault)

    def _find(self, method: str, path: str) -> tuple[Endpoint, list[str]]:
        for endpoint in self._endpoints:
            ids = endpoint.match(method, path)
            if ids is not None:
                return endpoint, ids
        raise errors.Refused(
            404, "invalid_request_error", f"Unrecognized request URL ({method}: {path})."
        )

    def _admit(self, headers: Mapping[str, str], endpoint: Endpoint) -> None:
        rights = self.keys.get(_key(headers.get("authorization", "")))
        if rights is None:
            raise errors.unauthorized()
        if not rights & {"*", endpoint.scope}:
            raise errors.forbidden(endpoint.scope)

    def _execute(
        self, endpoint: Endpoint, ids: list[str], call: Call, request: str, fault: Fault | None
    ) -> Answer:
        self.store.request = {"id": request, "idempotency_key": call.key or None}
        try:
            if fault is Fault.BROKEN:
                raise errors.broken()
            answer = made(self._act(endpoint, ids, call), request)
            if fault is Fault.BROKEN_AFTER:
                raise errors.broken()
        except errors.Refused as refused:
            answer = failed(refused, request)
            if not refused.executed:
                return answer
        finally:
            self.store.request = {"id": None, "idempotency_key": None}
        if call.key:
            idempotency.keep(self.store, call, answer.status, answer.body, request)
        return answer

    def _act(self, endpoint: Endpoint, ids: list[str], call: Call) -> Resource:
        text = call.body if call.method == "POST" else urlsplit(call.path).query
        params = form.accept(form.decode(text), endpoint.accepts)
        made = endpoint.act(self.store, params, *ids)
        return expand(self.store, made, params.get("expand", []))

    def tick(self) -> None:
        """Let everything happen that the clock has brought about: sessions and holds run out.
        Each call does so first; the owner does it besides, so that events come without a call."""
        with self.lock:
            clock.run_out(self.store)
            idempotency.prune(self.store)
            self.store.forget_events()

    def next_due(self) -> datetime | None:
        """The next moment at which something here happens by itself."""
        with self.lock:
            moment = clock.next_moment(self.store)
        return None if moment is None else datetime.fromtimestamp(moment, UTC)

    def due_deliveries(self) -> list[Delivery]:
        with self.lock:
            self.tick()
            return self.webhooks.due()

    def delivered(self, delivery: Delivery, status: int) -> None:
        with self.lock:
            self.webhooks.delivered(delivery.id, status)

    def deliver(self, post: Callable[[Delivery], int]) -> int:
        """Hand over everything due; `post` answers with the status, 0 for none. Not under the
        lock: whoever receives a webhook may well ask us something back."""
        found = self.due_deliveries()
        for delivery in found:
            self.delivered(delivery, post(delivery))
        return len(found)

    def snapshot(self) -> Resource:
        with self.lock:
            return self.store.snapshot()

    def restore(self, snapshot: Resource) -> None:
        with self.lock:
            self.store.restore(snapshot)

    def session(self, id: str) -> Resource:
        """What the Checkout page shows: the session, what is in it, and where it leads."""
        with self.lock:
            self.tick()
            found = self.store.get("checkout.session", id)
            known = self.store.hide(id)
        return {
            **found,
            "lines": known.get("items", []),
            "holds": known.get("intent", {}).get("capture_method") == "manual",
            "landing": _landing(found),
        }

    def pay(self, session: str, card: str, *, approve: bool = True) -> Visit:
        """Do at Checkout what a person would: choose the card, and answer 3-D Secure if asked.
        `session` is its id or its address."""
        id = urlsplit(session).path.rstrip("/").split("/")[-1]
        visit = self.submit(id, card.replace(" ", ""))
        return self.authenticate(id, approve) if visit.asked else visit

    def submit(self, id: str, card: str) -> Visit:
        return self._visit(id, lambda: visits.submit(self.store, id, card))

    def authenticate(self, id: str, approve: bool) -> Visit:
        return self._visit(id, lambda: visits.authenticate(self.store, id, approve))

    def _visit(self, id: str, act: Callable[[], Resource]) -> Visit:
        with self.lock:
            self.tick()
            page = str(self.store.get("checkout.session", id)["url"] or "")
            try:
                session = act()
            except errors.Refused as refused:
                if refused.status != 402:
                    raise
                return Visit(page, str(refused.error["code"]))
            if session["status"] == "complete":
                return Visit(_landing(session))
            return Visit(f"{page}/authenticate", asked=True)


def _key(authorization: str) -> str:
    """Bearer, or the name of Basic: docs.stripe.com/api/authentication."""
    scheme, _, given = authorization.partition(" ")
    if scheme.lower() != "basic":
        return given
    try:
        return base64.b64decode(given).decode().partition(":")[0]
    except ValueError:
        return ""


def _landing(session: Resource) -> str:
    """docs.stripe.com/payments/checkout/custom-success-page: the id is filled into the address."""
    return str(session["success_url"]).replace("{CHECKOUT_SESSION_ID}", session["id"])
