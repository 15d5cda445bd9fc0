"""How a meeting ends: they came, nobody said anything, or a fee is decided. Silence is kind."""

from dataclasses import replace
from datetime import datetime

from showup.domain.booking import Actor, Booking, Status
from showup.domain.charging import (
    lowered,
    met,
    most_of,
    release,
    settle_at,
    silence_takes,
    uncounted,
)
from showup.domain.choices import Mode, Prepaid
from showup.domain.decision import Decision
from showup.domain.errors import Invalid, NotPossible
from showup.domain.events import What
from showup.domain.fee import Fee, Ruling
from showup.domain.lapses import Record
from showup.domain.money import Money
from showup.domain.refunding import owed_back
from showup.domain.tasks import Kind, Mail
from showup.domain.terms import Clause
from showup.domain.times import MINUTE
from showup.domain.words import Word


def came(booking: Booking, record: Record, now: datetime) -> Decision:
    """The host says that they came; a no-show that was noted by mistake is set right."""
    if booking.status is Status.NO_SHOW and can_have_come(booking, now):
        return _set_right(booking, record, now)
    return attended(booking, now)


def attended(booking: Booking, now: datetime, actor: Actor = Actor.HOST) -> Decision:
    """They came: the deposit is released, or part of the price."""
    if booking.status is Status.ATTENDED:
        return Decision(booking)
    if booking.status is not Status.CONFIRMED or not can_have_come(booking, now):
        raise NotPossible("Only a confirmed meeting that has begun can be called attended.")
    why = "" if actor is Actor.HOST else "nobody said otherwise"
    decision = Decision(booking.stepped(status=Status.ATTENDED))
    decision = decision.because(now, actor, What.ATTENDED, why)
    return decision if booking.fee and booking.fee.waits else met(decision, now)


def _set_right(booking: Booking, record: Record, now: datetime) -> Decision:
    """Whatever followed from it is taken back, but for a fee that is older than this meeting."""
    fee = booking.fee if booking.fee and booking.fee.clause is not Clause.NO_SHOW else None
    decision = Decision(booking.stepped(status=Status.ATTENDED, fee=fee))
    decision = decision.because(now, Actor.HOST, What.ATTENDED, "noted as missed by mistake")
    if fee:
        return decision
    decision = met(uncounted(decision, record), now)
    return decision if _has_receipt(booking, decision) else decision.mail(Mail.RELEASED, now)


def can_have_come(booking: Booking, now: datetime) -> bool:
    """Begun and not settled; or noted as missed, and nothing decided on that yet."""
    if booking.status is Status.CONFIRMED:
        return now >= booking.start
    return booking.status is Status.NO_SHOW and (booking.fee is None or not booking.fee.ruling)


def close(booking: Booking, now: datetime) -> Decision:
    """The last moment to say that nobody came has passed: they came; unless it was the host who did
    not, as the client has said and nobody denied."""
    if booking.status is not Status.CONFIRMED:
        return Decision(booking)
    if now < booking.declare_until:
        return Decision(booking.stepped()).then(Kind.CLOSE, booking.declare_until, bound=True)
    if booking.has_said_now(Word.ABSENT):
        return missed_by_host(booking, now)
    return attended(booking, now, Actor.SHOWUP)


def missed_by_host(booking: Booking, now: datetime) -> Decision:
    """The host was not there: as if they had cancelled."""
    off = booking.stepped(
        status=Status.CANCELLED,
        sequence=booking.sequence + 1,
        cancelled_at=now,
        cancelled_by=Actor.HOST,
        fee=None,
    )
    decision = Decision(off).because(now, Actor.SHOWUP, What.CANCELLED, "the host was not there")
    return release(owing(decision.mail(Mail.CANCELLED, now), now), now)


def owing(decision: Decision, now: datetime) -> Decision:
    """A host who lets a client down gives back a zadatek twice: once by its refund, and once more,
    which no card payment can do, so the host is told."""
    owed = owed_by_host(decision.booking)
    if not owed:
        return decision
    what = f"{owed.amount} {owed.currency}"
    decision = decision.because(now, Actor.SHOWUP, What.OWED, what)
    return decision.mail(Mail.HOST_OWES, now)


def owed_by_host(booking: Booking) -> Money:
    """Besides the refund; nothing where it was the client who gave up, or nothing was a zadatek."""
    paid, is_zadatek = booking.deposit.paid, booking.terms.prepaid_as is Prepaid.ZADATEK
    by_host = booking.is_cancelled and booking.cancelled_by is Actor.HOST
    is_prepaid = booking.deposit.mode is Mode.PREPAY
    if paid is None or not (is_zadatek and by_host and is_prepaid):
        return booking.price.none()
    return paid.amount


