"""What follows when a mail went out, or came back: nobody pays for what they were not told."""

from dataclasses import replace
from datetime import datetime, timedelta

from showup.domain.booking import Booking
from showup.domain.decision import Decision
from showup.domain.fee import Fee
from showup.domain.tasks import Mail
from showup.domain.terms import Terms
from showup.domain.times import ceil_minute

# The mails that quote the clause a fee rests on, and say until when to answer.
QUOTING = (Mail.CANCELLED, Mail.MOVED, Mail.MISSED, Mail.CREDIT_LOST)


# A notice that goes out later than this gives the client their whole cool-off from then on.
AT_ONCE = timedelta(minutes=15)


def went(booking: Booking, mail: Mail, now: datetime, written: Fee | None) -> Decision:
    """The check-in was sent; or the notice of a fee. `written`: the fee that the mail spoke of."""
    if mail is Mail.CHECK_IN and booking.check_in and not booking.check_in.sent:
        return Decision(booking.stepped(check_in=replace(booking.check_in, sent=now)))
    fee = booking.fee
    if mail not in QUOTING or fee is None or fee.noticed or written is None:
        return Decision(booking)
    if written.arose != fee.arose:
        return Decision(booking)
    return Decision(booking.stepped(fee=_noticed(fee, booking.terms, now)))


def _noticed(fee: Fee, terms: Terms, now: datetime) -> Fee:
    if now <= fee.arose + AT_ONCE:
        return replace(fee, noticed=now)
    not_before = max(fee.not_before, ceil_minute(now + terms.decide_after))
    return replace(fee, noticed=now, not_before=not_before)


def came_back(booking: Booking, mail: Mail) -> Decision:
    """As if it had not been sent."""
    if mail is Mail.CHECK_IN and booking.check_in and booking.check_in.sent:
        return Decision(booking.stepped(check_in=replace(booking.check_in, sent=None)))
    if mail in QUOTING and booking.fee and booking.fee.noticed:
        return Decision(booking.stepped(fee=replace(booking.fee, noticed=None)))
    return Decision(booking)
