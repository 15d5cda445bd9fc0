"""Bookings as a mail finds them, brought there by the rules themselves; and the mails."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from showup.adapters.clauses import Clauses
from showup.adapters.letters import Letter, Letters
from showup.adapters.templates import templates
from showup.domain import (
    changing,
    charging,
    closing,
    confirming,
    holding,
    hosting,
    missing,
    notices,
    saving,
    saying,
)
from showup.domain.booking import Booking, Status
from showup.domain.deposit import Card, Hold
from showup.domain.fee import Ruling
from showup.domain.history import Card as FeeCard
from showup.domain.history import History
from showup.domain.lapses import Record
from showup.domain.money import Money
from showup.domain.offers import Offers
from showup.domain.settings import Meet, Settings
from showup.domain.tasks import Mail
from showup.domain.terms import Clause
from showup.domain.times import MINUTE
from showup.domain.words import Word
from tests.adapters.disputed import the_rebuttal
from tests.builders import NOW, START, a_booking, a_service, some_settings

MANAGE = "https://host.example/manage/#token-of-the-client"
BOOK = "https://host.example/book/"
DESK = "https://host.example/desk/#token-of-the-host"
ENTER = "https://host.example/desk/?in#ticket-of-the-host"

HOUR = timedelta(hours=1)
LAST_FREE = START - 48 * HOUR
HOLD_AT = LAST_FREE - 24 * HOUR
LATE = LAST_FREE + 22 * HOUR
NEW_START = START + 48 * HOUR
ASKED = START + 5 * MINUTE
DECLARED = START + 30 * MINUTE  # whatever was said, the wait is over
OFFERS = (START + 25 * HOUR, START + 55 * HOUR, START + 73 * HOUR)
OPEN = Offers(OFFERS)
KEPT = Offers(OFFERS, START + 12 * HOUR)
NO_TIMES = Offers()
CLEAN = Record("a pseudonym")
LAPSED = CLEAN.with_lapse(LATE - timedelta(days=90))
HISTORY = History(met=4, in_time=1, late=2, missed=0, taken=1)


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


def moved_by_host(booking: Booking, now: datetime) -> Booking:
    why = "The trains are on strike."
    return hosting.move_by_host(booking, NEW_START, [], some_settings(), now, why).booking


def saved(
    booking: Booking, now: datetime, *, meet: Meet | None = None, minutes: int = 0
) -> Booking:
    """The same time, by phone or shorter."""
    services = (a_service(shorter=25, meet=(Meet.VIDEO, Meet.PHONE, Meet.IN_PERSON)),)
    settings = some_settings(services=services)
    return saving.save(booking, meet, minutes, "", [], settings, now).booking


def cancelled(
    booking: Booking, now: datetime, record: Record = CLEAN, emergency: str | None = None
) -> Booking:
    plan = some_settings().plan
    return changing.cancel(booking, record, plan, now, emergency=emergency).booking


def with_fee(**changes: Any) -> Booking:
    """Cancelled late by somebody who has lapsed before."""
    return cancelled(held(**changes), LATE, LAPSED)


def by_host(booking: Booking, now: datetime, reason: str = "") -> Booking:
    return hosting.cancel_by_host(booking, now, reason).booking


def asked(booking: Booking, now: datetime = ASKED, *, went: bool = True) -> Booking:
    """The host said that they are not there; the check-in went out, or came back."""
    checked = missing.missing(booking, now).booking
    return notices.went(checked, Mail.CHECK_IN, now, checked.fee).booking if went else checked


def said(booking: Booking, word: Word, text: str = "", now: datetime = ASKED) -> Booking:
    return saying.say(booking, LAPSED, word, text, now).booking


def missed(booking: Booking, record: Record = LAPSED, now: datetime = DECLARED) -> Booking:
    return missing.no_show(booking, record, some_settings().plan, now).booking


def told(booking: Booking, mail: Mail = Mail.MISSED) -> Booking:
    """That mail has quoted the clause to them."""
    at = booking.fee.arose if booking.fee else DECLARED
    return notices.went(booking, mail, at, booking.fee).booking


def missed_with_fee(**changes: Any) -> Booking:
    """Asked, waited for, and told of the fee."""
    return told(missed(asked(held(**changes))))


def ruled(
    booking: Booking, ruling: Ruling, reason: str = "", now: datetime = DECLARED + HOUR, **to: int
) -> Booking:
    return closing.rule(booking, LAPSED, ruling, now, reason=reason, **to).booking


def silent(booking: Booking) -> Booking:
    """The host has decided nothing, to the end."""
    return closing.settle(booking, charging.settle_at(booking)).booking


def released(booking: Booking, now: datetime) -> Booking:
    return holding.released(booking, "pi", now).booking


def captured(booking: Booking, amount: int = 6000) -> Booking:
    return holding.captured(booking, Money(amount, "PLN"), LATE + 75 * HOUR).booking


def taken(amount: int = 6000, **changes: Any) -> Booking:
    """Decided and captured."""
    fee = told(with_fee(**changes), Mail.CANCELLED)
    if amount == 6000:
        return captured(ruled(fee, Ruling.TAKE, now=LATE + HOUR))
    return captured(ruled(fee, Ruling.LOWER, now=LATE + HOUR, amount=amount), amount)


def card_of(booking: Booking, *, filled: bool = False, history: History = HISTORY) -> FeeCard:
    """What a host should know; the booking has a fee."""
    assert booking.fee is not None
    most = charging.lowered(booking.fee.amount, booking, filled=filled)
    settles, takes = charging.settle_at(booking), charging.silence_takes(booking)
    return FeeCard(history, filled, most, settles, takes)


@cache
def letters() -> Letters:
    return Letters()


def write(
    mail: Mail,
    booking: Booking,
    now: datetime = NOW,
    *,
    settings: Settings | None = None,
    offers: Offers = KEPT,
    card: FeeCard | None = None,
    error: str = "mail.reminder.0.v3: no answer",
) -> Letter:
    settings = settings or some_settings()
    if mail is Mail.HOST_SIGN_IN:
        return letters().sign_in(settings, ENTER)
    return letters().write(
        mail,
        booking,
        settings,
        manage=MANAGE,
        book=BOOK,
        desk=DESK,
        now=now,
        offers=offers,
        card=card or (card_of(booking) if booking.fee else None),
        error=error,
        dispute=the_rebuttal(booking, settings, now),
    )


def quoted(clause: Clause, booking: Booking, locale: str = "en") -> str:
    """As a mail quotes it, number and sentence."""
    clauses = Clauses(templates(), locale)
    sentence = clauses.sentence(clause, booking)
    return f"{clauses.reference(clause).capitalize()}: {sentence}"


def speaking(locale: str) -> Settings:
    """The host's own language first."""
    settings = some_settings()
    locales = tuple(sorted(settings.host.locales, key=lambda other: other != locale))
    return replace(settings, host=replace(settings.host, locales=locales))


def text(mail: Mail, booking: Booking, now: datetime = NOW) -> str:
    return write(mail, booking, now).text
