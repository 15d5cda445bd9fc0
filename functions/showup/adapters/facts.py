"""What a mail may say of a booking, in words ready to print. Empty: there is nothing to say.

Dates and sums are worked out by the domain and worded here; a template only chooses sentences.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from showup.adapters.clauses import Clauses
from showup.adapters.wording import Wording
from showup.domain.booking import Actor, Booking, Client, DepositState
from showup.domain.changing import settle_at
from showup.domain.money import Money
from showup.domain.settings import Host, Settings
from showup.domain.terms import Clause, Cutoff, FirstLapse


@dataclass(frozen=True)
class Facts:
    """The names that a template can print; `clause(name)` and `number(name)` quote the terms."""

    client: Client
    host: Host
    what: str
    minutes: int
    when: str  # the meeting, in full
    start: str  # the same, short
    was: str  # before the move
    meet: str
    place: str  # the link, the number or the address
    is_link: bool
    price: str
    deposit: str
    state: str
    hold_at: str  # when the bank sets it aside, if that is still to come
    replaced: bool  # the hold stands in for one of an earlier date
    stake: str  # the most that cancelling late, or not coming, can cost
    free_until: str
    free_to_start: bool  # cancelling never costs anything
    is_rescued: bool  # moved late, once, for nothing
    undo_until: str  # just booked, after the last free moment
    expires: str  # until when the time is kept for a client who is not done yet
    refusal: str
    fee: str
    fee_number: str
    fee_clause: str
    fee_after: str  # nothing is taken before
    fee_until: str  # undecided by then, nothing is taken
    is_forgiven: bool  # late, and the first time in a year
    taken: str
    taken_rest: str
    status: str
    by_host: bool
    declare_until: str  # silence until then means that they came
    offers: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]
    manage: str
    book: str
    desk: str
    error: str
    clause: Callable[[str], str]
    number: Callable[[str], str]


@dataclass(frozen=True)
class Links:
    """Where a mail leads: the client's link, the booking page, the host's link."""

    manage: str
    book: str
    desk: str


def facts(
    booking: Booking,
    settings: Settings,
    wording: Wording,
    clauses: Clauses,
    links: Links,
    *,
    offers: Sequence[datetime] = (),
    error: str = "",
) -> Facts:
    """Everything that a mail could say now."""
    now, deposit, fee = wording.now, booking.deposit, booking.fee
    service = settings.service(booking.service)
    place = settings.places.get(booking.meet, "")
    free = _free_row(booking, now)
    taken = deposit.taken

    def money(sum: Money | None) -> str:
        return clauses.money(sum) if sum else ""

    def exact(moment: datetime | None) -> str:
        return wording.exact(moment) if moment else ""

    def clause(name: str) -> str:
        return clauses.sentence(Clause(name), booking.terms, deposit.amount)

    def number(name: str) -> str:
        return clauses.reference(Clause(name))

    return Facts(
        client=booking.client,
        host=settings.host,
        what=service.name(wording.locale) if service else booking.service_name,
        minutes=booking.minutes,
        when=wording.meeting(booking.start, booking.end),
        start=wording.short(booking.start),
        was=exact(booking.moved_from),
        meet=booking.meet.value,
        place=place,
        is_link=place.startswith(("https://", "http://")),
        price=money(booking.price),
        deposit=money(deposit.amount),
        state=deposit.state.value,
        hold_at=exact(_later_hold(booking, now)),
        replaced=bool(deposit.replaced),
        stake=money(_stake(booking)),
        free_until=exact(free.until) if free else "",
        free_to_start=not booking.cutoffs[-1].cancel,
        is_rescued=booking.rescued,
        undo_until=exact(_undo(booking, free)),
        expires=wording.clock(booking.expires) if booking.expires else "",
        refusal=deposit.refusal,
        fee=money(fee.amount) if fee else "",
        fee_number=clauses.reference(fee.clause) if fee else "",
        fee_clause=clause(fee.clause) if fee else "",
        fee_after=exact(fee.not_before) if fee else "",
        fee_until=exact(settle_at(booking)) if fee else "",
        is_forgiven=_is_forgiven(booking),
        taken=money(taken),
        taken_rest=money(deposit.amount - taken) if taken else "",
        status=booking.status.value,
        by_host=booking.cancelled_by is Actor.HOST,
        declare_until=exact(booking.declare_until),
        offers=tuple(wording.short(offer) for offer in offers),
        answers=tuple(booking.answers.items()),
        manage=links.manage,
        book=links.book,
        desk=links.desk,
        error=error,
        clause=clause,
        number=number,
    )


def _free_row(booking: Booking, now: datetime) -> Cutoff | None:
    """The row in which cancelling is still free."""
    rows = (row for row in booking.cutoffs if not row.cancel and row.holds_at(now))
    return next(rows, None)


def _stake(booking: Booking) -> Money:
    """One booking, one deposit, one decision: once there is a fee, nothing comes on top."""
    return booking.deposit.amount.none() if booking.fee else booking.cutoffs[-1].cancel


def _undo(booking: Booking, free: Cutoff | None) -> datetime | None:
    """Worth a word only where it is what keeps cancelling free."""
    undo = booking.undo_until
    return undo if free and undo == free.until and len(booking.cutoffs) > 1 else None


def _later_hold(booking: Booking, now: datetime) -> datetime | None:
    due = booking.deposit.hold_at
    awaited = booking.deposit.state in (DepositState.AWAITED, DepositState.SAVED)
    return due if awaited and due and due > now else None


def _is_forgiven(booking: Booking) -> bool:
    """A hold stood, the cancellation was late, the client's, and yet there is no fee."""
    held = booking.deposit.state in (DepositState.HELD, DepositState.RELEASED)
    lenient = booking.terms.first_lapse is FirstLapse.FORGIVEN
    at, by_client = booking.cancelled_at, booking.cancelled_by is Actor.CLIENT
    late = at is not None and _free_row(booking, at) is None
    return held and lenient and late and by_client and booking.fee is None
