"""What a mail may say of giving a meeting up: until when it costs nothing, and what after that."""

from collections.abc import Iterable
from dataclasses import dataclass

from showup.adapters.telling import Telling
from showup.domain.booking import Booking
from showup.domain.choices import Rebook
from showup.domain.money import Money
from showup.domain.prospects import (
    Prospect,
    cost_of_no_word,
    free_until,
    prospects,
    safe_until,
)


@dataclass(frozen=True)
class RowFacts:
    """What holds until that minute. Empty: it is free. The rest as in `prospects.Prospect`."""

    until: str
    to_start: bool
    cancel: str
    move: str
    move_by: str
    credit: str
    credit_until: str
    is_free: bool
    is_undo: bool


@dataclass(frozen=True)
class CutoffFacts:
    """`late` and `missed`: the most that cancelling, and not coming, can cost from now on;
    `stake`: the most of all."""

    rows: tuple[RowFacts, ...]
    free_until: str  # to cancel and to move; no undo, where nothing is lost for longer
    safe_until: str  # so long nothing is lost, though it may be a credit
    undo_until: str  # just booked, after the last free moment
    to_start: bool  # it never costs anything to give it up in time
    is_simple: bool  # free until a minute, then one and the same sum for every case
    is_rescued: bool  # moved late, once, for nothing
    late: str
    missed: str
    stake: str
    can_move: bool  # not yet as often as the policy allows
    by_arranging: bool  # in the days of the policy a new date is arranged; else it takes place


def cutoff_facts(booking: Booking, telling: Telling) -> CutoffFacts:
    ahead = prospects(booking, telling.now)
    missed = cost_of_no_word(booking)
    late = _most(booking, (one.cancel for one in ahead))
    credit = _most(booking, (one.credit for one in ahead if one.credit))
    undo = ahead[0].until if ahead and ahead[0].is_undo else None
    free, safe = free_until(ahead), safe_until(ahead)
    return CutoffFacts(
        rows=tuple(_row(one, booking, telling) for one in ahead),
        free_until=telling.exact(free) if free != undo or free == safe else "",
        safe_until=telling.exact(safe),
        undo_until=telling.exact(undo),
        to_start=bool(ahead) and all(one.is_free for one in ahead),
        is_simple=_is_simple(ahead, missed),
        is_rescued=booking.was_moved_late,
        late=telling.money(late),
        missed=telling.money(missed),
        stake=telling.money(_most(booking, (late, missed, credit))),
        can_move=booking.moves < booking.terms.moves,
        by_arranging=booking.terms.rebook_means is Rebook.ARRANGED,
    )


def _row(one: Prospect, booking: Booking, telling: Telling) -> RowFacts:
    return RowFacts(
        telling.exact(one.until),
        one.until == booking.start,
        telling.money(one.cancel),
        telling.money(one.move),
        telling.exact(one.move_by),
        telling.money(one.credit),
        telling.exact(one.credit_until),
        one.is_free,
        one.is_undo,
    )


def _most(booking: Booking, sums: Iterable[Money]) -> Money:
    return Money(max((sum.amount for sum in sums), default=0), booking.price.currency)


def _is_simple(ahead: tuple[Prospect, ...], missed: Money) -> bool:
    """One sentence tells it: up to one minute free, after that the same sum in every case."""
    free = [one for one in ahead if one.is_free]
    costly = [one.cancel for one in ahead if not one.is_free]
    return len(free) <= 1 and all(cost == missed for cost in costly)
