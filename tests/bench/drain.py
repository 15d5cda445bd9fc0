"""How fast a sweep drains what is due at once, and how often it asks outside on the way: a
reminder for each of many bookings, on the table in memory, so that what is measured is the worker
and what it asks for, and no imitation of AWS."""

import time
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from showup.domain.tasks import Mail, Queue
from tests.builders import START
from tests.house import House, a_quick_house
from tests.memory import Rows

SIZES = (10, 100, 1_000, 10_000)
DUE = START - timedelta(days=3)  # the reminder is due, the hold is not yet


@dataclass(frozen=True)
class Drained:
    """`calls`: round trips by their name, in all."""

    size: int
    sent: int
    seconds: float
    calls: Counter[str]

    @property
    def rate(self) -> float:
        return self.size / self.seconds

    @property
    def trips(self) -> float:
        """Round trips for each task."""
        return self.calls.total() / self.size

    @property
    def wrongs(self) -> list[str]:
        sent = f"drain, {self.size} due: {self.sent} mails went out"
        return [] if self.sent == self.size else [sent]


def drained(size: int) -> Drained:
    house = waiting(size)
    calls = counted(house)
    before = len(house.box.sent)
    began = time.perf_counter()
    house.worker(Queue.REMINDERS).sweep(Queue.REMINDERS)
    seconds = time.perf_counter() - began
    names = [letter.subject for _, letter in house.box.sent[before:]]
    return Drained(size, names.count(Mail.REMINDER), seconds, calls)


def waiting(size: int) -> House:
    """One booking, confirmed, and so many copies of it under other ids."""
    house = a_quick_house()
    booking = house.confirmed()
    rows = house.dynamodb.snapshot()
    mine = rows.pop(f"BOOKING#{booking.id}")
    for nth in range(size):
        rows |= copied({f"BOOKING#{booking.id}": mine}, booking.id, f"booking{nth:013d}")
    house.dynamodb.restore(rows)
    house.now = DUE
    return house


def copied(rows: Rows, old: str, new: str) -> Rows:
    return {
        pk.replace(old, new): {
            sk: {
                name: {kind: value.replace(old, new) if kind == "S" else value}
                for name, typed in item.items()
                for kind, value in typed.items()
            }
            for sk, item in found.items()
        }
        for pk, found in rows.items()
    }


def counted(house: House) -> Counter[str]:
    calls = Counter[str]()

    def notice(when: str, operation: str) -> None:
        calls[operation] += when == "before"

    house.dynamodb.notice = notice
    before = house.box.before
    house.box.before = lambda: (before(), calls.update(["SendEmail"]))[0]
    return calls
