"""Bodies at the edge: what is not JSON, not text, too long, or of other types than it should be."""

import base64
from typing import Any

import pytest

from showup.handlers.http import LONGEST_BODY
from tests.edge import Edge
from tests.events import a_request_of
from tests.handlers.problems import assert_problem

POSTS = (
    "/api/quotes",
    "/api/bookings",
    "/api/bookings/{client}/preview",
    "/api/bookings/{client}/cancel",
    "/api/bookings/{client}/move",
    "/api/bookings/{client}/undo",
    "/api/bookings/{client}/withdraw",
    "/api/bookings/{client}/mend",
    "/api/bookings/{client}/returned",
    "/api/desk/bookings/{id}/attended",
    "/api/desk/bookings/{id}/decide",
)
NOT_JSON = [
    "nonsense",
    "{",
    "{'service': 'consultation'}",
    '{"service": NaN}',
    '{"service": Infinity}',
    '{"a": 1,}',
    "\x00",
    "\ufeff{}",
    '{"x": "\\ud800"}',
    '{"x": "a\nb"}',
    '{"x": ' + "[" * 40_000,
    '{"x": ' + '{"x":' * 10_000,
    "{}{}",
    b"\xff\xfe",
    b'{"x": "\xff"}'[:-1],
    b"\x1f\x8b\x08\x00",
]
NOT_AN_OBJECT = ["[]", "null", "1", '"text"', "true", "[{}]", "1e999", "-0", "[" * 60_000]


@pytest.fixture
def paths(shared: Edge) -> list[str]:
    """The addresses of every POST, with links that are good."""
    id = "somebooking000000000"
    return [path.format(client=shared.client_token(id), id=id) for path in POSTS]


def sent(edge: Edge, path: str, body: object, **more: Any) -> Any:
    """By whoever may: the client's link is in the path, the host's goes beside it."""
    _, _, id = path.partition("/api/desk/bookings/")
    token = edge.host_token(id.partition("/")[0])
    return edge.post(path, body, headers={"Authorization": f"Bearer {token}"}, **more)


@pytest.mark.parametrize("body", NOT_JSON, ids=range(len(NOT_JSON)))
def test_what_is_not_json_is_invalid(shared: Edge, paths: list[str], body: object) -> None:
    with shared.unchanged():
        for path in paths:
            assert_problem(sent(shared, path, body), 422, "invalid", "body")


@pytest.mark.parametrize("body", NOT_AN_OBJECT, ids=range(len(NOT_AN_OBJECT)))
def test_json_that_is_no_object_is_invalid(shared: Edge, paths: list[str], body: str) -> None:
    with shared.unchanged():
        for path in paths:
            assert_problem(sent(shared, path, body), 422, "invalid", "body")


@pytest.mark.parametrize("length", [LONGEST_BODY + 1, 1_000_000, 6_000_000])
def test_a_body_that_is_too_long_is_too_large(shared: Edge, paths: list[str], length: int) -> None:
    padded = '{"x": "' + "x" * (length - 9) + '"}'
    with shared.unchanged():
        for path in paths:
            for body in (padded, padded.encode()):
                assert_problem(sent(shared, path, body), 413, "too_large")


def test_the_length_is_counted_in_bytes(shared: Edge) -> None:
    body = '{"x": "' + "ż" * (LONGEST_BODY // 2) + '"}'
    with shared.unchanged():
        assert_problem(shared.post("/api/quotes", body), 413, "too_large")


@pytest.mark.parametrize("body", ["ż", "a", "====", "=a=b"])
def test_a_body_that_is_badly_coded_is_invalid(shared: Edge, body: str) -> None:
    event = a_request_of("POST", "/api/bookings", body) | {"isBase64Encoded": True}
    with shared.unchanged():
        assert shared.ask(event).code == "invalid"


def test_a_body_in_base64_is_read_like_any_other(edge: Edge) -> None:
    event = a_request_of("POST", "/api/bookings", edge.wish())
    coded = base64.b64encode(event["body"].encode()).decode()
    assert edge.ask(event | {"body": coded, "isBase64Encoded": True}).status == 201


def test_a_step_without_a_body_needs_none(edge: Edge) -> None:
    token = edge.confirmed()
    event = a_request_of("POST", f"/api/bookings/{token}/cancel")
    assert edge.ask(event).json["status"] == "cancelled"


def test_half_a_character_is_invalid(shared: Edge) -> None:
    for text in ("\ud800", "\\ud800"):
        wish = f'{{"service": "{text}", "start": "2026-11-30T09:00:00Z"}}'
        assert_problem(shared.post("/api/quotes", wish), 422, "invalid", "body")


def test_a_number_without_bounds_is_invalid(shared: Edge) -> None:
    token = shared.client_token("somebooking000000000")
    for number in ("1e999", "-1e999", "9" * 5000, "NaN", "1.5", '"1"', "null"):
        answer = shared.post(
            f"/api/bookings/{token}/cancel", f'{{"expect": {{"amount": {number}}}}}'
        )
        assert answer.code == "invalid"


def test_of_a_key_that_comes_twice_the_last_one_counts(edge: Edge) -> None:
    assert edge.book().status == 201
    wish = '{"service": "nothing", "service": "consultation", "start": "2026-11-30T09:00:00+01:00"}'
    assert edge.post("/api/quotes", wish).json["service"] == "consultation"


def test_what_we_do_not_know_is_left_alone(shared: Edge) -> None:
    wish = {"service": "consultation", "start": "2026-11-30T09:00:00+01:00", "new": [1e300]}
    assert shared.post("/api/quotes", wish).status == 200
