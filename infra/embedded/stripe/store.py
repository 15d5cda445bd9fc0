"""Everything that the embedded Stripe remembers, as plain JSON; and how it is read and listed."""

import copy
import itertools
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from typing import Any

from infra.embedded.stripe.errors import bad_request, missing

Resource = dict[str, Any]

EVENTS_KEPT = 30 * 86_400


@dataclass
class Memory:
    """What a snapshot holds. `hidden` is what Stripe knows and never shows: card numbers behind
    payment methods, what Checkout waits for, secrets of webhook endpoints."""

    resources: dict[str, Resource] = field(default_factory=dict)
    hidden: dict[str, Resource] = field(default_factory=dict)
    answers: dict[str, Resource] = field(default_factory=dict)
    deliveries: dict[str, Resource] = field(default_factory=dict)


class Store:
    """Resources by id, in the order in which they were made, on a clock that the owner gives."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._asof: int | None = None
        self.holds_live = 0  # seconds, of a bank that lets go sooner than Stripe promises
        self.memory = Memory()
        self._kinds: dict[str, dict[str, Resource]] = {}
        self.on_event: Callable[[Resource], None] = lambda event: None
        self.request: Resource = {"id": None, "idempotency_key": None}

    def seconds(self) -> int:
        """Unix seconds, as Stripe writes time: now, or the past moment that is being caught up."""
        return self._asof if self._asof is not None else int(self._now().timestamp())

    def catch_up(self, moment: int, action: Callable[[], object]) -> None:
        """Do what fell due at `moment` as if it were then."""
        self._asof = moment
        try:
            action()
        finally:
            self._asof = None

    def snapshot(self) -> Resource:
        return copy.deepcopy(asdict(self.memory))

    def restore(self, snapshot: Resource) -> None:
        known = {f.name for f in fields(Memory)}
        self.memory = Memory(**copy.deepcopy({k: v for k, v in snapshot.items() if k in known}))
        self._kinds = {}
        for id, resource in self.memory.resources.items():
            self._kinds.setdefault(resource["object"], {})[id] = resource

    def add(self, prefix: str, kind: str, **values: Any) -> Resource:
        """A new resource under a random id: one that a lost snapshot forgot never comes again."""
        id = f"{prefix}_{secrets.token_hex(12)}"
        made = {
            "id": id,
            "object": kind,
            "created": self.seconds(),
            "livemode": False,
            **values,
        }
        self.memory.resources[id] = made
        self._kinds.setdefault(kind, {})[id] = made
        return made

    def get(self, kind: str, id: str, param: str = "id") -> Resource:
        found = self.memory.resources.get(id)
        if found is None or found["object"] != kind:
            raise missing(kind, id, param)
        return found

    def hide(self, id: str) -> Resource:
        return self.memory.hidden.setdefault(id, {})

    def drop(self, id: str) -> None:
        dropped = self.memory.resources.pop(id)
        del self._kinds[dropped["object"]][id]
        self.memory.hidden.pop(id, None)

    def all(self, kind: str, **wanted: Any) -> list[Resource]:
        """Those of a kind with the given values, oldest first."""
        return [
            resource
            for resource in self._kinds.get(kind, {}).values()
            if all(resource.get(name) == value for name, value in wanted.items())
        ]

    def event(self, type: str, resource: Resource) -> None:
        """A change becomes an event, the resource as it then was: docs.stripe.com/api/events."""
        made = self.add(
            "evt",
            "event",
            api_version=None,
            data={"object": copy.deepcopy(resource)},
            pending_webhooks=0,
            request=dict(self.request),
            type=type,
        )
        self.on_event(made)

    def forget_events(self) -> None:
        """docs.stripe.com/api/events: they can be retrieved for 30 days."""
        oldest = self.seconds() - EVENTS_KEPT
        for event in list(itertools.takewhile(lambda e: e["created"] < oldest, self.all("event"))):
            self.drop(event["id"])

    def page(self, kind: str, url: str, params: Resource, **wanted: Any) -> Resource:
        """Newest first, `limit` 1 to 100, by cursor: docs.stripe.com/api/pagination."""
        limit = params.get("limit", 10)
        if not 1 <= limit <= 100:
            raise bad_request("Limit must be between 1 and 100.", "", "limit")
        rows = [r for r in reversed(self.all(kind, **wanted)) if _created(r, params)]
        if cursor := params.get("starting_after"):
            rows = rows[self._position(kind, rows, cursor, "starting_after") + 1 :]
        elif cursor := params.get("ending_before"):
            before = rows[: self._position(kind, rows, cursor, "ending_before")]
            return _listing(url, before[-limit:], len(before) > limit)
        return _listing(url, rows[:limit], len(rows) > limit)

    def _position(self, kind: str, rows: list[Resource], id: str, param: str) -> int:
        ids = [row["id"] for row in rows]
        if id not in ids:
            raise missing(kind, id, param)
        return ids.index(id)


def _listing(url: str, rows: list[Resource], more: bool) -> Resource:
    return {"object": "list", "url": url, "has_more": more, "data": rows}


def _created(row: Resource, params: Resource) -> bool:
    wanted = params.get("created", {})
    tests = {"gt": int.__gt__, "gte": int.__ge__, "lt": int.__lt__, "lte": int.__le__}
    return all(tests[name](row["created"], edge) for name, edge in wanted.items())
