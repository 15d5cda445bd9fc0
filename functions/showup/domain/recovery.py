"""A card that does not do its part: by when the client can mend it, when they are reminded, and
when the host is asked. Nothing here frees a time by itself."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from showup.domain.booking import Actor, Booking, Status
from showup.domain.cutoffs import free_until
from showup.domain.decision import Decision
from showup.domain.deposit import DepositState, Unmended
from showup.domain.events import What
from showup.domain.tasks import Kind, Mail
from showup.domain.times import MINUTE, later_reading

# A card cannot be mended in the last minutes: the client has better things to do then.
MEND_UNTIL = timedelta(minutes=5)
# The first reminder of the link, if that leaves the client asleep; and how near to the deadline
# the last one is still of use.
REMINDED_AFTER = timedelta(hours=6)
IN_TIME = timedelta(hours=2)
MORNING, FIRST, EVENING, NIGHT = time(9), time(8), time(18), time(20)
# A fee that could not be taken is asked for twice more, and can be paid for a month.
FEE_REMINDED_AFTER = (2, 7)
PAY_WITHIN = timedelta(days=30)
# How often the host can have a client asked besides.
MOST_ASKED = 3


def deadline(booking: Booking, now: datetime) -> datetime:
    """By when a card is to be mended: the last free moment, while the client may still leave for
    nothing; else shortly before the meeting."""
    free = free_until(booking.cutoffs)
    return free if free and free > now else booking.start - MEND_UNTIL


def reminded_at(now: datetime, until: datetime, zone: ZoneInfo) -> tuple[datetime, ...]:
    """Some hours later, and in the morning of the deadline or the evening before; never at night
    where the client is, nor shortly after the mail before it or too late to be of use."""
    first = _awake(now + REMINDED_AFTER, zone)
    day = until.astimezone(zone).date()
    last = _at(day, MORNING, zone)
    if last > until - IN_TIME:
        last = _at(day - timedelta(days=1), EVENING, zone)
    moments = [first] if first + REMINDED_AFTER <= last else []
    return tuple(at for at in (*moments, last) if now + IN_TIME <= at <= until - IN_TIME)


def remind(decision: Decision, now: datetime, until: datetime) -> Decision:
    """With the reminders of the link; they die with a move, and are dropped once it is mended."""
    zone = ZoneInfo(decision.booking.timezone)
    for nth, at in enumerate(reminded_at(now, until, zone), start=1):
        decision = decision.then(Kind.MAIL, at, Mail.CARD_WANTED, bound=True, until=until, nth=nth)
    return decision


def recover(decision: Decision, now: datetime) -> Decision:
    """After a refusal, and again after a move that leaves it standing: the client is reminded, and
    once the last free moment has passed the host is asked what is to become of the meeting."""
    booking = decision.booking
    if booking.deposit.state is not DepositState.REFUSED or booking.fee:
        return decision
    decision = remind(decision, now, deadline(booking, now))
    free = free_until(booking.cutoffs)
    if free is None or free <= now:
        return decision
    return decision.then(
        Kind.MAIL, free + MINUTE, Mail.HOST_UNMENDED, bound=True, until=booking.start
    )


def can_choose(booking: Booking, now: datetime) -> bool:
    """Whether the host can decide about a deposit that was refused."""
    is_refused = booking.deposit.state is DepositState.REFUSED and booking.fee is None
    is_on = booking.status is Status.CONFIRMED and now < booking.start
    return is_on and is_refused and booking.deposit.unmended is not Unmended.KEEP


def ask_for_fee(decision: Decision, now: datetime) -> Decision:
    """The client gets a link to pay what was decided, and is reminded of it twice. Nothing becomes
    dearer, and nothing else hangs on it."""
    booking = decision.booking
    if booking.fee is None or not booking.fee_is_unpaid or booking.deposit.fee_asked:
        return decision
    decision = decision.changed(fee_asked=True).because(now, Actor.SHOWUP, What.FEE_ASKED)
    decision = decision.mail(Mail.FEE_REFUSED, now)
    zone, until = ZoneInfo(booking.timezone), booking.fee.not_before + PAY_WITHIN
    for nth, days in enumerate(FEE_REMINDED_AFTER, start=1):
        day = now.astimezone(zone).date() + timedelta(days=days)
        at = _at(day, MORNING, zone)
        decision = decision.then(Kind.MAIL, at, Mail.FEE_REFUSED, until=until, nth=nth)
    return decision


def fee_unpaid(booking: Booking, now: datetime) -> Decision:
    """The host decided to take a fee for which the bank has given nothing."""
    return ask_for_fee(Decision(booking.stepped()), now)


def _at(day: date, at: time, zone: ZoneInfo) -> datetime:
    return later_reading(datetime.combine(day, at), zone)


def _awake(moment: datetime, zone: ZoneInfo) -> datetime:
    """Then, or in the morning."""
    local = moment.astimezone(zone)
    if FIRST <= local.time() < NIGHT:
        return moment
    late = local.time() >= NIGHT
    return _at(local.date() + timedelta(days=late), FIRST, zone)
