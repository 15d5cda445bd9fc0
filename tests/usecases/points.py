"""Where a worker can die in a story, and how the story goes on from there. A point keeps what
outlives the worker, and only that, so that nobody has to tell the story from its beginning."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from showup.adapters.letters import Letter
from showup.adapters.queue import LEASE_SECONDS
from showup.domain.errors import NotPossible
from tests.house import TABLE, House, LetterBox
from tests.usecases.crash_stories import Story

CLAIM = "dynamodb UpdateItem"
AT_ONCE = 25  # what one BatchWriteItem takes


@dataclass(frozen=True)
class Left:
    """What is there when a worker is gone: the table, the bank's memory, the mails, the time."""

    rows: list[Any]
    bank: dict[str, Any]
    sent: list[tuple[str, Letter]]
    now: datetime

    @classmethod
    def by(cls, house: House) -> "Left":
        rows = house.dynamodb.scan(TableName=TABLE)["Items"]
        return cls(rows, house.bank.snapshot(), list(house.box.sent), house.now)

    def to(self, house: House) -> None:
        for first in range(0, len(self.rows), AT_ONCE):
            puts = [{"PutRequest": {"Item": row}} for row in self.rows[first : first + AT_ONCE]]
            house.dynamodb.batch_write_item(RequestItems={TABLE: puts})
        house.bank.restore(self.bank)
        house.box.sent.extend(self.sent)
        house.now = self.now


@dataclass(frozen=True)
class Point:
    """Before or after the effect of a call outside, within one of the story's steps."""

    step: int
    when: str
    call: str
    left: Left = field(repr=False)

    @property
    def doubtful(self) -> list[str]:
        """Between SES's yes and our commit lies the one mail that may come twice."""
        is_open = (self.when, self.call) == ("after", "ses send")
        return LetterBox(self.left.sent).names()[-1:] if is_open else []


def crash_points(story: Story, house: House) -> list[Point]:
    """The story told once, and each place in it to die."""
    calls, points = house.tripwire.calls, []

    def notice(when: str) -> None:
        if _is_tried(calls, when):
            points.append(Point(number, when, calls[-1], Left.by(house)))

    house.tripwire.notice = notice
    for number in range(len(story.steps)):
        story.steps[number](house)
    return points


def _is_tried(calls: list[str], when: str) -> bool:
    """After every call with an effect; before those to Stripe and SES. (Before a write to the
    table is after the effect that precedes it: nothing else lies between.) Claims are all alike
    but for what follows them, which is a point of its own: one in four is enough."""
    last = calls[-1]
    if last == CLAIM:
        return when == "after" and calls.count(CLAIM) % 4 == 1
    if last.startswith("dynamodb"):
        return when == "after"
    return not last.startswith("stripe get")


def go_on(story: Story, point: Point, house: House) -> None:
    """With a new worker, once the lease is over; whoever was at it asks once more."""
    point.left.to(house)
    house.now += timedelta(seconds=LEASE_SECONDS + 1)
    with suppress(NotPossible):  # the first try went through, only its answer was lost
        story.steps[point.step](house)
    for step in story.steps[point.step + 1 :]:
        step(house)
