"""One story under one policy: what the client pays in the end, and by which clause.

Every answer is the domain's own; nothing is reckoned here. The bank says yes to everything, and the
host does what the policy lets them: takes each fee that is left to them, but never one of somebody
who has told of an emergency.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, timedelta

from infra.simulate.year import Does, Story
from showup.domain import changing, crediting, hosting, missing
from showup.domain.booking import Booking
from showup.domain.costs import (
    can_save,
    cost_of_arriving_late,
    cost_of_cancelling,
    cost_of_missing,
    cost_of_moving,
    cost_of_saving,
)
from showup.domain.decision import Decision
from showup.domain.lapses import Record
from showup.domain.money import Money
from showup.domain.settings import Settings
from showup.domain.supposing import supposed
from showup.domain.terms import Clause, Cost
from showup.domain.words import CheckIn

MINUTE = timedelta(minutes=1)
A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Bill:
    """What a story came to: the fee, and the clause that it, or its absence, rests on."""

    story: Story
    fee: Money
    clause: Clause


def play(stories: Iterable[Story], settings: Settings) -> list[Bill]:
    """In their order, for a client's first lapse of a year may be forgiven."""
    return list(_bills(stories, settings))


def _bills(stories: Iterable[Story], settings: Settings) -> Iterator[Bill]:
    records: dict[int, Record] = {}
    always = replace(settings.hours, notice=timedelta(0), ahead=timedelta(days=400))
    open_ = replace(settings, hours=always)
    for story in stories:
        record = records.get(story.client, Record(str(story.client)))
        booking = supposed(story.service, story.start, open_, story.made)
        cost, decision = _done(story, booking, record, open_)
        records[story.client] = decision.record or record
        fee = decision.booking.fee
        yield Bill(story, fee.amount if fee else cost.amount, fee.clause if fee else cost.clause)


def _done(
    story: Story, booking: Booking, record: Record, settings: Settings
) -> tuple[Cost, Decision]:
    """What the client is told that it costs, and what came of it."""
    if story.does is Does.COMES_LATE:
        return _late(story, booking, record, settings)
    if story.does in (Does.CANCELS_EARLY, Does.CANCELS_LATE):
        return _cancelled(story, booking, record, settings)
    if story.does is Does.MOVES_LATE:
        return _moved(story, booking, record, settings)
    if story.does is Does.SAVES:
        return _saved(story, booking, record, settings)
    if story.does is Does.MISSES:
        return _missed(booking, record, settings)
    if story.does is Does.EXCUSED:
        return _excused(story, booking, record, settings)
    if story.does is Does.LET_DOWN:
        off = hosting.cancel_by_host(booking, story.acts)
        return _nothing(booking, Clause.HOST), off
    return _nothing(booking, Clause.DEPOSIT), Decision(booking)


def _late(
    story: Story, booking: Booking, record: Record, settings: Settings
) -> tuple[Cost, Decision]:
    """Whoever comes while the host waits pays nothing."""
    comes = booking.start + timedelta(minutes=story.minutes)
    cost = cost_of_arriving_late(booking, record, comes)
    if booking.waits_at(comes):
        return cost, Decision(booking)
    return _missed(booking, record, settings)


def _cancelled(
    story: Story, booking: Booking, record: Record, settings: Settings
) -> tuple[Cost, Decision]:
    """A credit that is not used is lost."""
    cost = cost_of_cancelling(booking, record, story.acts)
    decision = changing.cancel(booking, record, settings.plan, story.acts)
    credit = decision.booking.credit
    if credit is None or story.uses:
        return cost, decision
    return cost, crediting.run_out(decision.booking, credit.until + MINUTE)


def _moved(
    story: Story, booking: Booking, record: Record, settings: Settings
) -> tuple[Cost, Decision]:
    """To the same time a week later; whoever may not move cancels."""
    if not changing.can_move(booking):
        return _cancelled(story, booking, record, settings)
    zone, wall = settings.host.zone, booking.start.astimezone(settings.host.zone)
    new = (wall.replace(tzinfo=None) + A_WEEK).replace(tzinfo=zone).astimezone(UTC)
    cost = cost_of_moving(booking, record, new, story.acts)
    return cost, changing.move(booking, record, new, (), settings, story.acts)


def _saved(
    story: Story, booking: Booking, record: Record, settings: Settings
) -> tuple[Cost, Decision]:
    """Shorter or by phone, where the policy lets them; else they cancel."""
    if can_save(booking, story.acts):
        return cost_of_saving(booking, story.acts), Decision(booking)
    return _cancelled(story, booking, record, settings)


def _missed(booking: Booking, record: Record, settings: Settings) -> tuple[Cost, Decision]:
    """Asked where they are, waited for, and noted as missed."""
    asked = booking.start + min(5 * MINUTE, booking.terms.wait)
    waited = replace(booking, check_in=CheckIn(asked, asked))
    over = waited.wait_until + MINUTE
    cost = cost_of_missing(waited, record, over)
    return cost, missing.no_show(waited, record, settings.plan, over)


def _excused(
    story: Story, booking: Booking, record: Record, settings: Settings
) -> tuple[Cost, Decision]:
    """Heard, never counted; and a kind host takes nothing."""
    off = changing.cancel(booking, record, settings.plan, story.acts, emergency="")
    kind = replace(off, booking=replace(off.booking, fee=None))
    return _nothing(booking, Clause.EMERGENCY), kind


def _nothing(booking: Booking, clause: Clause) -> Cost:
    return Cost(booking.price.none(), clause, booking.start)
