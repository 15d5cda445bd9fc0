"""Links: forged, cut, of another purpose, to what is gone. None opens anything, none says why."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from itsdangerous import Signer, TimestampSigner

from showup.adapters.links import Links
from showup.domain.errors import LinkInvalid, Unauthorized
from tests.edge import SECRETS, Edge
from tests.handlers.problems import assert_problem

STEPS = ("preview", "cancel", "move", "undo", "mend", "returned", "withdraw")
BODIES = {
    "preview": {"action": "cancel"},
    "move": {"start": "2026-12-01T09:00:00+01:00"},
    "withdraw": {"confirm": True},
}


def forged(edge: Edge, id: str) -> list[str]:
    """Everything but the link itself."""
    good = edge.client_token(id)
    name, _, mac = good.partition(".")
    return [
        id,
        f"{id}.",
        f".{mac}",
        f"{id}.{mac[:-1]}",
        f"{id}.{mac[:10]}",
        f"{id}.{'A' * len(mac)}",
        f"{id}.{mac.swapcase()}",
        f"{id[:-1]}.{mac}",
        f"{id}x.{mac}",
        f"{name.upper()}.{mac}",
        f"{good}.{mac}",
        edge.host_token(id),
        edge.client_token("anotherbooking000000").replace("anotherbooking000000", id),
        Signer(SECRETS["client_links"]).sign(id).decode(),
        Signer("", salt="showup.client").sign(id).decode(),
        TimestampSigner(SECRETS["client_links"], salt="showup.client").sign(id).decode(),
        "null",
        "%00",
        "ż.ó",
        "a" * 4000,
        ".",
    ]


def test_a_forged_link_opens_nothing(edge: Edge) -> None:
    id = edge.confirmed().partition(".")[0]
    with edge.unchanged():
        for token in forged(edge, id):
            assert_problem(edge.get(f"/api/bookings/{token}"), 404, "link_invalid")
            for step in STEPS:
                answer = edge.post(f"/api/bookings/{token}/{step}", BODIES.get(step))
                assert_problem(answer, 404, "link_invalid")


def test_a_good_link_to_what_is_gone_opens_nothing(shared: Edge) -> None:
    token = shared.client_token("gonebooking000000000")
    with shared.unchanged():
        assert_problem(shared.get(f"/api/bookings/{token}"), 404, "link_invalid")
        for step in STEPS:
            answer = shared.post(f"/api/bookings/{token}/{step}", BODIES.get(step))
            assert_problem(answer, 404, "link_invalid")


def test_the_link_of_before_a_move_leads_to_the_new_time(edge: Edge) -> None:
    token = edge.confirmed()
    moved = edge.post(f"/api/bookings/{token}/move", BODIES["move"])
    assert moved.status == 200
    seen = edge.get(f"/api/bookings/{token}").json
    assert seen["start"] == "2026-12-01T09:00:00+01:00"


def test_a_host_page_opens_with_the_link_to_that_very_booking_alone(edge: Edge) -> None:
    token = edge.confirmed()
    id = token.partition(".")[0]
    other = edge.confirmed(start="2026-11-30T13:00:00+01:00").partition(".")[0]
    path = f"/api/desk/bookings/{id}"
    headers = [
        {},
        {"Authorization": ""},
        {"Authorization": "Bearer"},
        {"Authorization": "Bearer "},
        {"Authorization": f"Bearer {token}"},
        {"Authorization": f"Bearer {edge.host_token(other)}"},
        {"Authorization": f"Basic {edge.host_token(id)}"},
        {"Authorization": edge.host_token(id)},
        {"Authorization": f"Bearer {edge.host_token(id)}x"},
        {"Authorization": f"Bearer {edge.host_token(id)[:-2]}"},
        {"Authorization": "Bearer \ud800"},
        {"Authorization": "Bearer " + "x" * 10_000},
    ]
    with edge.unchanged():
        for header in headers:
            assert_problem(edge.call("GET", path, headers=header), 401, "unauthorized")
            for step in ("attended", "decide"):
                answer = edge.post(f"{path}/{step}", "nonsense", headers=header)
                assert_problem(answer, 401, "unauthorized")
    good = {"authorization": f"bearer {edge.host_token(id)}"}
    assert edge.call("GET", path, headers=good).json["id"] == id


def test_a_host_link_to_what_is_gone_opens_nothing(shared: Edge) -> None:
    header = {"Authorization": f"Bearer {shared.host_token('gonebooking000000000')}"}
    answer = shared.call("GET", "/api/desk/bookings/gonebooking000000000", headers=header)
    assert_problem(answer, 404, "link_invalid")


@given(st.text(max_size=60))
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_no_text_but_a_token_is_taken_for_one(text: str) -> None:
    for purpose, refusal in (
        ("client", LinkInvalid),
        ("host", Unauthorized),
        ("session", Unauthorized),
    ):
        with pytest.raises(refusal):
            Links("a key", purpose).open(text)


def test_each_purpose_and_each_key_has_tokens_of_its_own() -> None:
    tokens = {
        Links(key, purpose).token("booking")
        for key in ("one key", "another key")
        for purpose in ("client", "host", "ticket", "session")
    }
    assert len(tokens) == 8
    assert Links("one key", "client").open(Links("one key", "client").token("b")) == "b"
