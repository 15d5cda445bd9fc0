"""What a mail may say of a booking, in words ready to print. Empty: there is nothing to say.

Dates and sums are worked out by the domain and worded here; a template only chooses sentences.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from showup.adapters.clauses import Clauses
from showup.adapters.cutoff_facts import CutoffFacts, cutoff_facts
from showup.adapters.deposit_facts import DepositFacts, deposit_facts
from showup.adapters.fee_facts import FeeFacts, fee_facts
from showup.adapters.leads import Links, Offer
from showup.adapters.rebuttal import Rebuttal
from showup.adapters.telling import Telling
from showup.adapters.wording import Wording
from showup.domain.booking import Actor, Booking, Client
from showup.domain.history import Card, History
from showup.domain.offers import Offers
from showup.domain.saying import can_say
from showup.domain.settings import Host, Settings
from showup.domain.terms import Clause
from showup.domain.withdrawing import withdraw_until
from showup.domain.words import Word


@dataclass(frozen=True)
class Told:
    """What the client has said, and when."""

    at: str
    word: str
    text: str


@dataclass(frozen=True)
class Facts:
    """The names that a template can print; `clause(name)` and `number(name)` quote the terms."""

    id: str
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
    cutoffs: CutoffFacts
    deposit: DepositFacts
    fee: FeeFacts
    expires: str  # until when the time is kept for a client who is not done yet
    is_forgiven: bool  # late, and the first time in a year
    status: str
    made: str
    cancelled: str
    withdrawn: str
    withdraw_until: str  # so long a consumer may, and then nothing can be kept
    by_host: bool
    why_off: str  # what the host says of their own cancellation
    moved_by_host: bool
    why_moved: str  # what the host says of it
    declare_until: str  # silence until then means that they came
    began: str  # the start, as a clock shows it
    has_begun: bool
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
    host_is_absent: bool  # as the client says
    history: History | None  # with a fee alone
    is_filled: bool
    is_shorter: bool
    is_last_but_one: bool  # of the follow-ups, where there is one
    offers: tuple[Offer, ...]
    offers_until: str
    answers: tuple[tuple[str, str], ...]
    manage: str
    book: str
    again: str  # another time: by the booking page, or with the deposit, by the client's own
    desk: str
    error: str
    dispute: Rebuttal | None
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
    dispute: Rebuttal | None = None,
) -> Facts:
    """Everything that a mail could say now."""
    now, telling = wording.now, Telling(wording, clauses)
    exact = telling.exact
    service = settings.service(booking.service)
    place = settings.places.get(booking.meet, "")
    again = links.move if booking.credit else links.again

    def clause(name: str) -> str:
        return clauses.sentence(Clause(name), booking)

    def number(name: str) -> str:
        return clauses.reference(Clause(name))

    return Facts(
        id=booking.id,
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
        price=telling.money(booking.price),
        cutoffs=cutoff_facts(booking, telling),
        deposit=deposit_facts(booking, telling),
        fee=fee_facts(booking, telling, card, clause),
        expires=wording.clock(booking.expires) if booking.expires else "",
        is_forgiven=_is_forgiven(booking),
        status=booking.status.value,
        made=wording.full(booking.made),
        cancelled=exact(booking.cancelled_at),
        withdrawn=wording.full(booking.withdrawn) if booking.withdrawn else "",
        withdraw_until=exact(withdraw_until(booking, now)),
        by_host=booking.cancelled_by is Actor.HOST,
        why_off=booking.cancelled_why,
        moved_by_host=booking.moved_by is Actor.HOST,
        why_moved=booking.moved_why,
        declare_until=exact(booking.declare_until),
        began=wording.time(booking.start),
        has_begun=now >= booking.start,
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
        host_is_absent=booking.has_said_now(Word.ABSENT),
        history=card.history if card else None,
        is_filled=bool(card and card.filled),
        is_shorter=booking.shortened,
        is_last_but_one=settings.plan.follow_ups == 1,
        offers=tuple(Offer(wording.short(at), again(at)) for at in offers.starts),
        offers_until=wording.short(offers.until) if offers.until else "",
        answers=tuple(booking.answers.items()),
        manage=links.manage,
        book=links.book,
        again=again(None),
        desk=links.desk,
        error=error,
        dispute=dispute,
        manage_to=links.manage_to,
        desk_to=links.desk_to,
        clause=clause,
        number=number,
    )


def _is_another_day(now: datetime, after: timedelta, zone: ZoneInfo) -> bool:
    """Whether the reader's calendar shows one then."""
    return (now + after).astimezone(zone).date() > now.astimezone(zone).date()


def _is_forgiven(booking: Booking) -> bool:
    """It was late, it counts, and yet it costs nothing: the first time in a year."""
    return bool(booking.lapse) and booking.fee is None and booking.cancelled_by is not Actor.HOST
