"""Whatever is sent to whichever address: an answer of ours, never a 500, nothing half-written."""

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from showup.handlers.openapi import ROUTES
from tests.edge import Edge

# Whoever asks for a link to sign in has said all that there is to say.
TAKES_NOTHING = "/api/desk/link"
ADDRESSES = [r.path for r in ROUTES if r.method == "post" and r.path != TAKES_NOTHING]
ID = "somebooking000000000"
CODES = {
    "invalid",
    "unknown_service",
    "slot_unavailable",
    "policy_changed",
    "link_invalid",
    "unauthorized",
}

text = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [
            "consultation",
            "hello",
            "0123456789abcdef",
            "2026-11-30T09:00:00+01:00",
            "2026-11-30T09:00:00",
            "9999-12-31T23:59:59Z",
            "Europe/Warsaw",
            "client@example.com",
            "cancel",
            "move",
            "take",
            "coming",
            "phone",
            "urgent",
            "lower",
            "video",
            "hold",
            "\x00",
        ]
    ),
)
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), text
)
names = st.sampled_from(
    [
        "service",
        "start",
        "client",
        "consent",
        "name",
        "email",
        "phone",
        "policy",
        "locale",
        "timezone",
        "meet",
        "answers",
        "pay",
        "action",
        "expect",
        "amount",
        "ruling",
        "reason",
        "answer",
        "text",
        "why",
        "minutes",
        "again",
        "how",
        "urgency",
        "ticket",
        "end",
        "id",
    ]
)
anything = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.one_of(names, text), inner, max_size=6)
    ),
    max_leaves=12,
)
objects = st.dictionaries(names, anything, max_size=8)
# Nearly right, with one thing in it that is not.
nearly = st.builds(
    lambda name, value: {
        "service": "consultation",
        "start": "2026-11-30T09:00:00+01:00",
        "client": {"name": "A client", "email": "client@example.com"},
        "consent": {"policy": "another version"},
        "action": "move",
        "ruling": "take",
        name: value,
    },
    names,
    anything,
)
PATIENT = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
)


@pytest.mark.parametrize("address", ADDRESSES)
@given(body=st.one_of(anything, objects, nearly))
@PATIENT
def test_any_json_gets_an_answer_and_writes_nothing(shared: Edge, address: str, body: Any) -> None:
    path = address.format(token=shared.client_token(ID), id=ID)
    host = {"Authorization": f"Bearer {shared.host_token(ID)}"}
    answer = shared.post(path, body, headers=host)
    assert answer.status == 200 or answer.code in CODES, answer.body
    assert shared.rows() == []


@pytest.mark.parametrize("address", ADDRESSES)
@given(body=st.one_of(st.binary(max_size=50), st.text(max_size=50)))
@PATIENT
def test_any_bytes_get_an_answer_and_write_nothing(
    shared: Edge, address: str, body: bytes | str
) -> None:
    path = address.format(token=shared.client_token(ID), id=ID)
    host = {"Authorization": f"Bearer {shared.host_token(ID)}"}
    answer = shared.post(path, body, headers=host)
    assert answer.status == 200 or answer.code in CODES, answer.body
    assert shared.rows() == []


@given(path=st.text(max_size=30), method=st.sampled_from(["GET", "POST", "PUT"]))
@PATIENT
def test_any_address_gets_an_answer(shared: Edge, path: str, method: str) -> None:
    answer = shared.call(method, f"/api/{path}")
    assert answer.status < 500


@given(query=st.dictionaries(st.sampled_from(["service", "from", "to", "timezone"]), text))
@PATIENT
def test_any_query_gets_an_answer(shared: Edge, query: dict[str, str]) -> None:
    full = {"service": "consultation", "from": "2026-11-30", "to": "2026-11-30", **query}
    assert shared.get("/api/slots", **full).status in (200, 422)
