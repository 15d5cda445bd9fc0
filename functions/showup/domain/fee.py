"""A fee that waits for the host: what is asked, by which clause, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from showup.domain.money import Money
from showup.domain.terms import Clause
from showup.domain.times import MINUTE


class Ruling(StrEnum):
    """What the host decides about a fee. `SILENCE`: they decided nothing; the amount says what
    followed from it. `UNHEARD`: the client could not be told of it, so nothing is taken."""

    TAKE = "take"
    LOWER = "lower"
    WAIVE = "waive"
    SILENCE = "silence"
    UNHEARD = "unheard"


@dataclass(frozen=True)
class Fee:
    """Nothing is taken before `not_before`, nor before the client had it in writing (`noticed`).

    `ruled`: when it was decided, or silence did. `meeting`: the start of the meeting that was given
    up or missed. `filled`: it has become lower, since somebody else has taken that time.
    """

    amount: Money
    clause: Clause
    arose: datetime
    not_before: datetime
    ruling: Ruling | None = None
    reason: str = ""
    noticed: datetime | None = None
    meeting: datetime | None = None
    filled: bool = False
    ruled: datetime | None = None

    @property
    def is_due(self) -> bool:
        """Decided, and something is to be taken."""
        return self.ruling is not None and bool(self.amount)

    @property
    def waits(self) -> bool:
        """Undecided, or decided and something is to be taken; not one that was let go."""
        return self.ruling is None or self.is_due

    def is_open_at(self, now: datetime) -> bool:
        """Whether a word of the client can still change it: undecided, or not yet takeable."""
        return self.ruling is None or (self.is_due and now < self.not_before)


@dataclass(frozen=True)
class Credit:
    """A deposit that was paid, after a cancellation in time: it counts for a new meeting that comes
    about until then, to the minute; after that, so much of it is lost. `within`: the days of the
    policy that it lives for."""

    amount: Money
    until: datetime
    within: int = 0

    def lives_at(self, now: datetime) -> bool:
        """The printed minute is still in time."""
        return now < self.until + MINUTE
