"""The races through the running stack: a hundred clients at once, at the embedded cloud's door."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import httpx

from infra.embedded.api import AT_ONCE
from infra.settings import load
from showup.domain.settings import Settings
from showup.usecases.offering import the_service
from tests.bench.inside import with_buffers
from tests.bench.race import Attempt, Interval, Race
from tests.cloud import ROOT, Cloud

SERVICE = "consultation"
# Longer than the front waits, so that it is never us who give up.
SECONDS = 60
# An overloaded machine says so, and then the client asks again with the same key.
BUSY, TRIES = 503, 4
# So many requests at once, until they are answered as fast as by workers that stand (seconds).
WARM_UP, WARM = (2, 4, 8, *[AT_ONCE] * 4), 2.0


def races(cloud: Cloud, clients: int = 100, times: int = 20) -> tuple[Race, Race]:
    """For one slot in a week, then for neighbouring times in the week after."""
    asyncio.run(_warm(cloud.url))
    one, many = cloud.starts(SERVICE), cloud.starts(SERVICE, days=13)[:times]
    crowd = Crowd(cloud, load(ROOT))
    return (
        crowd.race([one[0]] * clients, expected=1),
        crowd.race([many[nth % len(many)] for nth in range(clients)]),
    )


@dataclass(frozen=True)
class Crowd:
    """Clients of one house, who all want the same service, under what its site publishes."""

    cloud: Cloud
    settings: Settings

    def race(self, starts: Sequence[str], expected: int | None = None) -> Race:
        began = time.perf_counter()
        attempts = asyncio.run(self._all_at_once(starts))
        seconds = time.perf_counter() - began
        wanted = {attempt.wanted for attempt in attempts}
        booked = [interval for interval in self._booked() if interval in wanted]
        return Race("the running stack", attempts, booked, seconds, expected=expected)

    async def _all_at_once(self, starts: Sequence[str]) -> list[Attempt]:
        limits = httpx.Limits(max_connections=len(starts))
        url = self.cloud.url
        async with httpx.AsyncClient(base_url=url, timeout=SECONDS, limits=limits) as http:
            numbered = enumerate(starts)
            return await asyncio.gather(*(self._attempt(http, n, start) for n, start in numbered))

    async def _attempt(self, http: httpx.AsyncClient, number: int, start: str) -> Attempt:
        wish = {
            "service": SERVICE,
            "start": start,
            "client": {"name": "A client", "email": f"client{number}@example.net"},
            "consent": {"policy": self.settings.policy.id, "express_wish": True},
        }
        headers = {"Idempotency-Key": f"{start} {number}"}
        began, asked, status = time.perf_counter(), 0, BUSY
        while status == BUSY and asked < TRIES:
            answer = await http.post("/api/bookings", json=wish, headers=headers)
            asked, status = asked + 1, answer.status_code
        seconds = time.perf_counter() - began
        return Attempt(self._interval(start), _outcome(answer), seconds, asked - 1)

    def _booked(self) -> list[Interval]:
        """Every booking that the table has by now."""
        found = self.cloud.get("/dev/bookings")["bookings"]
        return [self._interval(one["booking"]["start"]) for one in found]

    def _interval(self, start: str) -> Interval:
        service = the_service(self.settings, SERVICE)
        return with_buffers(self.settings, datetime.fromisoformat(start), service.minutes)


async def _warm(url: str) -> None:
    """Until as many workers stand as there will be, a few more each time: each unpacks the whole
    zip for itself, and a race is no measure of that."""
    async with httpx.AsyncClient(base_url=url, timeout=SECONDS) as http:
        for at_once in WARM_UP:
            answers = await asyncio.gather(*(http.get("/api/services") for _ in range(at_once)))
            slowest = max(answer.elapsed.total_seconds() for answer in answers)
            if at_once == AT_ONCE and slowest < WARM:
                return


def _outcome(answer: httpx.Response) -> str:
    """The status, and the code of a problem, or what was said instead of one."""
    if answer.is_success:
        return str(answer.status_code)
    is_problem = answer.headers.get("content-type") == "application/problem+json"
    said = answer.json()["code"] if is_problem else answer.text[:60]
    return f"{answer.status_code} {said}"
