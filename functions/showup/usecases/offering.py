"""What can be booked, when, and what it would cost: nothing here is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from showup.adapters.table import Table
from showup.domain import claims, diary
from showup.domain.booking import Booking
from showup.domain.choices import After, Buyers, Method, Mode, Prepaid, Rebook
from showup.domain.claims import DAY, Page
from showup.domain.cutoffs import Cutoff, Stake, cutoffs, free_until
from showup.domain.deposit import chosen
from showup.domain.errors import Invalid, SlotUnavailable, UnknownService
from showup.domain.money import Money
from showup.domain.questions import Answer, Question, Step, answer
from showup.domain.settings import Meet, Service, Settings
from showup.domain.supposing import forgiven_once, supposed
from showup.domain.terms import Terms, last_of_days
from showup.domain.times import ceil_minute
from showup.domain.withdrawing import needs_wish, until
from showup.usecases.saved_cards import SavedCard, offered

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
    mode: Mode
    meet: tuple[Meet, ...]


@dataclass(frozen=True)
class Slot:
    """An open time, and the last minute at which a booking of it can be cancelled free, if any."""

    start: datetime
    last_free: datetime | None


@dataclass(frozen=True)
class Rescue:
    """Until which day a late move can still count as rebooked, and what has to happen by then."""

    until_date: date
    means: Rebook


@dataclass(frozen=True)
class Pay:
    """How the deposit can be left: when it would be held, what becomes of it once the meeting
    has taken place, by what, and the card of an earlier booking that it can be left with."""

    mode: Mode
    hold_at: datetime | None
    after: After
    by: tuple[Method, ...] = (Method.CARD,)
    saved_card: SavedCard | None = None


@dataclass(frozen=True)
class Quote:
    """Everything that a client should know of a time before they decide. `pay`: how they can
    leave the deposit, the first if they choose none; `hold_at` is of that one. `withdraw_until`:
    of a consumer; `express_wish`: one who could still withdraw when they meet has to want it;
    `statement`: what stands beside the sum at the client's bank."""

    policy: str
    effective: date
    service: str
    start: datetime
    end: datetime
    price: Money
    deposit: Money
    mode: Mode
    pay: tuple[Pay, ...]
    prepaid_as: Prepaid | None
    cutoffs: tuple[Cutoff, ...]
    no_show: Money
    hold_at: datetime | None
    rescue: Rescue | None
    rebook_means: Rebook
    wait_until: datetime
    decide_after_hours: float
    undo_minutes: int
    clients: Buyers
    withdraw_until: datetime | None
    express_wish: bool
    statement: str


def services(settings: Settings, locale: str) -> list[Offered]:
    return [
        Offered(
            service.id,
            service.name(locale),
            service.descriptions.get(locale, ""),
            service.minutes,
            service.price,
            deposit := settings.deposit_for(service),
            settings.policy.terms.mode if deposit else Mode.NONE,
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
        Slot(start, _last_free(settings, wanted, start, now, zone))
        for start in local
        if first <= start.date() <= last
    ]


def _last_free(
    settings: Settings, service: Service, start: datetime, now: datetime, zone: ZoneInfo
) -> datetime | None:
    """Of a booking made now; a moment that is over once it is read is none."""
    stake = Stake(service.price, settings.deposit_for(service))
    rows = cutoffs(settings.policy.terms, start, now, stake, settings.host.zone)
    found = free_until(rows)
    return found.astimezone(zone) if found and found > ceil_minute(now) else None


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
    settings: Settings,
    service: str,
    start: datetime,
    now: datetime,
    *,
    known: bool = False,
    pay: str = "",
    earlier: Booking | None = None,
    locale: str = "",
) -> Quote:
    """What a booking made now would cost, step by step. It does not say that the time is open.
    `known`: for a client who has met the host before; `pay`: as they would leave the deposit;
    `earlier`: the booking whose link they came by."""
    wanted = the_service(settings, service)
    if start <= now:
        raise SlotUnavailable("That time has passed.")
    terms = settings.policy.terms
    choices = (chosen(terms.mode, pay),) if pay else terms.mode.choices
    drafts = [
        supposed(wanted, start, settings, now, known=known, pay=one, locale=locale)
        for one in choices
    ]
    booking = drafts[0]
    deposit = booking.deposit.amount
    ways = tuple(_way(draft, earlier, now) for draft in drafts) if deposit else ()
    return Quote(
        policy=settings.policy.id,
        effective=settings.policy.effective,
        service=service,
        start=start,
        end=booking.end,
        price=booking.price,
        deposit=deposit,
        mode=terms.mode if deposit else Mode.NONE,
        pay=ways,
        prepaid_as=terms.prepaid_as if any(way.mode is Mode.PREPAY for way in ways) else None,
        cutoffs=booking.cutoffs,
        no_show=_most_for_missing(booking, now),
        hold_at=booking.deposit.hold_at,
        rescue=_rescue(terms, booking),
        rebook_means=terms.rebook_means,
        wait_until=booking.wait_until,
        decide_after_hours=terms.decide_after / timedelta(hours=1),
        undo_minutes=int(terms.undo / timedelta(minutes=1)),
        clients=terms.clients,
        withdraw_until=until(booking),
        express_wish=needs_wish(until(booking), start),
        statement=settings.host.statement,
    )


def _way(draft: Booking, earlier: Booking | None, now: datetime) -> Pay:
    mode, card = draft.deposit.mode, offered(earlier, draft, now)
    by = draft.terms.methods(mode, draft.price.currency)
    return Pay(mode, draft.deposit.hold_at, draft.terms.after_meeting(mode), by, card)


def _rescue(terms: Terms, booking: Booking) -> Rescue | None:
    if not (terms.rescue_within and booking.deposit.amount):
        return None
    last = last_of_days(terms.rescue_within, booking.start, booking.zone)
    return Rescue(last.astimezone(booking.zone).date(), terms.rebook_means)


def _most_for_missing(booking: Booking, now: datetime) -> Money:
    said = answer(booking, forgiven_once(now), Question(Step.MISSING), now)
    return said.cost.amount if isinstance(said, Answer) else booking.price.none()


def the_service(settings: Settings, id: str) -> Service:
    service = settings.service(id)
    if service is None:
        raise UnknownService("There is no such service.")
    return service
