"""Withdrawing from the contract over HTTP: what a quote tells of it, what a booking needs for it,
and the one step that does it, however often it is sent."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from showup.domain.choices import Buyers, FirstLapse
from tests.builders import START, some_settings, with_terms
from tests.edge import Edge, publish
from tests.handlers.problems import assert_problem

DAY = timedelta(days=1)
LAST = "2026-11-30T23:59:00+01:00"
SURE = {"confirm": True}


@pytest.fixture
def edge(edge: Edge) -> Iterator[Edge]:
    """With its own policy back in the end."""
    yield edge
    publish(edge, some_settings())


def selling_to(edge: Edge, clients: Buyers) -> None:
    publish(edge, with_terms(some_settings(), clients=clients))


def quoted(edge: Edge, **changes: Any) -> tuple[str, str | None, bool]:
    wish = {"service": "consultation", "start": START.isoformat()} | changes
    found = edge.post("/api/quotes", wish).json
    return found["clients"], found["withdraw_until"], found["express_wish"]


def books(edge: Edge, *, start: str = START.isoformat(), **consent: bool) -> Any:
    return edge.book(start=start, consent={"policy": edge.settings.policy.id} | consent)


def see(edge: Edge, token: str) -> Any:
    return edge.get(f"/api/bookings/{token}").json


def withdraw(edge: Edge, token: str, body: object = None) -> Any:
    return edge.post(f"/api/bookings/{token}/withdraw", SURE if body is None else body)


def cancelled_late(edge: Edge) -> str:
    """The token of a booking with a fee."""
    publish(edge, with_terms(some_settings(), first_lapse=FirstLapse.CHARGED))
    token = edge.confirmed()
    edge.go_to(START - 3 * DAY + timedelta(seconds=2))
    edge.sweep()
    edge.go_to(START - DAY)
    assert edge.post(f"/api/bookings/{token}/cancel").json["fee"]["amount"]["amount"] == 6000
    return token


# --- before booking --------------------------------------------------------------------------


@pytest.mark.parametrize("clients", [Buyers.CONSUMERS, Buyers.BOTH])
def test_a_quote_tells_a_consumer_until_when_and_whether_the_wish_is_needed(
    edge: Edge, clients: Buyers
) -> None:
    selling_to(edge, clients)
    end = "2026-11-30T22:59:00Z"
    assert quoted(edge) == (clients, end, True)
    assert quoted(edge, start=(START + DAY).isoformat()) == (clients, end, False)
    assert quoted(edge, service="hello") == (clients, None, False)


def test_a_quote_for_businesses_tells_of_no_such_right(edge: Edge) -> None:
    selling_to(edge, Buyers.BUSINESSES)
    assert quoted(edge) == (Buyers.BUSINESSES, None, False)


def test_a_consumers_meeting_so_soon_is_not_booked_against_their_wish(edge: Edge) -> None:
    with edge.unchanged():
        refused = books(edge, express_wish=False)
        assert_problem(refused, 422, "invalid", "consent.express_wish")
        refused = books(edge, express_wish=False, business=True)
        assert_problem(refused, 422, "invalid", "consent.express_wish")
    assert books(edge, express_wish=True).status == 201
    (booking,) = edge.bookings()
    assert booking.consent.express_wish


def test_whoever_was_not_asked_for_the_wish_books_all_the_same(edge: Edge) -> None:
    assert books(edge).status == 201
    (booking,) = edge.bookings()
    assert booking.consent.express_wish is None


def test_a_later_meeting_and_one_for_nothing_need_no_wish(edge: Edge) -> None:
    assert books(edge, start=(START + DAY).isoformat()).status == 201
    assert edge.book(service="hello", consent={"policy": edge.settings.policy.id}).status == 201


def test_who_books_for_a_business_needs_no_wish_and_cannot_withdraw(edge: Edge) -> None:
    selling_to(edge, Buyers.BOTH)
    with edge.unchanged():
        assert books(edge, express_wish=False).fields == ["consent.express_wish"]
    token = books(edge, business=True).json["token"]
    (booking,) = edge.bookings()
    assert booking.consent.business
    edge.bank.pay(see(edge, token)["payment"]["url"], "4242424242424242")
    edge.post(f"/api/bookings/{token}/returned")
    edge.sweep()
    shown = see(edge, token)
    assert (shown["status"], shown["withdraw_until"]) == ("confirmed", None)
    assert "withdraw" not in shown["can"]
    with edge.unchanged():
        assert_problem(withdraw(edge, token), 409, "not_possible")


# --- and after -------------------------------------------------------------------------------


def test_a_booking_shows_until_when_it_can_be_withdrawn_from(edge: Edge) -> None:
    pending = books(edge, express_wish=True).json
    assert see(edge, pending["token"])["withdraw_until"] is None
    edge.begin_anew()
    shown = see(edge, edge.confirmed())
    assert shown["withdraw_until"] == LAST
    assert "withdraw" in shown["can"]
    assert shown["withdrawn"] is None


def test_nothing_is_withdrawn_before_it_is_confirmed(edge: Edge) -> None:
    token = edge.confirmed()
    with edge.unchanged():
        for body in ({}, {"confirm": False}):
            assert_problem(withdraw(edge, token, body), 422, "invalid", "confirm")
        for value in ("true", 1, None, "", [], {}):
            assert withdraw(edge, token, {"confirm": value}).fields == ["confirm"]


def test_withdrawn_it_is_over_and_the_time_is_open(edge: Edge) -> None:
    token = edge.confirmed()
    shown = withdraw(edge, token).json
    assert (shown["status"], shown["cancelled_by"]) == ("cancelled", "client")
    assert shown["withdrawn"].endswith("+01:00")
    assert shown["withdraw_until"] is None
    assert "withdraw" not in shown["can"]
    assert edge.book(key="somebody else").status == 201


def test_sent_twice_it_is_one(edge: Edge) -> None:
    token = edge.confirmed()
    first = withdraw(edge, token)
    edge.later(minutes=5)
    with edge.unchanged():
        again = withdraw(edge, token)
    assert (again.status, again.json["withdrawn"]) == (200, first.json["withdrawn"])


def test_a_fee_goes_with_the_contract_for_as_long_as_the_right_lasts(edge: Edge) -> None:
    token = cancelled_late(edge)
    assert see(edge, token)["withdraw_until"] == LAST
    shown = withdraw(edge, token).json
    assert (shown["fee"], shown["say"]) == (None, [])


def test_after_its_last_minute_the_fee_stays(edge: Edge) -> None:
    token = cancelled_late(edge)
    edge.go_to(START + DAY)
    with edge.unchanged():
        assert_problem(withdraw(edge, token), 409, "not_possible")
    assert see(edge, token)["withdraw_until"] is None
    assert see(edge, token)["fee"]


def test_what_is_withdrawn_can_be_changed_no_more(edge: Edge) -> None:
    token = edge.confirmed()
    withdraw(edge, token)
    to = {"start": (START + DAY).isoformat()}
    with edge.unchanged():
        for step, body in (("cancel", {}), ("undo", {}), ("move", to), ("exception", {})):
            answer = edge.post(f"/api/bookings/{token}/{step}", body)
            assert_problem(answer, 409, "not_possible")


def test_the_host_sees_that_nothing_may_be_kept_yet(edge: Edge) -> None:
    token = cancelled_late(edge)
    (booking,) = edge.bookings()
    host = {"Authorization": f"Bearer {edge.host_token(booking.id)}"}
    where = f"/api/desk/bookings/{booking.id}"
    assert edge.call("GET", where, headers=host).json["withdraw_until"] == LAST
    withdraw(edge, token)
    shown = edge.call("GET", where, headers=host).json
    assert (shown["withdraw_until"], shown["fee"]) == (None, None)
    decided = edge.post(f"{where}/decide", {"ruling": "take"}, headers=host)
    assert_problem(decided, 409, "not_possible")
