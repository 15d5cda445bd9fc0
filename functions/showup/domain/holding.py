"""What becomes of a hold: placed, refused, mended, lost, captured, released."""

from dataclasses import replace
from datetime import datetime

from showup.domain.booking import Actor, Booking, Status
from showup.domain.changing import let_go_of_hold
from showup.domain.charging import to_take
from showup.domain.confirming import confirmed_by_hold
from showup.domain.decision import Decision
from showup.domain.deposit import Card, DepositState, Hold, Paid
from showup.domain.drafting import CLAIM
from showup.domain.events import What
from showup.domain.mending import look_again
from showup.domain.money import Money
from showup.domain.recovery import ask_for_fee, recover
from showup.domain.refunding import give_back, is_part_payment, known
from showup.domain.renewing import WORTH_RENEWING, renewed
from showup.domain.schedule import plan_hold
from showup.domain.settings import Plan
from showup.domain.tasks import Kind, Mail

LOST_TOO_SOON = "The bank let go of the deposit too soon, so no fee can be taken for this meeting."


def wants_hold(booking: Booking, now: datetime) -> bool:
    """Whether a hold is due and missing: none yet, or one that will not outlive the meeting."""
    deposit = booking.deposit
    if booking.fee:
        return booking.fee_lacks_hold
    if not booking.is_open or now >= booking.start:
        return False
    if deposit.hold_at is None or deposit.hold_at > now:
        return False
    if deposit.state not in (DepositState.SAVED, DepositState.HELD):
        return False
    return deposit.hold is None or not booking.is_covered_by(deposit.hold)


def hold_placed(booking: Booking, hold: Hold, plan: Plan, now: datetime) -> Decision:
    """The new one stands before the old one is let go. One that came too late is let go."""
    deposit = booking.deposit
    if deposit.hold and deposit.hold.intent == hold.intent:
        return Decision(booking)
    if booking.status is Status.PENDING:
        return confirmed_by_hold(booking, hold, plan, now)
    old = deposit.hold.intent if deposit.hold else ""
    held = booking.with_deposit(
        state=DepositState.HELD, hold=hold, refusal="", replaced=old, flag=None, unmended=None
    )
    decision = Decision(held).because(now, Actor.SHOWUP, What.HOLD_PLACED, hold.intent)
    for_fee = booking.fee_lacks_hold or booking.fee_is_unpaid
    if old and (booking.status is Status.CONFIRMED or for_fee):
        decision = decision.then(Kind.RELEASE_HOLD, now, old, nth=1)
    if for_fee:
        return _capture_if_ruled(decision, now)
    if booking.status is not Status.CONFIRMED or booking.fee:
        return Decision(booking.stepped()).then(Kind.RELEASE_HOLD, now, hold.intent)
    decision = decision.mail(Mail.HELD, now)
    decision = decision.then(Kind.CLOSE, held.declare_until, bound=True, nth=1)
    return renewed(let_go_of_hold(decision, now), now)


def _capture_if_ruled(decision: Decision, now: datetime) -> Decision:
    """The host decided about the fee while there was nothing to take it from."""
    fee = decision.booking.fee
    if fee is None or fee.ruling is None:
        return decision
    return decision.then(Kind.CAPTURE, max(now, fee.not_before))


def hold_refused(booking: Booking, code: str, now: datetime) -> Decision:
    """The bank said no. The time stays the client's; a link mends it; the host is told. A hold that
    was to be replaced stays until that is decided."""
    expires = now + CLAIM if booking.status is Status.PENDING else None
    refused = booking.with_deposit(state=DepositState.REFUSED, refusal=code, flag=None)
    decision = Decision(replace(refused, expires=expires))
    decision = decision.because(now, Actor.SHOWUP, What.HOLD_REFUSED, code)
    if booking.fee:
        return _fee_refused(decision, code, now)
    if not booking.is_open:
        return decision
    decision = look_again(decision, now) if expires else recover(decision, now)
    return decision.mail(Mail.HOLD_REFUSED, now).mail(Mail.HOST_HOLD_REFUSED, now)


def _fee_refused(decision: Decision, code: str, now: datetime) -> Decision:
    """Whoever is to pay gets a link; a fee that is undecided waits for that first."""
    asked = ask_for_fee(decision, now)
    told = "your client has a link to pay it" if asked != decision else "decide about the fee first"
    return asked.warn(now, f"The bank refused ({code}), so the fee cannot be taken: {told}.")


