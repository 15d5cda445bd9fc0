"""The client moves, cancels, takes back; the host cancels. The time is freed whatever it costs."""

from dataclasses import replace
from datetime import timedelta

import pytest

from showup.domain import changing, claims, diary, hosting
from showup.domain.booking import Actor, Booking, Status
from showup.domain.changing import can_undo
from showup.domain.charging import settle_at
from showup.domain.claims import Page
from showup.domain.decision import Decision
from showup.domain.deposit import DepositState
from showup.domain.errors import NotPossible, SlotTaken, SlotUnavailable
from showup.domain.events import What
from showup.domain.tasks import Kind, Mail
from showup.domain.terms import Clause
from tests.builders import NOW, START, a_booking, some_hours, some_settings, with_terms
from tests.domain.steps import (
    DAY,
    HOUR,
    LAPSED,
    MINUTE,
    NOBODY,
    PLAN,
    SECOND,
    a_held,
    a_saved,
    cancelling,
    mails,
    moving,
    of_kind,
)

SETTINGS = some_settings()
LAST_FREE = START - 48 * HOUR
LATE = LAST_FREE + HOUR


# --- cancelling ------------------------------------------------------------------------------


def test_cancelling_in_time_lets_the_hold_go_and_tells_both() -> None:
    decision = cancelling(a_held(), LAST_FREE)
    assert decision.booking.status is Status.CANCELLED
    assert decision.booking.cancelled_by is Actor.CLIENT
    assert decision.booking.fee is None
    assert mails(decision) == [Mail.CANCELLED, Mail.HOST_CANCELLED]
    (release,) = of_kind(decision, Kind.RELEASE_HOLD)
    assert release.about == "pi_1"


def test_cancelling_late_frees_the_time_and_the_fee_waits_a_day_for_the_host() -> None:
    decision = cancelling(a_held(), LATE, LAPSED)
    fee = decision.booking.fee
    assert fee is not None
    assert (fee.clause, fee.arose, fee.not_before) == (Clause.LATE, LATE, LATE + DAY)
    assert not of_kind(decision, Kind.RELEASE_HOLD)
    assert not of_kind(decision, Kind.CAPTURE), "nothing is taken before somebody decides"
    assert [event.what for event in decision.events] == [What.CANCELLED, What.FEE_AROSE]


def test_a_forgiven_lapse_is_noted_and_the_hold_let_go() -> None:
    decision = cancelling(a_held(), LATE, NOBODY)
    assert decision.booking.fee is None
    assert decision.record == NOBODY.with_lapse(LATE)
    assert of_kind(decision, Kind.RELEASE_HOLD)
    assert [event.what for event in decision.events] == [What.CANCELLED, What.FORGIVEN]


def test_a_pending_booking_is_cancelled_without_a_fee_a_hold_or_a_word() -> None:
    decision = cancelling(a_booking(now=START - 20 * HOUR), START - 19 * HOUR, LAPSED)
    assert decision.booking.status is Status.CANCELLED
    assert decision.booking.fee is None
    assert decision.record is None
    assert decision.tasks == ()


def test_a_cancelled_meeting_leaves_the_diary() -> None:
    (page,) = Decision(a_held()).on([Page(START.date())], SETTINGS.hours).pages
    (freed,) = cancelling(a_held(), LATE, LAPSED).on([page], SETTINGS.hours).pages
    assert page.taken
    assert freed.taken == ()


def test_an_undecided_fee_is_let_go_two_hours_before_its_hold_ends_at_the_latest() -> None:
    late = cancelling(a_held(), START - HOUR, LAPSED)
    (settle,) = of_kind(late, Kind.SETTLE)
    assert settle.due == START + 40 * HOUR, "placed 72 h before, alive for 114, less two"
    early = cancelling(a_held(), LATE, LAPSED).booking
    assert settle_at(early) == LATE + 48 * HOUR


# --- taking back -----------------------------------------------------------------------------


def test_right_after_booking_it_can_be_taken_back_even_inside_the_window() -> None:
    now = START - 20 * HOUR
    held = a_held(now=now)
    taken_back = changing.undo(held, LAPSED, PLAN, now + HOUR)
    assert taken_back.booking.status is Status.CANCELLED
    assert taken_back.booking.fee is None
    assert taken_back.record is None


def test_the_printed_minute_of_the_undo_is_in_time_and_the_next_is_not() -> None:
    now = START - 20 * HOUR
    held = a_held(now=now)
    assert can_undo(held, now + HOUR + MINUTE - SECOND)
    assert not can_undo(held, now + HOUR + MINUTE)
    with pytest.raises(NotPossible, match="over"):
        changing.undo(held, LAPSED, PLAN, now + HOUR + MINUTE)


def test_nothing_can_be_taken_back_once_the_meeting_has_begun_or_was_moved() -> None:
    soon = replace(SETTINGS, hours=some_hours(notice=timedelta(0)))
    held = a_held(soon, now=START - 10 * MINUTE)
    assert can_undo(held, START - SECOND)
    assert not can_undo(held, START)
    moved = moving(a_saved(), START + DAY, NOW + MINUTE).booking
    assert not can_undo(moved, NOW + 2 * MINUTE)


# --- moving ----------------------------------------------------------------------------------


