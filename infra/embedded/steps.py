"""Putting the clock forward so that everything on the way happens, in its order.

    wait until nothing is claimed → drain what is due → step to the next due instant → repeat

One at a time: whoever comes meanwhile waits.
"""

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from infra.embedded.bookings import plain
from infra.embedded.clock import Backwards, BusinessClock
from infra.embedded.cloud import QUEUES, Cloud, FunctionFailed, Item
from infra.embedded.stripe import Delivery, EmbeddedStripe
from showup.adapters.items import read_task
from showup.domain.booking import Booking, Status
from showup.domain.tasks import Kind, Task, is_wanted

# Longer than a lease, which a worker that died keeps to its end.
CLAIMED_AT_MOST = 100
# What is due can lead to more that is due, but not for ever.
ROUNDS = 50
# A worker may die and its task is tried again; one that always dies is a defect.
FAILURES = 3
# A second look at a Checkout that is done: nobody waits for it.
UNNOTICED = {Kind.LOOK}


class Unsettled(Exception):
    """What is due does not get done."""


@dataclass(frozen=True)
class Next:
    """What happens next by itself. `what`: a task's kind, or a mail's name."""

    at: datetime
    what: str
    booking: str = ""


def _will_be_done(task: Task, booking: Booking) -> bool:
    fee = booking.fee
    if task.kind is Kind.CLOSE and booking.status is not Status.CONFIRMED:
        return False
    if task.kind is Kind.SETTLE and (fee is None or fee.ruling is not None):
        return False
    if task.kind is Kind.CAPTURE and (fee is None or not fee.is_due):
        return False
    return is_wanted(task, booking, task.due)


class Steps:
    """`post` carries a webhook to the functions and answers with the status. `say` is told of
    a function that failed and is tried again."""

    def __init__(
        self,
        clock: BusinessClock,
        cloud: Cloud,
        stripe: EmbeddedStripe,
        post: Callable[[Delivery], int],
        say: Callable[[str], None],
    ) -> None:
        self._clock = clock
        self._cloud = cloud
        self._stripe = stripe
        self._post = post
        self._say = say
        self._turn = threading.Lock()

    def go_to(self, target: datetime) -> datetime:
        """The clock afterwards: `target`, or a little later if the work took longer."""
        now = self._clock.now()  # before waiting for others, who may put it past the target
        if target < now:
            raise Backwards(f"The clock never goes back, and it is {now:%c} UTC.")
        with self._turn:
            self._settle()
            while (coming := self.next()) and coming.at <= target:
                self._clock.go_to(coming.at)
                self._settle()
            self._clock.go_to(target)
            self._settle()
            return self._clock.now()

    def settle(self) -> None:
        """Do what is due now."""
        with self._turn:
            self._settle()

    def pump(self) -> int:
        """Let Stripe's clock and webhooks go their way; the number of webhooks."""
        with self._turn:
            return self._stripe.deliver(self._post)

    def next(self) -> Next | None:
        """The earliest of the open tasks and of what Stripe will do by itself."""
        return min(self._coming(), key=lambda one: one.at, default=None)

    def next_to_tell(self) -> Next | None:
        """The earliest that somebody notices; if there is none, the earliest at all."""
        told = [_next(item) for item in self._cloud.open_tasks() if self._is_noticed(item)]
        return min(told, key=lambda one: one.at, default=None) or self.next()

    def _is_noticed(self, item: Item) -> bool:
        """Not a look, and nothing that will drop itself, such as what a move left behind."""
        task = read_task(item)
        booking = self._cloud.booking(task.booking)
        return task.kind not in UNNOTICED and booking is not None and _will_be_done(task, booking)

    def _coming(self) -> list[Next]:
        coming = [_next(item) for item in self._cloud.open_tasks()]
        stripe = self._stripe.next_due()
        if stripe is not None and stripe > self._clock.now():
            coming.append(Next(stripe, "stripe"))
        return coming

    def _settle(self) -> None:
        failures: list[str] = []
        for _ in range(ROUNDS):
            delivered = self._stripe.deliver(self._post)
            due = self._free()
            if not (delivered or due):
                return
            failures += [why for queue in QUEUES if queue in due and (why := self._sweep(queue))]
            if len(failures) > FAILURES:
                raise Unsettled("; ".join(failures))
        raise Unsettled(f"After {ROUNDS} rounds there is still something due: {sorted(due)}")

    def _sweep(self, queue: str) -> str:
        """Why it failed, if it did."""
        try:
            self._cloud.sweep(queue)
        except FunctionFailed as error:
            self._say(str(error))
            return str(error)
        return ""

    def _free(self) -> set[str]:
        """The queues with something due, once nobody holds a claim on it."""
        end = time.monotonic() + CLAIMED_AT_MOST
        while time.monotonic() < end:
            due = list(self._cloud.open_tasks(self._clock.now()))
            if not any(_is_claimed(item) for item in due):
                return {item["queue"]["S"] for item in due}
            time.sleep(0.05)
        raise Unsettled("A task stays claimed for longer than any lease.")


def _is_claimed(item: Item) -> bool:
    return int(item.get("lease", {"N": "0"})["N"]) > time.time()


def _next(item: Item) -> Next:
    task: dict[str, Any] = {name: plain(value) for name, value in item.items()}
    due = datetime.fromisoformat(task["due"]).astimezone(UTC)
    return Next(due, _what(item), task["pk"].removeprefix("BOOKING#"))


def _what(item: Item) -> str:
    document = json.loads(item.get("doc", {"S": "{}"})["S"])
    kind = str(document.get("kind", "task"))
    return str(document.get("about") or kind) if kind == "mail" else kind
