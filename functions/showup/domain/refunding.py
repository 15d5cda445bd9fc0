"""What goes back of money that the host has: all that the policy does not let them keep."""

from dataclasses import replace
from datetime import datetime

from showup.domain.booking import Actor, Booking, Status
from showup.domain.choices import After
from showup.domain.decision import Decision
from showup.domain.deposit import DepositState
from showup.domain.events import What
from showup.domain.money import Money
from showup.domain.tasks import Kind, Mail


def owed_back(booking: Booking) -> Money:
    """What is still to be given back through Stripe, as things stand. What came back from the
    client's bank is not sent there again: the host pays it in another way."""
    deposit, nothing = booking.deposit, booking.price.none()
    if deposit.paid is None:
        return nothing
    rest = deposit.paid.amount - (deposit.refunded or nothing) - (deposit.bounced or nothing)
    kept = _may_keep(booking, deposit.paid.amount)
    return rest - kept if kept <= rest else nothing


def owed_otherwise(booking: Booking) -> Money:
    """What came back from the client's bank, and has not gone to them through Stripe since."""
    deposit, nothing = booking.deposit, booking.price.none()
    if deposit.paid is None or not deposit.bounced:
        return nothing
    rest = deposit.paid.amount - (deposit.refunded or nothing)
    kept = _may_keep(booking, deposit.paid.amount)
    left = rest - kept if kept <= rest else nothing
    return left if left <= deposit.bounced else deposit.bounced


def is_part_payment(booking: Booking) -> bool:
    """Whether the deposit is taken as part of the price, now that the meeting has taken place."""
    after = booking.terms.after_meeting(booking.deposit.mode)
    return booking.status is Status.ATTENDED and after is After.PART_PAYMENT


def give_back(decision: Decision, now: datetime) -> Decision:
    """With the task that gives back what is owed, if anything is."""
    return decision.then(Kind.REFUND, now) if owed_back(decision.booking) else decision


def refunded(booking: Booking, total: Money, now: datetime) -> Decision:
    """So much has gone back in all."""
    return seen(Decision(booking), total, booking.deposit.bounced or total.none(), now)


def seen(decision: Decision, total: Money, failed: Money, now: datetime) -> Decision:
    """So much has gone back in all and stayed there, and so much has come back again."""
    deposit = decision.booking.deposit
    before, bounced = (one or total.none() for one in (deposit.refunded, deposit.bounced))
    if failed != bounced and bounced <= failed:
        decision = _came_back(decision, total, failed, now)
        before = total if total <= before else before
    return _gone_back(decision, total, before, now) if total != before else decision


def _gone_back(decision: Decision, total: Money, before: Money, now: datetime) -> Decision:
    if total <= before:
        return decision
    deposit = decision.booking.deposit
    is_all = deposit.paid is not None and deposit.paid.amount <= total
    state = DepositState.REFUNDED if is_all else deposit.state
    why = f"{(total - before).amount} {total.currency}"
    changed = decision.booking.with_deposit(refunded=total, state=state)
    decision = replace(decision, booking=changed)
    decision = decision.because(now, Actor.SHOWUP, What.REFUNDED, why)
    return give_back(decision.mail(Mail.REFUNDED, now), now)


def _came_back(decision: Decision, total: Money, failed: Money, now: datetime) -> Decision:
    """The host has the money again, and is told to pay it in another way."""
    deposit = decision.booking.deposit
    missing = failed - (deposit.bounced or failed.none())
    known = deposit.refunded or total.none()
    left = total if total <= known else known
    state = DepositState.CAPTURED if deposit.taken else DepositState.PAID
    changed = decision.booking.with_deposit(refunded=left, bounced=failed, state=state)
    why = f"{missing.amount} {missing.currency}"
    decision = replace(decision, booking=changed)
    decision = decision.because(now, Actor.SHOWUP, What.REFUND_FAILED, why)
    return decision.mail(Mail.HOST_REFUND_FAILED, now)


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
