"""How an answer looks on the wire: its body, its status, the headers that the library reads."""

import json
from dataclasses import dataclass

from infra.embedded.stripe import errors
from infra.embedded.stripe.store import Resource


@dataclass(frozen=True)
class Answer:
    status: int
    body: str
    headers: dict[str, str]


def _headers(request: str) -> dict[str, str]:
    return {"Content-Type": "application/json", "Request-Id": request}


def made(resource: Resource, request: str) -> Answer:
    return Answer(200, json.dumps(resource, ensure_ascii=False), _headers(request))


def failed(refused: errors.Refused, request: str) -> Answer:
    headers = _headers(request)
    if refused.status == 500:
        # It would only be replayed: docs.stripe.com/error-low-level#stripe-should-retry.
        headers["Stripe-Should-Retry"] = "false"
    return Answer(refused.status, json.dumps(refused.body, ensure_ascii=False), headers)


def replayed(stored: Resource, request: str) -> Answer:
    headers = _headers(request) | {
        "Idempotent-Replayed": "true",
        "Original-Request": stored["request"],
    }
    if stored["status"] == 500:
        headers["Stripe-Should-Retry"] = "false"
    return Answer(stored["status"], stored["body"], headers)