def rule(
    booking: Booking,
    record: Record,
    ruling: Ruling,
    now: datetime,
    *,
    amount: int | None = None,
    reason: str = "",
    filled: bool = False,
) -> Decision:
    """The host decides about a fee, once. Nothing is taken before the cool-off is over; whoever
    takes it from a client who has spoken up says why. `filled`: somebody else has the time."""
    fee = booking.fee
    if fee is None or fee.ruling is not None:
        raise NotPossible("There is no fee to decide about.")
    if ruling is not Ruling.WAIVE and booking.is_frozen and not reason.strip():
        raise Invalid("Your client has written to you. Please say why you take it.", "reason")
    most = most_of(fee, booking, filled=filled)
    asked = _decided(fee, ruling, amount)
    decided = asked if asked <= most else most
    fee = replace(fee, filled=fee.filled or most != fee.amount)
    decision = _ruled(booking, fee, ruling, decided, reason.strip(), Actor.HOST, now)
    agrees = ruling is Ruling.WAIVE and booking.has_said(Word.OBJECTION)
    return uncounted(decision, record) if agrees else decision


def settle(booking: Booking, now: datetime, *, filled: bool = False) -> Decision:
    """Nobody decided about the fee. `filled`: somebody else has the time."""
    fee = booking.fee
    if fee is None or fee.ruling is not None:
        return Decision(booking)
    if now < settle_at(booking):  # the client heard of it late
        return Decision(booking.stepped()).then(Kind.SETTLE, settle_at(booking))
    most = most_of(fee, booking, filled=filled)
    amount = most if silence_takes(booking) else most.none()
    fee = replace(fee, filled=fee.filled or most != fee.amount)
    return _ruled(booking, fee, Ruling.SILENCE, amount, "", Actor.SHOWUP, now)


def refilled(booking: Booking, now: datetime) -> Decision:
    """Somebody else has taken the time since it was decided to take the fee."""
    fee = booking.fee
    if fee is None or fee.ruling is None or fee.filled:
        return Decision(booking)
    amount, fee = lowered(fee.amount, booking, filled=True), replace(fee, filled=True)
    ruling = fee.ruling or Ruling.SILENCE
    decision = _ruled(booking, fee, ruling, amount, fee.reason, Actor.SHOWUP, now)
    return decision.because(now, Actor.SHOWUP, What.FILLED)


def unheard(booking: Booking, now: datetime) -> Decision:
    """It was decided to take it, and the client never had it in writing: later, or never."""
    fee = booking.fee
    if fee is None or not fee.is_due:
        return Decision(booking)
    if fee.noticed:
        return Decision(booking.stepped()).then(Kind.CAPTURE, now)
    if now < settle_at(booking):
        return Decision(booking.stepped()).then(Kind.CAPTURE, settle_at(booking))
    told = "Your client could not be told of the fee, so it is not taken."
    nothing = fee.amount.none()
    decision = _ruled(booking, fee, Ruling.UNHEARD, nothing, "", Actor.SHOWUP, now)
    return decision.warn(now, told)


def _decided(fee: Fee, ruling: Ruling, amount: int | None) -> Money:
    if ruling is Ruling.TAKE:
        return fee.amount
    if ruling is not Ruling.LOWER:
        return fee.amount.none()
    if amount is None or not 0 < amount < fee.amount.amount:
        raise Invalid("A lowered fee lies between nothing and the fee.", "amount")
    return replace(fee.amount, amount=amount)


def _ruled(
    booking: Booking,
    fee: Fee,
    ruling: Ruling,
    amount: Money,
    reason: str,
    actor: Actor,
    now: datetime,
) -> Decision:
    decided = replace(fee, amount=amount, ruling=ruling, reason=reason, ruled=now)
    ruled = booking.stepped(fee=decided)
    why = f"{ruling}: {reason}".rstrip(": ")
    decision = Decision(ruled).because(now, actor, What.FEE_RULED, why)
    if amount:
        # A minute more, so that a word that was on its way in the last second has arrived.
        return decision.then(Kind.CAPTURE, max(now, fee.not_before + MINUTE))
    decision = release(decision, now)
    if booking.deposit.hold:
        return decision
    decision = decision.mail(Mail.HOST_SETTLED, now)
    return decision if _has_receipt(booking, decision) else decision.mail(Mail.RELEASED, now)


def _has_receipt(before: Booking, decision: Decision) -> bool:
    """Whether the client will hear of it once a hold is let go or taken, or a refund has gone
    out."""
    return bool(before.deposit.hold) or bool(owed_back(decision.booking))
