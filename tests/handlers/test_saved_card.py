"""The card of an earlier booking for the next one: by the link of that booking and by nothing else,
with the very sentence that was shown."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from showup.domain.booking import Booking, Status
from showup.domain.choices import Mode, Prepaid
from showup.domain.deposit import DepositState
from showup.domain.events import What
from tests.builders import START, some_settings, with_terms
from tests.edge import Edge, publish
from tests.handlers.problems import assert_problem

NEXT = "2026-12-07T09:00:00+01:00"


@pytest.fixture
def edge(edge: Edge) -> Iterator[Edge]:
    """With its own policy back in the end."""
    yield edge
    publish(edge, some_settings())


def under(edge: Edge, mode: Mode) -> None:
    prepaid = Prepaid.ZADATEK if Mode.PREPAY in mode.choices else None
    publish(edge, with_terms(some_settings(), mode=mode, prepaid_as=prepaid))


def ways(edge: Edge, token: str, start: str = NEXT, **more: str) -> list[dict[str, Any]]:
    wish = {"service": "consultation", "start": start, "again": token} | more
    answer = edge.post("/api/quotes", wish)
    assert answer.status == 200, answer.body
    found: list[dict[str, Any]] = answer.json["pay"]
    return found


def card(edge: Edge, token: str, start: str = NEXT, **more: str) -> dict[str, Any] | None:
    found: dict[str, Any] | None = ways(edge, token, start, **more)[0]["saved_card"]
    return found


def leave(edge: Edge, token: str, sentence: str, **changes: Any) -> Any:
    consent = {"policy": edge.settings.policy.id, "express_wish": True, "card": sentence}
    return edge.book(**({"start": NEXT, "again": token, "consent": consent} | changes))


def sentence(edge: Edge, token: str, **more: str) -> str:
    offered = card(edge, token, **more)
    assert offered is not None
    return str(offered["consent"])


def of_id(edge: Edge, id: str) -> Booking:
    return next(one for one in edge.bookings() if one.id == id)


def kept(edge: Edge, **changes: Any) -> str:
    """The link of a booking whose deposit, as it is kept, is changed to that."""
    token = edge.confirmed()
    (booking,) = edge.bookings()
    edge.keep(replace(booking, deposit=replace(booking.deposit, **changes)))
    return token


def test_whoever_comes_by_their_link_is_offered_their_card(edge: Edge) -> None:
    offered = card(edge, edge.confirmed())
    assert offered is not None
    assert (offered["brand"], offered["last4"]) == ("visa", "4242")
    assert "Visa card ending in 4242" in offered["consent"]
    assert "up to 60 zł may be set aside on it and charged to it later" in offered["consent"]


def test_the_sentence_is_in_the_language_of_the_page(edge: Edge) -> None:
    said = sentence(edge, edge.confirmed(), locale="pl")
    assert "mojej karcie Visa z końcówką 4242" in said
    assert "zablokowana i pobrana z tej karty" in said


def test_it_is_confirmed_at_once_without_checkout(edge: Edge) -> None:
    token = edge.confirmed()
    made = leave(edge, token, said := sentence(edge, token))
    assert (made.status, made.json["status"], made.json["payment"]) == (201, "confirmed", None)
    (earlier, new) = sorted(edge.bookings(), key=lambda one: one.start)
    assert (new.deposit.customer, new.deposit.method) == (
        earlier.deposit.customer,
        earlier.deposit.method,
    )
    assert new.deposit.state is DepositState.SAVED
    assert new.consent.card == said


def test_it_is_written_which_card_was_left_and_by_which_booking(edge: Edge) -> None:
    token = edge.confirmed()
    (earlier,) = edge.bookings()
    made = leave(edge, token, sentence(edge, token)).json
    (saved,) = [one for one in edge.events(made["id"]) if one.what is What.CARD_SAVED]
    assert saved.why == f"visa 4242, as for booking {earlier.id}"


def test_the_hold_is_placed_on_that_card_when_it_is_due(edge: Edge) -> None:
    token = edge.confirmed()
    id = leave(edge, token, sentence(edge, token)).json["id"]
    edge.later(days=18)
    edge.sweep()
    assert of_id(edge, id).deposit.state is DepositState.HELD


def test_a_hold_that_is_due_at_once_comes_before_the_confirmation(edge: Edge) -> None:
    token = edge.confirmed()
    edge.later(days=4)
    soon = datetime(2026, 11, 23, 9, tzinfo=UTC).isoformat()
    made = leave(edge, token, sentence(edge, token, start=soon), start=soon).json
    assert (made["status"], made["payment"]) == ("pending", None)
    edge.sweep()
    booking = of_id(edge, made["id"])
    assert (booking.status, booking.deposit.state) == (Status.CONFIRMED, DepositState.HELD)


def test_said_twice_it_is_one_booking(edge: Edge) -> None:
    token = edge.confirmed()
    said = sentence(edge, token)
    consent = {"policy": edge.settings.policy.id, "express_wish": True, "card": said}
    wish = {"start": NEXT, "again": token, "consent": consent}
    assert edge.book("a key", **wish).json["id"] == edge.book("a key", **wish).json["id"]
    assert len(edge.bookings()) == 2


@pytest.mark.parametrize("by_card", [False, True])
def test_it_is_not_for_another_address(edge: Edge, by_card: bool) -> None:
    token = edge.confirmed()
    other = {"name": "A client", "email": "other@example.com"}
    assert_problem(leave(edge, token, sentence(edge, token), client=other), 409, "card_gone")
    assert len(edge.bookings()) == 1


def test_an_address_alone_opens_no_card(edge: Edge) -> None:
    said = sentence(edge, edge.confirmed())
    assert card(edge, "") is None
    assert_problem(leave(edge, "", said), 409, "card_gone")


def test_another_sentence_than_the_one_shown_is_no_consent(edge: Edge) -> None:
    token = edge.confirmed()
    changed = sentence(edge, token).replace("60", "40")
    assert_problem(leave(edge, token, changed), 409, "card_gone")
    assert_problem(leave(edge, token, "yes"), 409, "card_gone")


@pytest.mark.parametrize("how", ["forged", "cut", "of the host"])
def test_a_link_that_is_not_this_bookings_is_refused(edge: Edge, how: str) -> None:
    token = edge.confirmed()
    said = sentence(edge, token)
    (booking,) = edge.bookings()
    wrong = {
        "forged": f"{booking.id}.AAAA",
        "cut": token[:-3],
        "of the host": edge.host_token(booking.id),
    }
    assert_problem(leave(edge, wrong[how], said), 404, "link_invalid")
    wish = {"service": "consultation", "start": NEXT, "again": wrong[how]}
    assert_problem(edge.post("/api/quotes", wish), 404, "link_invalid")


@pytest.mark.parametrize(
    "changes",
    [
        {"card": None},
        {"method": ""},
        {"state": DepositState.REFUSED},
        {"mode": Mode.PREPAY},
    ],
)
def test_a_booking_whose_card_is_of_no_use_offers_none(edge: Edge, changes: dict[str, Any]) -> None:
    assert card(edge, kept(edge, **changes)) is None


@pytest.mark.parametrize(("month", "offered"), [(12, True), (11, False)])
def test_a_card_that_ends_before_the_last_taking_is_not_offered(
    edge: Edge, month: int, offered: bool
) -> None:
    token = edge.confirmed()
    (booking,) = edge.bookings()
    assert booking.deposit.card is not None
    card_ = replace(booking.deposit.card, exp_month=month, exp_year=2026)
    edge.keep(replace(booking, deposit=replace(booking.deposit, card=card_)))
    assert (card(edge, token) is not None) == offered
    assert card(edge, token, start="2026-12-31T09:00:00+01:00") is None


def test_a_booking_that_waits_for_its_own_card_offers_none(edge: Edge) -> None:
    assert card(edge, edge.book().json["token"]) is None


def test_a_link_of_long_ago_offers_none(edge: Edge) -> None:
    token = edge.confirmed()
    edge.later(days=400)
    later = (START + timedelta(days=406)).isoformat()
    assert card(edge, token, start=later) is None


def test_money_in_advance_is_paid_at_checkout(edge: Edge) -> None:
    token = edge.confirmed()
    under(edge, Mode.BOTH)
    held, paid = ways(edge, token)
    assert held["saved_card"] is not None
    assert paid["saved_card"] is None
    said = held["saved_card"]["consent"]
    assert_problem(leave(edge, token, said, pay="prepay"), 409, "card_gone")


def test_a_card_that_is_charged_on_a_breach_alone_is_not_held(edge: Edge) -> None:
    token = edge.confirmed()
    under(edge, Mode.CARD)
    said = sentence(edge, token)
    assert "may be charged to it later" in said
    assert "set aside" not in said
    assert leave(edge, token, said).json["status"] == "confirmed"


def test_it_needs_no_call_to_stripe(edge: Edge) -> None:
    token = edge.confirmed()
    said = sentence(edge, token)
    edge.bank.keys.clear()
    assert leave(edge, token, said).status == 201
