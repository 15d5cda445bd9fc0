"""The money ledger: an attempt is written before the call, its outcome after it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from showup.domain.money import Money


class Deed(StrEnum):
    """What moves, or may move, money."""

    PLACE = "place"
    CAPTURE = "capture"
    RELEASE = "release"
    PAY = "pay"  # by the client, at Checkout
    REFUND = "refund"


class Outcome(StrEnum):
    """How an attempt ended. OPEN: we do not know. ERROR: an answer came, and it was no answer.

    After OPEN or ERROR comes a look. If it finds nothing, OPEN is tried again under its own
    number (Stripe may still be at it), ERROR under the next (Stripe replays a stored answer).
    """

    OPEN = "open"
    ERROR = "error"
    DONE = "done"
    REFUSED = "refused"


@dataclass(frozen=True)
class Entry:
    """One attempt of one task; its idempotency key is the task's id and the number."""

    booking: str
    task: str
    number: int
    deed: Deed
    at: datetime
    amount: Money
    intent: str = ""
    outcome: Outcome = Outcome.OPEN
    why: str = ""

    @property
    def key(self) -> str:
        return f"{self.booking}.{self.task}.{self.number}"
