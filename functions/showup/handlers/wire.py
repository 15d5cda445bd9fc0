"""What goes out over HTTP: shapes and nothing else. Times go with an offset."""

from datetime import date, datetime
from typing import Any

import msgspec

from showup.domain.booking import Actor
from showup.domain.choices import Mode
from showup.domain.cutoffs import Cutoff
from showup.domain.money import Money
from showup.domain.settings import Meet, Urgency
from showup.domain.versions import Printed
from showup.domain.words import Word
from showup.handlers.wire_money import CreditOut, DepositOut, FeeOut


class PaymentOut(msgspec.Struct, frozen=True):
    url: str
    expires_at: datetime


class PolicyOut(msgspec.Struct, frozen=True):
    """GET /api/policies/{id}: `terms` as the host writes them, the texts in one `locale`."""

    id: str
    effective: date
    published_at: datetime
    currency: str
    terms: dict[str, Any]
    locale: str
    clauses: tuple[Printed, ...]
    body: str


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
    phone: str


class CostOut(msgspec.Struct, frozen=True):
    """What a step costs, until which minute that holds, and before when no money is taken.

    `sentence` is the clause, as it was accepted; `says` is the answer itself, in the client's
    language. `credit_until`: the deposit stays as a credit; so much of it is `lost` after that.
    """

    amount: Money
    clause: str
    number: int
    sentence: str
    says: str
    until: datetime
    not_before: datetime | None = None
    credit_until: datetime | None = None
    lost: Money | None = None


class ClauseOut(msgspec.Struct, frozen=True):
    number: int
    title: str
    text: str


class AcceptedOut(msgspec.Struct, frozen=True):
    """GET /api/bookings/{token}/policy: `policy` is its id, `locale` the language of the texts."""

    policy: str
    accepted_at: datetime
    locale: str
    clauses: tuple[ClauseOut, ...]


class PreviewOut(CostOut, frozen=True):
    """`cutoffs`, `hold_at`: as they would be after that step. `word_until`: how long somebody who
    is late is waited for, if they say that they are on their way."""

    action: str = ""
    cutoffs: tuple[Cutoff, ...] = ()
    hold_at: datetime | None = None
    word_until: datetime | None = None


class QuestionOut(msgspec.Struct, frozen=True):
    """POST /api/questions: the answer, or why the step cannot be taken at that instant."""

    says: str
    at: datetime
    answer: PreviewOut | None
    why: str | None
    deposit: Money
    mode: str


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
    """GET /api/bookings/{token}

    `withdraw_until`: the last minute of a consumer's right to withdraw, while it is there.
    """

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
    credit: CreditOut | None
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
    withdraw_until: datetime | None
    withdrawn: datetime | None


class ServiceOut(msgspec.Struct, frozen=True):
    id: str
    name: str
    description: str
    minutes: int
    price: Money
    deposit: Money
    mode: Mode
    meet: tuple[Meet, ...]


class ServicesOut(msgspec.Struct, frozen=True):
    services: list[ServiceOut]


class SlotsOut(msgspec.Struct, frozen=True):
    """`last_free`: of each slot, the last minute at which cancelling it would be free, if any."""

    slots: list[datetime]
    last_free: list[datetime | None]
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
