"""What comes in and goes out over HTTP: shapes and nothing else. Times come with an offset."""

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from showup.domain.booking import Actor
from showup.domain.deposit import Card
from showup.domain.money import Money
from showup.domain.settings import Meet, Urgency
from showup.domain.terms import Cutoff
from showup.domain.words import Word
from showup.handlers.fields import Email, Moment, Name, Phone, Reason, Short, Text, Token


class ClientIn(msgspec.Struct, frozen=True):
    name: Name
    email: Email
    phone: Phone = ""


class ConsentIn(msgspec.Struct, frozen=True):
    policy: Short


class Expected(msgspec.Struct, frozen=True):
    """The amount that the client was shown, in minor units."""

    amount: int


class BookingIn(msgspec.Struct, frozen=True):
    """POST /api/bookings"""

    service: Short
    start: Moment
    client: ClientIn
    consent: ConsentIn
    locale: Short = ""
    timezone: Short = ""
    meet: Meet | None = None
    answers: Annotated[dict[Short, Text], Meta(max_length=20)] = {}
    pay: str = "hold"
    again: Token = ""  # the link of an earlier booking, for whoever was offered this time
    expect: Expected | None = None  # the deposit that the client was shown


class QuoteIn(msgspec.Struct, frozen=True):
    """POST /api/quotes"""

    service: Short
    start: Moment


class CancelIn(msgspec.Struct, frozen=True):
    expect: Expected | None = None


class MoveIn(msgspec.Struct, frozen=True):
    start: Moment
    expect: Expected | None = None


class PreviewIn(msgspec.Struct, frozen=True):
    action: Short
    start: Moment | None = None


class SaveIn(msgspec.Struct, frozen=True):
    """POST /api/bookings/{token}/save: another way to meet, fewer minutes, or both."""

    meet: Meet | None = None
    minutes: Annotated[int, Meta(ge=0, le=1440)] = 0
    phone: Phone = ""


class AnswerIn(msgspec.Struct, frozen=True):
    """POST /api/bookings/{token}/answer"""

    answer: Short
    text: Reason = ""


class WhyIn(msgspec.Struct, frozen=True):
    """One sentence, or none: POST /api/bookings/{token}/exception and …/object"""

    why: Reason = ""


class NothingIn(msgspec.Struct, frozen=True):
    """A step that needs no particulars."""


class PaymentOut(msgspec.Struct, frozen=True):
    url: str
    expires_at: datetime


class BookedOut(msgspec.Struct, frozen=True):
    id: str
    token: str
    status: str
    payment: PaymentOut | None


class ServiceRef(msgspec.Struct, frozen=True):
    id: str
    name: str
    minutes: int


class ClientOut(msgspec.Struct, frozen=True):
    name: str
    email: str


class DepositOut(msgspec.Struct, frozen=True):
    amount: Money
    state: str
    card: Card | None
    hold_at: datetime | None
    refusal: str | None
    taken: Money | None


class CostOut(msgspec.Struct, frozen=True):
    amount: Money
    clause: str
    number: int
    sentence: str
    until: datetime


class PreviewOut(CostOut, frozen=True):
    action: str
    cutoffs: tuple[Cutoff, ...] = ()
    hold_at: datetime | None = None
    not_before: datetime | None = None


class FeeOut(msgspec.Struct, frozen=True):
    amount: Money
    clause: str
    number: int
    not_before: datetime
    decision: str | None
    reason: str
    settles: datetime
    silence_takes: bool


class SaidOut(msgspec.Struct, frozen=True):
    """What the client has said, and when."""

    at: datetime
    word: str
    text: str


class WaysOut(msgspec.Struct, frozen=True):
    """How a meeting can be saved: other ways to meet, and fewer minutes (0: none)."""

    meet: tuple[Meet, ...]
    minutes: int


class OffersOut(msgspec.Struct, frozen=True):
    """POST /api/bookings/{token}/offers: open times, and how long they are kept aside."""

    offers: tuple[datetime, ...]
    until: datetime | None


class BookingOut(msgspec.Struct, frozen=True):
    """GET /api/bookings/{token}"""

    id: str
    status: str
    service: ServiceRef
    start: datetime
    end: datetime
    timezone: str
    host_timezone: str
    locale: str
    meet: str
    place: str | None
    client: ClientOut
    price: Money
    deposit: DepositOut
    cutoffs: tuple[Cutoff, ...]
    wait_until: datetime
    decide_after_hours: float
    cancel_now: CostOut | None
    can: tuple[str, ...]
    undo_until: datetime | None
    payment: PaymentOut | None
    policy: str
    moves_left: int
    fee: FeeOut | None
    offers: tuple[datetime, ...]
    offers_until: datetime | None
    is_late: bool
    urgency: Urgency
    ways: WaysOut
    say: tuple[Word, ...]
    said: tuple[SaidOut, ...]
    asked: datetime | None
    cancelled_by: Actor | None
    cancelled_why: str
    moved_by: Actor | None
    moved_from: datetime | None
    moved_why: str


class ServiceOut(msgspec.Struct, frozen=True):
    id: str
    name: str
    description: str
    minutes: int
    price: Money
    deposit: Money
    meet: tuple[Meet, ...]


class ServicesOut(msgspec.Struct, frozen=True):
    services: list[ServiceOut]


class SlotsOut(msgspec.Struct, frozen=True):
    """`last_free`: of each slot, the last minute at which cancelling it would be free."""

    slots: list[datetime]
    last_free: list[datetime]
    timezone: str


class HealthOut(msgspec.Struct, frozen=True):
    status: str


class Fault(msgspec.Struct, frozen=True):
    field: str
    detail: str


class Problem(msgspec.Struct, frozen=True):
    """RFC 9457; `code` is stable, `detail` a sentence for a person."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    errors: tuple[Fault, ...] = ()