def mended(
    booking: Booking, hold: Hold, customer: str, method: str, card: Card, plan: Plan, now: datetime
) -> Decision:
    """The client placed the hold at Checkout, with this card."""
    checkout = booking.deposit.checkout
    over = checkout.over(now) if checkout else None
    card_used = {"customer": customer, "method": method, "card": card, "checkout": over}
    card_used["is_removed"] = False
    deposit = replace(booking.deposit, **card_used)  # type: ignore[arg-type]
    return hold_placed(replace(booking, deposit=deposit), hold, plan, now)


def hold_lost(booking: Booking, intent: str, now: datetime) -> Decision:
    """It ran out, or the bank let it go: if the meeting is still ahead, another one is placed."""
    hold = booking.deposit.hold
    if hold is None or hold.intent != intent:
        return Decision(booking)
    is_refused = booking.deposit.state is DepositState.REFUSED
    state = DepositState.REFUSED if is_refused else DepositState.SAVED
    lost = booking.with_deposit(state=state, hold=None)
    for_fee = lost.fee_lacks_hold or lost.fee_is_unpaid
    if not for_fee and (not booking.is_open or now >= booking.start):
        gone = released(booking, intent, now)
        return gone.warn(now, LOST_TOO_SOON) if booking.status is Status.CONFIRMED else gone
    decision = Decision(lost).because(now, Actor.SHOWUP, What.HOLD_LOST, intent)
    if not for_fee and hold.lives < WORTH_RENEWING:
        refused = hold_refused(replace(booking, deposit=lost.deposit), "lost", now)
        return replace(refused, events=(*decision.events, *refused.events))
    if lost.fee_lacks_hold:
        return decision.then(Kind.PLACE_HOLD, now)
    return ask_for_fee(decision, now) if for_fee else plan_hold(decision, now)


def released(booking: Booking, intent: str, now: datetime) -> Decision:
    """The hold is let go. A receipt goes out where no other mail has said so."""
    hold = booking.deposit.hold
    if hold is None or hold.intent != intent:
        decision = Decision(booking.stepped())
        return decision.because(now, Actor.SHOWUP, What.HOLD_RELEASED, intent)
    freed = booking.with_deposit(state=DepositState.RELEASED, hold=None)
    decision = Decision(freed).because(now, Actor.SHOWUP, What.HOLD_RELEASED, intent)
    told = booking.status in (Status.CANCELLED, Status.NO_SHOW) and not booking.fee
    return decision if told else _receipt(decision, Mail.RELEASED, now)


def captured(booking: Booking, amount: Money, now: datetime, intent: str = "") -> Decision:
    """Exactly what was decided is taken; Stripe lets the rest of a hold go, and the rest of a
    payment goes back. So does all of it, where the meeting was called off or the contract withdrawn
    meanwhile; of a payment, which lies at the host anyway, nothing is then kept at all, and never
    more than is still there. `intent`: of the hold that it was taken of; if another one stands by
    now, that is let go."""
    deposit, hold = booking.deposit, booking.deposit.hold
    is_gone = hold is None and to_take(booking) is None
    if deposit.state is DepositState.CAPTURED or is_gone:
        return Decision(booking)
    if deposit.paid:
        left = deposit.paid.amount - known(booking).total
        amount = amount if amount <= left else left
    intent = intent or (hold.intent if hold else "")
    paid = deposit.paid or (Paid(intent, amount, now) if intent else None)
    taken = booking.with_deposit(state=DepositState.CAPTURED, hold=None, taken=amount, paid=paid)
    what = What.PART_PAID if is_part_payment(booking) and not booking.fee else What.FEE_TAKEN
    why = f"{amount.amount} {amount.currency}"
    decision = Decision(taken).because(now, Actor.SHOWUP, what, why)
    if hold and hold.intent != intent:
        decision = decision.then(Kind.RELEASE_HOLD, now, hold.intent)
    return give_back(_receipt(decision, Mail.TAKEN, now), now)


def _receipt(decision: Decision, mail: Mail, now: datetime) -> Decision:
    """To the client; and to the host, where a fee was decided."""
    decision = decision.mail(mail, now)
    return decision.mail(Mail.HOST_SETTLED, now) if decision.booking.fee else decision
