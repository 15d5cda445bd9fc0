"""Bookings whose deposit was paid in advance, and policies that ask for it in other ways."""

from datetime import datetime, timedelta
from typing import Any

from showup.domain import confirming, crediting, refunding, withdrawing
from showup.domain.booking import Booking
from showup.domain.choices import After, Mode, Prepaid, Rebook
from showup.domain.consequences import ALL, FREE, NOTHING, Consequence, Row
from showup.domain.decision import Decision
from showup.domain.deposit import Paid
from showup.domain.money import Money
from showup.domain.settings import Settings
from showup.domain.times import MINUTE
from tests.adapters.correspondence import CLEAN, HOUR, LAST_FREE, cancelled
from tests.builders import NOW, a_booking, some_settings, with_terms

CARD = with_terms(some_settings(), mode=Mode.CARD)
PART = with_terms(some_settings(), after=After.PART_PAYMENT)
ZADATEK = with_terms(some_settings(), mode=Mode.PREPAY, prepaid_as=Prepaid.ZADATEK)
BACK = with_terms(ZADATEK, after=After.RELEASE)
ZALICZKA = with_terms(
    some_settings(),
    mode=Mode.PREPAY,
    prepaid_as=Prepaid.ZALICZKA,
    notice=(Row(NOTHING),),
    no_show=FREE,
)
IN_THREE_DAYS = Consequence(percent=100, within=3)
# A deposit paid in advance; whoever gives the meeting up two days before keeps it for a new date.
CREDIT = with_terms(
    ZADATEK, notice=(Row(48 * HOUR, cancel=IN_THREE_DAYS, move=FREE), Row(NOTHING, ALL, ALL))
)
SOON = with_terms(
    CREDIT,
    rebook_means=Rebook.TAKES_PLACE,
    notice=(Row(48 * HOUR, IN_THREE_DAYS, IN_THREE_DAYS), Row(NOTHING, ALL, ALL)),
)
HALF = Consequence(percent=50)
# Free for a week, then a half, then all of it; whoever says nothing loses as much.
STEPS = with_terms(
    some_settings(),
    notice=(Row(timedelta(days=7)), Row(48 * HOUR, HALF, FREE), Row(NOTHING, ALL, ALL)),
)


def paid(settings: Settings = ZADATEK, **changes: Any) -> Booking:
    """At Checkout, and confirmed."""
    pending = a_booking(settings, **changes)
    money = Paid("pi", pending.deposit.amount, changes.get("now", NOW))
    return confirming.paid_in_advance(pending, money, "cus", "pm", None, settings.plan).booking


def credited(settings: Settings = CREDIT, **changes: Any) -> Booking:
    """Cancelled in time; the deposit waits for a new date."""
    return cancelled(paid(settings, **changes), LAST_FREE)


def over(booking: Booking) -> datetime:
    """When the days of its credit are over."""
    assert booking.credit is not None, "only a credit runs out"
    return booking.credit.until + MINUTE


def credit_lost(settings: Settings = CREDIT, **changes: Any) -> Booking:
    booking = credited(settings, **changes)
    return crediting.run_out(booking, over(booking)).booking


def refunded(booking: Booking, now: datetime = NOW) -> Booking:
    """All that is owed back has gone back."""
    before = booking.deposit.refunded or Money(0, "PLN")
    return refunding.refunded(booking, before + refunding.owed_back(booking), now).booking


def bounced(booking: Booking, now: datetime = NOW) -> Booking:
    """Everything went back, and came back again from the client's bank."""
    gone = refunded(booking, now)
    assert gone.deposit.refunded is not None, "only what went back comes back"
    nothing = gone.deposit.refunded.none()
    came_back = refunding.GoneBack(nothing, gone.deposit.refunded, nothing)
    return refunding.seen(Decision(gone), came_back, now).booking


def withdrawn(booking: Booking, now: datetime = NOW + HOUR) -> Booking:
    """As a consumer may."""
    return withdrawing.withdraw(booking, CLEAN, now).booking
