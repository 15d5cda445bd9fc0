"""Addresses, methods and queries: what is not there, and what is asked for in a wrong way."""

from typing import Any

import pytest

from tests.edge import Edge
from tests.handlers.problems import assert_problem

NOWHERE = [
    "/",
    "/api",
    "/api/",
    "/api/booking",
    "/api/bookings/",
    "/api/bookings//cancel",
    "/api/bookings/a/b/c",
    "/api/bookings/a/explode",
    "/api/../etc/passwd",
    "/api/%2e%2e/",
    "/api/services/",
    "/API/SERVICES",
    "/api/\x00",
    "/api/" + "x" * 5000,
    "/api/desk/",
    "/api/desk/bookings",
    "/api/desk/bookings//attended",
    "/api/webhooks/paypal",
]
SLOTS = {"service": "consultation", "from": "2026-11-30", "to": "2026-11-30"}


@pytest.mark.parametrize("path", NOWHERE)
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE", "HEAD"])
def test_there_is_nothing_at_an_unknown_address(shared: Edge, method: str, path: str) -> None:
    if (method, path) == ("POST", "/api/bookings/"):
        return
    with shared.unchanged():
        assert_problem(shared.call(method, path), 404, "not_found")


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "BREW"])
def test_there_is_nothing_for_an_unknown_method(shared: Edge, method: str) -> None:
    token = shared.client_token("somebooking000000000")
    paths = ("/api/services", "/api/bookings", f"/api/bookings/{token}/cancel")
    with shared.unchanged():
        for path in (*paths, "/api/desk/bookings/x", "/api/webhooks/stripe"):
            assert_problem(shared.call(method, path, {}), 404, "not_found")


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"service": None}, "invalid", "service"),
        ({"from": None}, "invalid", "from"),
        ({"to": None}, "invalid", "to"),
        ({"service": ""}, "unknown_service", None),
        ({"service": "x" * 8000}, "unknown_service", None),
        ({"service": "consultation,consultation"}, "unknown_service", None),
        ({"from": ""}, "invalid", "from"),
        ({"from": "today"}, "invalid", "from"),
        ({"from": "2026-02-30"}, "invalid", "from"),
        ({"from": "0000-00-00"}, "invalid", "from"),
        ({"from": "0001-01-01"}, "invalid", "from"),
        ({"from": "9999-12-31"}, "invalid", "from"),
        ({"from": "2026-11-30T09:00:00Z"}, "invalid", "from"),
        ({"from": "2026-11-30,2026-12-01"}, "invalid", "from"),
        ({"from": "9" * 8000}, "invalid", "from"),
        ({"to": "2026-11-29"}, "invalid", "to"),
        ({"to": "2027-11-30"}, "invalid", "to"),
        ({"to": "2199-12-31"}, "invalid", "to"),
        ({"timezone": ""}, "invalid", "timezone"),
        ({"timezone": "../../etc/passwd"}, "invalid", "timezone"),
        ({"timezone": "America"}, "invalid", "timezone"),
        ({"timezone": "Europe/Warsaw\x00"}, "invalid", "timezone"),
        ({"timezone": "Europe/Warsaw\n"}, "invalid", "timezone"),
        ({"timezone": "europe/" + "x" * 8000}, "invalid", "timezone"),
        ({"timezone": "tzdata"}, "invalid", "timezone"),
        ({"timezone": "zone.tab"}, "invalid", "timezone"),
        ({"timezone": "é"}, "invalid", "timezone"),
    ],
)
def test_a_wrong_query_is_answered_by_its_name(
    shared: Edge, changes: dict[str, Any], code: str, field: str | None
) -> None:
    query = {name: value for name, value in {**SLOTS, **changes}.items() if value is not None}
    with shared.unchanged():
        answer = shared.get("/api/slots", **query)
    assert_problem(answer, 422, code, *([field] if field else []))


def test_the_times_of_a_date_far_away_are_none(shared: Edge) -> None:
    for day in ("2000-01-01", "2199-12-31"):
        answer = shared.get("/api/slots", **{**SLOTS, "from": day, "to": day})
        assert answer.json == {"slots": [], "last_free": [], "timezone": "Europe/Warsaw"}


def test_the_times_come_in_the_zone_that_was_asked_for(shared: Edge) -> None:
    answer = shared.get("/api/slots", **SLOTS, timezone="Asia/Tokyo")
    assert answer.json["slots"][0] == "2026-11-30T17:00:00+09:00"
    assert answer.headers["Cache-Control"] == "no-store"


def test_what_nobody_asked_for_is_left_alone(shared: Edge) -> None:
    more = {f"x{number}": "y" * 1000 for number in range(50)}
    assert shared.get("/api/services", **more).status == 200
    assert shared.get("/api/services", locale="tlh" * 1000).json["services"]


def test_the_names_of_services_come_in_the_language_asked_for(shared: Edge) -> None:
    names = {
        locale: shared.get("/api/services", locale=locale).json["services"][0]["name"]
        for locale in ("en", "pl", "xx")
    }
    assert names == {"en": "Consultation", "pl": "Konsultacja", "xx": "Consultation"}
