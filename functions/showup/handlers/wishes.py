"""What comes in over HTTP: shapes and nothing else. Times come with an offset."""

from typing import Annotated

import msgspec
from msgspec import Meta

from showup.domain.settings import Meet
from showup.handlers.fields import Email, Moment, Name, Phone, Reason, Short, Text, Token


class ClientIn(msgspec.Struct, frozen=True):
    name: Name
    email: Email
    phone: Phone = ""


class ConsentIn(msgspec.Struct, frozen=True):
    """`business`: where the host sells to both. `express_wish`: to meet while one could still
    withdraw; a consumer's meeting so soon is refused without it, if they were asked. `card`: the
    sentence of the quote, as it was shown and ticked, by which the card of the earlier booking is
    left for this one."""

    policy: Short
    business: bool = False
    express_wish: bool | None = None
    card: Text = ""


class Expected(msgspec.Struct, frozen=True):
    """What the client was shown, in minor units: the `amount`, and what is `lost` if a credit is
    not used."""

    amount: int
    lost: int = 0

    @property
    def at_risk(self) -> int:
        return self.amount + self.lost


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
    pay: Short = ""  # `hold` or `prepay`, where the policy leaves the choice
    again: Token = ""  # the link of an earlier booking, for whoever was offered this time
    expect: Expected | None = None  # the deposit that the client was shown


class QuoteIn(msgspec.Struct, frozen=True):
    """POST /api/quotes"""

    service: Short
    start: Moment
    pay: Short = ""  # as for a booking
    again: Token = ""
    locale: Short = ""  # of its sentences


class CancelIn(msgspec.Struct, frozen=True):
    expect: Expected | None = None


class MoveIn(msgspec.Struct, frozen=True):
    start: Moment
    expect: Expected | None = None


class PreviewIn(msgspec.Struct, frozen=True):
    """POST /api/bookings/{token}/preview. `start`: where it would move; `to`: when somebody who is
    late would be there."""

    action: Short
    start: Moment | None = None
    to: Moment | None = None


class QuestionIn(msgspec.Struct, frozen=True):
    """POST /api/questions: of a meeting that nobody has booked, at the instant `at`, or now. `to`:
    where it would move, or when somebody who is late would be there."""

    service: Short
    start: Moment
    action: Short
    at: Moment | None = None
    to: Moment | None = None
    pay: Short = ""  # where the policy leaves the choice
    again: Token = ""  # the link of an earlier booking
    locale: Short = ""
    timezone: Short = ""


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


class WithdrawIn(msgspec.Struct, frozen=True):
    """POST /api/bookings/{token}/withdraw: `true`, for the statement with the name, the meeting and
    the address of this booking."""

    confirm: bool = False


class NothingIn(msgspec.Struct, frozen=True):
    """A step that needs no particulars."""
