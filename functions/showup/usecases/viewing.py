"""A booking as its client sees it: how it stands, what a step would cost now, what can be done."""

from dataclasses import dataclass
from datetime import datetime

from showup.domain import changing, crediting, mending, saving, saying, withdrawing
from showup.domain.booking import Booking, Status
from showup.domain.costs import is_late
from showup.domain.offers import Offers
from showup.domain.questions import Answer, Question, Step, answer
from showup.domain.saving import Ways
from showup.domain.words import Word
from showup.usecases.offers import offers
from showup.usecases.tools import Tools, existing, record_of


@dataclass(frozen=True)
class View:
    """`place`: the link, number or address of a confirmed meeting. `offers`: three open times,
    where the meeting is off. `ways`: how it could be saved. `say`: what can be said. `mend_until`:
    by when another card is wanted."""

    booking: Booking
    cancelling: Answer | None
    can: tuple[str, ...]
    place: str | None
    offers: Offers
    is_late: bool
    ways: Ways
    say: tuple[Word, ...]
    mend_until: datetime | None


def view(id: str, tools: Tools, now: datetime) -> View:
    return view_of(existing(tools, id), tools, now)


def view_of(booking: Booking, tools: Tools, now: datetime) -> View:
    said = answer(booking, record_of(booking, tools), Question(Step.CANCEL), now)
    cancelling = said if isinstance(said, Answer) else None
    is_off = booking.status in (Status.CANCELLED, Status.EXPIRED, Status.NO_SHOW)
    cannot_come = now >= booking.start and booking.has_said(Word.CANNOT_COME)
    is_on = booking.status in (Status.CONFIRMED, Status.ATTENDED)
    return View(
        booking,
        cancelling,
        _can(booking, cancelling, now),
        tools.settings.places.get(booking.meet) if is_on else None,
        offers(booking, tools, now) if is_off or cannot_come else Offers(()),
        cancelling is not None and is_late(booking, now),
        saving.ways(booking, tools.settings, now),
        saying.can_say(booking, now),
        mending.mend_until(booking, now),
    )


def _can(booking: Booking, cancelling: Answer | None, now: datetime) -> tuple[str, ...]:
    steps = {
        "cancel": cancelling is not None,
        "move": crediting.can_rebook(booking, now)
        or (cancelling is not None and changing.can_move(booking)),
        "undo": changing.can_undo(booking, now),
        "mend": mending.can_mend(booking, now),
        "withdraw": withdrawing.can_withdraw(booking, now),
    }
    return tuple(name for name, goes in steps.items() if goes)
