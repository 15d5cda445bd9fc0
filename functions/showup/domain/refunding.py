"""What goes back of money that the host has: all that the policy does not let them keep."""

from datetime import datetime

from showup.domain.booking import Actor, Booking, Status
from showup.domain.choices import After
from showup.domain.currencies import major
from showup.domain.decision import Decision
from showup.domain.deposit import DepositState
from showup.domain.events import What
from showup.domain.money import Money
from showup.domain.tasks import Kind, Mail


def owed_back(booking: Booking) -> Money:
    """What is still to be given back, as things stand."""
    paid, back = booking.deposit.paid, booking.deposit.refunded
    if paid is None:
        return booking.price.none()
    rest = paid.amount - back if back else paid.amount
    kept = _may_keep(booking, paid.amount)
    return rest - kept if kept <= rest else rest.none()


def is_part_payment(booking: Booking) -> bool:
    """Whether the deposit is taken as part of the price, now that the meeting has taken place."""
    after = booking.terms.after_meeting(booking.deposit.mode)
    return booking.status is Status.ATTENDED and after is After.PART_PAYMENT


def give_back(decision: Decision, now: datetime) -> Decision:
    """With the task that gives back what is owed, if anything is."""
    return decision.then(Kind.REFUND, now) if owed_back(decision.booking) else decision


def refunded(booking: Booking, total: Money, now: datetime) -> Decision:
    """So much has gone back in all."""
    deposit = booking.deposit
    before = deposit.refunded or total.none()
    if total <= before:
        return Decision(booking)
    is_all = deposit.paid is not None and deposit.paid.amount <= total
    state = DepositState.REFUNDED if is_all else deposit.state
    why = f"{(total - before).amount} {total.currency}"
    decision = Decision(booking.with_deposit(refunded=total, state=state))
    decision = decision.because(now, Actor.SHOWUP, What.REFUNDED, why)
    return give_back(decision.mail(Mail.REFUNDED, now), now)


def came_back(booking: Booking, total: Money, now: datetime) -> Decision:
    """A refund failed at the client's bank: so much has gone back in all, and the host, who has the
    money again, is told to pay it in another way."""
    before = booking.deposit.refunded or total.none()
    if before <= total:
        return Decision(booking)
    missing = before - total
    what = f"A refund of {major(missing.amount, missing.currency)} {missing.currency} came back"
    state = DepositState.CAPTURED if booking.deposit.taken else DepositState.PAID
    returned = booking.with_deposit(refunded=total, state=state)
    told = f"{what} from your client's bank. Please pay it back in another way."
    return Decision(returned).because(now, Actor.SHOWUP, What.REFUNDED, told).warn(now, told)


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