def test_a_move_carries_everything_along() -> None:
    held = a_held(answers={"topic": "taxes"}, locale="pl")
    decision = moving(held, START + DAY, LAST_FREE)
    moved = decision.booking
    same = replace(
        moved,
        start=held.start,
        moved_from=held.moved_from,
        moved_by=held.moved_by,
        cutoffs=held.cutoffs,
        moves=held.moves,
        sequence=held.sequence,
        version=held.version,
        deposit=held.deposit,
    )
    assert same == held
    assert (moved.first_start, moved.moved_from) == (START, START)
    assert moved.deposit.card == held.deposit.card
    assert mails(decision)[:2] == [Mail.MOVED, Mail.HOST_MOVED]


def test_a_move_frees_the_old_time_and_claims_the_new_one_in_one_step() -> None:
    booking, hours = a_saved(), SETTINGS.hours
    days = (Page(START.date()), Page(START.date() + DAY))
    pages = claims.take(days, claims.Taken(*diary.padded(hours, START, 50), booking.id))
    decision = changing.move(booking, NOBODY, START + DAY, pages, SETTINGS, NOW)
    before, after = decision.pages
    assert before.taken == ()
    assert [entry.start for entry in after.taken] == [claims.minute(START + DAY)]


def test_a_move_to_somebody_elses_time_or_outside_the_hours_is_refused() -> None:
    new = START + DAY
    taken = Page(new.date(), 1, (claims.Taken(claims.minute(new), claims.minute(new) + 60, "x"),))
    with pytest.raises(SlotTaken):
        changing.move(a_saved(), NOBODY, new, [taken], SETTINGS, NOW)
    with pytest.raises(SlotUnavailable):
        moving(a_saved(), START - 2 * DAY, NOW)


def test_a_move_by_less_than_its_own_length_is_not_in_its_own_way() -> None:
    booking = a_saved()
    page = Page(START.date(), 1, (claims.Taken(*times(booking), booking.id),))
    new = START + 30 * MINUTE
    moved = changing.move(booking, NOBODY, new, [page], SETTINGS, NOW).booking
    assert moved.start == new


def times(booking: Booking) -> tuple[int, int]:
    return diary.padded(SETTINGS.hours, booking.start, booking.minutes)


def test_the_hours_are_those_of_the_zone_that_the_host_publishes_today() -> None:
    in_london = replace(SETTINGS, host=replace(SETTINGS.host, timezone="Europe/London"))
    nine_in_london = START + DAY + HOUR
    assert moving(a_saved(), nine_in_london, NOW, settings=in_london).booking.moves == 1
    with pytest.raises(SlotUnavailable):
        moving(a_saved(), START + DAY, NOW, settings=in_london)


def test_a_booking_is_moved_as_often_as_the_policy_allows_and_no_more() -> None:
    booking = a_saved(with_terms(SETTINGS, moves=2))
    for nth in (1, 2):
        booking = moving(booking, START + nth * DAY, NOW).booking
    with pytest.raises(NotPossible, match="as often"):
        moving(booking, START + 3 * DAY, NOW)


def test_only_a_confirmed_meeting_is_moved_and_only_to_another_time() -> None:
    with pytest.raises(NotPossible, match="confirmed"):
        moving(a_booking(), START + DAY, NOW)
    with pytest.raises(NotPossible, match="already at that time"):
        moving(a_saved(), START, NOW)
    with pytest.raises(NotPossible, match="begun"):
        moving(a_held(), START + DAY, START)


def test_there_and_back_again_is_two_moves_and_two_invitations() -> None:
    there = moving(a_saved(), START + DAY, NOW).booking
    back = moving(there, START, NOW + MINUTE).booking
    assert (back.start, back.moves, back.sequence) == (START, 2, 2)
    assert back.version == a_saved().version + 2


def test_a_late_move_that_costs_its_deposit_goes_on_without_a_further_one() -> None:
    strict = with_terms(SETTINGS, rebook_within=0)
    decision = moving(a_held(strict), START + DAY, LATE, LAPSED)
    assert decision.booking.status is Status.CONFIRMED
    assert decision.booking.fee is not None
    assert of_kind(decision, Kind.SETTLE)
    assert not of_kind(decision, Kind.PLACE_HOLD)
    assert not of_kind(decision, Kind.RELEASE_HOLD)
    assert decision.record == LAPSED.with_lapse(LATE)


# --- the host cancels ------------------------------------------------------------------------


def test_when_the_host_cancels_the_client_pays_nothing_however_late_it_is() -> None:
    decision = hosting.cancel_by_host(a_held(), START - MINUTE)
    assert decision.booking.cancelled_by is Actor.HOST
    assert decision.booking.fee is None
    assert of_kind(decision, Kind.RELEASE_HOLD)
    assert decision.record is None


def test_a_fee_that_was_not_taken_goes_with_the_hosts_cancellation() -> None:
    strict = with_terms(SETTINGS, rebook_within=0)
    moved = moving(a_held(strict), START + DAY, LATE, LAPSED).booking
    decision = hosting.cancel_by_host(moved, LATE + HOUR)
    assert decision.booking.fee is None
    assert of_kind(decision, Kind.RELEASE_HOLD)
    assert decision.booking.deposit.state is DepositState.HELD, "until the bank has let it go"
