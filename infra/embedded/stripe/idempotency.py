"""Idempotency keys: the first answer under a key is the answer.

docs.stripe.com/api/idempotent_requests.
"""

import hashlib
from dataclasses import dataclass

from infra.embedded.stripe.errors import key_reused
from infra.embedded.stripe.store import Resource, Store

# "Keys can be removed from the system after they're at least 24 hours old."
KEPT = 24 * 3_600


@dataclass(frozen=True)
class Call:
    """A request under its key, as it will be compared."""

    key: str
    method: str
    path: str
    body: str

    @property
    def print(self) -> str:
        return hashlib.sha256(f"{self.method} {self.path}\n{self.body}".encode()).hexdigest()


def replay(store: Store, call: Call) -> Resource | None:
    """The stored answer, even a 500; an error if the parameters are not those of the first time."""
    prune(store)
    stored = store.memory.answers.get(call.key)
    if stored is None:
        return None
    if stored["print"] != call.print:
        raise key_reused(call.key)
    return stored


def keep(store: Store, call: Call, status: int, body: str, request: str) -> None:
    store.memory.answers[call.key] = {
        "print": call.print,
        "status": status,
        "body": body,
        "request": request,
        "created": store.seconds(),
    }


def prune(store: Store) -> None:
    oldest = store.seconds() - KEPT
    for key in [k for k, a in store.memory.answers.items() if a["created"] <= oldest]:
        del store.memory.answers[key]
