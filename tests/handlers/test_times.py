"""Times at the edge: those that cannot be, and those that are not on offer."""

import pytest

from tests.edge import Edge
from tests.handlers.problems import assert_problem

IMPOSSIBLE = [
    "2026-02-30T09:00:00+01:00",
    "2026-11-30T25:00:00+01:00",
    "2026-11-30T09:60:00+01:00",
    "2026-11-30T09:00:61+01:00",
    "2026-13-01T09:00:00+01:00",
    "2026-11-30T09:00:00+25:00",
    "2026-11-30T09:00:00",  # naive: nobody's time
    "2026-11-30",
    "09:00",
    "soon",
    "",
    "0000-01-01T00:00:00Z",
    "0001-01-01T00:00:00+14:00",
    "1999-12-31T23:59:59Z",
    "2200-01-01T00:00:00Z",
    "9999-12-31T23:59:59-14:00",
    "99999999999-01-01T00:00:00Z",
    "+002026-11-30T09:00:00Z",
    "2026-W48-1T09:00:00Z",
    "2026-11-30T09:00:00[Europe/Warsaw]",
    "2026-11-30T09:00:00\n+01:00",
    "２０２６-11-30T09:00:00+01:00",
    1795939200,
    None,
    True,
    ["2026-11-30T09:00:00+01:00"],
    {"at": "2026-11-30T09:00:00+01:00"},
]

NOT_OFFERED = [
    ("2026-11-16T11:00:00+00:00", "passed"),
    ("2020-02-03T09:00:00+01:00", "passed"),
    ("2000-01-03T09:00:00+01:00", "passed"),
    ("2026-11-16T16:00:00+01:00", "too soon"),
    ("2026-11-16T13:00:00+01:00", "too soon"),
    ("2027-02-01T09:00:00+01:00", "too far"),
    ("2199-11-29T09:00:00+01:00", "too far"),
    ("2026-11-30T08:30:00+01:00", "times on offer"),
    ("2026-11-30T16:30:00+01:00", "times on offer"),
    ("2026-11-30T17:00:00+01:00", "times on offer"),
    ("2026-11-29T09:00:00+01:00", "times on offer"),  # a Sunday
    ("2026-11-30T09:07:00+01:00", "times on offer"),
    ("2026-11-30T09:00:01+01:00", "times on offer"),
    ("2026-11-30T09:00:00.000001+01:00", "times on offer"),
    ("2026-11-30T09:00:00+00:07", "times on offer"),
]


@pytest.mark.parametrize("start", IMPOSSIBLE)
def test_an_impossible_time_is_invalid_wherever_it_is_sent(shared: Edge, start: object) -> None:
    token = shared.client_token("somebooking0")
    with shared.unchanged():
        assert_problem(shared.book(start=start), 422, "invalid", "start")
        wish = {"service": "consultation", "start": start}
        assert_problem(shared.post("/api/quotes", wish), 422, "invalid", "start")
        moved = shared.post(f"/api/bookings/{token}/move", {"start": start})
        assert moved.code in ("invalid", "link_invalid")


@pytest.mark.parametrize(("start", "why"), NOT_OFFERED)
def test_a_time_that_is_not_offered_is_unavailable_and_says_why(
    shared: Edge, start: str, why: str
) -> None:
    with shared.unchanged():
        answer = shared.book(start=start)
    assert_problem(answer, 422, "slot_unavailable")
    assert why in answer.json["detail"]


def test_a_time_is_the_same_in_every_offset(edge: Edge) -> None:
    assert edge.book(start="2026-11-30T17:00:00+09:00").status == 201
    with edge.unchanged():
        assert_problem(edge.book(start="2026-11-30T03:00:00-05:00"), 409, "slot_taken")


def test_a_time_that_touches_a_taken_one_or_its_buffer_is_taken(edge: Edge) -> None:
    assert edge.book(start="2026-11-30T10:00:00+01:00").status == 201
    with edge.unchanged():
        for start in ("09:30", "10:00", "10:30"):
            answer = edge.book(start=f"2026-11-30T{start}:00+01:00")
            assert_problem(answer, 409, "slot_taken")
    assert edge.book(start="2026-11-30T11:00:00+01:00").status == 201
    assert edge.book(start="2026-11-30T09:00:00+01:00").status == 201


def test_a_move_to_a_time_that_is_not_offered_leaves_the_booking_as_it_was(edge: Edge) -> None:
    token = edge.confirmed()
    with edge.unchanged():
        for start, _ in NOT_OFFERED:
            answer = edge.post(f"/api/bookings/{token}/move", {"start": start})
            assert_problem(answer, 422, "slot_unavailable")
        for impossible in IMPOSSIBLE:
            answer = edge.post(f"/api/bookings/{token}/move", {"start": impossible})
            assert_problem(answer, 422, "invalid", "start")


def test_a_quote_for_a_time_far_ahead_is_reckoned_and_one_for_the_past_is_refused(
    shared: Edge,
) -> None:
    ahead = {"service": "consultation", "start": "2199-12-31T23:59:59-14:00"}
    assert shared.post("/api/quotes", ahead).status == 200
    past = {"service": "consultation", "start": "2000-01-01T00:00:00+14:00"}
    assert_problem(shared.post("/api/quotes", past), 422, "slot_unavailable")
