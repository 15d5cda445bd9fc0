"""What the client says around a meeting, and what follows: the host hears it at once, waits a
little longer, or has to think again. Nobody must explain anything."""

from dataclasses import replace
from datetime import datetime, timedelta

from showup.domain.booking import Actor, Booking, Status
from showup.domain.charging import uncounted
from showup.domain.decision import Decision
from showup.domain.deposit import DepositState
from showup.domain.errors import NotPossible
from showup.domain.events import What
from showup.domain.fee import Fee
from showup.domain.lapses import Record
from showup.domain.tasks import Mail
from showup.domain.words import FREEZES, Said, Word

# From when on somebody can say that they will be late, and that the link does not work.
LATE_FROM = timedelta(hours=2)
CANNOT_GET_IN_FROM = timedelta(minutes=15)
# Whoever presses again and again is heard the first few times; an emergency and an objection once
# more, whatever was said before.
MOST = 8
# So long after the meeting somebody can still say that the host was not there; then the host has
# nearly a day to answer before silence does.
ABSENT_FOR = timedelta(hours=1)


def say(booking: Booking, record: Record, word: Word, text: str, now: datetime) -> Decision:
    """The client says something. The same again, without a new sentence, changes nothing."""
    if _is_old(booking, word, text):
        return Decision(booking)
    if word not in can_say(booking, now):
        raise NotPossible("This can no longer be said here. Please write to me instead.")
    decision = heard(booking.stepped(), word, text, now)
    decision = decision.mail(Mail.HOST_WORD, now)
    return uncounted(decision, record) if word is Word.SERIOUS else decision


def heard(booking: Booking, word: Word, text: str, now: datetime) -> Decision:
    """Noted. A decision that can still be thought over is open again; the event keeps the word
    alone, so that what was told of an illness stays out of the story."""
    fee = booking.fee
    said = replace(booking, said=(*booking.said, Said(now, word, text, booking.start)))
    if fee is None or word not in FREEZES or not fee.is_due or not fee.is_open_at(now):
        return Decision(said).because(now, Actor.CLIENT, What.SAID, word)
    decision = Decision(replace(said, fee=_undecided(fee)))
    decision = decision.because(now, Actor.CLIENT, What.SAID, word)
    return decision.because(now, Actor.SHOWUP, What.REOPENED)


def can_say(booking: Booking, now: datetime) -> tuple[Word, ...]:
    """What the client can say now."""
    if booking.deposit.state is DepositState.CAPTURED:
        return ()
    words = _what_fits(booking, now)
    if len(booking.said) < MOST:
        return words
    return tuple(word for word in words if word in FREEZES and not booking.has_said(word))


def _what_fits(booking: Booking, now: datetime) -> tuple[Word, ...]:
    if booking.status is Status.CONFIRMED:
        return _of_somebody_expected(booking, now)
    after = booking.status in (Status.NO_SHOW, Status.CANCELLED)
    fee_is_open = booking.fee is not None and booking.fee.is_open_at(now)
    if fee_is_open or booking.status is Status.NO_SHOW:
        return (Word.OBJECTION, Word.SERIOUS)
    return (Word.SERIOUS,) if after and booking.lapse else ()


def _of_somebody_expected(booking: Booking, now: datetime) -> tuple[Word, ...]:
    has_begun, waits = now >= booking.start, booking.waits_at(now)
    fee_is_open = booking.fee is not None and booking.fee.is_open_at(now)
    words = {
        Word.LATE: now >= booking.start - LATE_FROM and waits and not booking.check_in,
        Word.COMING: booking.check_in is not None and waits,
        Word.CANNOT_GET_IN: now >= booking.start - CANNOT_GET_IN_FROM,
        Word.CANNOT_COME: has_begun,
        Word.ABSENT: _since(booking) <= now < booking.end + ABSENT_FOR,
        Word.SERIOUS: has_begun or fee_is_open,
        Word.OBJECTION: fee_is_open,
    }
    return tuple(word for word, goes in words.items() if goes)


def _since(booking: Booking) -> datetime:
    """From when on a host who is not there has let the client down."""
    return booking.start + booking.terms.host_wait


def _is_old(booking: Booking, word: Word, text: str) -> bool:
    same = (said for said in booking.said if said.word is word)
    texts = {said.text for said in same if word in FREEZES or said.meeting == booking.start}
    return bool(texts) and (not text or text in texts)


def _undecided(fee: Fee) -> Fee:
    """It asks no more than was decided before."""
    return replace(fee, ruling=None, reason="", ruled=None)
