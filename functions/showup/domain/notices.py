"""What follows when a mail went out, or came back: nobody pays for what they were not told."""

from dataclasses import replace
from datetime import datetime

from showup.domain.booking import Booking
from showup.domain.decision import Decision
from showup.domain.tasks import Mail

# The mails that quote the clause a fee rests on, and say until when to answer.
QUOTING = (Mail.CANCELLED, Mail.MOVED, Mail.MISSED)


def went(booking: Booking, mail: Mail, now: datetime) -> Decision:
    """The check-in was sent; or the notice of a fee."""
    if mail is Mail.CHECK_IN and booking.check_in and not booking.check_in.sent:
        return Decision(booking.stepped(check_in=replace(booking.check_in, sent=now)))
    if mail in QUOTING and booking.fee and not booking.fee.noticed:
        return Decision(booking.stepped(fee=replace(booking.fee, noticed=now)))
    return Decision(booking)


def came_back(booking: Booking, mail: Mail) -> Decision:
    """As if it had not been sent."""
    if mail is Mail.CHECK_IN and booking.check_in and booking.check_in.sent:
        return Decision(booking.stepped(check_in=replace(booking.check_in, sent=None)))
    if mail in QUOTING and booking.fee and booking.fee.noticed:
        return Decision(booking.stepped(fee=replace(booking.fee, noticed=None)))
    return Decision(booking)
