"""A booking: what was agreed, and how it stands. Every step returns a new one."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from showup.domain.choices import Mode
from showup.domain.consent import Client as Client
from showup.domain.consent import Consent as Consent
from showup.domain.cutoffs import Cutoff, Floor, Stake
from showup.domain.deposit import BookedDeposit, DepositState, Hold
from showup.domain.dispute import Dispute
from showup.domain.fee import Credit, Fee
from showup.domain.money import Money
from showup.domain.settings import Meet, Urgency
from showup.domain.terms import CAPTURE_MARGIN, Terms
from showup.domain.times import MINUTE, ceil_minute
from showup.domain.words import EXTENDS, FREEZES, OF_ONE_TIME, CheckIn, Said, Word

# From the check-in on, whoever is missing has this long to answer.
CHECK_IN_WAIT = timedelta(minutes=10)


class Status(StrEnum):
    """DESIGN: the `status` of a booking in the HTTP contract."""

    PENDING = "pending"
    CONFIRMED = "confirmed"
    ATTENDED = "attended"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"
    DECLINED = "declined"
    EXPIRED = "expired"


class Actor(StrEnum):
    """Who did it."""

    CLIENT = "client"
    HOST = "host"
    SHOWUP = "showup"
    BANK = "bank"


@dataclass(frozen=True)
class Booking:
    """One meeting under one accepted version of the policy.

    `first_start` changes with a move by the host alone; `sequence` is the invitation's, and rises
    with each move and with the cancellation. `version` counts the commits. `fingerprint` tells a
    repeated request from another one with the same Idempotency-Key. `lapse`: when it was counted as
    one. `again`: the earlier booking, for whose client its time was kept aside. `floor`: what it
    costs at the least since it was moved for nothing. `withdrawn`: when the client withdrew from
    the contract, as a consumer may.
    """

    id: str
    status: Status
    service: str
    service_name: str
    start: datetime
    first_start: datetime
    minutes: int
    meet: Meet
    price: Money
    client: Client
    locale: str
    timezone: str
    host_timezone: str
    consent: Consent
    terms: Terms
    made: datetime
    cutoffs: tuple[Cutoff, ...]
    deposit: BookedDeposit
    expires: datetime | None = None
    undo_until: datetime | None = None
    moves: int = 0
    moved_from: datetime | None = None
    moved_by: Actor | None = None
    moved_why: str = ""
    floor: Floor | None = None
    shortened: bool = False
    sequence: int = 0
    version: int = 0
    fingerprint: str = ""
    again: str = ""
    looked: datetime | None = None
    cancelled_at: datetime | None = None
    cancelled_by: Actor | None = None
    cancelled_why: str = ""
    fee: Fee | None = None
    credit: Credit | None = None
    withdrawn: datetime | None = None
    lapse: datetime | None = None
    urgency: Urgency = Urgency.NORMAL
    check_in: CheckIn | None = None
    said: tuple[Said, ...] = ()
    answers: dict[str, str] = field(default_factory=dict)
    disputes: tuple[Dispute, ...] = ()

    @property
    def end(self) -> datetime:
        return self.start + timedelta(minutes=self.minutes)

    @property
    def zone(self) -> ZoneInfo:
        """The host's: cutoffs and days are reckoned in it."""
        return ZoneInfo(self.host_timezone)

    @property
    def is_open(self) -> bool:
        """Whether the meeting is still to come about."""
        return self.status in (Status.PENDING, Status.CONFIRMED)

    @property
    def stake(self) -> Stake:
        """What its cutoffs are reckoned from."""
        return Stake(self.price, self.deposit.amount, self.floor)

    @property
    def was_moved_late(self) -> bool:
        """Late, for nothing: then no minute is free any more."""
        return self.floor is not None and not self.floor.within

    @property
    def at_stake(self) -> Money:
        """What could be taken now: what is held or paid; and what the saved card answers for, where
        the policy says so, or where a late move left its hold behind."""
        by_card = self.deposit.mode is Mode.CARD or self.was_moved_late
        saved = by_card and self.deposit.state is DepositState.SAVED
        is_there = self.deposit.hold or saved or self.deposit.state is DepositState.PAID
        return self.deposit.amount if is_there else self.price.none()

    @property
    def fee_lacks_hold(self) -> bool:
        """A fee that may be taken, and as yet only a saved card to take it from, or a hold that
        dies before the cool-off is over."""
        if self.fee is None or not self.fee.amount or self.deposit.state is DepositState.REFUSED:
            return False
        if self.deposit.hold is None:
            return self.deposit.state is DepositState.SAVED
        return self.deposit.hold.capture_before < self.fee.not_before + CAPTURE_MARGIN

    @property
    def fee_is_unpaid(self) -> bool:
        """A fee that was decided and that the bank did not give: the client has a link to pay it
        by."""
        is_refused = self.deposit.state is DepositState.REFUSED and self.deposit.hold is None
        return self.fee is not None and self.fee.is_due and is_refused and not self.withdrawn

    @property
    def to_hold(self) -> Money:
        """What is set aside with the client at Checkout: the deposit, or a fee that is unpaid."""
        if self.fee and self.fee_is_unpaid:
            return self.fee.amount
        return self.deposit.amount

    @property
    def is_cancelled(self) -> bool:
        return self.status is Status.CANCELLED

    @property
    def takes_its_time(self) -> bool:
        """Whether it stands in the diary: to come, or come and gone."""
        return self.is_open or self.status in (Status.ATTENDED, Status.NO_SHOW)

    @property
    def wait_until(self) -> datetime:
        """How long the host waits for somebody who is missing, to the minute, which still counts:
        the grace, ten minutes from the check-in, and once more for a word."""
        until = self.start + self.terms.wait
        if self.check_in:
            asked = self.check_in.sent or self.check_in.asked
            until = max(until, ceil_minute(asked + CHECK_IN_WAIT))
        return until + self.terms.wait_more if self.has_said_now(*EXTENDS) else until

    def waits_at(self, now: datetime) -> bool:
        """Whether the wait is not over yet."""
        return now < self.wait_until + MINUTE

    def has_said(self, *words: Word) -> bool:
        return any(said.word in words for said in self.said)

    def has_said_now(self, *words: Word) -> bool:
        """Of this time of the meeting, not of one before a move."""
        return any(said.word in words and said.meeting == self.start for said in self.said)

    @property
    def is_excused(self) -> bool:
        """Something serious has happened: never counted."""
        return self.has_said(Word.SERIOUS)

    @property
    def is_frozen(self) -> bool:
        """The client has objected, or told of something serious: silence takes nothing."""
        return self.has_said(*FREEZES - OF_ONE_TIME) or self.has_said_now(*OF_ONE_TIME)

    @property
    def declare_until(self) -> datetime:
        """The last moment at which the host can say that nobody came; then it is released."""
        latest = self.start + timedelta(hours=24)
        hold = self.deposit.hold
        if hold is None:
            return latest
        if not self.is_covered_by(hold):  # another one follows, or it is a fee's to begin with
            ends = hold.capture_before - CAPTURE_MARGIN
            return min(latest, ends) if ends > self.end else latest
        return min(latest, hold.capture_before - self.terms.decide_after - CAPTURE_MARGIN)

    def is_covered_by(self, hold: Hold) -> bool:
        """Whether the hold outlives the meeting, the wait and the cool-off."""
        known = max(self.end, self.start + self.terms.wait + self.terms.wait_more)
        return hold.capture_before >= known + self.terms.decide_after + CAPTURE_MARGIN

    def stepped(self, **changes: Any) -> "Booking":
        """The next version, with these fields changed."""
        return replace(self, version=self.version + 1, **changes)

    def with_deposit(self, **changes: Any) -> "Booking":
        """The next version, with these fields of its deposit changed."""
        return self.stepped(deposit=replace(self.deposit, **changes))
