"""What comes in and goes out over HTTP on the host's side: shapes and nothing else."""

from datetime import datetime

import msgspec

from showup.adapters.rebuttal import Rebuttal
from showup.domain.choices import Filled
from showup.domain.deposit import Unmended
from showup.domain.history import History
from showup.domain.money import Money
from showup.domain.settings import Urgency
from showup.handlers.fields import Moment, Reason, Short, Token
from showup.handlers.wire import ClientOut, CostOut, SaidOut, ServiceRef
from showup.handlers.wire_money import CreditOut, DepositOut, FeeOut, LineOut


class ReasonIn(msgspec.Struct, frozen=True):
    """POST /api/desk/bookings/{id}/cancel"""

    reason: Reason = ""


class DecideIn(msgspec.Struct, frozen=True):
    """POST /api/desk/bookings/{id}/decide"""

    ruling: Short
    amount: int | None = None
    reason: Reason = ""


class MoveIn(msgspec.Struct, frozen=True):
    """POST /api/desk/bookings/{id}/move"""

    start: Moment
    reason: Reason = ""


class TriedIn(msgspec.Struct, frozen=True):
    """POST /api/desk/bookings/{id}/tried: `phone` or `text`"""

    how: Short


class MarkIn(msgspec.Struct, frozen=True):
    """POST /api/desk/bookings/{id}/mark"""

    urgency: Urgency


class UnmendedIn(msgspec.Struct, frozen=True):
    """POST /api/desk/bookings/{id}/unmended; `reason`: of a cancellation, for the client"""

    choice: Unmended
    reason: Reason = ""


class SessionIn(msgspec.Struct, frozen=True):
    """POST /api/desk/session: the ticket of the link in the mail"""

    ticket: Token


class BlockIn(msgspec.Struct, frozen=True):
    """POST /api/desk/blocks"""

    start: Moment
    end: Moment


class FreeIn(msgspec.Struct, frozen=True):
    """POST /api/desk/blocks/free: a block as it was shown"""

    id: Short
    start: Moment
    end: Moment


class ParkedOut(msgspec.Struct, frozen=True):
    """What keeps failing, and why."""

    what: str
    error: str


class TriedOut(msgspec.Struct, frozen=True):
    """An attempt to reach the client."""

    at: datetime
    how: str


class CheckInOut(msgspec.Struct, frozen=True):
    """`sent`: when the mail went out; none yet, or it came back."""

    asked: datetime
    sent: datetime | None


class HappenedOut(msgspec.Struct, frozen=True):
    """One event of the booking's story: who did what."""

    at: datetime
    who: str
    what: str
    why: str


class DeskBookingOut(msgspec.Struct, frozen=True):
    """GET /api/desk/bookings/{id}, in the host's zone

    `free_until`: the last moment at which the client could leave for nothing. `wait_if_asked`: how
    long the host would wait if the check-in went out now. `if_missed`: what a no-show would cost.
    `most`: what the policy lets them take of the fee now; `filled`: what it says of a fee for a
    time that somebody else has taken. `withdraw_until`: so long the client may
    still withdraw, and then nothing can be kept. `timezone`: the client's. `owed_otherwise`: of
    what was given back and came back from their bank, so much is still to be paid in another way.
    """

    now: datetime
    id: str
    status: str
    service: ServiceRef
    start: datetime
    end: datetime
    client: ClientOut
    locale: str
    timezone: str
    meet: str
    free_until: datetime | None
    deposit: DepositOut
    fee: FeeOut | None
    most: Money | None
    withdraw_until: datetime | None
    filled: Filled
    credit: CreditOut | None
    is_frozen: bool
    urgency: Urgency
    wait_until: datetime
    wait_if_asked: datetime | None
    if_missed: CostOut | None
    declare_until: datetime
    check_in: CheckInOut | None
    tried: tuple[TriedOut, ...]
    said: tuple[SaidOut, ...]
    moved_from: datetime | None
    cancelled_at: datetime | None
    history: History
    is_filled: bool
    story: tuple[HappenedOut, ...]
    money: tuple[LineOut, ...]
    owed_otherwise: Money | None
    disputes: tuple[Rebuttal, ...]
    can: tuple[str, ...]
    parked: tuple[ParkedOut, ...]


class MeetingOut(msgspec.Struct, frozen=True):
    """One line of the host's today. `card`: `refused`, `removed` or `expires`."""

    id: str
    status: str
    service: ServiceRef
    start: datetime
    end: datetime
    name: str
    meet: str
    urgency: Urgency
    wait_until: datetime | None
    word: str | None
    can: tuple[str, ...]
    card: str | None


class WaitingOut(msgspec.Struct, frozen=True):
    """A fee that waits for the host."""

    id: str
    name: str
    start: datetime
    fee: FeeOut
    is_frozen: bool


class DisputedOut(msgspec.Struct, frozen=True):
    """A charge about which the client's bank asks, warns or disputes."""

    id: str
    name: str
    case: str
    stand: str
    amount: Money
    due_by: datetime | None


class TroubleOut(msgspec.Struct, frozen=True):
    """Something that keeps failing, of which booking."""

    id: str
    name: str
    what: str
    error: str


class BlockOut(msgspec.Struct, frozen=True):
    """A time at which nobody can book."""

    id: str
    start: datetime
    end: datetime


class BlockedOut(msgspec.Struct, frozen=True):
    """A block that was just made, and the meetings that lie in it all the same."""

    block: BlockOut
    meetings: tuple[MeetingOut, ...]


class TodayOut(msgspec.Struct, frozen=True):
    """GET /api/desk/today, in the host's zone"""

    now: datetime
    meetings: tuple[MeetingOut, ...]
    decisions: tuple[WaitingOut, ...]
    disputes: tuple[DisputedOut, ...]
    parked: tuple[TroubleOut, ...]
    blocks: tuple[BlockOut, ...]


class SentOut(msgspec.Struct, frozen=True):
    """POST /api/desk/link: nothing that tells a stranger more."""

    email: str


class SignedInOut(msgspec.Struct, frozen=True):
    """Until when, if nobody signs out."""

    until: datetime | None
