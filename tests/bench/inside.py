"""The races in one process: threads on moto's table, and transactions that conflict on purpose.

A real table answers one request at a time for an item and refuses transactions that meet; moto
does neither. So each call has the table to itself here, and conflicts are thrown in.
"""

import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from types import SimpleNamespace
from typing import Any

import boto3

from showup.adapters import items
from showup.adapters.patience import Patience
from showup.domain import claims, diary
from showup.domain.claims import DAY
from showup.domain.errors import ShowupError
from showup.domain.settings import Settings
from showup.usecases import booking as booking_uses
from showup.usecases import offering
from tests.bench.race import WON, Attempt, Interval, Race
from tests.builders import START, a_request
from tests.house import House, a_house
from tests.tables import TABLE

HOW_LONG = 20.0
Refusal = tuple[SimpleNamespace, dict[str, Any]]


@dataclass
class Turnstile:
    """Lets one call at a time to the table; stops every `nth` transaction, the first
    one included, with a conflict."""

    nth: int = 0
    seen: int = 0
    injected: int = 0

    def __post_init__(self) -> None:
        self._table = threading.Lock()

    def watch(self, dynamodb: Any) -> None:
        """By botocore's own events; the last one comes after an answer of any kind."""
        events = dynamodb.meta.events
        events.register("before-call.dynamodb.*", self._enter)
        events.register("after-call.dynamodb.*", self._leave)
        events.register("after-call-error.dynamodb.*", self._leave)

    def _enter(self, model: Any, **_: Any) -> Refusal | None:
        self._table.acquire()
        return self._stop() if model.name == "TransactWriteItems" else None

    def _leave(self, **_: Any) -> None:
        self._table.release()

    def _stop(self) -> Refusal | None:
        """An answer instead of the call."""
        self.seen += 1
        if not self.nth or (self.seen - 1) % self.nth:
            return None
        self.injected += 1
        reasons = [{"Code": "TransactionConflict"}, {"Code": "None"}]
        refusal = {"Code": "TransactionCanceledException", "Message": "Stopped on purpose."}
        return SimpleNamespace(status_code=400), {"Error": refusal, "CancellationReasons": reasons}


def one_slot(clients: int, threads: int, *, conflicts: int = 0) -> Race:
    """All of them want the same time."""
    name = f"in process, {threads} threads"
    return _run(name, [START] * clients, threads, conflicts, expected=1)


def many_slots(clients: int, threads: int, times: int = 20, *, conflicts: int = 0) -> Race:
    """So many neighbouring times, each of which overlaps the next."""
    with a_house() as house:
        starts = _neighbours(house, times)
    wanted = [starts[nth % len(starts)] for nth in range(clients)]
    return _run(f"in process, {threads} threads", wanted, threads, conflicts)


def _run(
    name: str, wanted: Sequence[datetime], threads: int, nth: int, expected: int | None = None
) -> Race:
    turnstile = Turnstile(nth)
    with a_house() as house, ThreadPoolExecutor(threads) as pool:
        turnstile.watch(house.dynamodb)
        began = time.perf_counter()
        numbers = range(len(wanted))
        attempts = list(pool.map(lambda n: _attempt(house, n, wanted[n]), numbers))
        seconds = time.perf_counter() - began
        booked = list(_booked(house))
    injected = turnstile.injected if nth else None
    return Race(name, attempts, booked, seconds, injected, expected)


def _attempt(house: House, number: int, start: datetime) -> Attempt:
    """With patience of its own, as each call of a function has."""
    began = time.perf_counter()
    ends = began + HOW_LONG
    tools = replace(house.tools, patience=Patience(lambda: ends - time.perf_counter()))
    wish = a_request(house.settings, id=f"booking{number:013d}", start=start)
    try:
        booking_uses.book(wish, tools, house.till, house.now)
        outcome = WON
    except ShowupError as error:
        outcome = f"409 {error.code}" if error.code == "slot_taken" else error.code
    wanted = with_buffers(house.settings, start, wish.service.minutes)
    return Attempt(wanted, outcome, time.perf_counter() - began)


def _neighbours(house: House, times: int) -> list[datetime]:
    day = START.date()
    service = house.settings.services[0]
    return offering.open_starts(house.settings, service.minutes, (), day, day + 6 * DAY, house.now)[
        :times
    ]


def _booked(house: House) -> Iterator[Interval]:
    """From the bookings themselves, not from the diary."""
    rows = boto3.client("dynamodb", region_name="eu-central-1").get_paginator("scan")
    for page in rows.paginate(TableName=TABLE):
        for row in page["Items"]:
            if row["sk"]["S"] == items.BOOKING:
                booking = items.read_booking(row)
                yield with_buffers(house.settings, booking.start, booking.minutes)


def with_buffers(settings: Settings, start: datetime, minutes: int) -> Interval:
    begin, end = diary.padded(settings.hours, start, minutes)
    return claims.moment(begin), claims.moment(end)
