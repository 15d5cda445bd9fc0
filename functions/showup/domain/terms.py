"""The terms of the policy, and the one answer to "what would that cost, and by which clause?".

A clause has a number, its place in `Clause`; the sentences are in `templates/clauses/`.
"""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from showup.domain.money import Money
from showup.domain.times import MINUTE, ceil_minute, elapsed_or_wall, later_reading

# A merchant-initiated Visa authorisation lives 5 days less 6 hours; others live longer.
# https://docs.stripe.com/payments/place-a-hold-on-a-payment-method
HOLD_LIVES = timedelta(days=4, hours=18)
# Between the last moment to declare a no-show and the end of its hold: cool-off, and this.
CAPTURE_MARGIN = timedelta(hours=2)


class Mode(StrEnum):
    """How the deposit is asked for."""

    HOLD = "hold"
    NONE = "none"


class Rebook(StrEnum):
    """What has to happen within `rebook_within`: see `Terms`."""

    ARRANGED = "arranged"
    TAKES_PLACE = "takes_place"


class FirstLapse(StrEnum):
    """What the first late cancellation or missed meeting in twelve months costs."""

    FORGIVEN = "forgiven"
    CHARGED = "charged"


class Clause(StrEnum):
    """What a sum, or its absence, rests on. The order is the numbering on the policy page."""

    IN_TIME = "in_time"
    RESCUE = "rescue"
    LATE = "late"
    NO_SHOW = "no_show"
    EMERGENCY = "emergency"
    FIRST_LAPSE = "first_lapse"
    COOL_OFF = "cool_off"
    HOST = "host"
    NO_DEPOSIT = "no_deposit"

    @property
    def number(self) -> int:
        return list(Clause).index(self) + 1


@dataclass(frozen=True)
class Deposit:
    """What is asked: a percentage of the price, or a fixed amount in minor units."""

    percent: int | None = None
    fixed: int | None = None

    def of(self, price: Money) -> Money:
        """Never more than the price."""
        if self.percent is not None:
            return price.share(self.percent)
        return Money(min(self.fixed or 0, price.amount), price.currency)


@dataclass(frozen=True)
class Terms:
    """The numbers of `site/policy.md`. All times are elapsed time but `rebook_within`."""

    deposit: Deposit = Deposit(percent=50)
    # Up to this long before the start, cancelling and moving are free.
    free_until: timedelta = timedelta(hours=48)
    # A late move costs nothing, once, if the new meeting is arranged within (or takes place
    # within) this many calendar days, in the host's zone, of the first start. 0: no such thing.
    rebook_within: int = 3
    rebook_means: Rebook = Rebook.ARRANGED
    # How long the host waits for somebody who is missing.
    wait: timedelta = timedelta(minutes=15)
    # How much longer if they say that they are on their way; once.
    wait_more: timedelta = timedelta(minutes=10)
    # The cool-off: no fee is taken before it is over.
    decide_after: timedelta = timedelta(hours=24)
    # Right after booking, taking it back is free for this long, never past the start.
    undo: timedelta = timedelta(minutes=60)
    # The hold is placed this long before the last free moment.
    hold_before: timedelta = timedelta(hours=24)
    # How often a booking can be moved by the client.
    moves: int = 3
    first_lapse: FirstLapse = FirstLapse.FORGIVEN
    mode: Mode = Mode.HOLD

    def deposit_for(self, price: Money) -> Money:
        return price.none() if self.mode is Mode.NONE else self.deposit.of(price)

    def declare_for(self) -> timedelta:
        """How long after the start a no-show can still be declared, with the shortest hold."""
        lead = self.free_until + self.hold_before
        return HOLD_LIVES - lead - self.decide_after - CAPTURE_MARGIN


@dataclass(frozen=True)
class Cutoff:
    """Up to and including the minute `until`, cancelling and moving cost this much."""

    until: datetime
    cancel: Money
    move: Money

    def holds_at(self, now: datetime) -> bool:
        """The printed minute is still in time."""
        return now < self.until + MINUTE


@dataclass(frozen=True)
class Cost:
    """What a step costs at this instant, the clause it rests on, and until when that holds."""

    amount: Money
    clause: Clause
    until: datetime


def last_free(terms: Terms, start: datetime, zone: ZoneInfo) -> datetime:
    """The last free minute: elapsed time back from the start, or the wall clock's if later."""
    return elapsed_or_wall(start, terms.free_until, zone)


def hold_at(terms: Terms, start: datetime, zone: ZoneInfo) -> datetime:
    """When the hold is to be placed; a moment already past means at once."""
    return last_free(terms, start, zone) - terms.hold_before


def cutoffs(
    terms: Terms,
    start: datetime,
    made: datetime,
    deposit: Money,
    zone: ZoneInfo,
    *,
    first: datetime | None = None,
) -> tuple[Cutoff, ...]:
    """The rows of a booking made at `made`, or moved in time from its `first` start; the last row
    ends at the start."""
    free = max(last_free(terms, start, zone), ceil_minute(made + terms.undo))
    nothing = deposit.none()
    if free >= start:
        return (Cutoff(start, nothing, nothing),)
    return (
        Cutoff(free, nothing, nothing),
        *_late_rows(terms, start, deposit, free, _last_rescue(terms, first or start, zone)),
    )


def _late_rows(
    terms: Terms, start: datetime, deposit: Money, free: datetime, rescue: datetime
) -> tuple[Cutoff, ...]:
    """One row, or two where a late move stops being free between the last free moment and the
    start."""
    with_rescue = late_row(terms, start, deposit)
    if with_rescue.move or rescue >= start:
        return (with_rescue,)
    without = late_row(terms, start, deposit, rescued=True)
    return (without,) if rescue <= free else (replace(with_rescue, until=rescue), without)


def _last_rescue(terms: Terms, first: datetime, zone: ZoneInfo) -> datetime:
    """The last minute of the last day on which a meeting can be arranged anew."""
    day = first.astimezone(zone).date() + timedelta(days=terms.rebook_within)
    return later_reading(datetime.combine(day, time(23, 59)), zone)


def late_row(terms: Terms, start: datetime, deposit: Money, *, rescued: bool = False) -> Cutoff:
    """After the last free moment: what it costs at most, the deposit.

    One late move costs nothing if it counts as rebooked. Where that depends on the new date
    (`takes_place`) the row names the dearer case; `Cost` of a certain date is exact.
    """
    free_move = terms.rebook_within and terms.rebook_means is Rebook.ARRANGED and not rescued
    return Cutoff(start, deposit, deposit.none() if free_move else deposit)


def is_rebooked(
    terms: Terms, first: datetime, new: datetime, now: datetime, zone: ZoneInfo
) -> bool:
    """Whether a meeting at `new`, arranged `now`, counts as rebooked within the days allowed."""
    if not terms.rebook_within:
        return False
    moment = now if terms.rebook_means is Rebook.ARRANGED else new
    last_day = first.astimezone(zone).date() + timedelta(days=terms.rebook_within)
    return moment.astimezone(zone).date() <= last_day
