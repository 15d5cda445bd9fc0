"""What the host decides about a meeting whose deposit was refused: keep it without one, have the
client asked once more, or cancel it free of charge. Silence keeps it."""

from dataclasses import replace
from datetime import datetime

from showup.domain.booking import Actor, Booking
from showup.domain.decision import Decision
from showup.domain.deposit import Unmended
from showup.domain.errors import NotPossible
from showup.domain.events import What
from showup.domain.hosting import cancel_by_host
from showup.domain.recovery import MEND_UNTIL, MOST_ASKED, can_choose
from showup.domain.tasks import Mail


def choose(booking: Booking, choice: Unmended, now: datetime, reason: str = "") -> Decision:
    """`reason`: of a cancellation, for the client."""
    if not can_choose(booking, now):
        raise NotPossible("There is no refused deposit to decide about.")
    if choice is Unmended.ASK and not can_ask(booking, now):
        raise NotPossible("Your client has been asked often enough. A word from you may help.")
    deposit = booking.deposit
    chosen = booking.with_deposit(unmended=choice, asked=deposit.asked + (choice is Unmended.ASK))
    decision = Decision(chosen).because(now, Actor.HOST, What.UNMENDED, choice)
    if choice is Unmended.ASK:
        return decision.mail(Mail.CARD_WANTED, now, bound=True, until=booking.start - MEND_UNTIL)
    if choice is Unmended.KEEP:
        return decision
    off = cancel_by_host(replace(booking, deposit=chosen.deposit), now, reason)
    return replace(off, events=(*decision.events, *off.events))


def can_ask(booking: Booking, now: datetime) -> bool:
    """As long as an answer is of use, and a few times at the most."""
    return booking.deposit.asked < MOST_ASKED and now < booking.start - MEND_UNTIL
