"""What is to happen around a confirmed meeting, and when."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from showup.domain.booking import Booking
from showup.domain.cards import watched
from showup.domain.decision import Decision
from showup.domain.deposit import DepositState
from showup.domain.recovery import recover
from showup.domain.renewing import LAST_CHANCE, renewed
from showup.domain.settings import Before, Plan
from showup.domain.tasks import Kind, Mail
from showup.domain.times import later_reading


def moment_before(before: Before, start: datetime, zone: ZoneInfo) -> datetime:
    """Elapsed hours, or so many calendar days before at a wall time of the zone."""
    if before.at is None:
        return start - timedelta(days=before.days, hours=before.hours)
    day = start.astimezone(zone).date() - timedelta(days=before.days)
    return later_reading(datetime.combine(day, before.at), zone)


# The host is asked whether they are there once the meeting should be under way.
ASKED_AFTER = timedelta(minutes=5)
# Follow-ups come this many days apart, in the morning; whoever waits longer than a day for one
# gets none.
DAYS_APART = 3
MORNING = time(10)
STALE = timedelta(days=1)


def plan_meeting(
    decision: Decision, plan: Plan, now: datetime, *, says_where: bool = False
) -> Decision:
    """With the tasks of a meeting that was confirmed or moved.

    A reminder whose time has passed is left out: the mail of this very moment says the same.
    The link to the meeting goes out at once instead, unless that mail has it (`says_where`).
    """
    booking = decision.booking
    start, zone = booking.start, booking.zone
    for nth, before in enumerate(plan.reminders):
        due = moment_before(before, start, zone)
        if due > now:
            until = _useful_until(booking, due)
            decision = decision.then(
                Kind.MAIL, due, Mail.REMINDER, bound=True, until=until, nth=nth
            )
    due = moment_before(plan.meeting_link, start, zone)
    if due > now or not says_where:
        decision = decision.mail(Mail.MEETING_LINK, max(now, due), bound=True, until=start)
    asked = start + min(ASKED_AFTER, booking.terms.wait)
    decision = decision.mail(Mail.HOST_MET, asked, bound=True, until=booking.declare_until)
    decision = decision.then(Kind.CLOSE, booking.declare_until, bound=True)
    return recover(watched(plan_hold(decision, now), now), now)


def plan_follow_ups(decision: Decision, plan: Plan, now: datetime) -> Decision:
    """After a meeting that was missed or given up late: as many as the host set, each with fresh
    times, and then a kind close."""
    zone = decision.booking.zone
    today = now.astimezone(zone).date()
    mails = [*[Mail.FOLLOW_UP] * plan.follow_ups, *[Mail.FAREWELL] * bool(plan.follow_ups)]
    for nth, mail in enumerate(mails, start=1):
        day = today + timedelta(days=DAYS_APART * nth)
        due = later_reading(datetime.combine(day, MORNING), zone)
        decision = decision.then(Kind.MAIL, due, mail, bound=True, until=due + STALE, nth=nth)
    return decision


def plan_hold(decision: Decision, now: datetime) -> Decision:
    """With the task that places the hold, if the deposit still wants one."""
    booking = decision.booking
    deposit = booking.deposit
    if deposit.hold_at is None or deposit.state in (DepositState.NONE, DepositState.CAPTURED):
        return decision
    if booking.fee:  # one booking, one deposit: it has its own task, if it lacks a hold
        return decision
    if deposit.hold and booking.is_covered_by(deposit.hold):
        return decision
    if deposit.hold and deposit.hold_at <= now < deposit.hold.placed + LAST_CHANCE:
        return renewed(decision, now)  # another one would last no longer yet
    return decision.then(Kind.PLACE_HOLD, max(now, deposit.hold_at), bound=True)


def _useful_until(booking: Booking, due: datetime) -> datetime:
    """A reminder that says how long cancelling stays free would be a rude one after that."""
    free = max((row.until for row in booking.cutoffs if not row.cancel), default=booking.start)
    return free if due <= free else booking.start
