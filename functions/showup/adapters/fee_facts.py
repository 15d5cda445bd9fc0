"""What a mail may say of a fee: how much, by which clause, not before when, what silence means."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from showup.adapters.telling import Telling
from showup.domain.booking import Booking
from showup.domain.charging import LAST_CALL, settle_at, silence_takes
from showup.domain.history import Card
from showup.domain.terms import CAPTURE_MARGIN


@dataclass(frozen=True)
class FeeFacts:
    """As it is when there is none."""

    amount: str = ""
    most: str = ""  # what the policy lets the host take now; nothing, where the time was filled
    number: str = ""
    clause: str = ""
    rests_on: str = ""  # the clause's name: `late`, `no_show`, `rescue`
    after: str = ""  # nothing is taken before
    until: str = ""  # undecided by then, silence is the answer
    meeting: str = ""  # the one that was given up or missed
    arose: str = ""
    is_of_move: bool = False  # given up by moving it
    is_open: bool = False
    is_filled: bool = False  # it has become lower, since somebody else has the time
    ruling: str = ""
    decided: str = ""  # when
    reason: str = ""  # the host's, for their decision
    silence_takes: bool = False  # undecided in the end, it is taken
    is_last_call: bool = False  # the end is near
    hold_ends: str = ""  # when the bank lets go of the hold, where that is why it has an end


def fee_facts(
    booking: Booking, telling: Telling, card: Card | None, clause: Callable[[str], str]
) -> FeeFacts:
    """`card`: what the host should know, in a mail to them."""
    fee, money, exact = booking.fee, telling.money, telling.exact
    if fee is None:
        return FeeFacts()
    return FeeFacts(
        amount=money(fee.amount),
        most=money(card.most if card else fee.amount),
        number=telling.clauses.reference(fee.clause),
        clause=clause(fee.clause),
        rests_on=fee.clause.value,
        after=exact(fee.not_before),
        until=exact(settle_at(booking)),
        meeting=exact(fee.meeting or booking.start),
        arose=exact(fee.arose),
        is_of_move=bool(fee.meeting) and fee.meeting != booking.start,
        is_open=fee.ruling is None,
        is_filled=fee.filled,
        ruling=fee.ruling.value if fee.ruling else "",
        decided=exact(fee.ruled),
        reason=fee.reason,
        silence_takes=silence_takes(booking),
        is_last_call=settle_at(booking) - telling.now <= LAST_CALL,
        hold_ends=exact(_hold_ends(booking)),
    )


def _hold_ends(booking: Booking) -> datetime | None:
    hold = booking.deposit.hold
    bound = hold is not None and settle_at(booking) == hold.capture_before - CAPTURE_MARGIN
    return hold.capture_before if hold and bound else None
