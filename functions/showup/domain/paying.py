"""A payment on its way: the client has paid at their bank, which has yet to say so.

BLIK and Przelewy24 answer at once as a rule. A bank that does not is waited for with the time kept,
up to a bound; what it says after that is heard too. No card comes of it, so nothing but what was
paid can ever be kept.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from showup.domain.booking import Actor, Booking, Status
from showup.domain.decision import Decision
from showup.domain.deposit import CheckoutMode
from showup.domain.events import What
from showup.domain.tasks import Kind, Mail
from showup.domain.times import MINUTE

# So long the time is kept for a payment on its way, never past the start.
BANK_CONFIRMS = timedelta(hours=24)
# Who has a quick bank needs no mail that says to wait for it.
QUICK = 2 * MINUTE
WHILE_KEPT = (5 * MINUTE, timedelta(hours=1), timedelta(hours=6))
AFTERWARDS = (timedelta(days=1), timedelta(days=3), timedelta(days=7))


def on_its_way(booking: Booking, now: datetime) -> Decision:
    """Keep the time, and say until when."""
    if booking.status is not Status.PENDING or booking.deposit.on_its_way:
        return Decision(booking)
    until = min(now + BANK_CONFIRMS, booking.start)
    waiting = replace(booking.with_deposit(on_its_way=now), expires=until)
    decision = Decision(waiting).because(now, Actor.CLIENT, What.PAYING)
    decision = decision.mail(Mail.PAYING, now + QUICK, until=until)
    moments = [now + after for after in WHILE_KEPT if now + after < until]
    return _looks(decision, [*moments, until + 2 * MINUTE])


def too_slow(booking: Booking, now: datetime) -> Decision:
    """The time is free again. What the bank confirms later claims it anew, or goes back in full."""
    since = booking.deposit.on_its_way or now
    slow = replace(booking.with_deposit(on_its_way=since), status=Status.EXPIRED)
    why = "the bank has not confirmed the payment"
    decision = Decision(slow).because(now, Actor.SHOWUP, What.EXPIRED, why)
    decision = decision.mail(Mail.UNPAID, now)
    return _looks(decision, [now + after for after in AFTERWARDS])


def failed(booking: Booking, now: datetime) -> Decision:
    """The bank said no: nothing was taken, and the time is free for who books it."""
    checkout = booking.deposit.checkout
    if booking.deposit.paid or checkout is None or checkout.mode is not CheckoutMode.PREPAY:
        return Decision(booking)
    over = booking.with_deposit(on_its_way=None, checkout=None)
    if booking.status is Status.PENDING:
        over = replace(over, status=Status.EXPIRED)
    decision = Decision(over).because(now, Actor.SHOWUP, What.NOT_PAID)
    is_off = over.status is Status.EXPIRED
    return decision.mail(Mail.UNPAID, now) if is_off else decision


def _looks(decision: Decision, moments: list[datetime]) -> Decision:
    for nth, moment in enumerate(moments):
        decision = decision.then(Kind.LOOK, moment, nth=nth)
    return decision
