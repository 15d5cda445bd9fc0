"""Saving a meeting that would else be cancelled: the same time, shorter or from where they are."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from showup.domain.booking import Actor, Booking, Client
from showup.domain.claims import Page
from showup.domain.costs import can_save
from showup.domain.decision import Decision
from showup.domain.errors import NotPossible
from showup.domain.events import What
from showup.domain.schedule import plan_meeting
from showup.domain.settings import Meet, Settings
from showup.domain.tasks import Mail

# What spares a journey, and what spares a camera.
_EASIER = {
    Meet.IN_PERSON: (Meet.PHONE, Meet.VIDEO),
    Meet.VIDEO: (Meet.PHONE,),
    Meet.PHONE: (),
}


@dataclass(frozen=True)
class Ways:
    """How this meeting could still take place: other ways to meet, and fewer minutes (or 0)."""

    meet: tuple[Meet, ...] = ()
    minutes: int = 0


def ways(booking: Booking, settings: Settings, now: datetime) -> Ways:
    """What the service offers, where the policy lets a meeting be kept in that way."""
    service = settings.service(booking.service)
    if service is None or not can_save(booking, now):
        return Ways()
    meet = (
        way for way in _EASIER[booking.meet] if way in service.meet and settings.places.get(way)
    )
    shorter = 0 if booking.shortened or service.shorter >= booking.minutes else service.shorter
    return Ways(tuple(meet), shorter)


def save(
    booking: Booking,
    meet: Meet | None,
    minutes: int,
    phone: str,
    pages: Iterable[Page],
    settings: Settings,
    now: datetime,
) -> Decision:
    """Free of charge: the same time, by `meet` or in so many `minutes`. The deposit stays as it
    is, and so does what cancelling costs."""
    open_ = ways(booking, settings, now)
    if not (meet or minutes) or (meet and meet not in open_.meet):
        raise NotPossible("This meeting cannot be saved in that way.")
    if minutes and minutes != open_.minutes:
        raise NotPossible("This meeting cannot be made shorter in that way.")
    saved = booking.stepped(
        meet=meet or booking.meet,
        minutes=minutes or booking.minutes,
        shortened=booking.shortened or bool(minutes),
        client=_reachable(booking.client, phone),
        sequence=booking.sequence + 1,
    )
    why = " and ".join(filter(None, [meet or "", f"{minutes} minutes" if minutes else ""]))
    decision = Decision(saved).on(pages, settings.hours, offered=booking.id)
    decision = decision.because(now, Actor.CLIENT, What.SAVED, why)
    decision = decision.mail(Mail.SAVED, now, bound=True).mail(Mail.HOST_SAVED, now, bound=True)
    return plan_meeting(decision, settings.plan, now, says_where=True)


def _reachable(client: Client, phone: str) -> Client:
    return replace(client, phone=phone) if phone else client
