"""The terms of the policy: the numbers of `site/policy.md`, and what each of them comes to.

What a step costs a certain booking, and by which clause, is in `costs`; the rows of cutoffs that
are printed, in `cutoffs`. The sentences are in `templates/clauses/`.
"""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from showup.domain.choices import (
    After,
    Buyers,
    Filled,
    FirstLapse,
    Method,
    Mode,
    Prepaid,
    Rebook,
    Silence,
    usual_methods,
)
from showup.domain.consequences import ALL, HALF, NOTHING, Consequence, Deposit, Row, everyday
from showup.domain.money import Money
from showup.domain.times import elapsed_or_wall, later_reading

# A merchant-initiated Visa authorisation lives 5 days less 6 hours; others live longer.
# https://docs.stripe.com/payments/place-a-hold-on-a-payment-method
HOLD_LIVES = timedelta(days=4, hours=18)
# Between the last moment to declare a no-show and the end of its hold: cool-off, and this.
CAPTURE_MARGIN = timedelta(hours=2)
# Two days' notice, and three days to arrange another meeting.
USUAL = everyday(timedelta(hours=48), 3)


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
    DEPOSIT = "deposit"
    FILLED = "filled"
    WITHDRAWAL = "withdrawal"
    NO_DEPOSIT = "no_deposit"

    @property
    def number(self) -> int:
        return list(Clause).index(self) + 1


@dataclass(frozen=True)
class Terms:
    """The numbers of `site/policy.md`. All times are elapsed time but those counted in days."""

    mode: Mode = Mode.HOLD
    deposit: Deposit = HALF
    # By the id of a service, where it is another one.
    deposits: dict[str, Deposit] = field(default_factory=dict)
    # Of a client who has met the host so often before; None: the same for everybody.
    known: Deposit | None = None
    known_after: int = 1
    # None: released, but for a deposit that was paid in advance, which is part of the price.
    after: After | None = None
    prepaid_as: Prepaid | None = None
    # By what it can be paid in advance; none named: what is usual in its currency.
    pay_by: tuple[Method, ...] = ()
    # From the earliest to the last, which ends at the start.
    notice: tuple[Row, ...] = USUAL
    rebook_means: Rebook = Rebook.ARRANGED
    # How often a booking can be moved by the client.
    moves: int = 3
    # Right after booking, taking it back is free for this long, never past the start.
    undo: timedelta = timedelta(minutes=60)
    # How long the host waits for somebody who is missing.
    wait: timedelta = timedelta(minutes=15)
    # How much longer if they say that they are on their way; once.
    wait_more: timedelta = timedelta(minutes=10)
    no_show: Consequence = ALL
    # How long a client waits for a host who is missing; then it is the host's cancellation.
    host_wait: timedelta = timedelta(minutes=15)
    # The cool-off: no fee is taken before it is over.
    decide_after: timedelta = timedelta(hours=24)
    silence: Silence = Silence.TAKES_MISSED
    first_lapse: FirstLapse = FirstLapse.FORGIVEN
    filled: Filled = Filled.DROPPED
    clients: Buyers = Buyers.CONSUMERS
    # The hold is placed this long before the last free moment.
    hold_before: timedelta = timedelta(hours=24)

    def deposit_for(
        self, service: str, price: Money, minutes: int, *, known: bool = False
    ) -> Money:
        """What is asked for a meeting; `known`: of a client who has met the host before."""
        if self.mode is Mode.NONE:
            return price.none()
        usual = self.deposits.get(service, self.deposit).of(price, minutes)
        if not known or self.known is None:
            return usual
        theirs = self.known.of(price, minutes)
        return theirs if theirs <= usual else usual

    def methods(self, mode: Mode, currency: str) -> tuple[Method, ...]:
        """By what a deposit of that mode can be left."""
        if mode is not Mode.PREPAY:
            return (Method.CARD,)
        return self.pay_by or usual_methods(currency)

    @property
    def free_until(self) -> timedelta | None:
        """How long before the start the last moment is at which nothing can be lost; None where
        there is no such moment but the undo."""
        in_time = [row.until for row in self.notice if row.is_in_time]
        return min(in_time) if in_time else None

    @property
    def rescue_within(self) -> int:
        """Within how many days a late move can still be free; 0: never."""
        return max((row.move.within for row in self.notice if not row.is_in_time), default=0)

    @property
    def credit_within(self) -> int:
        """Within how many days a deposit stays a credit after a cancellation; 0: never."""
        return max((row.cancel.within for row in self.notice), default=0)

    def after_meeting(self, mode: Mode) -> After:
        """What becomes of a deposit that was asked for in this way."""
        default = After.PART_PAYMENT if mode is Mode.PREPAY else After.RELEASE
        return self.after or default

    def declare_for(self) -> timedelta:
        """How long after the start a no-show can still be declared, with the shortest hold."""
        lead = (self.free_until or NOTHING) + self.hold_before
        return HOLD_LIVES - lead - self.decide_after - CAPTURE_MARGIN


@dataclass(frozen=True)
class Cost:
    """What a step costs at this instant, the clause it rests on, and until when that holds.

    `credit_until`: cancelling costs nothing now; the deposit stays as a credit, and so much of it
    is `lost` if no new meeting is arranged (or takes place) until then.
    """

    amount: Money
    clause: Clause
    until: datetime
    credit_until: datetime | None = None
    lost: Money | None = None


def boundary(row: Row, start: datetime, zone: ZoneInfo) -> datetime:
    """The last minute of a row: elapsed time back from the start, or the wall clock's if later."""
    return elapsed_or_wall(start, row.until, zone) if row.until else start


def last_free(terms: Terms, start: datetime, zone: ZoneInfo) -> datetime | None:
    """The last minute at which nothing can be lost; None where there is none but the undo."""
    free = terms.free_until
    if free is None:
        return None
    return elapsed_or_wall(start, free, zone) if free else start


def hold_at(terms: Terms, start: datetime, zone: ZoneInfo) -> datetime:
    """When the hold is to be placed; a moment already past means at once. Terms that hold money
    have a last free moment, or `showup check` refuses them."""
    return (last_free(terms, start, zone) or start - HOLD_LIVES) - terms.hold_before


def last_of_days(within: int, first: datetime, zone: ZoneInfo) -> datetime:
    """The last minute of the last of so many calendar days after the first start."""
    day = first.astimezone(zone).date() + timedelta(days=within)
    return later_reading(datetime.combine(day, time(23, 59)), zone)


def is_rebooked(
    terms: Terms, within: int, first: datetime, new: datetime, now: datetime, zone: ZoneInfo
) -> bool:
    """Whether a meeting at `new`, arranged `now`, counts as rebooked within the days allowed."""
    if not within:
        return False
    moment = now if terms.rebook_means is Rebook.ARRANGED else new
    last_day = first.astimezone(zone).date() + timedelta(days=within)
    return moment.astimezone(zone).date() <= last_day
