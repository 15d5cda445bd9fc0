"""A booking: what was agreed, and how it stands. Every step returns a new one."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from showup.domain.money import Money
from showup.domain.settings import Meet
from showup.domain.terms import CAPTURE_MARGIN, Clause, Cutoff, Terms


class Status(StrEnum):
    """DESIGN: the `status` of a booking in the HTTP contract."""

    PENDING = "pending"
    CONFIRMED = "confirmed"
    ATTENDED = "attended"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"
    DECLINED = "declined"
    EXPIRED = "expired"


class DepositState(StrEnum):
    """How the deposit stands."""

    NONE = "none"  # nothing is asked
    AWAITED = "awaited"  # the client is at Checkout
    SAVED = "saved"  # the card is saved, the hold comes later
    HELD = "held"
    REFUSED = "refused"  # the bank said no; a link mends it
    CAPTURED = "captured"
    RELEASED = "released"


class Actor(StrEnum):
    """Who did it."""

    CLIENT = "client"
    HOST = "host"
    SHOWUP = "showup"


class CheckoutMode(StrEnum):
    """Save a card (first), or place the hold with the client there (mending)."""

    SETUP = "setup"
    PAYMENT = "payment"


@dataclass(frozen=True)
class Client:
    """Who books."""

    name: str
    email: str
    phone: str = ""


@dataclass(frozen=True)
class Consent:
    """Which version of the policy was accepted, when, in which language, and from where."""

    policy: str
    at: datetime
    locale: str
    ip: str = ""


@dataclass(frozen=True)
class Card:
    """As far as a client recognises their own card."""

    brand: str
    last4: str


@dataclass(frozen=True)
class Hold:
    """An authorisation that lives at Stripe until `capture_before`."""

    intent: str
    placed: datetime
    capture_before: datetime


@dataclass(frozen=True)
class Checkout:
    """A session at Stripe Checkout. `number` counts the sessions of a booking from 1."""

    number: int
    mode: CheckoutMode
    expires: datetime
    session: str = ""
    url: str = ""


@dataclass(frozen=True)
class BookedDeposit:
    """The deposit of one booking: its amount, its card and its hold."""

    amount: Money
    state: DepositState
    hold_at: datetime | None = None
    customer: str = ""
    method: str = ""
    card: Card | None = None
    hold: Hold | None = None
    refusal: str = ""
    checkout: Checkout | None = None
    taken: Money | None = None
    replaced: str = ""  # the hold that this one stands in for, since a move


class Ruling(StrEnum):
    """What the host decides about a fee; silence releases it."""

    TAKE = "take"
    LOWER = "lower"
    WAIVE = "waive"
    SILENCE = "silence"


@dataclass(frozen=True)
class Fee:
    """A fee that waits for the host. Nothing is taken before `not_before`."""

    amount: Money
    clause: Clause
    arose: datetime
    not_before: datetime
    ruling: Ruling | None = None
    reason: str = ""


@dataclass(frozen=True)
class Booking:
    """One meeting under one accepted version of the policy.

    `first_start` never changes; `sequence` is the invitation's, and rises with each move and
    with the cancellation. `version` counts the commits. `fingerprint` tells a repeated request
    from another one with the same Idempotency-Key.
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
    rescued: bool = False
    sequence: int = 0
    version: int = 0
    fingerprint: str = ""
    looked: datetime | None = None
    cancelled_at: datetime | None = None
    cancelled_by: Actor | None = None
    fee: Fee | None = None
    answers: dict[str, str] = field(default_factory=dict)

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
    def was_moved_late(self) -> bool:
        """Then no minute is free any more."""
        return bool(self.moves and self.cutoffs[0].cancel)

    @property
    def at_stake(self) -> Money:
        """What could be taken now: nothing without a hold, unless a late move left it behind;
        the deposit goes along, and the saved card answers for it."""
        goes_along = self.was_moved_late and self.deposit.state is DepositState.SAVED
        return self.deposit.amount if self.deposit.hold or goes_along else self.price.none()

    @property
    def fee_lacks_hold(self) -> bool:
        """A fee that may be taken, and as yet only a saved card to take it from, or a hold that
        dies before the cool-off is over."""
        if self.fee is None or not self.fee.amount:
            return False
        if self.deposit.hold is None:
            return self.deposit.state is DepositState.SAVED
        return self.deposit.hold.capture_before < self.fee.not_before + CAPTURE_MARGIN

    @property
    def is_cancelled(self) -> bool:
        return self.status is Status.CANCELLED

    @property
    def declare_until(self) -> datetime:
        """The last moment at which the host can say that nobody came; then it is released."""
        latest = self.start + timedelta(hours=24)
        hold = self.deposit.hold
        if hold is None or not self.is_covered_by(hold):
            return latest
        return min(latest, hold.capture_before - self.terms.decide_after - CAPTURE_MARGIN)

    def is_covered_by(self, hold: Hold) -> bool:
        """Whether the hold outlives the meeting, the wait and the cool-off."""
        known = max(self.end, self.start + self.terms.wait)
        return hold.capture_before >= known + self.terms.decide_after + CAPTURE_MARGIN

    def stepped(self, **changes: Any) -> "Booking":
        """The next version, with these fields changed."""
        return replace(self, version=self.version + 1, **changes)

    def with_deposit(self, **changes: Any) -> "Booking":
        """The next version, with these fields of its deposit changed."""
        return self.stepped(deposit=replace(self.deposit, **changes))
