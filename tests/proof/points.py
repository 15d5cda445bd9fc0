"""Where a worker can die in a story, and how the story goes on from there. A point keeps what
outlives the worker, and only that, so that nobody has to tell the story from its beginning."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from showup.adapters.letters import Letter
from showup.adapters.queue import LEASE_SECONDS
from showup.domain.errors import NotPossible
from tests.house import House
from tests.letterbox import LetterBox
from tests.memory import Rows
from tests.proof import invariants
from tests.proof.stories import BOOKED, Story


@dataclass(frozen=True)
class Left:
    """What is there when a worker is gone: the table, the bank's memory, the mails, the time."""

    rows: Rows
    bank: dict[str, Any]
    sent: list[tuple[str, Letter]]
    now: datetime

    @classmethod
    def by(cls, house: House) -> "Left":
        rows = house.dynamodb.snapshot()
        return cls(rows, house.bank.snapshot(), list(house.box.sent), house.now)

    def to(self, house: House) -> None:
        house.dynamodb.restore(self.rows)
        house.bank.restore(self.bank)
        house.box.sent[:] = self.sent
        house.now = self.now


@dataclass(frozen=True)
class Point:
    """Before or after the effect of the n-th call outside, within one of the story's steps."""

    step: int
    nth: int
    when: str
    call: str
    in_doubt: bool  # between SES's yes and our commit
    left: Left = field(repr=False)

    @property
    def doubtful(self) -> list[str]:
        """The one mail that may come twice."""
        return LetterBox(self.left.sent).names()[-1:] if self.in_doubt else []


def crash_points(story: Story, house: House) -> list[Point]:
    """The story told once, and each place in it to die: before and after each call outside."""
    calls, points = house.tripwire.calls, list[Point]()

    def notice(when: str) -> None:
        call, left = calls[-1], _left(house, points, when)
        sent = when == "after" and call == "ses send"
        in_doubt = sent or (when == "before" and bool(points) and points[-1].in_doubt)
        points.append(Point(number, len(calls), when, call, in_doubt, left))

    house.tripwire.notice = notice
    for number in range(len(story.steps)):
        story.steps[number](house)
    return points


def _left(house: House, points: list[Point], when: str) -> Left:
    """Before a call there is what the one before it has left, unless time went on or somebody
    came; and the copy of the bank's memory is dear."""
    if when == "before" and points and _is_same(points[-1].left, house):
        return points[-1].left
    return Left.by(house)


def _is_same(left: Left, house: House) -> bool:
    return (
        left.now == house.now
        and left.rows == house.dynamodb.rows
        and left.bank["resources"] == house.bank.store.memory.resources
        and left.bank["deliveries"] == house.bank.store.memory.deliveries
        and len(left.sent) == len(house.box.sent)
    )


def go_on(story: Story, point: Point, house: House) -> None:
    """With a new worker, once the lease is over; whoever was at it asks once more."""
    point.left.to(house)
    house.now += timedelta(seconds=LEASE_SECONDS + 1)
    resume(story, point.step, house)


def resume(story: Story, step: int, house: House) -> None:
    """Whoever was at the step asks once more."""
    with suppress(NotPossible):  # the first try went through, only its answer was lost
        story.steps[step](house)
    go_through(story, step + 1, house)


def go_through(story: Story, first: int, house: House) -> None:
    for step in story.steps[first:]:
        step(house)


def watched(house: House) -> None:
    """From now on the money is looked at after each call outside."""

    def notice(when: str) -> None:
        booking = house.table.booking(BOOKED) if when == "after" else None
        if booking:
            invariants.always(house, booking)

    house.tripwire.notice = notice
