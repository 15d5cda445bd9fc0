"""What would it cost? The one answer, for a booking and for one that nobody has made."""

from dataclasses import dataclass
from datetime import datetime

from showup.domain import saving
from showup.domain.booking import Booking
from showup.domain.errors import SlotUnavailable, Why
from showup.domain.lapses import Record
from showup.domain.questions import Answer, No, Question, Step, answer
from showup.domain.saving import Ways
from showup.domain.settings import Service, Settings
from showup.domain.supposing import forgiven_once, supposed
from showup.usecases.tools import Tools, is_known, record_of


@dataclass(frozen=True)
class Supposition:
    """A question about a meeting that nobody has booked, at the instant `at`. `again`: an earlier
    booking of whoever asks."""

    service: Service
    start: datetime
    question: Question
    at: datetime
    pay: str
    again: str
    locale: str
    timezone: str


def ask(wish: Supposition, tools: Tools, now: datetime) -> tuple[Booking, Answer | No]:
    """Of a booking made now: at most, since nothing is known of who asks. Nothing is written."""
    if wish.start <= now:
        raise SlotUnavailable("That time has passed.")
    booking = supposed(
        wish.service,
        wish.start,
        tools.settings,
        now,
        pay=wish.pay,
        known=is_known(wish.again, tools),
        locale=wish.locale,
        timezone=wish.timezone,
    )
    record = forgiven_once(wish.at)
    return booking, _answered(booking, record, wish.question, tools.settings, wish.at)


def of_booking(booking: Booking, question: Question, tools: Tools, now: datetime) -> Answer | No:
    """Asked now, by who made it."""
    return _answered(booking, record_of(booking, tools), question, tools.settings, now)


def _answered(
    booking: Booking, record: Record, question: Question, settings: Settings, at: datetime
) -> Answer | No:
    """With what the service offers, of which the terms know nothing."""
    said = answer(booking, record, question, at)
    is_saving = question.step is Step.SAVE and isinstance(said, Answer)
    if is_saving and saving.ways(booking, settings, at) == Ways():
        detail = "This meeting can be kept neither shorter nor in another way."
        return No(question, at, Why.NO_WAY_TO_SAVE, detail)
    return said
