"""How a meeting ends: they came, nobody said anything, or a fee is decided. Silence is kind."""

from dataclasses import replace
from datetime import datetime

from showup.domain.booking import Actor, Booking, Status
from showup.domain.charging import release, settle_at, silence_takes, uncounted
from showup.domain.decision import Decision
from showup.domain.errors import Invalid, NotPossible
from showup.domain.events import What
from showup.domain.fee import Fee, Ruling
from showup.domain.lapses import Record
from showup.domain.money import Money
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
    """They came: the hold is let go."""
    if booking.status is Status.ATTENDED:
        return Decision(booking)
    if booking.status is not Status.CONFIRMED or not can_have_come(booking, now):
        raise NotPossible("Only a confirmed meeting that has begun can be called attended.")
    why = "" if actor is Actor.HOST else "nobody said otherwise"
    decision = Decision(booking.stepped(status=Status.ATTENDED))
    decision = decision.because(now, actor, What.ATTENDED, why)
    return decision if booking.fee else release(decision, now)


def _set_right(booking: Booking, record: Record, now: datetime) -> Decision:
    """Whatever followed from it is taken back, but for a fee that is older than this meeting."""
    fee = booking.fee if booking.fee and booking.fee.clause is not Clause.NO_SHOW else None
    decision = Decision(booking.stepped(status=Status.ATTENDED, fee=fee))
    decision = decision.because(now, Actor.HOST, What.ATTENDED, "noted as missed by mistake")
    if fee:
        return decision
    decision = uncounted(decision, record)
    if booking.deposit.hold:
        return release(decision, now)
    return decision.mail(Mail.RELEASED, now)


def can_have_come(booking: Booking, now: datetime) -> bool:
    """Begun and not settled; or noted as missed, and nothing decided on that yet."""
    if booking.status is Status.CONFIRMED:
        return now >= booking.start
    return booking.status is Status.NO_SHOW and (booking.fee is None or not booking.fee.ruling)


def close(booking: Booking, now: datetime) -> Decision:
    """The last moment to say that nobody came has passed: they came."""
    if booking.status is not Status.CONFIRMED:
        return Decision(booking)
    if now < booking.declare_until:
        return Decision(booking.stepped()).then(Kind.CLOSE, booking.declare_until, bound=True)
    return attended(booking, now, Actor.SHOWUP)


def rule(
    booking: Booking,
    record: Record,
    ruling: Ruling,
    now: datetime,
    *,
    amount: int | None = None,
    reason: str = "",
) -> Decision:
    """The host decides about a fee, once. Nothing is taken before the cool-off is over; whoever
    takes it from a client who has spoken up says why."""
    fee = booking.fee
    if fee is None or fee.ruling is not None:
        raise NotPossible("There is no fee to decide about.")
    if ruling is not Ruling.WAIVE and booking.is_frozen and not reason.strip():
        raise Invalid("Your client has written to you. Please say why you take it.", "reason")
    decided = _decided(fee, ruling, amount)
    decision = _ruled(booking, fee, ruling, decided, reason.strip(), Actor.HOST, now)
    agrees = ruling is Ruling.WAIVE and booking.has_said(Word.OBJECTION)
    return uncounted(decision, record) if agrees else decision


def settle(booking: Booking, now: datetime) -> Decision:
    """Nobody decided about the fee."""
    fee = booking.fee
    if fee is None or fee.ruling is not None:
        return Decision(booking)
    if now < settle_at(booking):  # the client heard of it late
        return Decision(booking.stepped()).then(Kind.SETTLE, settle_at(booking))
    amount = fee.amount if silence_takes(booking) else fee.amount.none()
    return _ruled(booking, fee, Ruling.SILENCE, amount, "", Actor.SHOWUP, now)


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
    ruled = booking.stepped(fee=replace(fee, amount=amount, ruling=ruling, reason=reason))
    why = f"{ruling}: {reason}".rstrip(": ")
    decision = Decision(ruled).because(now, actor, What.FEE_RULED, why)
    if amount:
        # A minute more, so that a word that was on its way in the last second has arrived.
        return decision.then(Kind.CAPTURE, max(now, fee.not_before + MINUTE))
    if booking.deposit.hold is None:  # nothing to let go, hence no receipt that would say so
        return decision.mail(Mail.RELEASED, now).mail(Mail.HOST_SETTLED, now)
    return release(decision, now)
