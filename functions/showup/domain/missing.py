"""Somebody is missing: the host tries to reach them, asks by a check-in, waits, and only then may
say that nobody came."""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from showup.domain.booking import Actor, Booking, Status
from showup.domain.charging import arise, counted, fee_of, release
from showup.domain.costs import cost_of_missing
from showup.domain.decision import Decision
from showup.domain.errors import NotPossible
from showup.domain.events import What
from showup.domain.lapses import Record
from showup.domain.schedule import plan_follow_ups
from showup.domain.settings import Plan
from showup.domain.tasks import Mail
from showup.domain.words import CheckIn


class Way(StrEnum):
    """How the host tried to reach somebody."""

    PHONE = "phone"
    TEXT = "text"


def tried(booking: Booking, way: Way, now: datetime) -> Decision:
    """An attempt to reach them, for the record."""
    if not is_expected(booking, now):
        raise NotPossible("There is nobody to be reached for this meeting now.")
    return Decision(booking.stepped()).because(now, Actor.HOST, What.TRIED, way)


def missing(booking: Booking, now: datetime) -> Decision:
    """Not here: the client is asked whether everything is all right. Said twice, it is one."""
    if booking.check_in and not can_ask(booking, now):
        return Decision(booking)
    if not can_ask(booking, now):
        raise NotPossible("Only somebody who is due and not here can be asked where they are.")
    asked = booking.stepped(check_in=CheckIn(now))
    decision = Decision(asked).because(now, Actor.HOST, What.MISSING)
    return decision.mail(Mail.CHECK_IN, now, bound=True, until=asked.wait_until)


def no_show(booking: Booking, record: Record, plan: Plan, now: datetime) -> Decision:
    """Nobody came, and the wait is over. A fee, if there is one, waits out its cool-off."""
    if booking.status is Status.NO_SHOW:
        return Decision(booking)
    if not can_declare(booking, now):
        raise NotPossible("A missed meeting can be noted once you have asked and waited.")
    cost = cost_of_missing(booking, record, now)
    fee = booking.fee or fee_of(cost, booking, now)
    decision = Decision(booking.stepped(status=Status.NO_SHOW, fee=fee))
    decision = counted(decision, record, cost, now)
    decision = decision.because(now, Actor.HOST, What.NO_SHOW)
    decision = arise(decision, cost, now).mail(Mail.MISSED, now)
    decision = plan_follow_ups(decision, plan, now)
    return decision if fee and fee.waits else release(decision, now)


def is_expected(booking: Booking, now: datetime) -> bool:
    """Due, and not yet known to have come or not."""
    return booking.status is Status.CONFIRMED and booking.start <= now < booking.declare_until


def can_ask(booking: Booking, now: datetime) -> bool:
    """Not asked yet, or asked in vain; and an answer would still come in time."""
    asked = booking.check_in
    in_vain = asked is None or (asked.sent is None and not booking.waits_at(now))
    soon = replace(booking, check_in=CheckIn(now)).wait_until < booking.declare_until
    return is_expected(booking, now) and in_vain and soon


def can_declare(booking: Booking, now: datetime) -> bool:
    """Asked, and the wait is over, to the end of its last minute."""
    asked = booking.check_in is not None
    return asked and is_expected(booking, now) and not booking.waits_at(now)
