"""From bookings to what the host's pages are sent, with times in the host's zone."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from showup.adapters.clauses import Clauses
from showup.adapters.rebuttal import Rebuttal
from showup.domain import hosting, mending
from showup.domain.balance import Line
from showup.domain.booking import Booking, Status
from showup.domain.cutoffs import free_until
from showup.domain.deposit import DepositState, Unmended
from showup.domain.events import What
from showup.domain.money import Money
from showup.domain.refunding import owed_otherwise
from showup.domain.withdrawing import withdraw_until
from showup.domain.words import CheckIn
from showup.handlers.desk_wire import (
    BlockedOut,
    BlockOut,
    CheckInOut,
    DeskBookingOut,
    DisputedOut,
    HappenedOut,
    MeetingOut,
    ParkedOut,
    TodayOut,
    TriedOut,
    TroubleOut,
    WaitingOut,
)
from showup.handlers.views import (
    client_out,
    cost_out,
    credit_out,
    deposit_out,
    fee_out,
    in_zone,
    said_out,
)
from showup.handlers.wire import ServiceRef
from showup.handlers.wire_money import FeeOut, LineOut
from showup.usecases.desk import Seen
from showup.usecases.today import Block, Blocked, Today


def desk_out(
    seen: Seen, clauses: Clauses, disputes: tuple[Rebuttal, ...], now: datetime
) -> DeskBookingOut:
    """`clauses`: in the booking's language."""
    booking = seen.booking
    zone = booking.zone
    asked = booking.check_in
    return DeskBookingOut(
        now=now.astimezone(zone),
        id=booking.id,
        status=booking.status,
        service=_service(booking),
        start=booking.start.astimezone(zone),
        end=booking.end.astimezone(zone),
        client=client_out(booking.client),
        locale=booking.locale,
        timezone=booking.timezone,
        meet=booking.meet,
        free_until=in_zone(free_until(booking.cutoffs), zone),
        deposit=deposit_out(booking, zone, mending.mend_until(booking, now)),
        fee=fee_out(booking, zone, clauses),
        most=seen.card.most if seen.card else None,
        filled=booking.terms.filled,
        withdraw_until=in_zone(withdraw_until(booking, now), zone),
        credit=credit_out(booking, zone),
        is_frozen=booking.is_frozen,
        urgency=booking.urgency,
        wait_until=booking.wait_until.astimezone(zone),
        wait_if_asked=in_zone(_wait_if_asked(seen, now), zone),
        if_missed=cost_out(seen.missed, booking, clauses, zone) if seen.missed else None,
        declare_until=booking.declare_until.astimezone(zone),
        check_in=CheckInOut(asked.asked.astimezone(zone), in_zone(asked.sent, zone))
        if asked
        else None,
        tried=tuple(
            TriedOut(event.at.astimezone(zone), event.why)
            for event in seen.events
            if event.what is What.TRIED
        ),
        said=said_out(booking, zone),
        moved_from=in_zone(booking.moved_from, zone),
        cancelled_at=in_zone(booking.cancelled_at, zone),
        history=seen.history,
        is_filled=bool(seen.card and seen.card.filled),
        story=tuple(
            HappenedOut(event.at.astimezone(zone), event.actor, event.what, event.why)
            for event in seen.events
        ),
        money=tuple(_line(line, zone) for line in seen.money),
        owed_otherwise=owed_otherwise(booking) or None,
        can=seen.can,
        disputes=disputes,
        parked=tuple(ParkedOut(task.about or task.kind, task.error) for task in seen.parked),
    )


def _line(line: Line, zone: ZoneInfo) -> LineOut:
    entry, balance = line.entry, line.balance

    def sum_(amount: int) -> Money:
        return replace(entry.amount, amount=amount)

    return LineOut(
        entry.at.astimezone(zone),
        entry.deed,
        entry.outcome,
        entry.amount,
        entry.actor,
        entry.clause,
        entry.stripe,
        sum_(balance.held),
        sum_(balance.at_host),
        sum_(balance.disputed),
    )


def _wait_if_asked(seen: Seen, now: datetime) -> datetime | None:
    if "missing" not in seen.can:
        return None
    return replace(seen.booking, check_in=CheckIn(now)).wait_until


def today_out(today: Today, zone: ZoneInfo, now: datetime) -> TodayOut:
    return TodayOut(
        now=now.astimezone(zone),
        meetings=_meetings(today.meetings, zone, now),
        decisions=tuple(
            WaitingOut(b.id, b.client.name, b.start.astimezone(zone), fee, b.is_frozen)
            for b, fee in _with_fees(today.decisions, zone)
        ),
        disputes=tuple(
            DisputedOut(
                booking.id,
                booking.client.name,
                one.case,
                one.stand,
                one.amount,
                in_zone(one.due_by, zone),
            )
            for booking, one in today.disputes
        ),
        parked=tuple(
            TroubleOut(
                task.booking,
                booking.client.name,
                task.about or task.kind,
                task.error,
            )
            for task, booking in today.parked
            if booking  # a link to sign in that never arrived is of no use to who is in
        ),
        blocks=tuple(block_out(block, zone) for block in today.blocks),
    )


def blocked_out(blocked: Blocked, zone: ZoneInfo, now: datetime) -> BlockedOut:
    return BlockedOut(block_out(blocked.block, zone), _meetings(blocked.meetings, zone, now))


def block_out(block: Block, zone: ZoneInfo) -> BlockOut:
    return BlockOut(block.id, block.start.astimezone(zone), block.end.astimezone(zone))


def _meetings(bookings: Iterable[Booking], zone: ZoneInfo, now: datetime) -> tuple[MeetingOut, ...]:
    return tuple(_meeting(booking, zone, now) for booking in bookings)


def _meeting(booking: Booking, zone: ZoneInfo, now: datetime) -> MeetingOut:
    return MeetingOut(
        id=booking.id,
        status=booking.status,
        service=_service(booking),
        start=booking.start.astimezone(zone),
        end=booking.end.astimezone(zone),
        name=booking.client.name,
        meet=booking.meet,
        urgency=booking.urgency,
        wait_until=booking.wait_until.astimezone(zone) if booking.check_in else None,
        word=booking.said[-1].word if booking.said else None,
        can=hosting.can(booking, now),
        card=_card(booking),
    )


def _card(booking: Booking) -> str | None:
    """What is wrong with it, for a meeting that is still to come."""
    if booking.status is not Status.CONFIRMED or booking.fee:
        return None
    if booking.deposit.state is DepositState.REFUSED:
        return None if booking.deposit.unmended is Unmended.KEEP else "refused"
    return booking.deposit.flag


def _with_fees(bookings: Iterable[Booking], zone: ZoneInfo) -> Iterable[tuple[Booking, FeeOut]]:
    pairs = ((booking, fee_out(booking, zone)) for booking in bookings)
    return ((booking, fee) for booking, fee in pairs if fee)


def _service(booking: Booking) -> ServiceRef:
    return ServiceRef(booking.service, booking.service_name, booking.minutes)
