"""How a meeting ends: they came, nobody said anything, or a fee is decided. Silence is kind."""

from dataclasses import replace
from datetime import datetime

from showup.domain.booking import Actor, Booking, Ruling, Status
from showup.domain.changing import release
from showup.domain.decision import Decision
from showup.domain.errors import Invalid, NotPossible
from showup.domain.events import What
from showup.domain.tasks import Kind


def attended(booking: Booking, now: datetime, actor: Actor = Actor.HOST) -> Decision:
    """They came: the hold is let go."""
    if booking.status is Status.ATTENDED:
        return Decision(booking)
    if booking.status is not Status.CONFIRMED or now < booking.start:
        raise NotPossible("Only a confirmed meeting that has begun can be called attended.")
    why = "" if actor is Actor.HOST else "nobody said otherwise"
    decision = Decision(booking.stepped(status=Status.ATTENDED))
    decision = decision.because(now, actor, What.ATTENDED, why)
    return decision if booking.fee else release(decision, now)


def close(booking: Booking, now: datetime) -> Decision:
    """The last moment to say that nobody came has passed: they came."""
    if booking.status is not Status.CONFIRMED:
        return Decision(booking)
    if now < booking.declare_until:
        return Decision(booking.stepped()).then(Kind.CLOSE, booking.declare_until, bound=True)
    return attended(booking, now, Actor.SHOWUP)


def rule(
    booking: Booking, ruling: Ruling, now: datetime, *, amount: int | None = None, reason: str = ""
) -> Decision:
    """The host decides about a fee, once. Nothing is taken before the cool-off is over."""
    fee = booking.fee
    if fee is None or fee.ruling is not None:
        raise NotPossible("There is no fee to decide about.")
    decided = fee.amount
    if ruling is Ruling.LOWER:
        if amount is None or not 0 < amount < fee.amount.amount:
            raise Invalid("A lowered fee lies between nothing and the fee.", "amount")
        decided = replace(fee.amount, amount=amount)
    elif ruling is not Ruling.TAKE:
        decided = fee.amount.none()
    actor = Actor.SHOWUP if ruling is Ruling.SILENCE else Actor.HOST
    ruled = replace(fee, amount=decided, ruling=ruling, reason=reason)
    decision = Decision(booking.stepped(fee=ruled))
    decision = decision.because(now, actor, What.FEE_RULED, f"{ruling}: {reason}".rstrip(": "))
    if not decided:
        return release(decision, now)
    return decision.then(Kind.CAPTURE, max(now, fee.not_before))


def settle(booking: Booking, now: datetime) -> Decision:
    """Nobody decided about the fee: it is not taken."""
    if booking.fee is None or booking.fee.ruling is not None:
        return Decision(booking)
    return rule(booking, Ruling.SILENCE, now)


def can_say(booking: Booking, now: datetime) -> tuple[str, ...]:
    """What is open to the host now."""
    came = booking.status is Status.CONFIRMED and now >= booking.start
    is_on = booking.is_open and now < booking.end
    undecided = booking.fee is not None and booking.fee.ruling is None
    steps = {"attended": came, "cancel": is_on, "decide": undecided}
    return tuple(step for step, goes in steps.items() if goes)
