"""What goes back of money that the host has: all that the policy does not let them keep."""

from dataclasses import dataclass, replace
from datetime import datetime

from showup.domain.booking import Actor, Booking, Status
from showup.domain.choices import After
from showup.domain.decision import Decision
from showup.domain.deposit import DepositState
from showup.domain.events import What
from showup.domain.money import Money
from showup.domain.tasks import Kind, Mail


@dataclass(frozen=True)
class GoneBack:
    """What Stripe says of all refunds: `total` has gone back and stayed there, `failed` came back
    again from the client's bank, and `resent` of it has been sent once more by hand since."""

    total: Money
    failed: Money
    resent: Money


def known(booking: Booking) -> GoneBack:
    """As far as we have heard."""
    deposit, nothing = booking.deposit, booking.price.none()
    parts = (deposit.refunded, deposit.bounced, deposit.resent)
    return GoneBack(*(part or nothing for part in parts))


def owed_back(booking: Booking) -> Money:
    """What is still to be given back through Stripe, as things stand. What came back from the
    client's bank is not sent there again: the host pays it in another way."""
    paid, nothing = booking.deposit.paid, booking.price.none()
    if paid is None:
        return nothing
    rest = paid.amount - known(booking).total - owed_otherwise(booking)
    kept = _may_keep(booking, paid.amount)
    return rest - kept if kept <= rest else nothing


def owed_otherwise(booking: Booking) -> Money:
    """What came back from the client's bank, and has not been sent once more."""
    back = known(booking)
    return back.failed - back.resent


def may_go_back(booking: Booking) -> Money:
    """What of it can go back now: nothing of a payment that the client's bank has taken back, or
    it would go back twice."""
    paid, owed = booking.deposit.paid, owed_back(booking)
    intents = {one.intent for one in booking.disputes if one.has_the_money}
    return owed.none() if paid and paid.intent in intents else owed


def is_part_payment(booking: Booking) -> bool:
    """Whether the deposit is taken as part of the price, now that the meeting has taken place."""
    after = booking.terms.after_meeting(booking.deposit.mode)
    return booking.status is Status.ATTENDED and after is After.PART_PAYMENT


def give_back(decision: Decision, now: datetime) -> Decision:
    """With the task that gives back what is owed, if anything is."""
    return decision.then(Kind.REFUND, now) if owed_back(decision.booking) else decision


def refunded(booking: Booking, total: Money, now: datetime) -> Decision:
    """So much has gone back in all."""
    return seen(Decision(booking), replace(known(booking), total=total), now)


def seen(decision: Decision, back: GoneBack, now: datetime) -> Decision:
    """How it stands at Stripe, as news or not."""
    before = known(decision.booking)
    if back == before:
        return decision
    deposit = decision.booking.deposit
    state = deposit.state
    if deposit.paid is not None and deposit.paid.amount <= back.total:
        state = DepositState.REFUNDED
    elif state is DepositState.REFUNDED:
        state = DepositState.CAPTURED if deposit.taken else DepositState.PAID
    changed = decision.booking.with_deposit(
        refunded=back.total, bounced=back.failed, resent=back.resent, state=state
    )
    decision = replace(decision, booking=changed)
    # What failed had gone back before, whether we have heard of that or not.
    came, went = back.failed.amount - before.failed.amount, back.total.amount - before.total.amount
    if came > 0:
        decision = decision.because(now, Actor.SHOWUP, What.REFUND_FAILED, _words(back, came))
        decision = decision.mail(Mail.HOST_REFUND_FAILED, now)
    if went > 0:
        decision = decision.because(now, Actor.SHOWUP, What.REFUNDED, _words(back, went))
        decision = decision.mail(Mail.REFUNDED, now)
    return give_back(decision, now)


def _words(back: GoneBack, amount: int) -> str:
    return f"{amount} {back.total.currency}"


def _may_keep(booking: Booking, paid: Money) -> Money:
    """The fee as decided, the part of the price once they have met; and everything for as long as
    neither is known."""
    fee, is_taken = booking.fee, booking.deposit.state is DepositState.CAPTURED
    off = booking.status in (Status.EXPIRED, Status.DECLINED)
    by_host = booking.is_cancelled and booking.cancelled_by is Actor.HOST
    if booking.withdrawn or by_host or off:
        return paid.none()
    if is_taken and booking.deposit.taken is not None:
        return booking.deposit.taken
    if (fee and fee.waits) or booking.credit or booking.is_open or is_part_payment(booking):
        return paid
    return paid.none()
