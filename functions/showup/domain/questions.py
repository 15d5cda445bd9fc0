"""What would it cost? Every question that can be asked of a booking, at any instant, and the one
answer that page, mails and desk give. It never raises: what cannot be done is an answer too."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from showup.domain import changing, costs, crediting
from showup.domain.booking import Booking
from showup.domain.charging import fee_of
from showup.domain.cutoffs import Cutoff
from showup.domain.errors import NotPossible, Why
from showup.domain.lapses import Record
from showup.domain.terms import Cost, hold_at
from showup.domain.times import MINUTE, ceil_minute
from showup.domain.words import EXTENDS, CheckIn


class Step(StrEnum):
    """What somebody may want to know the price of."""

    CANCEL = "cancel"
    MOVE = "move"
    MISSING = "missing"
    LATE = "late"
    SAVE = "save"  # the same time, shorter or from where they are


@dataclass(frozen=True)
class Question:
    """`to`: where it would be moved, or when they would arrive; nothing for the others."""

    step: Step
    to: datetime | None = None


@dataclass(frozen=True)
class Answer:
    """As things stand at `asked`. No money is taken before `not_before`.

    `after`: the cutoffs that hold once it is done, and `hold_at` when the bank is asked then.
    `is_waited_for`: whoever arrives then is still expected; `word_until`: or would be, with a word
    that they are on their way.
    """

    question: Question
    asked: datetime
    cost: Cost
    not_before: datetime | None = None
    after: tuple[Cutoff, ...] = ()
    hold_at: datetime | None = None
    is_waited_for: bool = False
    word_until: datetime | None = None


@dataclass(frozen=True)
class No:
    """It cannot be done at `asked`. `detail` is a sentence for a programmer."""

    question: Question
    asked: datetime
    why: Why
    detail: str


def answer(booking: Booking, record: Record, question: Question, now: datetime) -> Answer | No:
    """Total: for any booking, instant and question."""
    try:
        return _ANSWERS[question.step](booking, record, question, now)
    except NotPossible as error:
        return No(question, now, error.why, str(error))


def _cancelling(booking: Booking, record: Record, question: Question, now: datetime) -> Answer:
    cost = costs.cost_of_cancelling(booking, record, now)
    return Answer(question, now, cost, _earliest(cost, booking, now))


def _moving(booking: Booking, record: Record, question: Question, now: datetime) -> Answer:
    new = question.to or booking.start
    if booking.credit:
        _refuse_time(booking, new, now)
        cost, rows = crediting.cost_of_rebooking(booking, new, now)
        return Answer(question, now, cost, after=rows)
    costs.refuse_off(booking)
    changing.refuse_move(booking)
    cost = costs.cost_of_moving(booking, record, new, now)
    _refuse_time(booking, new, now)
    rows = changing.moved_cutoffs(booking, new, now, cost)
    due = booking.deposit.hold_at and max(now, hold_at(booking.terms, new, booking.zone))
    return Answer(question, now, cost, _earliest(cost, booking, now), rows, due)


def _missing(booking: Booking, record: Record, question: Question, now: datetime) -> Answer:
    missed = max(now, _waited_out(booking, now))
    cost = costs.cost_of_missing(booking, record, missed)
    if missed >= booking.declare_until:
        raise NotPossible("It is too late to note that nobody came.", Why.OVER)
    return Answer(question, now, cost, _earliest(cost, booking, missed))


def _arriving_late(booking: Booking, record: Record, question: Question, now: datetime) -> Answer:
    """Whoever comes when the wait is over is missed; if they say in time that they are on their
    way, the host waits longer, once."""
    at = max(question.to or now, now)
    if booking.waits_at(at):
        cost = costs.cost_of_arriving_late(booking, record, at)
        return Answer(question, now, cost, is_waited_for=True)
    missed = _missing(booking, record, question, now)
    longer = booking.wait_until + booking.terms.wait_more
    helps = not booking.has_said_now(*EXTENDS) and booking.waits_at(now)
    is_enough = helps and at < longer + MINUTE
    return replace(missed, word_until=longer if is_enough else None)


def _saving(booking: Booking, record: Record, question: Question, now: datetime) -> Answer:
    cost = costs.cost_of_saving(booking, now)
    rows = tuple(row for row in booking.cutoffs if row.holds_at(now))
    return Answer(question, now, cost, after=rows, hold_at=booking.deposit.hold_at)


def _refuse_time(booking: Booking, new: datetime, now: datetime) -> None:
    if new == booking.start and booking.is_open:
        raise NotPossible("The meeting is already at that time.", Why.SAME_TIME)
    if new <= now:
        raise NotPossible("That time has passed.", Why.PAST)


def _waited_out(booking: Booking, now: datetime) -> datetime:
    """The last minute of the wait, if the host asks where they are as soon as can be."""
    asked = booking.check_in or CheckIn(max(now, booking.start))
    return replace(booking, check_in=asked).wait_until


def _earliest(cost: Cost, booking: Booking, now: datetime) -> datetime | None:
    """When money could be taken; what is lost with a credit, once its last minute is over."""
    if cost.credit_until:
        return ceil_minute(cost.credit_until + MINUTE + booking.terms.decide_after)
    fee = fee_of(cost, booking, now)
    return fee.not_before if fee else None


_ANSWERS: dict[Step, Callable[[Booking, Record, Question, datetime], Answer]] = {
    Step.CANCEL: _cancelling,
    Step.MOVE: _moving,
    Step.MISSING: _missing,
    Step.LATE: _arriving_late,
    Step.SAVE: _saving,
}
