"""The rows of cutoffs of one booking: until which minute each step costs how much."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from showup.domain.choices import Rebook
from showup.domain.consequences import Row
from showup.domain.money import Money
from showup.domain.terms import Terms, boundary, last_of_days
from showup.domain.times import MINUTE, ceil_minute


@dataclass(frozen=True)
class Cutoff:
    """Up to and including the minute `until`, cancelling and moving cost this much.

    `credit_until`: cancelling costs nothing now, but the deposit stays as a credit, and is lost if
    no new meeting comes about until then. `save`: see `terms.Row`.
    """

    until: datetime
    cancel: Money
    move: Money
    credit_until: datetime | None = None
    save: bool = True

    def holds_at(self, now: datetime) -> bool:
        """The printed minute is still in time."""
        return now < self.until + MINUTE

    @property
    def is_free(self) -> bool:
        return not (self.cancel or self.move or self.credit_until)


@dataclass(frozen=True)
class Floor:
    """What giving up a meeting costs at the least since it was moved, or moving would be a way out
    of what cancelling would have cost. `within`: no more than a credit, for so many days."""

    amount: Money
    within: int = 0


@dataclass(frozen=True)
class Stake:
    """What a booking is about: its price, and the deposit that can be lost."""

    price: Money
    deposit: Money
    floor: Floor | None = None


def cutoffs(
    terms: Terms,
    start: datetime,
    made: datetime,
    stake: Stake,
    zone: ZoneInfo,
    *,
    first: datetime | None = None,
) -> tuple[Cutoff, ...]:
    """The rows of a booking made at `made`, or moved from its `first` start; the last row ends at
    the start. The undo makes the first minutes free, whatever the policy says of that time."""
    undo = min(ceil_minute(made + terms.undo), start)
    rows: list[Cutoff] = []
    since = undo
    for row in terms.notice:
        end = min(boundary(row, start, zone), start)
        last = partial(last_day, row, start, first or start, zone)
        untils = [until for until in _parts(row, end, last) if until > since]
        rows += [_at(row, terms, until, stake, last) for until in untils]
        since = max(since, end)
    if stake.floor is None and not (rows and rows[0].is_free):
        rows.insert(0, Cutoff(undo, stake.price.none(), stake.price.none()))
    return _merged(rows)


def free_until(rows: Iterable[Cutoff]) -> datetime | None:
    """The last minute at which cancelling costs nothing, not even a credit; None: never."""
    return max((row.until for row in rows if not (row.cancel or row.credit_until)), default=None)


def free_throughout(start: datetime, price: Money) -> tuple[Cutoff, ...]:
    """One row in which nothing costs anything: there is no deposit, or a fee already."""
    return (Cutoff(start, price.none(), price.none()),)


def last_day(row: Row, start: datetime, first: datetime, zone: ZoneInfo, within: int) -> datetime:
    """The last minute of the days of a condition: from the start that is given up in time; late,
    from the first one, or moving again and again would never end them."""
    return last_of_days(within, start if row.is_in_time else first, zone)


def _parts(row: Row, end: datetime, last: Callable[[int], datetime]) -> list[datetime]:
    """Where a row ends, and before that, where a condition of days runs out."""
    days = (last(one.within) for one in (row.cancel, row.move) if one.within)
    return sorted({*(day for day in days if day < end), end})


def _at(
    row: Row, terms: Terms, until: datetime, stake: Stake, last: Callable[[int], datetime]
) -> Cutoff:
    """What the row says up to that minute. Whether a move to an unknown date counts as rebooked
    may hang on that date (`takes_place`): then the row names the dearer case; a `Cost` is exact."""
    cancel, move = (one.amount(stake.price, stake.deposit) for one in (row.cancel, row.move))
    days, floor, nothing = row.cancel.within, stake.floor, stake.price.none()
    if floor and not floor.within:
        return Cutoff(until, _most(cancel, floor.amount), _most(move, floor.amount), save=row.save)
    if floor and not cancel:
        cancel, days = floor.amount, floor.within
    credit = last(days) if days and cancel and until <= last(days) else None
    is_arranged = terms.rebook_means is Rebook.ARRANGED
    spared = is_arranged and row.move.within and until <= last(row.move.within)
    return Cutoff(
        until,
        nothing if credit else cancel,
        nothing if spared else move,
        credit,
        row.save,
    )


def _most(one: Money, other: Money) -> Money:
    return other if one <= other else one


def _merged(rows: list[Cutoff]) -> tuple[Cutoff, ...]:
    """Neighbours that say the same are one."""
    merged: list[Cutoff] = []
    for row in rows:
        if merged and replace(merged[-1], until=row.until) == row:
            merged.pop()
        merged.append(row)
    return tuple(merged)
