"""Withdrawing from the contract, as a consumer may for 14 days after booking: until when, from
what, and what becomes of the booking.

What it is built on: Directive 2011/83/EU, art. 9 (14 days), 11a (the function), 14 and 16 (what was
done by then), and docs/decisions/0020. It is not legal advice.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from showup.domain.booking import Actor, Booking, Consent, Status
from showup.domain.charging import release, uncounted
from showup.domain.choices import Buyers
from showup.domain.decision import Decision
from showup.domain.errors import Invalid, NotPossible
from showup.domain.events import What
from showup.domain.lapses import Record
from showup.domain.money import Money
from showup.domain.settings import Settings
from showup.domain.tasks import Mail
from showup.domain.terms import Terms
from showup.domain.times import MINUTE, later_reading
from showup.domain.words import Word

DAYS = timedelta(days=14)
DAY = timedelta(days=1)
SATURDAY = 6


def last_minute(made: datetime, zone: ZoneInfo) -> datetime:
    """The last minute of the 14th day after that of the contract. A period that would end on a
    Saturday or a Sunday ends with the working day after it (Regulation 1182/71, art. 3); so does
    one that would end on a public holiday, but no holidays are known here: then the host owes a
    day more than this."""
    day = made.astimezone(zone).date() + DAYS
    while day.isoweekday() >= SATURDAY:
        day += DAY
    return later_reading(datetime.combine(day, time(23, 59)), zone)


def right(
    terms: Terms, price: Money, made: datetime, zone: ZoneInfo, *, business: bool
) -> datetime | None:
    """The last minute of the right, to its end, for a booking made at `made`. None for whoever
    books for a `business`, and where nothing is to be paid for the meeting."""
    is_business = business if terms.clients is Buyers.BOTH else terms.clients is Buyers.BUSINESSES
    return None if is_business or not price else last_minute(made, zone)


def until(booking: Booking) -> datetime | None:
    """The last minute at which its client may withdraw, as far as the calendar goes."""
    consent, zone = booking.consent, booking.zone
    return right(booking.terms, booking.price, booking.made, zone, business=consent.business)


def needs_wish(until: datetime | None, start: datetime) -> bool:
    """Whether the meeting begins while its client could still withdraw: then they have to ask for
    it in so many words."""
    return until is not None and start < until + MINUTE


def demand_wish(
    consent: Consent, settings: Settings, price: Money, start: datetime, now: datetime
) -> None:
    """Raise Invalid where the express wish is needed for a booking made now, and was denied. The
    booking page asks for it; where nobody was asked, the meeting is booked, and it is for the host
    to know that its client can withdraw without owing anything."""
    terms, zone = settings.policy.terms, settings.host.zone
    last = right(terms, price, now, zone, business=consent.business)
    if needs_wish(last, start) and consent.express_wish is False:
        raise Invalid(
            "A meeting within the days in which you could withdraw needs your express wish.",
            "consent.express_wish",
        )


def can_withdraw(booking: Booking, now: datetime) -> bool:
    """In time, and from something: a meeting that is on, was missed, or was given up for a fee or
    a credit. Not from one that took place."""
    last = until(booking)
    if last is None or now >= last + MINUTE or booking.withdrawn:
        return False
    if booking.status is Status.CONFIRMED:
        return not _seems_held(booking, now)
    if booking.status is Status.NO_SHOW:
        return True
    fee = booking.fee
    costs = fee is not None and (fee.ruling is None or bool(fee.amount))
    return booking.is_cancelled and (costs or booking.credit is not None)


def withdraw_until(booking: Booking, now: datetime) -> datetime | None:
    """The last minute at which the client may withdraw, if they still may."""
    return until(booking) if can_withdraw(booking, now) else None


def withdraw(booking: Booking, record: Record, now: datetime) -> Decision:
    """The client withdraws. Nothing is owed, nothing is kept, nothing is counted, and nobody asks
    again: the new `sequence` ends what was planned. Done twice, it is one."""
    if booking.withdrawn:
        return Decision(booking)
    if not can_withdraw(booking, now):
        raise NotPossible("This contract can no longer be withdrawn from here.")
    ended = booking.stepped(
        status=Status.CANCELLED,
        sequence=booking.sequence + 1,
        cancelled_at=booking.cancelled_at or now,
        cancelled_by=Actor.CLIENT,
        fee=None,
        credit=None,
        withdrawn=now,
    )
    decision = uncounted(Decision(ended), record).because(now, Actor.CLIENT, What.WITHDRAWN)
    decision = decision.mail(Mail.WITHDRAWN, now).mail(Mail.HOST_WITHDRAWN, now)
    return release(decision, now)


def _seems_held(booking: Booking, now: datetime) -> bool:
    """It is over, and nobody has said that the client was missing."""
    words = (said for said in booking.said if said.meeting == booking.start)
    cannot = any(said.word is Word.CANNOT_COME and said.at < booking.end for said in words)
    was_missing = booking.check_in is not None or cannot
    return now >= booking.end and not was_missing
