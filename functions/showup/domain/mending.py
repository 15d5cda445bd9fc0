"""Another card: at Checkout, where it is saved, or where the deposit is set aside with the client
there; after a refusal, after a flag, or to pay a fee that could not be taken."""

from dataclasses import replace
from datetime import datetime

from showup.domain.booking import Actor, Booking, Status
from showup.domain.cards import wanted_by, watched
from showup.domain.confirming import LOOK_AGAIN, has_run_out
from showup.domain.decision import Decision
from showup.domain.deposit import Card, Checkout, CheckoutMode, DepositState, Unmended
from showup.domain.drafting import CHECKOUT_LIVES, CLAIM
from showup.domain.errors import NotPossible
from showup.domain.events import What
from showup.domain.recovery import MEND_UNTIL, PAY_WITHIN, deadline
from showup.domain.tasks import Kind


def can_mend(booking: Booking, now: datetime) -> bool:
    if booking.fee and booking.fee_is_unpaid:
        return now < booking.fee.not_before + PAY_WITHIN
    deposit = booking.deposit
    is_refused = deposit.state is DepositState.REFUSED and deposit.unmended is not Unmended.KEEP
    is_wanted = booking.is_open and not booking.fee and not has_run_out(booking, now)
    return is_wanted and (is_refused or bool(deposit.flag)) and now < booking.start - MEND_UNTIL


def mend_until(booking: Booking, now: datetime) -> datetime | None:
    """By when another card is wanted, or how long a fee can be paid by the link."""
    if booking.fee and booking.fee_is_unpaid:
        return booking.fee.not_before + PAY_WITHIN
    if booking.deposit.flag:
        return wanted_by(booking, now)
    return deadline(booking, now) if booking.deposit.state is DepositState.REFUSED else None


def way(booking: Booking) -> CheckoutMode:
    """A refused card is answered by setting the money aside there and then; one that is only
    flagged by another one, since its hold comes later or never."""
    is_refused = booking.deposit.state is DepositState.REFUSED
    return CheckoutMode.PAYMENT if is_refused else CheckoutMode.SETUP


def mend(booking: Booking, now: datetime) -> Decision:
    """Another session at Checkout."""
    if not can_mend(booking, now):
        raise NotPossible("There is nothing to mend about the card.")
    number = booking.deposit.checkout.number + 1 if booking.deposit.checkout else 1
    checkout = Checkout(number, way(booking), now + CHECKOUT_LIVES)
    mending = booking.with_deposit(checkout=checkout)
    if booking.status is Status.PENDING:
        mending = replace(mending, expires=now + CLAIM)
    return look_again(Decision(mending).because(now, Actor.CLIENT, What.MENDING), now)


def look_again(decision: Decision, now: datetime) -> Decision:
    for nth, after in enumerate(LOOK_AGAIN):
        decision = decision.then(Kind.LOOK, now + after, nth=nth)
    return decision


def another_card(
    booking: Booking, customer: str, method: str, card: Card, now: datetime
) -> Decision:
    """The client has given another card, for a hold that is to come, or whose turn has come by
    now."""
    deposit = booking.deposit
    checkout = deposit.checkout
    given = booking.with_deposit(
        state=DepositState.HELD if deposit.hold else DepositState.SAVED,
        customer=customer,
        method=method,
        card=card,
        is_removed=False,
        refusal="",
        checkout=checkout.over(now) if checkout else None,
    )
    why = f"{card.brand} {card.last4}"
    decision = Decision(given).because(now, Actor.CLIENT, What.CARD_SAVED, why)
    if deposit.hold_at and deposit.hold_at <= now:
        decision = decision.then(Kind.PLACE_HOLD, now, bound=True)
    return watched(decision, now)
