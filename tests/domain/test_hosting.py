"""What the host changes costs the client nothing."""

from datetime import UTC, datetime

import pytest

from showup.domain import changing, costs, hosting
from showup.domain.booking import Actor, Booking, Status
from showup.domain.decision import Decision
from showup.domain.errors import NotPossible, SlotTaken, SlotUnavailable
from showup.domain.settings import Urgency
from showup.domain.tasks import Kind, Mail
from tests.builders import START, some_settings
from tests.domain.steps import (
    DAY,
    HOUR,
    LAPSED,
    MINUTE,
    PLAN,
    a_held,
    a_saved,
    empty_pages,
    mails,
    moving,
    of_kind,
)

SETTINGS = some_settings()
SHORTLY = START - 20 * HOUR


def moved(booking: Booking, new: datetime, now: datetime) -> Decision:
    return hosting.move_by_host(booking, new, empty_pages(), SETTINGS, now, "A fire drill.")


def test_moved_by_the_host_cancelling_is_free_for_a_day_whatever_is_left() -> None:
    new = START + 24 * HOUR
    after = moved(a_held(), new, SHORTLY).booking
    assert after.cutoffs[0].until == SHORTLY + DAY
    assert not costs.cost_of_cancelling(after, LAPSED, SHORTLY + DAY).amount
    assert costs.cost_of_cancelling(after, LAPSED, SHORTLY + DAY + MINUTE).amount


def test_never_past_the_start() -> None:
    new = START + 3 * HOUR
    after = moved(a_held(), new, SHORTLY).booking
    assert [row.until for row in after.cutoffs] == [new]
    assert not costs.cost_of_cancelling(after, LAPSED, new - MINUTE).amount


def test_it_is_told_and_is_none_of_the_clients_moves() -> None:
    decision = moved(a_held(), START + DAY, SHORTLY)
    assert Mail.MOVED in mails(decision)
    assert (decision.booking.moves, decision.booking.moved_by) == (0, Actor.HOST)
    assert decision.events[0].actor is Actor.HOST


def test_the_host_may_move_to_a_time_that_is_too_soon_for_strangers() -> None:
    soon = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
    assert moved(a_held(), soon, START - HOUR).booking.start == soon
    with pytest.raises(SlotUnavailable):
        moved(a_held(), datetime(2026, 12, 5, 9, 0, tzinfo=UTC), SHORTLY)


def test_not_onto_another_meeting() -> None:
    decision = moving(a_saved(id="another"), START + DAY, SHORTLY - 5 * DAY)
    with pytest.raises(SlotTaken):
        hosting.move_by_host(a_held(), START + DAY, decision.pages, SETTINGS, SHORTLY)


def test_what_has_begun_or_is_off_is_not_moved() -> None:
    for now in (START, START + HOUR):
        with pytest.raises(NotPossible):
            moved(a_held(), START + DAY, now)
    off = changing.cancel(a_held(), LAPSED, PLAN, SHORTLY).booking
    with pytest.raises(NotPossible):
        moved(off, START + DAY, SHORTLY)


def test_the_hold_follows_or_is_replaced() -> None:
    near = moved(a_held(), START + HOUR, SHORTLY)
    assert not of_kind(near, Kind.RELEASE_HOLD)
    far = moved(a_held(), START + 8 * DAY, SHORTLY)
    assert of_kind(far, Kind.RELEASE_HOLD)
    assert of_kind(far, Kind.PLACE_HOLD)


def test_called_off_by_the_host_nothing_is_asked_and_the_reason_is_kept() -> None:
    late_move = moving(a_held(), START + DAY, SHORTLY, LAPSED).booking
    off = hosting.cancel_by_host(late_move, SHORTLY + HOUR, "I am ill.").booking
    assert (off.status, off.fee, off.cancelled_why) == (Status.CANCELLED, None, "I am ill.")


def test_urgency_is_marked_and_the_same_again_changes_nothing() -> None:
    marked = hosting.mark(a_held(), Urgency.URGENT, SHORTLY)
    assert marked.booking.urgency is Urgency.URGENT
    assert hosting.mark(marked.booking, Urgency.URGENT, SHORTLY) == Decision(marked.booking)
    off = hosting.cancel_by_host(a_held(), SHORTLY).booking
    with pytest.raises(NotPossible):
        hosting.mark(off, Urgency.CAN_WAIT, SHORTLY)
