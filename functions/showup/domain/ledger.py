"""The money ledger, append-only: a try is a line before its call, what came of it a line after it,
and no line is ever written over.

What happened at Stripe is keyed by the deed and Stripe's id of what it happened to, not by who
found out: two workers, a webhook and a look enter it once.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from showup.domain.money import Money


class Deed(StrEnum):
    """What moves, or may move, money."""

    PLACE = "place"
    CAPTURE = "capture"
    RELEASE = "release"
    EXPIRE = "expire"  # the bank let a hold go
    PAY = "pay"  # by the client, at Checkout
    REFUND = "refund"
    REFUND_FAILED = "refund_failed"  # it came back from the client's bank
    DISPUTE = "dispute"  # the client's bank has taken it back
    REINSTATE = "reinstate"  # and given it to the host again


class Outcome(StrEnum):
    """What a line says. OPEN: a try begins, and for as long as nothing follows we do not know.
    ERROR: an answer came, and it was no answer. DONE: it happened. REFUSED: the bank said no.
    OVER: nothing more comes of a try, since what it was for is entered already or cannot be had.

    After OPEN or ERROR comes a look. If it finds nothing, OPEN is tried again under its own
    number (Stripe may still be at it), ERROR under the next (Stripe replays a stored answer).
    """

    OPEN = "open"
    ERROR = "error"
    DONE = "done"
    REFUSED = "refused"
    OVER = "over"


class Cause(StrEnum):
    """Who brought it about. BANK: a hold that ran out, a refund that failed, a dispute."""

    CLIENT = "client"
    HOST = "host"
    SHOWUP = "showup"
    BANK = "bank"


@dataclass(frozen=True)
class Entry:
    """One line. A try's idempotency key is its task's id and its number; 0 is what nobody of ours
    tried. `intent`: the payment it belongs to; `stripe`: what it is about (pi_…, re_…, dp_…).
    `clause`: the number of the one that it rests on, 0 for none."""

    booking: str
    task: str
    number: int
    deed: Deed
    at: datetime
    amount: Money
    intent: str = ""
    outcome: Outcome = Outcome.OPEN
    why: str = ""
    actor: Cause = Cause.SHOWUP
    clause: int = 0
    stripe: str = ""

    @property
    def key(self) -> str:
        return f"{self.booking}.{self.task}.{self.number}"

    @property
    def id(self) -> str:
        """Two lines of a booking with the same one would be the same line."""
        if self.outcome is Outcome.DONE:
            return f"done#{self.deed}#{self.stripe}"
        attempt = f"{self.task}#{self.number:03d}"
        return attempt if self.outcome is Outcome.OPEN else f"{attempt}#{self.outcome}"

    def done(self, intent: str, about: str = "", **changes: object) -> "Entry":
        """The line that says what came of this try. `about`: if it is not the payment itself."""
        entry = replace(self, outcome=Outcome.DONE, intent=intent, stripe=about or intent, why="")
        return replace(entry, **changes)  # type: ignore[arg-type]


def fresh(entries: Iterable[Entry], entered: Collection[str], task: str) -> tuple[Entry, ...]:
    """Those to be written, where `entered` are the ids of what the ledger has already. A try of
    `task` itself that finds the matter entered says so, and is no open question any more."""
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry.id not in entered:
            found.setdefault(entry.id, entry)
        elif entry.number and entry.task == task:
            over = replace(entry, outcome=Outcome.OVER)
            found.setdefault(over.id, over)
    return tuple(found.values())
