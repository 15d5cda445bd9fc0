"""What we have: every line of the ledger, the bookings behind it, and what is under way."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from showup.adapters.items import read_entry
from showup.adapters.queue import TaskQueue
from showup.adapters.table import Table
from showup.domain.booking import Booking
from showup.domain.ledger import Entry, Outcome
from showup.domain.tasks import Kind, Queue, Task

# What can still explain a difference by itself.
MOVING = (Kind.LOOK, Kind.PLACE_HOLD, Kind.RELEASE_HOLD, Kind.CAPTURE, Kind.REFUND)
EVER = timedelta(days=3650)


@dataclass(frozen=True)
class Books:
    """`dynamodb`: boto3's low-level client."""

    dynamodb: Any
    name: str

    @property
    def table(self) -> Table:
        return Table(self.dynamodb, self.name)

    def happened(self) -> dict[str, list[Entry]]:
        """By payment, each thing once. A table of one host is read through in a moment."""
        pages = self.dynamodb.get_paginator("scan").paginate(
            TableName=self.name,
            ConsistentRead=True,
            FilterExpression="begins_with(pk, :booking) AND begins_with(sk, :ledger)",
            ExpressionAttributeValues={
                ":booking": {"S": "BOOKING#"},
                ":ledger": {"S": "LEDGER#"},
            },
        )
        entries = (read_entry(item) for page in pages for item in page["Items"])
        once = {(one.booking, one.id): one for one in entries if one.outcome is Outcome.DONE}
        found = defaultdict(list)
        for one in once.values():
            found[one.intent].append(one)
        return dict(found)

    def bookings(self, ids: Iterable[str]) -> dict[str, Booking]:
        return self.table.bookings(id for id in ids if id)

    def under_way(self, now: datetime) -> set[str]:
        """The bookings with something due, or tried and to be tried again."""
        queue = TaskQueue(self.dynamodb, self.name)
        tasks = queue.due(Queue.DEPOSITS, now + EVER)
        return {one.booking for one in tasks if one.kind in MOVING and _is_on(one, now)}

    def add(self, task: Task, now: datetime) -> bool:
        return self.table.add_task(task, now)

    def is_open(self, task: Task) -> bool:
        """Whether it is still to be done; a parked one waits for the host and not for us."""
        found = self.table.task(task.booking, task.id)
        return found is not None and found.attempts < 2


def _is_on(task: Task, now: datetime) -> bool:
    return task.due <= now or task.attempts > 0
