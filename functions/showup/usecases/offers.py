"""A new date: three concrete times for one client, kept aside for them for some hours."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from showup.adapters.commit import Commit
from showup.domain import changing, claims, costs, crediting, diary
from showup.domain.booking import Booking, Status
from showup.domain.claims import DAY, Page, Taken, Why
from showup.domain.decision import Decision
from showup.domain.lapses import Record
from showup.domain.offers import Offers, one_a_day
from showup.domain.settings import Settings, Urgency
from showup.usecases.offering import open_starts
from showup.usecases.tools import Tools, existing, record_of, until_committed

AS_FAR = timedelta(days=21)


def offers(booking: Booking, tools: Tools, now: datetime) -> Offers:
    """What is kept aside, or else what is open. Nothing is written."""
    pages = _pages(booking, tools, now)
    return _kept(booking, pages, tools, now) or Offers(_chosen(booking, pages, tools, now))


def keep_if_late(id: str, tools: Tools, now: datetime) -> Offers:
    """What a client may ask for. Kept aside for somebody who would else cancel late, and for
    nobody else: whoever has given a time up gets theirs by mail, so many times and no more."""
    booking = existing(tools, id)
    stands = booking.status is Status.CONFIRMED and now < booking.start
    if stands and costs.is_late(booking, now):
        return keep(id, tools, now)
    return offers(booking, tools, now)


def keep(id: str, tools: Tools, now: datetime) -> Offers:
    """Kept aside from now on; what is kept already stays, and no longer than it was to."""

    def attempt() -> Offers:
        booking = existing(tools, id)
        pages = _pages(booking, tools, now)
        if kept := _kept(booking, pages, tools, now):
            return kept
        starts = _chosen(booking, pages, tools, now)
        until = now + tools.settings.plan.keep_offers
        if not starts or until <= now:
            return Offers(starts)
        entries = [_entry(booking, start, until, tools.settings) for start in starts]
        new = claims.add(claims.free(pages, id, Why.KEPT), entries)
        changed = tuple(page for page in new if page not in pages)
        tools.table.commit(Commit(Decision(booking, pages=changed), booking, now))
        return Offers(starts, claims.moment(claims.minute(until)))

    return until_committed(attempt, tools.patience)


def days_kept(id: str, tools: Tools, now: datetime) -> set[date]:
    """The UTC dates on which something is kept aside for the client of a booking."""
    today = now.date()
    pages = tools.table.pages(today - DAY, today + tools.settings.hours.ahead + 2 * DAY)
    entries = claims.kept(pages, id, claims.minute(now))
    return {day for entry in entries for day in claims.dates(entry.start, entry.end)}


def _kept(booking: Booking, pages: Iterable[Page], tools: Tools, now: datetime) -> Offers | None:
    """As far as they can still be had; the rules may have changed meanwhile."""
    entries = claims.kept(pages, booking.id, claims.minute(now))
    before = tools.settings.hours.buffer_before
    open_ = set(_open(booking, pages, tools, now)) if entries else set()
    starts = [claims.moment(entry.start) + before for entry in entries]
    ends = [claims.moment(entry.until) for entry in entries if entry.until]
    found = tuple(start for start in starts if start in open_)
    return Offers(found, min(ends)) if found and ends else None


def _chosen(
    booking: Booking, pages: Iterable[Page], tools: Tools, now: datetime
) -> tuple[datetime, ...]:
    zone = tools.settings.host.zone
    return one_a_day(_open(booking, pages, tools, now), booking.start, zone)


def _open(booking: Booking, pages: Iterable[Page], tools: Tools, now: datetime) -> list[datetime]:
    """The open times of the days in question; for a meeting that is still on, only those to which
    moving costs nothing, and for a credit, those that it counts for."""
    settings, (first, last) = tools.settings, _days(booking, tools.settings, now)
    minutes = _minutes(booking, settings)
    starts = open_starts(settings, minutes, pages, first, last, now, but=booking.id)
    if booking.credit:
        return [start for start in starts if crediting.counts(booking, start, now)]
    if not booking.is_open or now >= booking.start:
        return starts
    if not changing.can_move(booking):
        return []
    record = record_of(booking, tools)
    return [start for start in starts if _is_free(booking, record, start, now)]


def _is_free(booking: Booking, record: Record, start: datetime, now: datetime) -> bool:
    return start != booking.start and not costs.cost_of_moving(booking, record, start, now).amount


def _pages(booking: Booking, tools: Tools, now: datetime) -> tuple[Page, ...]:
    """All of the days in question, written or not, with a day or two around them."""
    first, last = _days(booking, tools.settings, now)
    first, last = first - 2 * DAY, last + 2 * DAY
    written = {page.date: page for page in tools.table.pages(first, last)}
    days = (first + n * DAY for n in range((last - first).days + 1))
    return tuple(written.get(day, Page(day)) for day in days)


def _days(booking: Booking, settings: Settings, now: datetime) -> tuple[date, date]:
    """From the day after the meeting; with a deadline near, from today."""
    zone = settings.host.zone
    urgent = booking.urgency is Urgency.URGENT
    near = now if urgent else max(booking.start, now)
    first = near.astimezone(zone).date() + (0 if urgent else 1) * DAY
    return first, first + AS_FAR


def _minutes(booking: Booking, settings: Settings) -> int:
    """A new meeting has the service's full length again; the same one, moved, keeps its own."""
    service, is_new = settings.service(booking.service), not (booking.is_open or booking.credit)
    return service.minutes if service and is_new else booking.minutes


def _entry(booking: Booking, start: datetime, until: datetime, settings: Settings) -> Taken:
    begin, end = diary.padded(settings.hours, start, _minutes(booking, settings))
    return Taken(begin, end, booking.id, claims.minute(until), Why.KEPT)
