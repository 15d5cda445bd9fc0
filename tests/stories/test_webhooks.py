"""What Stripe says twice, late, wrongly signed or not at all changes nothing."""

import json
import time
from datetime import timedelta
from typing import Any

import httpx
import pytest
import stripe

from tests.cloud import Cloud

TEN_MINUTES = 600  # twice what a signature may be old


@pytest.fixture
def booked(cloud: Cloud) -> dict[str, Any]:
    """At Checkout, nothing saved yet."""
    return cloud.book(cloud.starts(days=8)[0], email="webhook@example.net")


def test_a_webhook_that_stripe_did_not_sign_is_refused(
    cloud: Cloud, booked: dict[str, Any]
) -> None:
    before, event = cloud.booking(booked["id"]), completed(cloud, booked, "evt_forged")
    unsigned = send(cloud, event, "")
    forged = send(cloud, event, signature(event, "whsec_of_somebody_else"))
    stale = send(cloud, event, signature(event, key(cloud, "webhook"), TEN_MINUTES))
    assert [answer.status_code for answer in (unsigned, forged, stale)] == [422, 422, 422]
    assert {answer.json()["code"] for answer in (unsigned, forged, stale)} == {"invalid"}
    assert cloud.booking(booked["id"]) == before


def test_a_signed_webhook_is_a_reason_to_look_and_no_proof(
    cloud: Cloud, booked: dict[str, Any]
) -> None:
    event = completed(cloud, booked, "evt_too_early")
    assert send(cloud, event, signature(event, key(cloud, "webhook"))).json() == {"noted": True}
    cloud.advance(timedelta(seconds=5))
    assert cloud.booking(booked["id"])["status"] == "pending"


def test_a_webhook_delivered_twice_confirms_once(cloud: Cloud, booked: dict[str, Any]) -> None:
    cloud.pay(booked["payment"]["url"])
    after = told(cloud, booked)
    assert after["status"] == "confirmed"
    event = completed(cloud, booked, "evt_twice")
    noted = [send(cloud, event, signature(event, key(cloud, "webhook"))) for _ in range(2)]
    assert [answer.json() for answer in noted] == [{"noted": True}, {"noted": False}]
    cloud.advance(timedelta(seconds=5))
    assert told(cloud, booked) == after


def test_a_webhook_that_comes_after_the_end_revives_nothing(
    cloud: Cloud, booked: dict[str, Any]
) -> None:
    cloud.pay(booked["payment"]["url"])
    cloud.post(f"/api/bookings/{booked['token']}/undo", {})
    cloud.advance(timedelta(seconds=5))
    after = told(cloud, booked)
    assert after["status"] == "cancelled"
    event = completed(cloud, booked, "evt_late")
    assert send(cloud, event, signature(event, key(cloud, "webhook"))).status_code == 200
    cloud.advance(timedelta(seconds=5))
    assert told(cloud, booked) == after


def completed(cloud: Cloud, booked: dict[str, Any], id: str) -> bytes:
    """The event that Stripe sends of a Checkout that is complete, whether it is or not."""
    session = booked["payment"]["url"].rpartition("/")[2]
    answer = cloud.http.get(
        f"/dev/stripe/v1/checkout/sessions/{session}", auth=(key(cloud, "stripe"), "")
    )
    told = {"object": answer.json() | {"status": "complete"}}
    event = {
        "id": f"{id}_{session}",
        "object": "event",
        "type": "checkout.session.completed",
        "created": int(time.time()),
        "data": told,
    }
    return json.dumps(event).encode()


def signature(event: bytes, secret: str, age: int = 0) -> str:
    """docs.stripe.com/webhooks#verify-manually"""
    at = int(time.time()) - age
    signed = stripe.WebhookSignature._compute_signature(f"{at}.{event.decode()}", secret)
    return f"t={at},v1={signed}"


def send(cloud: Cloud, event: bytes, signature: str) -> httpx.Response:
    headers = {"Stripe-Signature": signature} if signature else {}
    return cloud.http.post("/api/webhooks/stripe", content=event, headers=headers)


def key(cloud: Cloud, name: str) -> str:
    """Of the embedded cloud, which made them itself."""
    keys = json.loads((cloud.folder / "keys.json").read_text())
    return str(keys["stripe-webhook" if name == "webhook" else name])


def told(cloud: Cloud, booked: dict[str, Any]) -> dict[str, Any]:
    """What has become of it: state, money, mails, and what the diary of events says."""
    found = cloud.booking(booked["id"])
    state = {name: found["booking"][name] for name in ("deposit", "sequence", "start")}
    return {name: found[name] for name in ("status", "ledger", "mails", "events")} | state
