"""Tasks: what follows a decision. A task says what to look at and when, never an amount."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from showup.domain.booking import Booking, Status
from showup.domain.deposit import DepositState, Unmended
from showup.domain.dispute import any_open


class Queue(StrEnum):
    """Which function works on it. `PARKED` waits for the host."""

    DEPOSITS = "deposits"
    REMINDERS = "reminders"
    PARKED = "parked"


class Kind(StrEnum):
    """What is to be done."""

    LOOK = "look"  # look at the checkout, or at the hold, as they are
    PLACE_HOLD = "place_hold"
    RELEASE_HOLD = "release_hold"
    CAPTURE = "capture"
    REFUND = "refund"  # give back what the host may not keep
    CLOSE = "close"  # nobody said anything after the meeting: the client came
    CREDIT = "credit"  # the days of a credit are over
    DISPUTE = "dispute"  # look at a dispute that is still open
    SETTLE = "settle"  # the host said nothing about a fee: silence is kind
    MAIL = "mail"

    @property
    def queue(self) -> Queue:
        return Queue.REMINDERS if self is Kind.MAIL else Queue.DEPOSITS


class Mail(StrEnum):
    """Every mail that the product can send: `templates/email/<locale>/<name>.md`."""

    BOOKED = "booked"
    HELD = "held"
    HOLD_REFUSED = "hold_refused"
    CARD_WANTED = "card_wanted"
    FEE_REFUSED = "fee_refused"
    REMINDER = "reminder"
    MEETING_LINK = "meeting_link"
    MOVED = "moved"
    CANCELLED = "cancelled"
    RELEASED = "released"
    TAKEN = "taken"
    EXPIRED = "expired"
    PAYING = "paying"
    UNPAID = "unpaid"
    SAVED = "saved"
    CHECK_IN = "check_in"
    MISSED = "missed"
    CREDIT_LOST = "credit_lost"
    WITHDRAWN = "withdrawn"
    REFUNDED = "refunded"
    FOLLOW_UP = "follow_up"
    FAREWELL = "farewell"
    HOST_BOOKED = "host_booked"
    HOST_MOVED = "host_moved"
    HOST_CANCELLED = "host_cancelled"
    HOST_HOLD_REFUSED = "host_hold_refused"
    HOST_CARD_FLAGGED = "host_card_flagged"
    HOST_UNMENDED = "host_unmended"
    HOST_MET = "host_met"
    HOST_PARKED = "host_parked"
    HOST_WITHDRAWN = "host_withdrawn"
    HOST_OWES = "host_owes"
    HOST_SAVED = "host_saved"
    HOST_WORD = "host_word"
    HOST_DECISION = "host_decision"
    HOST_SETTLED = "host_settled"
    HOST_REFUND_FAILED = "host_refund_failed"
    HOST_DISPUTE = "host_dispute"
    HOST_DISPUTE_OVER = "host_dispute_over"
    HOST_SIGN_IN = "host_sign_in"

    @property
    def is_for_host(self) -> bool:
        return self.value.startswith("host_")


@dataclass(frozen=True)
class Task:
    """`about`: a mail's name, a hold's intent, a checkout's session. `sequence`: the booking's
    when it was planned, so that what belongs to an earlier time can tell. `until`: of no use
    after it.
    `lease` is wall-clock time in seconds since 1970; all else is business time."""

    id: str
    booking: str
    kind: Kind
    due: datetime
    about: str = ""
    sequence: int | None = None
    until: datetime | None = None
    attempts: int = 0
    lease: int = 0
    error: str = ""


# After so many failed tries (about a day) a task is parked where the host sees it.
TRIES = 30
LONGEST_PAUSE = timedelta(hours=1)


def pause(attempts: int) -> timedelta:
    """1, 2, 4 … minutes, an hour at most."""
    return min(timedelta(minutes=2 ** min(attempts - 1, 10)), LONGEST_PAUSE)


_WANTED_IN: dict[Mail, tuple[Status, ...]] = {
    Mail.BOOKED: (Status.CONFIRMED,),
    Mail.REMINDER: (Status.CONFIRMED,),
    Mail.MEETING_LINK: (Status.CONFIRMED,),
    Mail.HELD: (Status.CONFIRMED,),
    Mail.MOVED: (Status.CONFIRMED,),
    Mail.HOLD_REFUSED: (Status.PENDING, Status.CONFIRMED),
    Mail.HOST_HOLD_REFUSED: (Status.PENDING, Status.CONFIRMED),
    Mail.CARD_WANTED: (Status.CONFIRMED,),
    Mail.HOST_CARD_FLAGGED: (Status.CONFIRMED,),
    Mail.HOST_UNMENDED: (Status.CONFIRMED,),
    Mail.HOST_MET: (Status.CONFIRMED,),
    Mail.EXPIRED: (Status.EXPIRED,),
    Mail.PAYING: (Status.PENDING,),
    Mail.UNPAID: (Status.EXPIRED,),
    Mail.SAVED: (Status.CONFIRMED,),
    Mail.CHECK_IN: (Status.CONFIRMED,),
    Mail.MISSED: (Status.NO_SHOW,),
    Mail.FOLLOW_UP: (Status.NO_SHOW, Status.CANCELLED),
    Mail.FAREWELL: (Status.NO_SHOW, Status.CANCELLED),
}


def is_wanted(task: Task, booking: Booking, now: datetime) -> bool:
    """Whether a task still makes sense: for this time, in this state, and not too late."""
    if task.until is not None and now > task.until:
        return False
    if task.sequence is not None and task.sequence != booking.sequence:
        return False
    return _is_mail_wanted(Mail(task.about), booking) if task.kind is Kind.MAIL else True


# What would speak of a fee, a credit or a cancellation that are gone with the contract.
_OVER_ONCE_WITHDRAWN = frozenset(
    {Mail.CANCELLED, Mail.HOST_CANCELLED, Mail.HOST_SETTLED, Mail.CREDIT_LOST, Mail.TAKEN}
)


_ABOUT_THE_CARD = frozenset(
    {
        Mail.HOLD_REFUSED,
        Mail.HOST_HOLD_REFUSED,
        Mail.CARD_WANTED,
        Mail.HOST_CARD_FLAGGED,
        Mail.HOST_UNMENDED,
        Mail.FEE_REFUSED,
    }
)


def _is_about_the_card(mail: Mail, booking: Booking) -> bool:
    """For as long as there is something to mend, and the host has not let it be."""
    deposit = booking.deposit
    is_refused = deposit.state is DepositState.REFUSED
    if mail is Mail.FEE_REFUSED:
        return booking.fee_is_unpaid
    if mail is Mail.HOST_CARD_FLAGGED:
        return deposit.flag is not None
    if mail in (Mail.CARD_WANTED, Mail.HOST_UNMENDED):
        wanted = is_refused and deposit.unmended is not Unmended.KEEP and not booking.fee
        return wanted or (mail is Mail.CARD_WANTED and deposit.flag is not None)
    return is_refused


def _is_mail_wanted(mail: Mail, booking: Booking) -> bool:
    if booking.status not in _WANTED_IN.get(mail, tuple(Status)):
        return False
    if booking.withdrawn and mail in _OVER_ONCE_WITHDRAWN:
        return False
    if mail in _ABOUT_THE_CARD:
        return _is_about_the_card(mail, booking)
    if mail in (Mail.FOLLOW_UP, Mail.FAREWELL):
        return not booking.is_frozen and not any_open(booking.disputes)
    if mail is Mail.HOST_DISPUTE:
        return any(one.waits for one in booking.disputes)
    if mail is Mail.PAYING:
        return booking.deposit.on_its_way is not None
    if mail is Mail.HOST_DECISION:
        return booking.fee is not None and booking.fee.ruling is None
    return mail is not Mail.HELD or booking.deposit.state is DepositState.HELD
