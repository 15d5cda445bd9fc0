"""What the reminders function does with a claimed task: one mail, if it still makes sense.

A mail goes out at least once: SES knows no idempotency, so the one permitted duplicate lies
between its yes and our commit.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from showup.adapters.letters import Letters
from showup.adapters.ses import Mailer
from showup.domain.booking import Booking
from showup.domain.decision import Decision
from showup.domain.mails import SentMail
from showup.domain.tasks import Mail, Task, is_wanted
from showup.usecases.offering import offers
from showup.usecases.tools import Tools, existing, finish

WITH_OFFERS = (Mail.CANCELLED, Mail.EXPIRED)


@dataclass(frozen=True)
class Stationery:
    """What a letter is written with; the links, by booking: client's, booking page, host's."""

    letters: Letters
    mailer: Mailer
    manage: Callable[[Booking], str]
    book: Callable[[Booking], str]
    desk: Callable[[Booking], str]


def work(task: Task, tools: Tools, with_: Stationery, now: datetime) -> None:
    """Write and send one mail, then note it with the booking."""
    booking = existing(tools, task.booking)
    if not is_wanted(task, booking, now):
        return finish(task, tools, now, Decision, outcome="dropped")
    mail = Mail(task.about)
    near = booking.start if mail in WITH_OFFERS else None
    letter = with_.letters.write(
        mail,
        booking,
        tools.settings,
        manage=with_.manage(booking),
        book=with_.book(booking),
        desk=with_.desk(booking),
        now=now,
        offers=offers(tools.settings, tools.table, booking.minutes, near, now) if near else (),
        error=task.error,
    )
    message = with_.mailer.send(letter, task=task.id, booking=booking.id)
    sent = SentMail(booking.id, task.id, mail, letter.to, now, message)
    return finish(task, tools, now, Decision, mail=sent)
