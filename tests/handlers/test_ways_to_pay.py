"""How the deposit is left, and by whom: what a quote offers, what a booking takes, and what the
policy does not offer."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from showup.domain.choices import Mode, Prepaid
from showup.domain.consequences import ALL, Consequence, Deposit, Row
from showup.domain.deposit import CheckoutMode
from tests.builders import START, some_settings, with_terms
from tests.edge import Edge, publish
from tests.handlers.problems import assert_problem

HOLD_AT = "2026-11-27T08:00:00Z"
CREDIT = (
    Row(timedelta(hours=48), Consequence(percent=100, within=3)),
    Row(timedelta(0), ALL, ALL),
)


@pytest.fixture
def edge(edge: Edge) -> Iterator[Edge]:
    """With its own policy back in the end."""
    yield edge
    publish(edge, some_settings())


def under(edge: Edge, mode: Mode, **terms: Any) -> None:
    prepaid = Prepaid.ZADATEK if Mode.PREPAY in mode.choices else None
    publish(edge, with_terms(some_settings(), mode=mode, prepaid_as=prepaid, **terms))


def quoted(edge: Edge, **changes: str) -> dict[str, Any]:
    wish = {"service": "consultation", "start": START.isoformat()} | changes
    answer = edge.post("/api/quotes", wish)
    assert answer.status == 200, answer.body
    found: dict[str, Any] = answer.json
    return found


@pytest.mark.parametrize(
    ("mode", "ways"),
    [
        (Mode.HOLD, [("hold", HOLD_AT, "release")]),
        (Mode.PREPAY, [("prepay", None, "part_payment")]),
        (Mode.CARD, [("card", None, "release")]),
        (Mode.BOTH, [("hold", HOLD_AT, "release"), ("prepay", None, "part_payment")]),
        (Mode.NONE, []),
    ],
)
def test_a_quote_tells_how_the_deposit_can_be_left(
    edge: Edge, mode: Mode, ways: list[tuple[str, str | None, str]]
) -> None:
    under(edge, mode)
    found = quoted(edge)
    assert [(one["mode"], one["hold_at"], one["after"]) for one in found["pay"]] == ways
    assert found["mode"] == mode
    assert found["hold_at"] == (ways[0][1] if ways else None)
    named = mode in (Mode.PREPAY, Mode.BOTH)
    assert found["prepaid_as"] == ("zadatek" if named else None)


def test_a_quote_for_money_in_advance_names_no_hold(edge: Edge) -> None:
    under(edge, Mode.BOTH)
    found = quoted(edge, pay="prepay")
    assert [one["mode"] for one in found["pay"]] == ["prepay"]
    assert found["hold_at"] is None
    assert quoted(edge, pay="hold")["hold_at"] == HOLD_AT


def test_a_service_without_a_deposit_has_nothing_to_choose(edge: Edge) -> None:
    under(edge, Mode.PREPAY)
    found = quoted(edge, service="hello")
    assert (found["mode"], found["pay"], found["prepaid_as"]) == ("none", [], None)


@pytest.mark.parametrize(
    ("mode", "pay", "chosen", "at_checkout"),
    [
        (Mode.HOLD, "hold", Mode.HOLD, CheckoutMode.SETUP),
        (Mode.HOLD, "", Mode.HOLD, CheckoutMode.SETUP),
        (Mode.PREPAY, "prepay", Mode.PREPAY, CheckoutMode.PREPAY),
        (Mode.PREPAY, "", Mode.PREPAY, CheckoutMode.PREPAY),
        (Mode.BOTH, "", Mode.HOLD, CheckoutMode.SETUP),
        (Mode.BOTH, "hold", Mode.HOLD, CheckoutMode.SETUP),
        (Mode.BOTH, "prepay", Mode.PREPAY, CheckoutMode.PREPAY),
        (Mode.CARD, "", Mode.CARD, CheckoutMode.SETUP),
        (Mode.CARD, "card", Mode.CARD, CheckoutMode.SETUP),
    ],
)
def test_a_booking_takes_what_the_policy_offers(
    edge: Edge, mode: Mode, pay: str, chosen: Mode, at_checkout: CheckoutMode
) -> None:
    under(edge, mode)
    made = edge.book(pay=pay)
    assert made.status == 201, made.body
    (booking,) = edge.bookings()
    assert booking.deposit.mode is chosen
    assert booking.deposit.checkout is not None
    assert booking.deposit.checkout.mode is at_checkout
    seen = edge.get(f"/api/bookings/{made.json['token']}").json["deposit"]
    assert seen["mode"] == chosen
    assert seen["prepaid_as"] == ("zadatek" if chosen is Mode.PREPAY else None)
    assert (seen["paid"], seen["refunded"]) == (None, None)


@pytest.mark.parametrize(
    ("mode", "pay", "instead"),
    [
        (Mode.HOLD, "prepay", "`hold`"),
        (Mode.PREPAY, "hold", "`prepay`"),
        (Mode.BOTH, "both", "`hold` or `prepay`"),
        (Mode.BOTH, "card", "`hold` or `prepay`"),
        (Mode.CARD, "hold", "`card`"),
    ],
)
def test_what_the_policy_does_not_offer_is_refused_with_what_it_does(
    edge: Edge, mode: Mode, pay: str, instead: str
) -> None:
    under(edge, mode)
    wish = {"service": "consultation", "start": START.isoformat(), "pay": pay}
    with edge.unchanged():
        for answer in (edge.book(pay=pay), edge.post("/api/quotes", wish)):
            assert_problem(answer, 422, "invalid", "pay")
            assert answer.json["detail"] == f"It can be {instead}."


def test_a_policy_that_changed_is_said_before_a_way_to_pay_that_went_with_it(edge: Edge) -> None:
    read = edge.settings.policy.id
    under(edge, Mode.CARD)
    policy = replace(edge.settings.policy, id="another")
    publish(edge, replace(edge.settings, policy=policy))
    answer = edge.book(pay="hold", consent={"policy": read})
    assert_problem(answer, 409, "policy_changed")


def met(edge: Edge) -> str:
    """The token of a client who has been here."""
    token = edge.confirmed()
    (booking,) = edge.bookings()
    edge.go_to(START + timedelta(hours=1))
    edge.sweep()
    host = {"Authorization": f"Bearer {edge.host_token(booking.id)}"}
    assert edge.post(f"/api/desk/bookings/{booking.id}/attended", headers=host).status == 200
    return token


AGAIN = "2026-12-07T09:00:00+01:00"


def test_a_known_client_is_quoted_and_asked_the_deposit_of_known_ones(edge: Edge) -> None:
    under(edge, Mode.HOLD, known=Deposit(percent=10))
    token = met(edge)
    assert quoted(edge, start=AGAIN)["deposit"]["amount"] == 6000
    found = quoted(edge, start=AGAIN, again=token)
    assert found["deposit"]["amount"] == 1200
    assert found["no_show"]["amount"] == 1200
    made = edge.book(start=AGAIN, again=token, expect={"amount": 1200})
    assert made.status == 201, made.body


def test_what_a_step_would_cost_is_said_by_the_same_deposit(edge: Edge) -> None:
    under(edge, Mode.HOLD, known=Deposit(percent=10))
    token = met(edge)
    question = {"service": "consultation", "start": AGAIN, "action": "missing"}
    said = edge.post("/api/questions", question).json["answer"]
    known = edge.post("/api/questions", {**question, "again": token}).json["answer"]
    assert (said["amount"]["amount"], known["amount"]["amount"]) == (6000, 1200)


def test_whoever_has_only_booked_is_not_known_yet(edge: Edge) -> None:
    under(edge, Mode.HOLD, known=Deposit(percent=10))
    assert quoted(edge, start=AGAIN, again=edge.confirmed())["deposit"]["amount"] == 6000


def test_a_known_clients_link_under_another_address_is_told_of_the_price(edge: Edge) -> None:
    under(edge, Mode.HOLD, known=Deposit(percent=10))
    other = {"name": "Another client", "email": "other@example.com"}
    token = met(edge)
    answer = edge.book(start=AGAIN, again=token, client=other, expect={"amount": 1200})
    assert_problem(answer, 409, "price_changed")


def test_a_quote_by_a_forged_link_is_refused(edge: Edge) -> None:
    wish = {"service": "consultation", "start": START.isoformat(), "again": "forged"}
    assert_problem(edge.post("/api/quotes", wish), 404, "link_invalid")


def test_no_free_moment_is_named_where_there_is_none(edge: Edge) -> None:
    """A credit is not free: it is lost in the end."""
    under(edge, Mode.PREPAY, notice=CREDIT, undo=timedelta(0))
    days = {"service": "consultation", "from": "2026-11-30", "to": "2026-11-30"}
    found = edge.get("/api/slots", **days, timezone="Europe/Warsaw").json
    assert found["slots"]
    assert set(found["last_free"]) == {None}
    _, first, last = quoted(edge)["cutoffs"]  # the minute of booking is free
    assert first["credit_until"] == "2026-12-03T22:59:00Z"
    assert (first["cancel"]["amount"], last["cancel"]["amount"]) == (0, 6000)
