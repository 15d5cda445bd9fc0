"""A request that comes again: with a key it is the same booking, whatever happened in between."""

from typing import Any

import pytest

from infra.embedded.stripe.faults import Fault
from tests.edge import Edge
from tests.handlers.problems import assert_problem


def test_a_repeated_key_answers_with_the_same_booking(edge: Edge) -> None:
    first = edge.book(key="the first key")
    with edge.unchanged():
        for _ in range(3):
            assert edge.book(key="the first key") == first
    assert len(edge.bookings()) == 1


def test_a_key_with_another_request_is_refused(edge: Edge) -> None:
    assert edge.book(key="the second key").status == 201
    others: list[dict[str, Any]] = [
        {"start": "2026-11-30T13:00:00+01:00"},
        {"service": "hello"},
        {"client": {"name": "Another client", "email": "another@example.com"}},
        {"locale": "pl"},
        {"answers": {"x": "y"}},
    ]
    with edge.unchanged():
        for changes in others:
            assert_problem(edge.book(key="the second key", **changes), 409, "key_reused")


def test_a_key_of_a_refused_request_can_be_used_again(edge: Edge) -> None:
    refused = edge.book(key="the third key", consent={"policy": "old"})
    assert_problem(refused, 409, "policy_changed")
    assert edge.book(key="the third key").status == 201


def test_a_repeated_key_still_answers_when_the_booking_is_over(edge: Edge) -> None:
    token = edge.book(key="the fourth key").json["token"]
    assert edge.post(f"/api/bookings/{token}/cancel").json["status"] == "cancelled"
    again = edge.book(key="the fourth key")
    assert (again.status, again.json["status"], again.json["payment"]) == (201, "cancelled", None)
    assert again.json["token"] == token


def test_without_a_key_the_same_request_twice_is_two(edge: Edge) -> None:
    assert edge.book().status == 201
    with edge.unchanged():
        assert_problem(edge.book(), 409, "slot_taken")


@pytest.mark.parametrize("key", ["x" * 256, "x" * 8000])
def test_a_key_that_is_too_long_is_invalid(shared: Edge, key: str) -> None:
    with shared.unchanged():
        assert_problem(shared.book(key=key), 422, "invalid", "Idempotency-Key")


@pytest.mark.parametrize("key", ["x" * 255, " ", "ż", "\x00", "../..", "BOOKING#1"])
def test_any_other_key_will_do(edge: Edge, key: str) -> None:
    first = edge.book(key=key)
    assert first.status == 201
    assert edge.book(key=key).json["id"] == first.json["id"]
    assert first.json["id"].isalnum()


# What Stripe answers with a 500 is asked for a second time at once.
TWICE = (Fault.BROKEN, Fault.BROKEN_AFTER)


@pytest.mark.parametrize("fault", list(Fault))
def test_with_stripe_down_it_is_unavailable_and_goes_through_when_repeated(
    edge: Edge, fault: Fault
) -> None:
    edge.bank.faults.plan(fault, times=2 if fault in TWICE else 1, path="checkout/sessions")
    refused = edge.book(key=f"a key for {fault}")
    assert_problem(refused, 503, "unavailable")
    assert refused.headers["Retry-After"] == "2"
    assert [booking.status for booking in edge.bookings()] == ["pending"]
    again = edge.book(key=f"a key for {fault}")
    assert again.status == 201
    assert again.json["payment"]["url"]
    assert edge.book(key=f"a key for {fault}") == again
    assert len(edge.bookings()) == 1


@pytest.mark.parametrize("fault", TWICE)
def test_one_stumble_of_stripe_goes_unnoticed(edge: Edge, fault: Fault) -> None:
    edge.bank.faults.plan(fault, path="checkout/sessions")
    assert edge.book(key=f"a stumble: {fault}").json["payment"]["url"]


def test_with_stripe_down_what_needs_no_card_is_booked_all_the_same(edge: Edge) -> None:
    edge.bank.faults.plan(Fault.UNREACHABLE, times=10, method="")
    made = edge.book(service="hello")
    assert (made.status, made.json["status"], made.json["payment"]) == (201, "confirmed", None)
