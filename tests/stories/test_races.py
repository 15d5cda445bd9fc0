"""Many want the same time at the same moment, through the running stack."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from itertools import pairwise
from threading import Barrier

import httpx

from tests.cloud import Cloud

MANY = 12
TRIES = 4
BUFFER = timedelta(minutes=10)


def test_of_many_who_want_one_time_one_gets_it(cloud: Cloud) -> None:
    wanted = cloud.starts(days=20)[0]
    answers = race(cloud, [wanted] * MANY)
    assert Counter(map(outcome, answers)) == {(201, ""): 1, (409, "slot_taken"): MANY - 1}
    assert booked(cloud, [wanted]) == [datetime.fromisoformat(wanted)]


def test_overlapping_times_never_overlap(cloud: Cloud) -> None:
    """50 minutes and a buffer, on a grid of 30: neighbours exclude each other."""
    wanted = cloud.starts(days=30)[:MANY]
    outcomes = Counter(map(outcome, race(cloud, wanted)))
    assert set(outcomes) == {(201, ""), (409, "slot_taken")}
    taken = booked(cloud, wanted)
    assert len(taken) == outcomes[201, ""]
    for one, following in pairwise(taken):
        assert one + timedelta(minutes=50) + BUFFER <= following


def race(cloud: Cloud, starts: list[str]) -> list[httpx.Response]:
    """Everybody reads what it costs; when all have, all press the button at once."""
    ready = Barrier(len(starts))

    def book(number: int) -> httpx.Response:
        policy = read(cloud, starts[number])
        ready.wait()
        wish = {
            "service": "consultation",
            "start": starts[number],
            "client": {"name": "A client", "email": f"client-{number}@race.example"},
            "consent": {"policy": policy, "express_wish": True},
        }
        return cloud.http.post("/api/bookings", json=wish)

    with ThreadPoolExecutor(len(starts)) as everybody:
        return list(everybody.map(book, range(len(starts))))


def read(cloud: Cloud, start: str) -> str:
    """The policy's id. So many first requests wake so many workers, which may take a while."""
    for _ in range(TRIES):
        wish = {"service": "consultation", "start": start}
        answer = cloud.http.post("/api/quotes", json=wish)
        if answer.json().get("code") != "busy":
            return str(answer.json()["policy"])
    raise AssertionError("The functions do not wake up.")


def outcome(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json().get("code", "")


def booked(cloud: Cloud, starts: list[str]) -> list[datetime]:
    """What the table has at these times, whatever anybody was told."""
    everything = cloud.get("/dev/bookings")["bookings"]
    return sorted(
        datetime.fromisoformat(one["booking"]["start"])
        for one in everything
        if one["booking"]["start"] in starts
    )
