"""What every race has in common: what came of each request, and what must be true afterwards."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import combinations
from statistics import median, quantiles

Interval = tuple[datetime, datetime]
WON, LOST = "201", "409 slot_taken"


@dataclass(frozen=True)
class Attempt:
    """One request for a time, `wanted` with its buffers: WON, LOST or a surprise after `seconds`.

    `again`: how often it was asked again because the machine was too busy.
    """

    wanted: Interval
    outcome: str
    seconds: float
    again: int = 0


@dataclass(frozen=True)
class Race:
    """`booked`: the bookings in the table afterwards, each with its buffers."""

    name: str
    attempts: Sequence[Attempt]
    booked: Sequence[Interval]
    seconds: float
    # How many transactions were stopped on purpose, where some were.
    injected: int | None = None
    expected: int | None = None
    outcomes: Counter[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "outcomes", Counter(one.outcome for one in self.attempts))

    @property
    def wrongs(self) -> list[str]:
        """A sentence for each thing that must not be."""
        found = [
            f"{count} times {outcome}"
            for outcome, count in self.outcomes.items()
            if outcome not in (WON, LOST)
        ]
        if self.outcomes[WON] != len(self.booked):
            found.append(f"{self.outcomes[WON]} were told yes, {len(self.booked)} are in the table")
        if self.expected is not None and len(self.booked) != self.expected:
            found.append(f"{len(self.booked)} bookings instead of {self.expected}")
        found += [f"{a[0]} and {b[0]} overlap" for a, b in overlaps(self.booked)]
        found += [f"{at[0]} was refused and is free" for at in self._left_over()]
        return found

    @property
    def again(self) -> int:
        return sum(one.again for one in self.attempts)

    @property
    def median(self) -> float:
        return median(one.seconds for one in self.attempts)

    @property
    def p95(self) -> float:
        return quantiles((one.seconds for one in self.attempts), n=20)[-1]

    def _left_over(self) -> set[Interval]:
        """What somebody was refused although it is nobody's."""
        lost = {one.wanted for one in self.attempts if one.outcome == LOST}
        return {at for at in lost if not any(meet(at, taken) for taken in self.booked)}


def meet(one: Interval, other: Interval) -> bool:
    """Whether they have a moment in common; to end when the other begins is no such thing."""
    return one[0] < other[1] and other[0] < one[1]


def overlaps(intervals: Iterable[Interval]) -> list[tuple[Interval, Interval]]:
    """The pairs that have a moment in common."""
    return [(one, other) for one, other in combinations(sorted(intervals), 2) if meet(one, other)]
