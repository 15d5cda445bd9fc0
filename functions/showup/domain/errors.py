"""Everything that can be refused. Each has a stable `code` and says whose turn it is.

ShowupError
├── Refused               the client asked for what cannot be; nothing was written
│   ├── Invalid           a field is missing, of a wrong type or out of range
│   ├── UnknownService    no service has that id
│   ├── SlotUnavailable   not a time that is offered: past, too soon, too far, out of hours
│   ├── SlotTaken         the time is somebody else's
│   ├── PolicyChanged     the consent names another version than the published one
│   ├── CardGone          the card of the earlier booking cannot be left for this one
│   ├── PriceChanged      the step no longer costs what the client was shown
│   ├── NotPossible       the booking's state does not allow that step
│   ├── KeyReused         an Idempotency-Key came back with another request
│   ├── LinkInvalid       a link that is forged, cut short or for something else
│   ├── Unauthorized      a page of the host's without a host's link
│   ├── NotFound          there is no such address
│   └── TooLarge          the request's body is too long
├── Later                 not now, the same request may go through later
│   ├── Busy              too many at the same time; nothing was written
│   └── Unavailable       a service outside does not answer
└── Internal              a defect of ours; the log says more
"""

from datetime import datetime
from enum import StrEnum


class ShowupError(Exception):
    """`code` is stable and for programs, the message a sentence for a person.

    `is_final`: trying the same again would only fail again.
    """

    code = "error"
    turn = "ours"
    is_final = False


class Refused(ShowupError):
    """The client's turn: another time, another value, another page."""

    turn = "client"
    is_final = True


class Later(ShowupError):
    """Our turn: the same request may go through in a moment."""


class Invalid(Refused):
    """`field` says where, as a path (`client.email`)."""

    code = "invalid"

    def __init__(self, detail: str, field: str = "") -> None:
        super().__init__(detail)
        self.field = field


class UnknownService(Refused):
    """No service has that id."""

    code = "unknown_service"


class SlotUnavailable(Refused):
    """Not a time that is offered."""

    code = "slot_unavailable"


class SlotTaken(Refused):
    """The time is somebody else's."""

    code = "slot_taken"


class PolicyChanged(Refused):
    """The consent names another version of the policy than the published one."""

    code = "policy_changed"


class PriceChanged(Refused):
    """The step no longer costs what the client was shown."""

    code = "price_changed"


class CardGone(Refused):
    """The card of the earlier booking cannot be left for this one, or not as it was shown."""

    code = "card_gone"


class Why(StrEnum):
    """Why a step cannot be taken: for whoever says so in a language of their own."""

    STATE = "state"  # none of those below
    OFF = "off"  # the meeting is no longer on
    UNCONFIRMED = "unconfirmed"
    BEGUN = "begun"
    OVER = "over"  # it can no longer be noted that nobody came
    PAST = "past"  # the time that was named
    SAME_TIME = "same_time"
    MOVED_ENOUGH = "moved_enough"
    CREDIT_OVER = "credit_over"
    CREDIT_SOONER = "credit_sooner"  # the new meeting has to take place sooner
    TOO_LATE_TO_SAVE = "too_late_to_save"
    NO_WAY_TO_SAVE = "no_way_to_save"


class NotPossible(Refused):
    """The booking's state does not allow that step."""

    code = "not_possible"

    def __init__(self, detail: str, why: Why = Why.STATE) -> None:
        super().__init__(detail)
        self.why = why


class KeyReused(Refused):
    """An Idempotency-Key came back with another request."""

    code = "key_reused"


class LinkInvalid(Refused):
    """A link that is forged, cut short or for something else."""

    code = "link_invalid"


class Unauthorized(Refused):
    """A page of the host's without a host's link."""

    code = "unauthorized"


class NotFound(Refused):
    """There is no such address."""

    code = "not_found"


class TooLarge(Refused):
    """The request's body is too long."""

    code = "too_large"


class Busy(Later):
    """Too many at the same time; nothing was written."""

    code = "busy"


class Unavailable(Later):
    """A service outside does not answer."""

    code = "unavailable"


class Internal(ShowupError):
    """A defect of ours: the log says more, the answer does not."""

    code = "internal"


def aware(moment: datetime, field: str) -> datetime:
    """The moment, if it names its offset; a naive one is nobody's time."""
    if moment.tzinfo is None or moment.utcoffset() is None:
        raise Invalid("A time needs its offset, for example 2026-11-24T09:00:00+01:00.", field)
    return moment
