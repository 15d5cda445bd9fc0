"""What is to happen around a confirmed meeting, and when."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from showup.domain.booking import Booking, DepositState
from showup.domain.decision import Decision
from showup.domain.settings import Before, Plan
from showup.domain.tasks import Kind, Mail
from showup.domain.times import later_reading


def moment_before(before: Before, start: datetime, zone: ZoneInfo) -> datetime:
    """Elapsed hours, or so many calendar days before at a wall time of the zone."""
    if before.at is None:
        return start - timedelta(days=before.days, hours=before.hours)
    day = start.astimezone(zone).date() - timedelta(days=before.days)
    return later_reading(datetime.combine(day, before.at), zone)


def plan_meeting(decision: Decision, plan: Plan, now: datetime) -> Decision:
    """With the tasks of a meeting that was confirmed or moved.

    A reminder whose time has passed is left out: the mail of this very moment says the same.
    The link to the meeting goes out at once instead.
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
    due = max(now, moment_before(plan.meeting_link, start, zone))
    decision = decision.then(Kind.MAIL, due, Mail.MEETING_LINK, bound=True, until=start)
    decision = decision.then(
        Kind.MAIL, booking.end, Mail.HOST_MET, bound=True, until=booking.declare_until
    )
    decision = decision.then(Kind.CLOSE, booking.declare_until, bound=True)
    return plan_hold(decision, now)


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
    return decision.then(Kind.PLACE_HOLD, max(now, deposit.hold_at), bound=True)


def _useful_until(booking: Booking, due: datetime) -> datetime:
    """A reminder that says how long cancelling stays free would be a rude one after that."""
    free = next((row.until for row in booking.cutoffs if not row.cancel), booking.start)
    return free if due <= free else booking.start
