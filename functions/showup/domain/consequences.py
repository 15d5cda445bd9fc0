"""What is asked, and what a step costs: deposits, consequences, and the rows of notice."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from showup.domain.money import Money

NOTHING = timedelta(0)


@dataclass(frozen=True)
class Deposit:
    """What is asked: a percentage of the price, a fixed amount in minor units, or so many minutes
    of the hourly rate, which is the price over the minutes of the meeting."""

    percent: int | None = None
    fixed: int | None = None
    minutes: int | None = None

    def of(self, price: Money, minutes: int) -> Money:
        """Of a meeting of so many `minutes`; never more than its price, fractions the client's."""
        if self.percent is not None:
            return price.share(self.percent)
        if self.minutes is not None:
            return Money(price.amount * min(self.minutes, minutes) // minutes, price.currency)
        return Money(min(self.fixed or 0, price.amount), price.currency)


HALF = Deposit(percent=50)


class Base(StrEnum):
    """What a percentage is of."""

    DEPOSIT = "deposit"
    PRICE = "price"


@dataclass(frozen=True)
class Consequence:
    """What a step costs: a percentage, or a fixed amount in minor units; never more than the
    deposit. `within`: nothing after all, if the new meeting is arranged (or takes place) within
    so many calendar days, in the host's zone, of the first start."""

    percent: int = 0
    of: Base = Base.DEPOSIT
    fixed: int | None = None
    within: int = 0

    def amount(self, price: Money, deposit: Money) -> Money:
        base = price if self.of is Base.PRICE else deposit
        cost = base.share(self.percent) if self.fixed is None else Money(self.fixed, base.currency)
        return cost if cost <= deposit else deposit

    @property
    def is_free(self) -> bool:
        return not (self.percent or self.fixed)


FREE = Consequence()
ALL = Consequence(percent=100)


@dataclass(frozen=True)
class Row:
    """Up to `until` before the start, cancelling and moving have these consequences; the last row
    of a policy ends at the start. `save`: whether a meeting that would else be cancelled can be
    kept, free of charge, shorter or from where the client is."""

    until: timedelta
    cancel: Consequence = FREE
    move: Consequence = FREE
    save: bool = True

    @property
    def is_in_time(self) -> bool:
        """Whether nothing is lost yet: free, or a credit."""
        return self.cancel.is_free or bool(self.cancel.within)


def everyday(free_until: timedelta, rebook_within: int) -> tuple[Row, ...]:
    """The rows of the everyday form: free until then; after it the deposit, but that a late move
    costs nothing, once, if the new meeting comes about within so many days. Free to the start,
    there is nothing late."""
    if not free_until:
        return (Row(NOTHING),)
    return Row(free_until), Row(NOTHING, ALL, Consequence(percent=100, within=rebook_within))
