"""The deposit of one booking: how it stands, with which card, under which hold."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from showup.domain.choices import Mode
from showup.domain.errors import Invalid
from showup.domain.money import Money


class DepositState(StrEnum):
    """How the deposit stands."""

    NONE = "none"  # nothing is asked
    AWAITED = "awaited"  # the client is at Checkout
    SAVED = "saved"  # the card is saved, the hold comes later
    HELD = "held"
    PAID = "paid"  # in advance
    REFUSED = "refused"  # the bank said no; a link mends it
    CAPTURED = "captured"  # what was decided is taken, or kept of what was paid
    RELEASED = "released"
    REFUNDED = "refunded"


class CheckoutMode(StrEnum):
    """Save a card (first), place the hold with the client there (mending), or pay in advance."""

    SETUP = "setup"
    PAYMENT = "payment"
    PREPAY = "prepay"


@dataclass(frozen=True)
class Card:
    """As far as a client recognises their own card, and the last month in which it is good; 0 where
    that is not known."""

    brand: str
    last4: str
    exp_month: int = 0
    exp_year: int = 0


class Flag(StrEnum):
    """What is wrong with a card before anything is asked of it."""

    REMOVED = "removed"
    EXPIRES = "expires"  # before the last moment at which something may be taken


class Unmended(StrEnum):
    """What the host decides about a meeting whose deposit was refused and not mended. Silence keeps
    it."""

    KEEP = "keep"  # without a deposit
    ASK = "ask"  # the client once more
    CANCEL = "cancel"  # free for the client


@dataclass(frozen=True)
class Hold:
    """An authorisation that lives at Stripe until `capture_before`."""

    intent: str
    placed: datetime
    capture_before: datetime

    @property
    def lives(self) -> timedelta:
        """As long as the bank keeps it."""
        return self.capture_before - self.placed


@dataclass(frozen=True)
class Paid:
    """Money that is at the host: paid in advance, or captured from a hold."""

    intent: str
    amount: Money
    at: datetime


@dataclass(frozen=True)
class Checkout:
    """A session at Stripe Checkout. `number` counts the sessions of a booking from 1."""

    number: int
    mode: CheckoutMode
    expires: datetime
    session: str = ""
    url: str = ""

    def over(self, now: datetime) -> "Checkout":
        """It has given what it was for; what is heard of it later is old."""
        return replace(self, session="", url="", expires=now)


@dataclass(frozen=True)
class BookedDeposit:
    """The deposit of one booking: its amount, its card, and its hold or its payment. `mode`: as the
    client chose, where the policy leaves the choice. `flag`: as client and host were told;
    `is_removed`: the card, when it was last looked at. `asked`: how often the host had the client
    asked once more; `fee_asked`: whether they have the link to pay a fee by."""

    amount: Money
    state: DepositState
    mode: Mode = Mode.HOLD
    hold_at: datetime | None = None
    customer: str = ""
    method: str = ""
    card: Card | None = None
    hold: Hold | None = None
    refusal: str = ""
    checkout: Checkout | None = None
    taken: Money | None = None
    paid: Paid | None = None
    refunded: Money | None = None
    bounced: Money | None = None  # of what was refunded, so much came back from the bank
    resent: Money | None = None  # and of that, so much was sent once more by hand
    on_its_way: datetime | None = None  # since when the client's bank is at a payment
    replaced: str = ""  # the hold that this one stands in for, since a move
    is_removed: bool = False
    flag: Flag | None = None
    unmended: Unmended | None = None
    asked: int = 0
    fee_asked: bool = False


def at_stripe(deposit: BookedDeposit) -> tuple[str, ...]:
    """The ids of the objects at Stripe that it rests on, and that we may hear of without our
    metadata: intents in what a dispute or a refund says, the card and its customer."""
    held = deposit.hold.intent if deposit.hold else ""
    paid = deposit.paid.intent if deposit.paid else ""
    ids = (held, paid, deposit.method, deposit.customer)
    return tuple(dict.fromkeys(id for id in ids if id))


def chosen(mode: Mode, pay: str) -> Mode:
    """How the deposit is asked for, where the policy says `mode` and a client chose `pay`, or
    nothing. Raises Invalid."""
    choices = mode.choices
    if not pay:
        return choices[0]
    if pay not in choices:
        raise Invalid(f"It can be {' or '.join(f'`{one}`' for one in choices)}.", "pay")
    return Mode(pay)
