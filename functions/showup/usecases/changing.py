"""The client's changes: what a step would cost, and the step itself, by the same answer."""

from collections.abc import Callable
from datetime import datetime

from showup.domain import changing, crediting, saving, saying, withdrawing
from showup.domain.booking import Booking
from showup.domain.decision import Decision
from showup.domain.errors import NotPossible
from showup.domain.lapses import Record
from showup.domain.questions import Answer, No, Question
from showup.domain.settings import Meet
from showup.domain.words import Word
from showup.usecases import asking
from showup.usecases.offers import days_kept
from showup.usecases.tools import Tools, commit, existing, pages_of, record_of, until_committed


def preview(id: str, question: Question, tools: Tools, now: datetime) -> tuple[Booking, Answer]:
    """What a step would cost now. Raises NotPossible where it cannot be taken."""
    booking = existing(tools, id)
    said = asking.of_booking(booking, question, tools, now)
    if isinstance(said, No):
        raise NotPossible(said.detail, said.why)
    return booking, said


def cancel(id: str, expect: int | None, tools: Tools, now: datetime) -> Booking:
    """Cancelling frees the time at once, whatever becomes of the fee."""
    plan = tools.settings.plan
    return _change(id, tools, now, lambda b, r: changing.cancel(b, r, plan, now, expect=expect))


def undo(id: str, tools: Tools, now: datetime) -> Booking:
    """Take back a booking that was just made."""
    plan = tools.settings.plan
    return _change(id, tools, now, lambda b, r: changing.undo(b, r, plan, now))


def withdraw(id: str, tools: Tools, now: datetime) -> Booking:
    """The client withdraws from the contract, as a consumer may: nothing is kept."""
    return _change(id, tools, now, lambda b, r: withdrawing.withdraw(b, r, now))


def exception(id: str, why: str, tools: Tools, now: datetime) -> Booking:
    """Something serious has happened. Before the meeting it is cancelled with that; afterwards,
    the host hears of it."""
    plan = tools.settings.plan

    def decide(booking: Booking, record: Record) -> Decision:
        if booking.is_open and now < booking.start:
            return changing.cancel(booking, record, plan, now, emergency=why)
        return saying.say(booking, record, Word.SERIOUS, why, now)

    return _change(id, tools, now, decide)


def say(id: str, word: Word, text: str, tools: Tools, now: datetime) -> Booking:
    """An answer to the check-in, a word on the way, or an objection."""
    return _change(id, tools, now, lambda b, r: saying.say(b, r, word, text, now))


def save(
    id: str, meet: Meet | None, minutes: int, phone: str, tools: Tools, now: datetime
) -> Booking:
    """The same time, by phone or shorter, free of charge."""

    def decide(booking: Booking, _: Record) -> Decision:
        pages = pages_of(booking, tools, and_days=days_kept(id, tools, now))
        return saving.save(booking, meet, minutes, phone, pages, tools.settings, now)

    return _change(id, tools, now, decide)


def move(id: str, start: datetime, expect: int | None, tools: Tools, now: datetime) -> Booking:
    """The new time is claimed and the old one freed in one transaction."""

    def decide(booking: Booking, record: Record) -> Decision:
        pages = pages_of(booking, tools, start, and_days=days_kept(id, tools, now))
        if booking.credit:
            return crediting.rebook(booking, start, pages, tools.settings, now)
        return changing.move(booking, record, start, pages, tools.settings, now, expect=expect)

    return _change(id, tools, now, decide)


def _change(
    id: str, tools: Tools, now: datetime, decide: Callable[[Booking, Record], Decision]
) -> Booking:
    def attempt() -> Booking:
        booking = existing(tools, id)
        record = record_of(booking, tools)
        return commit(decide(booking, record), booking, tools, now)

    return until_committed(attempt, tools.patience)
