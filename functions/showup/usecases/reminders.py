"""What the reminders function does with a claimed task: one mail, if it still makes sense.

A mail goes out at least once: SES knows no idempotency, so the one permitted duplicate lies
between its yes and our commit.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from showup.domain import notices
from showup.domain.booking import Booking
from showup.domain.decision import Decision
from showup.domain.history import has_new_date
from showup.domain.lapses import pseudonym
from showup.domain.mails import SentMail, without_links
from showup.domain.offers import Offers
from showup.domain.tasks import Mail, Task, is_wanted
from showup.usecases.desk import card
from showup.usecases.evidence import rebuttals
from showup.usecases.offers import keep, offers
from showup.usecases.tools import Tools, existing, finish

if TYPE_CHECKING:
    from showup.adapters.letters import Letter, Letters
    from showup.adapters.rebuttal import Rebuttal
    from showup.adapters.ses import Mailer

# The mails that offer a new date, and keep it aside for who reads them.
KEEPING = (Mail.CANCELLED, Mail.MISSED, Mail.CREDIT_LOST, Mail.FOLLOW_UP)
# Those that put a fee before the host.
WITH_CARD = (Mail.HOST_CANCELLED, Mail.HOST_MOVED, Mail.HOST_DECISION, Mail.HOST_WORD)
WITH_DISPUTE = (Mail.HOST_DISPUTE, Mail.HOST_DISPUTE_OVER)
ASKING_AGAIN = (Mail.FOLLOW_UP, Mail.FAREWELL)


@dataclass(frozen=True)
class Stationery:
    """What a letter is written with; the links, by booking: client's, booking page, host's, the
    policy that was accepted; and the one that lets the host in, if one is asked for."""

    letters: "Letters"
    mailer: "Mailer"
    manage: Callable[[Booking], str]
    book: Callable[[Booking], str]
    desk: Callable[[Booking], str]
    policy: Callable[[Booking], str]
    enter: Callable[[], str]


def work(task: Task, tools: Tools, with_: Stationery, now: datetime) -> None:
    """Write and send one mail, then note it with the booking."""
    if task.about == Mail.HOST_SIGN_IN:
        return _let_in(task, tools, with_, now)
    booking, mail = existing(tools, task.booking), Mail(task.about)
    if not is_wanted(task, booking, now) or _has_new_date(mail, booking, tools, now):
        return finish(task, tools, now, Decision, outcome="dropped")
    letter = with_.letters.write(
        mail,
        booking,
        tools.settings,
        manage=with_.manage(booking),
        book=with_.book(booking),
        desk=with_.desk(booking),
        now=now,
        offers=_offers(mail, booking, tools, now),
        card=card(booking, tools) if mail in WITH_CARD else None,
        error=task.error,
        dispute=_dispute(mail, booking, with_, tools, now),
    )
    message = with_.mailer.send(letter, task=task.id, booking=booking.id)
    sent = _sent(task, letter, message, now)
    return finish(
        task, tools, now, lambda found: notices.went(found, mail, now, booking.fee), mail=sent
    )


def _sent(task: Task, letter: "Letter", message: str, now: datetime) -> SentMail:
    """With its words, if they were the client's to read: some day somebody may say that they were
    never told."""
    sent = SentMail(task.booking, task.id, task.about, letter.to, now, message)
    if Mail(task.about).is_for_host:
        return sent
    return replace(sent, subject=letter.subject, text=without_links(letter.text))


def _dispute(
    mail: Mail, booking: Booking, with_: Stationery, tools: Tools, now: datetime
) -> "Rebuttal | None":
    """The last one that the bank told of."""
    if mail not in WITH_DISPUTE:
        return None
    clauses = with_.letters.clauses_in(tools.settings.host.locales[0])
    found = rebuttals(booking, clauses, with_.policy(booking), tools, now)
    return found[0] if found else None


def _offers(mail: Mail, booking: Booking, tools: Tools, now: datetime) -> Offers:
    if mail in KEEPING:
        return keep(booking.id, tools, now)
    return offers(booking, tools, now) if mail in (Mail.EXPIRED, Mail.UNPAID) else Offers(())


def _has_new_date(mail: Mail, booking: Booking, tools: Tools, now: datetime) -> bool:
    """Then nobody is asked once more."""
    if mail not in ASKING_AGAIN:
        return False
    return has_new_date(tools.table.visits(pseudonym(booking.client.email)), booking, now)


def _let_in(task: Task, tools: Tools, with_: Stationery, now: datetime) -> None:
    """The link that signs the host in; of no use once its ticket has run out."""
    link = with_.enter()
    if not link or (task.until is not None and now > task.until):
        return tools.table.end_task(task, "dropped", now)
    letter = with_.letters.sign_in(tools.settings, link)
    with_.mailer.send(letter, task=task.id, booking=task.booking)
    return tools.table.end_task(task, "done", now)
