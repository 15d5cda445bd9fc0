"""What the lines of the ledger come to: held at the client's bank, at the host, gone back, in
dispute. The sum explains what Stripe has."""

from collections.abc import Iterable
from dataclasses import dataclass

from showup.domain.ledger import Deed, Entry, Outcome

# A hold that one of these speaks of lives no more, in whatever order we heard of it.
ENDS = frozenset({Deed.CAPTURE, Deed.RELEASE, Deed.EXPIRE})
# What a deed adds to: at the host, returned, disputed.
MOVES = {
    Deed.CAPTURE: (1, 0, 0),
    Deed.PAY: (1, 0, 0),
    Deed.REFUND: (-1, 1, 0),
    Deed.REFUND_FAILED: (1, -1, 0),
    Deed.DISPUTE: (-1, 0, 1),
    Deed.REINSTATE: (1, 0, -1),
}


@dataclass(frozen=True)
class Balance:
    """In minor units of the booking's currency. `at_host` can fall below nothing: a dispute takes
    back the whole of a payment, whatever has been given back of it."""

    held: int = 0
    at_host: int = 0
    returned: int = 0
    disputed: int = 0


@dataclass(frozen=True)
class Line:
    """A line as it is read: with what there is after it."""

    entry: Entry
    balance: Balance


def balance(entries: Iterable[Entry]) -> Balance:
    """Of what happened, each thing once; a try moves nothing."""
    happened = {one.id: one for one in entries if one.outcome is Outcome.DONE}.values()
    ended = {one.stripe for one in happened if one.deed in ENDS}
    held = sum(
        one.amount.amount for one in happened if one.deed is Deed.PLACE and one.stripe not in ended
    )
    sums = [sum(_moved(one, nth) for one in happened) for nth in range(3)]
    return Balance(held, *sums)


def lines(entries: Iterable[Entry]) -> tuple[Line, ...]:
    """In their order in time. A try that came to something is one line with it: what it was."""
    found = {one.id: one for one in entries}
    answered = {(one.task, one.number) for one in found.values() if one.outcome is not Outcome.OPEN}
    shown = [
        one
        for one in sorted(found.values(), key=_in_time)
        if one.outcome is not Outcome.OPEN or (one.task, one.number) not in answered
    ]
    return tuple(Line(one, balance(shown[: nth + 1])) for nth, one in enumerate(shown))


def _moved(entry: Entry, nth: int) -> int:
    return MOVES.get(entry.deed, (0, 0, 0))[nth] * entry.amount.amount


def _in_time(entry: Entry) -> tuple[object, ...]:
    """At one moment a hold is placed before it ends, and money comes before it goes."""
    return entry.at, list(Deed).index(entry.deed), entry.number, entry.id
