"""What can be booked, when, and what it would cost: nothing here is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from showup.adapters.table import Table
from showup.domain import claims, diary
from showup.domain.claims import DAY, Page
from showup.domain.cutoffs import Cutoff, Stake, cutoffs
from showup.domain.errors import Invalid, SlotUnavailable, UnknownService
from showup.domain.money import Money
from showup.domain.settings import Meet, Service, Settings
from showup.domain.terms import Mode, Rebook, hold_at

LONGEST_RANGE = timedelta(days=92)


@dataclass(frozen=True)
class Offered:
    """A service as the page shows it."""

    id: str
    name: str
    description: str
    minutes: int
    price: Money
    deposit: Money
    meet: tuple[Meet, ...]


@dataclass(frozen=True)
class Slot:
    """An open time, and the last minute at which a booking of it can be cancelled free."""

    start: datetime
    last_free: datetime


@dataclass(frozen=True)
class Rescue:
    """Until which day a late move can still count as rebooked, and what has to happen by then."""

    until_date: date
    means: Rebook


@dataclass(frozen=True)
class Quote:
    """Everything that a client should know of a time before they decide."""

    policy: str
    effective: date
    service: str
    start: datetime
    end: datetime
    price: Money
    deposit: Money
    mode: Mode
    cutoffs: tuple[Cutoff, ...]
    no_show: Money
    hold_at: datetime | None
    rescue: Rescue | None
    wait_until: datetime
    decide_after_hours: float
    undo_minutes: int


def services(settings: Settings, locale: str) -> list[Offered]:
    return [
        Offered(
            service.id,
            service.name(locale),
            service.descriptions.get(locale, ""),
            service.minutes,
            service.price,
            settings.deposit_for(service),
            service.meet,
        )
        for service in settings.services
    ]


def slots(
    settings: Settings,
    table: Table,
    service: str,
    first: date,
    last: date,
    zone: ZoneInfo,
    now: datetime,
    *,
    but: str = "",
) -> list[Slot]:
    """The open starts on the dates `first` to `last` of the client's zone, in that zone.

    `but`: the booking that is to be moved, which does not stand in its own way.
    """
    wanted = the_service(settings, service)
    if last < first or last - first > LONGEST_RANGE:
        raise Invalid(f"Ask for {LONGEST_RANGE.days} days at most, in order.", "to")
    pages = table.pages(first - 2 * DAY, last + 2 * DAY)
    starts = open_starts(settings, wanted.minutes, pages, first - DAY, last + DAY, now, but=but)
    local = (start.astimezone(zone) for start in starts)
    return [
        Slot(start, _last_free(settings, wanted, start, now).astimezone(zone))
        for start in local
        if first <= start.date() <= last
    ]


def _last_free(settings: Settings, service: Service, start: datetime, now: datetime) -> datetime:
    """Of a booking made now."""
    stake = Stake(service.price, settings.deposit_for(service))
    rows = cutoffs(settings.policy.terms, start, now, stake, settings.host.zone)
    return max((row.until for row in rows if not row.cancel), default=now)


def open_starts(
    settings: Settings,
    minutes: int,
    pages: Iterable[Page],
    first: date,
    last: date,
    now: datetime,
    *,
    but: str = "",
) -> list[datetime]:
    """The open starts on local dates of the host."""
    hours, current = settings.hours, claims.minute(now)
    taken = claims.busy(pages, current, but=but)
    starts = diary.open_starts(hours, settings.host.zone, minutes, first, last, taken)
    return [claims.moment(start) for start in diary.within(hours, starts, current)]


def quote(
    settings: Settings, service: str, start: datetime, now: datetime, *, known: bool = False
) -> Quote:
    """What a booking made now would cost, step by step. It does not say that the time is open.
    `known`: for a client who has met the host before."""
    wanted = the_service(settings, service)
    if start <= now:
        raise SlotUnavailable("That time has passed.")
    terms, zone = settings.policy.terms, settings.host.zone
    deposit = settings.deposit_for(wanted, known=known)
    rescue = None
    if terms.rescue_within and deposit:
        day = start.astimezone(zone).date() + timedelta(days=terms.rescue_within)
        rescue = Rescue(day, terms.rebook_means)
    is_held = deposit and terms.mode in (Mode.HOLD, Mode.BOTH)
    return Quote(
        policy=settings.policy.id,
        effective=settings.policy.effective,
        service=service,
        start=start,
        end=start + timedelta(minutes=wanted.minutes),
        price=wanted.price,
        deposit=deposit,
        mode=terms.mode if deposit else Mode.NONE,
        cutoffs=cutoffs(terms, start, now, Stake(wanted.price, deposit), zone),
        no_show=terms.no_show.amount(wanted.price, deposit),
        hold_at=max(now, hold_at(terms, start, zone)) if is_held else None,
        rescue=rescue,
        wait_until=start + terms.wait,
        decide_after_hours=terms.decide_after / timedelta(hours=1),
        undo_minutes=int(terms.undo / timedelta(minutes=1)),
    )


def the_service(settings: Settings, id: str) -> Service:
    service = settings.service(id)
    if service is None:
        raise UnknownService("There is no such service.")
    return service
