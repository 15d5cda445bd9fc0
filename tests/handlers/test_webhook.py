"""Stripe's webhook: what is unsigned, old, twice, foreign or nonsense changes nothing."""

import json
import time
from typing import Any

import pytest

from tests.edge import SECRETS, Edge, signature
from tests.handlers.problems import assert_problem

PATH = "/api/webhooks/stripe"


def an_event(booking: str, **changes: Any) -> dict[str, Any]:
    """As Stripe tells that a session is complete."""
    session = {"id": "cs_1", "object": "checkout.session", "metadata": {"booking": booking}}
    event = {
        "id": "evt_1",
        "object": "event",
        "type": "checkout.session.completed",
        "data": {"object": session},
    }
    return event | changes


def about(thing: dict[str, Any], type: str = "checkout.session.completed") -> dict[str, Any]:
    return an_event("", type=type, data={"object": thing})


def test_what_is_not_signed_by_stripe_changes_nothing(edge: Edge) -> None:
    id = edge.book().json["id"]
    body = json.dumps(an_event(id))
    now = int(time.time())
    with edge.unchanged():
        for signature in (
            "",
            "nonsense",
            f"t={now}",
            "v1=00",
            f"t={now},v1=",
            "t=x,v1=é",
            f"t={now},v1=é",
            "t=,v1=",
        ):
            answer = edge.post(PATH, body, headers={"Stripe-Signature": signature})
            assert_problem(answer, 422, "invalid", "Stripe-Signature")
        assert_problem(edge.post(PATH, body), 422, "invalid", "Stripe-Signature")
        wrong = edge.webhook(an_event(id), secret="whsec_of_somebody_else")
        assert_problem(wrong, 422, "invalid", "Stripe-Signature")
        empty = edge.webhook(an_event(id), secret="")
        assert_problem(empty, 422, "invalid", "Stripe-Signature")


def test_a_signature_that_is_ten_minutes_old_changes_nothing(edge: Edge) -> None:
    id = edge.book().json["id"]
    with edge.unchanged():
        old = edge.webhook(an_event(id), at=int(time.time()) - 600)
        assert_problem(old, 422, "invalid", "Stripe-Signature")


def test_a_body_that_was_changed_after_signing_changes_nothing(edge: Edge) -> None:
    first = edge.book().json["id"]
    signed = signature(json.dumps(an_event("nobody")), SECRETS["webhook"], int(time.time()))
    with edge.unchanged():
        headers = {"Stripe-Signature": signed}
        answer = edge.post(PATH, json.dumps(an_event(first)), headers=headers)
        assert_problem(answer, 422, "invalid", "Stripe-Signature")


def test_what_comes_twice_is_noted_once(edge: Edge) -> None:
    id = edge.book().json["id"]
    assert edge.webhook(an_event(id)).json == {"noted": True}
    with edge.unchanged():
        assert edge.webhook(an_event(id)).json == {"noted": False}
    edge.sweep()
    with edge.unchanged():
        assert edge.webhook(an_event(id)).json == {"noted": False}


@pytest.mark.parametrize(
    "event",
    [
        an_event("nobody"),
        an_event(""),
        about({"id": "cs_1", "object": "checkout.session"}),
        about({"id": "cs_1", "object": "checkout.session", "metadata": None}),
        about({"id": "cs_1", "object": "checkout.session", "metadata": {}}),
        about({"id": "cs_1", "object": "checkout.session", "metadata": {"order": "1"}}),
        about(
            {"id": "prod_1", "object": "product", "metadata": {"booking": "x"}}, "product.created"
        ),
        about({"object": "balance"}, "balance.available"),
    ],
    ids=range(8),
)
def test_what_is_not_about_a_booking_of_ours_is_none_of_our_business(
    edge: Edge, event: dict[str, Any]
) -> None:
    edge.book()
    with edge.unchanged():
        assert edge.webhook(event).json == {"noted": False}


@pytest.mark.parametrize("body", ["", "nonsense", "[]", "null", "1", '"text"', "\x00", "{"])
def test_signed_nonsense_is_refused(edge: Edge, body: str) -> None:
    with edge.unchanged():
        assert_problem(edge.webhook(body), 422, "invalid", "Stripe-Signature")


def test_signed_bytes_that_are_no_text_are_refused(edge: Edge) -> None:
    with edge.unchanged():
        assert_problem(edge.post(PATH, b"\xff\xfe"), 422, "invalid", "Stripe-Signature")
        assert_problem(edge.post(PATH, "x" * 1_000_000), 413, "too_large")


def test_a_webhook_proves_nothing_it_only_says_where_to_look(edge: Edge) -> None:
    made = edge.book().json
    edge.webhook(an_event(made["id"]))
    edge.sweep()
    assert edge.get(f"/api/bookings/{made['token']}").json["status"] == "pending"


def test_stripes_own_webhooks_confirm_a_booking_whose_client_never_came_back(edge: Edge) -> None:
    made = edge.book().json
    edge.bank.pay(made["payment"]["url"], "4242424242424242")
    for event in edge.bank.store.all("event"):
        assert edge.webhook(json.loads(json.dumps(event))).status == 200
    edge.sweep()
    assert edge.get(f"/api/bookings/{made['token']}").json["status"] == "confirmed"
