"""Bookings at each turn that a mail is about, made by the rules themselves; and the mails."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from showup.adapters.letters import Letter, Letters
from showup.domain import changing, closing, confirming, holding
from showup.domain.booking import Actor, Booking, Status
from showup.domain.deposit import Card, Hold
from showup.domain.fee import Ruling
from showup.domain.lapses import Record
from showup.domain.money import Money
from showup.domain.settings import Settings
from showup.domain.tasks import Mail
from tests.builders import NOW, START, a_booking, some_settings, with_terms

MANAGE = "https://host.example/manage/#token-of-the-client"
BOOK = "https://host.example/book/"
DESK = "https://host.example/desk/#token-of-the-host"

HOUR = timedelta(hours=1)
LAST_FREE = START - 48 * HOUR
HOLD_AT = LAST_FREE - 24 * HOUR
LATE = LAST_FREE + 22 * HOUR
NEW_START = START + 48 * HOUR
OFFERS = (START + 25 * HOUR, START + 55 * HOUR, START + 73 * HOUR)
CLEAN = Record("a pseudonym")
LAPSED = CLEAN.with_lapse(LATE - timedelta(days=90))


@dataclass(frozen=True)
class Turn:
    """A mail, the booking it is about, and when it is written."""

    mail: Mail
    booking: Booking
    now: datetime


def confirmed(settings: Settings | None = None, **changes: Any) -> Booking:
    """The card is saved, the hold comes later."""
    settings = settings or some_settings()
    pending = a_booking(settings, **changes)
    if pending.status is Status.CONFIRMED:
        return pending
    card = Card("visa", "4242")
    return confirming.card_saved(pending, "cus", "pm", card, settings.plan, NOW).booking


def held(settings: Settings | None = None, **changes: Any) -> Booking:
    settings = settings or some_settings()
    hold = Hold("pi", HOLD_AT, HOLD_AT + timedelta(days=7))
    booking = confirmed(settings, **changes)
    return holding.hold_placed(booking, hold, settings.plan, HOLD_AT).booking


def refused(code: str = "card_declined", **changes: Any) -> Booking:
    return holding.hold_refused(confirmed(**changes), code, HOLD_AT).booking


def moved(booking: Booking, now: datetime, record: Record = CLEAN) -> Booking:
    return changing.move(booking, record, NEW_START, [], some_settings(), now).booking


def cancelled(booking: Booking, now: datetime, record: Record = CLEAN) -> Booking:
    return changing.cancel(booking, record, now).booking


def with_fee(**changes: Any) -> Booking:
    """Cancelled late by somebody who has lapsed before."""
    return cancelled(held(**changes), LATE, LAPSED)


def by_host(booking: Booking, now: datetime) -> Booking:
    return booking.stepped(
        status=Status.CANCELLED,
        sequence=booking.sequence + 1,
        cancelled_at=now,
        cancelled_by=Actor.HOST,
    )


def released(booking: Booking, now: datetime) -> Booking:
    return holding.released(booking, "pi", now).booking


def taken(amount: int = 6000, **changes: Any) -> Booking:
    """Decided and captured."""
    booking = with_fee(**changes)
    ruling, lower = (Ruling.TAKE, None) if amount == 6000 else (Ruling.LOWER, amount)
    ruled = closing.rule(booking, ruling, LATE + HOUR, amount=lower).booking
    return holding.captured(ruled, Money(amount, "PLN"), LATE + 25 * HOUR).booking


def every_turn(**changes: Any) -> tuple[Turn, ...]:
    """Each mail at least once, and each that differs by what happened."""
    pending = a_booking(**changes)
    came = closing.attended(held(**changes), START + HOUR).booking
    waived = closing.rule(with_fee(**changes), Ruling.WAIVE, LATE + HOUR).booking
    rescued = moved(held(**changes), LATE)
    strict = with_terms(some_settings(), rebook_within=0)
    late_move = moved(held(strict, **changes), LATE, LAPSED)
    gone = confirming.gone(pending, NOW + HOUR).booking
    no_card = holding.hold_refused(pending, "expired_card", NOW).booking
    return (
        Turn(Mail.BOOKED, confirmed(**changes), NOW),
        Turn(Mail.BOOKED, held(**changes), HOLD_AT),
        Turn(Mail.HELD, held(**changes), HOLD_AT),
        Turn(Mail.HOLD_REFUSED, refused(**changes), HOLD_AT),
        Turn(Mail.HOLD_REFUSED, no_card, NOW),
        Turn(Mail.REMINDER, confirmed(**changes), HOLD_AT - HOUR),
        Turn(Mail.MEETING_LINK, held(**changes), LAST_FREE),
        Turn(Mail.MOVED, moved(held(**changes), LAST_FREE), LAST_FREE),
        Turn(Mail.MOVED, rescued, LATE),
        Turn(Mail.MOVED, late_move, LATE),
        Turn(Mail.CANCELLED, cancelled(held(**changes), LAST_FREE), LAST_FREE),
        Turn(Mail.CANCELLED, cancelled(held(**changes), LATE), LATE),
        Turn(Mail.CANCELLED, with_fee(**changes), LATE),
        Turn(Mail.CANCELLED, by_host(held(**changes), LATE), LATE),
        Turn(Mail.RELEASED, released(came, START + HOUR), START + HOUR),
        Turn(Mail.RELEASED, released(waived, LATE + HOUR), LATE + HOUR),
        Turn(Mail.TAKEN, taken(**changes), LATE + 25 * HOUR),
        Turn(Mail.TAKEN, taken(4000, **changes), LATE + 25 * HOUR),
        Turn(Mail.EXPIRED, gone, NOW + HOUR),
        Turn(Mail.HOST_BOOKED, confirmed(**changes), NOW),
        Turn(Mail.HOST_MOVED, rescued, LATE),
        Turn(Mail.HOST_CANCELLED, with_fee(**changes), LATE),
        Turn(Mail.HOST_CANCELLED, cancelled(held(**changes), LATE), LATE),
        Turn(Mail.HOST_HOLD_REFUSED, refused(**changes), HOLD_AT),
        Turn(Mail.HOST_MET, held(**changes), START + HOUR),
        Turn(Mail.HOST_PARKED, held(**changes), START + HOUR),
    )


@cache
def letters() -> Letters:
    return Letters()


def write(
    mail: Mail,
    booking: Booking,
    now: datetime = NOW,
    *,
    settings: Settings | None = None,
    offers: Sequence[datetime] = OFFERS,
    error: str = "mail.reminder.0.v3: no answer",
) -> Letter:
    return letters().write(
        mail,
        booking,
        settings or some_settings(),
        manage=MANAGE,
        book=BOOK,
        desk=DESK,
        now=now,
        offers=offers,
        error=error,
    )


def speaking(locale: str) -> Settings:
    """The host's own language first."""
    settings = some_settings()
    locales = tuple(sorted(settings.host.locales, key=lambda other: other != locale))
    return replace(settings, host=replace(settings.host, locales=locales))


def written(turn: Turn, locale: str) -> Letter:
    """The mail of a turn, in that language."""
    booking = replace(turn.booking, locale=locale)
    return write(turn.mail, booking, turn.now, settings=speaking(locale))


def text(mail: Mail, booking: Booking, now: datetime = NOW) -> str:
    return write(mail, booking, now).text
