"""A client's history with the host, as facts: what they booked, and how each of it ended."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from showup.domain.booking import Actor, Booking, Status
from showup.domain.fee import Fee, Ruling
from showup.domain.money import Money
from showup.domain.terms import Clause


@dataclass(frozen=True)
class Visit:
    """One booking, as the history has it. `late`: given up or moved after the last free moment;
    `excused`: for something serious; `withdrawn`: as a consumer may; `made` and `start` as
    instants."""

    booking: str
    made: datetime
    start: datetime
    status: Status
    late: bool = False
    excused: bool = False
    by_host: bool = False
    taken: Money | None = None
    withdrawn: bool = False


@dataclass(frozen=True)
class History:
    """How many meetings took place, were given up in time or late, or were missed; by the client,
    emergencies and withdrawn contracts left out."""

    met: int = 0
    in_time: int = 0
    late: int = 0
    missed: int = 0
    taken: int = 0


@dataclass(frozen=True)
class Card:
    """What a host should know before they decide about a fee. `filled`: somebody else has the
    time by now; `most`: what the policy lets them take then. `settles`: when silence is an answer,
    and `silence_takes` which one."""

    history: History
    filled: bool
    most: Money
    settles: datetime
    silence_takes: bool


def visit(booking: Booking) -> Visit | None:
    """None for what was never confirmed."""
    if booking.status in (Status.PENDING, Status.EXPIRED, Status.DECLINED):
        return None
    return Visit(
        booking.id,
        booking.made,
        booking.start,
        booking.status,
        late=booking.lapse is not None or _was_late(booking.fee),
        excused=booking.is_excused,
        by_host=booking.cancelled_by is Actor.HOST,
        taken=booking.deposit.taken,
        withdrawn=booking.withdrawn is not None,
    )


def _was_late(fee: Fee | None) -> bool:
    """Not where only a credit ran out, nor where the host let it go."""
    return fee is not None and fee.clause is not Clause.RESCUE and fee.ruling is not Ruling.WAIVE


def history(visits: Iterable[Visit], but: str = "") -> History:
    """`but`: the booking that is being looked at."""
    counted = (v for v in visits if not (v.excused or v.by_host or v.withdrawn))
    seen = [v for v in counted if v.booking != but]
    cancelled = [v for v in seen if v.status is Status.CANCELLED]
    return History(
        met=sum(v.status is Status.ATTENDED for v in seen),
        in_time=sum(not v.late for v in cancelled),
        late=sum(v.late for v in cancelled),
        missed=sum(v.status is Status.NO_SHOW for v in seen),
        taken=sum(v.taken is not None for v in seen),
    )


def has_new_date(visits: Iterable[Visit], booking: Booking, now: datetime) -> bool:
    """Whether they have booked since, or have another meeting ahead: then nobody asks again."""
    ended = booking.cancelled_at or booking.start
    stands = (Status.CONFIRMED, Status.ATTENDED)
    others = (v for v in visits if v.booking != booking.id)
    return any(v.made > ended or (v.status in stands and v.start > ended) for v in others)
