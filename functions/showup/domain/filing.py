"""From what lies with a booking to its evidence. What was told of an illness stays out of it,
unless the host wants it in: a bank need not know, and nobody can take it back."""

from dataclasses import dataclass, replace
from datetime import datetime

from showup.domain import attendance
from showup.domain.balance import Balance, lines
from showup.domain.booking import Actor, Booking
from showup.domain.events import Event, What
from showup.domain.evidence import (
    Accepted,
    Charged,
    Decided,
    Evidence,
    Happened,
    LeftOut,
    Line,
    Mailed,
    Meeting,
    Parts,
    Sentence,
    Spoken,
)
from showup.domain.filed import Filed
from showup.domain.ledger import Entry
from showup.domain.mails import SentMail
from showup.domain.tasks import Mail
from showup.domain.words import Said, Word


@dataclass(frozen=True)
class Around:
    """What is not in the partition: the accepted sentences with their titles, where the policy can
    be read, and whether somebody else has the time by now."""

    sentences: tuple[Sentence, ...]
    page: str
    filled: bool = False


def evidence(filed: Filed, around: Around, now: datetime, *, everything: bool = False) -> Evidence:
    """`everything`: with what was told in confidence."""
    whole = _parts(filed, around)
    if everything:
        return Evidence(filed.booking.id, now, LeftOut(0, 0), whole)
    kept = _discreet(whole, _first_emergency(filed.booking))
    return Evidence(filed.booking.id, now, _difference(whole, kept), kept)


def _parts(filed: Filed, around: Around) -> Parts:
    booking = filed.booking
    return Parts(
        meeting=_meeting(booking),
        client=booking.client,
        accepted=_accepted(booking, around),
        answers=booking.answers,
        story=tuple(map(_happened, filed.events)),
        mails=tuple(map(_mailed, filter(_is_clients, filed.mails))),
        words=tuple(map(_spoken, booking.said)),
        attendance=attendance.attendance(booking, filed.events),
        fee=_decided(booking, around.filled),
        money=_charged(booking, filed.entries),
    )


def _first_emergency(booking: Booking) -> datetime | None:
    """From when on mails and reasons may speak of it."""
    return min((said.at for said in booking.said if said.word is Word.SERIOUS), default=None)


def _discreet(parts: Parts, since: datetime | None) -> Parts:
    """Without emergencies and without anything in the client's own words; and once something
    serious was told, without the texts that may answer to it."""
    story = (one for one in parts.story if (one.what, one.why) != (What.SAID, Word.SERIOUS))
    words = (replace(one, text="") for one in parts.words if one.word != Word.SERIOUS)
    if since is None:
        return replace(parts, answers={}, story=tuple(story), words=tuple(words))
    told = (replace(one, why=one.why.removesuffix(_of_host(one)).strip()) for one in story)
    mails = (replace(one, subject="", text="") if one.at >= since else one for one in parts.mails)
    fee = replace(parts.fee, reason="") if parts.fee else None
    return replace(
        parts, answers={}, story=tuple(told), words=tuple(words), mails=tuple(mails), fee=fee
    )


def _of_host(one: Happened) -> str:
    """What the host wrote to their client with a step, which may answer to it; of a move the two
    times go before."""
    if one.what == What.FEE_RULED:
        return one.why
    if one.who != Actor.HOST or one.what not in (What.CANCELLED, What.MOVED):
        return ""
    return one.why if one.what == What.CANCELLED else one.why.partition(". ")[2]


def _difference(whole: Parts, kept: Parts) -> LeftOut:
    entries = len(whole.story) + len(whole.words) - len(kept.story) - len(kept.words)
    return LeftOut(entries, _texts(whole) - _texts(kept))


def _texts(parts: Parts) -> int:
    """How many there are of those that can be left out."""
    said = [one.text for one in parts.words] + [one.text for one in parts.mails]
    told = [_of_host(one) for one in parts.story]
    reason = [parts.fee.reason] if parts.fee else []
    return sum(map(bool, [*said, *told, *reason, *parts.answers.values()]))


def _meeting(booking: Booking) -> Meeting:
    return Meeting(
        service=booking.service_name,
        start=booking.start,
        end=booking.end,
        first_start=booking.first_start,
        host_timezone=booking.host_timezone,
        meet=booking.meet,
        price=booking.price,
        made=booking.made,
        status=booking.status,
        moves=booking.moves,
        cancelled_at=booking.cancelled_at,
        cancelled_by=booking.cancelled_by,
        withdrawn_at=booking.withdrawn,
    )


def _accepted(booking: Booking, around: Around) -> Accepted:
    consent = booking.consent
    return Accepted(
        policy=consent.policy,
        page=around.page,
        at=consent.at,
        how=consent.how,
        locale=consent.locale,
        ip=consent.ip,
        agent=consent.agent,
        business=consent.business,
        express_wish=consent.express_wish,
        as_shown=bool(consent.text),
        sentences=around.sentences,
        cutoffs=booking.cutoffs,
        undo_until=booking.undo_until,
    )


def _happened(event: Event) -> Happened:
    return Happened(event.at, event.actor, event.what, event.why)


def _is_clients(mail: SentMail) -> bool:
    return not Mail(mail.name).is_for_host


def _mailed(mail: SentMail) -> Mailed:
    return Mailed(
        at=mail.at,
        name=mail.name,
        to=mail.to,
        message=mail.message,
        delivered=mail.delivered,
        came_back=mail.came_back,
        subject=mail.subject,
        text=mail.text,
    )


def _spoken(said: Said) -> Spoken:
    return Spoken(said.at, said.word, said.text, said.meeting)


def _decided(booking: Booking, filled: bool) -> Decided | None:
    fee = booking.fee
    if fee is None:
        return None
    return Decided(
        amount=fee.amount,
        clause=fee.clause,
        number=fee.clause.number,
        arose=fee.arose,
        not_before=fee.not_before,
        told_at=fee.noticed,
        decision=fee.ruling,
        reason=fee.reason,
        time_filled=filled or fee.filled,
    )


def _charged(booking: Booking, entries: tuple[Entry, ...]) -> Charged:
    deposit = booking.deposit
    return Charged(
        deposit=deposit.amount,
        mode=deposit.mode,
        state=deposit.state,
        card=deposit.card.brand if deposit.card else "",
        last4=deposit.card.last4 if deposit.card else "",
        taken=deposit.taken,
        refunded=deposit.refunded,
        credit=booking.credit,
        lines=tuple(_line(one.entry, one.balance) for one in lines(entries)),
    )


def _line(entry: Entry, after: Balance) -> Line:
    return Line(
        at=entry.at,
        deed=entry.deed,
        amount=entry.amount,
        outcome=entry.outcome,
        stripe=entry.stripe,
        task=entry.task,
        number=entry.number,
        actor=entry.actor,
        clause=entry.clause,
        why=entry.why,
        held=after.held,
        at_host=after.at_host,
    )
