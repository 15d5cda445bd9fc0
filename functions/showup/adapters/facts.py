"""What a mail may say of a booking, in words ready to print. Empty: there is nothing to say.

Dates and sums are worked out by the domain and worded here; a template only chooses sentences.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from showup.adapters.clauses import Clauses
from showup.adapters.leads import Links, Offer
from showup.adapters.wording import Wording
from showup.domain.booking import Actor, Booking, Client
from showup.domain.charging import settle_at, silence_takes
from showup.domain.cutoffs import Cutoff
from showup.domain.deposit import DepositState
from showup.domain.history import Card, History
from showup.domain.money import Money
from showup.domain.offers import Offers
from showup.domain.saying import can_say
from showup.domain.settings import Host, Settings
from showup.domain.terms import Clause


@dataclass(frozen=True)
class Told:
    """What the client has said, and when."""

    at: str
    word: str
    text: str


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
    fee_until: str  # undecided by then, silence is the answer
    fee_for: str  # the clause's name: `late`, `no_show`
    fee_meeting: str  # the one that was given up or missed
    fee_arose: str
    fee_moved: bool  # given up by moving it
    fee_is_open: bool
    fee_ruling: str
    fee_reason: str  # the host's, for their decision
    silence_takes: bool  # undecided in the end, the fee is taken
    is_forgiven: bool  # late, and the first time in a year
    taken: str
    taken_rest: str
    status: str
    by_host: bool
    why_off: str  # what the host says of their own cancellation
    moved_by_host: bool
    why_moved: str  # what the host says of it
    declare_until: str  # silence until then means that they came
    began: str  # the start, as a clock shows it
    ended: bool
    wait_until: str
    was_asked: bool  # the host has said that they are not there
    asked_at: str
    check_in_went: bool
    nothing_today: bool  # no fee could be taken before tomorrow
    said: tuple[Told, ...]
    word: str  # the latest thing that the client said
    word_text: str
    can_say: tuple[str, ...]
    is_excused: bool
    is_frozen: bool  # the client has spoken up about the fee
    history: History | None  # with a fee alone
    is_filled: bool
    is_shorter: bool
    is_last_but_one: bool  # of the follow-ups, where there is one
    offers: tuple[Offer, ...]
    offers_until: str
    answers: tuple[tuple[str, str], ...]
    manage: str
    book: str
    again: str  # the booking page, for somebody who has been here before
    desk: str
    error: str
    manage_to: Callable[[str], str]  # the client's page, with something to say
    desk_to: Callable[[str], str]  # the host's
    clause: Callable[[str], str]
    number: Callable[[str], str]


def facts(
    booking: Booking,
    settings: Settings,
    wording: Wording,
    clauses: Clauses,
    links: Links,
    offers: Offers,
    card: Card | None = None,
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
        is_rescued=booking.was_moved_late,
        undo_until=exact(_undo(booking, free)),
        expires=wording.clock(booking.expires) if booking.expires else "",
        refusal=deposit.refusal,
        fee=money(fee.amount) if fee else "",
        fee_number=clauses.reference(fee.clause) if fee else "",
        fee_clause=clause(fee.clause) if fee else "",
        fee_after=exact(fee.not_before) if fee else "",
        fee_until=exact(settle_at(booking)) if fee else "",
        fee_for=fee.clause.value if fee else "",
        fee_meeting=exact(fee.meeting or booking.start) if fee else "",
        fee_arose=exact(fee.arose) if fee else "",
        fee_moved=bool(fee and fee.meeting and fee.meeting != booking.start),
        fee_is_open=bool(fee and fee.ruling is None),
        fee_ruling=fee.ruling.value if fee and fee.ruling else "",
        fee_reason=fee.reason if fee else "",
        silence_takes=silence_takes(booking),
        is_forgiven=_is_forgiven(booking),
        taken=money(taken),
        taken_rest=money(deposit.amount - taken) if taken else "",
        status=booking.status.value,
        by_host=booking.cancelled_by is Actor.HOST,
        why_off=booking.cancelled_why,
        moved_by_host=booking.moved_by is Actor.HOST,
        why_moved=booking.moved_why,
        declare_until=exact(booking.declare_until),
        began=wording.time(booking.start),
        ended=now >= booking.end,
        wait_until=wording.time(booking.wait_until),
        was_asked=booking.check_in is not None,
        asked_at=exact(booking.check_in.asked) if booking.check_in else "",
        check_in_went=bool(booking.check_in and booking.check_in.sent),
        nothing_today=_is_another_day(now, booking.terms.decide_after, wording.zone),
        said=tuple(Told(wording.short(s.at), s.word.value, s.text) for s in booking.said),
        word=booking.said[-1].word.value if booking.said else "",
        word_text=booking.said[-1].text if booking.said else "",
        can_say=tuple(word.value for word in can_say(booking, now)),
        is_excused=booking.is_excused,
        is_frozen=booking.is_frozen,
        history=card.history if card else None,
        is_filled=bool(card and card.filled),
        is_shorter=booking.shortened,
        is_last_but_one=settings.plan.follow_ups == 1,
        offers=tuple(Offer(wording.short(at), links.again(at)) for at in offers.starts),
        offers_until=wording.short(offers.until) if offers.until else "",
        answers=tuple(booking.answers.items()),
        manage=links.manage,
        book=links.book,
        again=links.again(None),
        desk=links.desk,
        error=error,
        manage_to=links.manage_to,
        desk_to=links.desk_to,
        clause=clause,
        number=number,
    )


def _free_row(booking: Booking, now: datetime) -> Cutoff | None:
    """The row in which cancelling is still free."""
    rows = (row for row in booking.cutoffs if not row.cancel and row.holds_at(now))
    return next(rows, None)


def _is_another_day(now: datetime, after: timedelta, zone: ZoneInfo) -> bool:
    """Whether the reader's calendar shows one then."""
    return (now + after).astimezone(zone).date() > now.astimezone(zone).date()


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
    """It was late, it counts, and yet it costs nothing: the first time in a year."""
    return bool(booking.lapse) and booking.fee is None and booking.cancelled_by is not Actor.HOST
