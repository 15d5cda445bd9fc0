"""What a step would cost, as a sentence in the client's language, from `templates/answers/`."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from showup.adapters.clauses import Clauses
from showup.adapters.wording import Wording
from showup.domain.booking import Booking
from showup.domain.cards import LeftAgain
from showup.domain.choices import Mode, Rebook
from showup.domain.cutoffs import Cutoff
from showup.domain.money import Money
from showup.domain.questions import Answer, No, Question, Step
from showup.domain.terms import Clause


@dataclass(frozen=True)
class Worded:
    """What a sentence can be made of; what is empty is not to be said."""

    when: str = ""  # another instant than now
    to: str = ""  # the new date, or when they would be there
    amount: str = ""
    deposit: str = ""
    clause: str = ""
    until: str = ""  # unless that is the start of the meeting
    earliest: str = ""
    credit_until: str = ""
    lost: str = ""
    loses_all: bool = False
    takes_place: bool = False
    is_paid: bool = False
    is_forgiven: bool = False
    has_fee: bool = False
    free_after: str = ""
    most_after: str = ""
    wait_until: str = ""
    is_waited_for: bool = False
    word_until: str = ""
    why: str = ""


@dataclass(frozen=True)
class Left:
    """A card, and what may be taken of it at the most; `is_held` before that."""

    brand: str
    last4: str
    amount: str
    is_held: bool


def says(said: Answer | No, booking: Booking, clauses: Clauses, now: datetime | None = None) -> str:
    """`now`: when it is read, if the question is about another instant."""
    words = Wording(clauses.locale, ZoneInfo(booking.timezone), booking.zone, now or said.asked)
    when = words.short(said.asked) if now and said.asked != now else ""
    if isinstance(said, No):
        return clauses.answer("no", _refused(said, booking, words, when))
    return clauses.answer(said.question.step.value, _worded(said, booking, words, clauses, when))


def leaves(left: LeftAgain, draft: Booking, clauses: Clauses) -> str:
    """How a client agrees that a card of theirs is left for this booking too, and charged later."""
    mode, amount = draft.deposit.mode, clauses.money(draft.deposit.amount)
    words = Left(left.card.brand, left.card.last4, amount, mode is Mode.HOLD)
    return clauses.answer("leave", words)


def _refused(said: No, booking: Booking, words: Wording, when: str) -> Worded:
    credit = booking.credit
    until = words.short(credit.until) if credit else ""
    return Worded(when=when, why=said.why.value, credit_until=until)


def _worded(said: Answer, booking: Booking, words: Wording, clauses: Clauses, when: str) -> Worded:
    cost, deposit = said.cost, booking.deposit

    def money(sum: Money | None) -> str:
        return clauses.money(sum) if sum else ""

    def short(moment: datetime | None) -> str:
        return words.short(moment) if moment else ""

    return Worded(
        when=when,
        to=_to(said.question, booking, words),
        amount=money(cost.amount),
        deposit=money(deposit.amount),
        clause="" if cost.clause is Clause.NO_DEPOSIT else clauses.reference(cost.clause),
        until=short(cost.until) if cost.until < booking.start else "",
        earliest=short(said.not_before),
        credit_until=short(cost.credit_until),
        lost=money(cost.lost),
        loses_all=cost.lost == deposit.amount,
        takes_place=booking.terms.rebook_means is Rebook.TAKES_PLACE,
        is_paid=deposit.paid is not None,
        is_forgiven=cost.clause is Clause.FIRST_LAPSE,
        has_fee=booking.fee is not None,
        free_after=short(_last_free(said.after, booking.undo_until)),
        most_after=money(said.after[-1].cancel) if said.after else "",
        wait_until=words.time(booking.wait_until),
        is_waited_for=said.is_waited_for,
        word_until=words.time(said.word_until) if said.word_until else "",
    )


def _to(question: Question, booking: Booking, words: Wording) -> str:
    """When they would be there needs no date on the day of the meeting."""
    to = question.to or booking.start
    days = {moment.astimezone(words.zone).date() for moment in (to, booking.start)}
    is_that_day = question.step is Step.LATE and len(days) == 1
    return words.time(to) if is_that_day else words.short(to)


def _last_free(rows: tuple[Cutoff, ...], undo: datetime | None) -> datetime | None:
    """Until when nothing can be lost; the undo of a booking just made is soon over."""
    free = (row.until for row in rows if not (row.cancel or row.credit_until))
    return max((until for until in free if until != undo), default=None)
