"""What is to happen around a meeting, and which mails still make sense when their time comes."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from showup.domain.booking import Booking, Status
from showup.domain.decision import Decision
from showup.domain.deposit import Flag, Unmended
from showup.domain.schedule import moment_before, plan_meeting
from showup.domain.settings import Before, Plan
from showup.domain.tasks import Kind, Mail, Task, is_wanted, pause
from tests.builders import NOW, START, WARSAW, some_settings
from tests.domain.steps import (
    DAY,
    HOUR,
    MINUTE,
    SECOND,
    a_held,
    a_refused,
    a_saved,
    cancelling,
    mails,
    moving,
    of_kind,
    the_mail,
)

SETTINGS = some_settings()
PLAN = SETTINGS.plan
LAST_FREE = START - 48 * HOUR


def planned(now: datetime = NOW, plan: Plan = PLAN, booking: Booking | None = None) -> Decision:
    return plan_meeting(Decision(booking or a_saved()), plan, now)


# --- when ------------------------------------------------------------------------------------


def test_days_before_at_a_time_are_days_of_the_calendar_and_the_hosts_clock() -> None:
    four_days = Before(days=4, at=time(18))
    assert moment_before(four_days, START, WARSAW) == datetime(2026, 11, 26, 17, 0, tzinfo=UTC)
    after_the_change = datetime(2026, 10, 26, 8, 0, tzinfo=UTC)
    two_days = Before(days=2, at=time(18))
    assert moment_before(two_days, after_the_change, WARSAW).hour == 16, "still summer time"


def test_a_reminder_at_a_wall_time_that_is_skipped_goes_out_after_the_change() -> None:
    at_half_past_two = Before(days=1, at=time(2, 30))
    start = datetime(2026, 3, 30, 7, 0, tzinfo=UTC)
    assert moment_before(at_half_past_two, start, WARSAW) == datetime(
        2026, 3, 29, 1, 30, tzinfo=UTC
    )


def test_hours_before_are_elapsed_hours() -> None:
    start = datetime(2026, 3, 30, 7, 0, tzinfo=UTC)
    zone = ZoneInfo("Europe/Warsaw")
    assert moment_before(Before(hours=48), start, zone) == start - 48 * HOUR


# --- what is planned -------------------------------------------------------------------------


def test_around_a_meeting_there_is_a_reminder_the_link_the_question_and_the_end() -> None:
    decision = planned()
    assert {mail: the_mail(decision, mail).due for mail in mails(decision)} == {
        Mail.REMINDER: datetime(2026, 11, 26, 17, 0, tzinfo=UTC),
        Mail.MEETING_LINK: LAST_FREE,
        Mail.HOST_MET: START + 5 * MINUTE,
    }
    (close,) = of_kind(decision, Kind.CLOSE)
    assert close.due == START + DAY
    assert all(task.sequence == 0 for task in decision.tasks)


def test_a_reminder_whose_time_has_passed_is_left_out() -> None:
    due = the_mail(planned(), Mail.REMINDER).due
    assert Mail.REMINDER in mails(planned(due - SECOND))
    assert Mail.REMINDER not in mails(planned(due))


def test_booked_less_than_two_days_ahead_the_link_goes_out_at_once() -> None:
    now = START - 20 * HOUR
    assert the_mail(planned(now), Mail.MEETING_LINK).due == now


def test_a_reminder_is_of_no_use_once_cancelling_is_no_longer_free() -> None:
    task = the_mail(planned(), Mail.REMINDER)
    assert task.until == LAST_FREE
    assert is_wanted(task, a_saved(), LAST_FREE)
    assert not is_wanted(task, a_saved(), LAST_FREE + SECOND)


def test_one_that_is_planned_for_later_is_of_use_until_the_start() -> None:
    plan = Plan((Before(days=4, at=time(18)), Before(hours=2)), PLAN.meeting_link)
    first, second = of_kind(planned(plan=plan), Kind.MAIL)[:2]
    assert (first.until, second.until) == (LAST_FREE, START)
    assert first.id != second.id


def test_the_hold_has_its_task_unless_there_is_nothing_to_hold() -> None:
    (place,) = of_kind(planned(), Kind.PLACE_HOLD)
    assert place.due == START - 72 * HOUR
    assert not of_kind(planned(booking=a_held()), Kind.PLACE_HOLD)
    free = a_saved(some_settings())
    free = replace(free, deposit=replace(free.deposit, hold_at=None))
    assert not of_kind(planned(booking=free), Kind.PLACE_HOLD)


def test_no_two_tasks_of_a_decision_have_the_same_id() -> None:
    decisions = [
        planned(),
        moving(a_held(), START + DAY, LAST_FREE),
        moving(a_refused(), START + 7 * DAY, LAST_FREE),
        cancelling(a_held(), LAST_FREE + HOUR),
    ]
    for decision in decisions:
        ids = [task.id for task in decision.tasks]
        assert len(set(ids)) == len(ids)


# --- after a move, after a cancellation ------------------------------------------------------


def test_what_belongs_to_the_old_time_dies_with_a_move_even_back_to_it() -> None:
    first = a_saved()
    old = [task for task in planned(booking=first).tasks if task.kind is Kind.MAIL]
    there = moving(first, START + DAY, NOW + HOUR).booking
    back = moving(there, START, NOW + 2 * HOUR)
    assert back.booking.start == START
    assert not any(is_wanted(task, there, NOW + HOUR) for task in old)
    assert not any(is_wanted(task, back.booking, NOW + HOUR) for task in old)
    fresh = [the_mail(back, mail) for mail in (Mail.REMINDER, Mail.MEETING_LINK, Mail.HOST_MET)]
    assert all(is_wanted(task, back.booking, NOW + 2 * HOUR) for task in fresh)
    assert {task.sequence for task in fresh} == {2}


def test_moved_twice_in_a_row_only_the_last_move_is_told() -> None:
    once = moving(a_saved(), START + DAY, NOW)
    twice = moving(once.booking, START + 2 * DAY, NOW + MINUTE)
    assert not is_wanted(the_mail(once, Mail.MOVED), twice.booking, NOW + MINUTE)
    assert is_wanted(the_mail(twice, Mail.MOVED), twice.booking, NOW + MINUTE)


def test_a_cancelled_meeting_reminds_nobody() -> None:
    tasks = of_kind(planned(), Kind.MAIL)
    cancelled = cancelling(a_saved(), NOW).booking
    assert not any(is_wanted(task, cancelled, NOW) for task in tasks)


# --- which mails still make sense ------------------------------------------------------------

NOT_ON = {Status.PENDING, Status.CANCELLED, Status.EXPIRED, Status.ATTENDED, Status.NO_SHOW}
NOT_EXPIRED = NOT_ON - {Status.EXPIRED} | {Status.CONFIRMED}
GIVEN_UP = {Status.PENDING, Status.CONFIRMED, Status.EXPIRED, Status.ATTENDED}
NOT_WANTED = {
    Mail.BOOKED: NOT_ON,
    Mail.REMINDER: NOT_ON,
    Mail.MEETING_LINK: NOT_ON,
    Mail.HELD: NOT_ON,
    Mail.MOVED: NOT_ON,
    Mail.HOST_MET: NOT_ON,
    Mail.SAVED: NOT_ON,
    Mail.CHECK_IN: NOT_ON,
    Mail.MISSED: {*GIVEN_UP, Status.CANCELLED},
    Mail.FOLLOW_UP: GIVEN_UP,
    Mail.FAREWELL: GIVEN_UP,
    Mail.EXPIRED: NOT_EXPIRED,
    Mail.UNPAID: NOT_EXPIRED,
}
STATUSES = (
    Status.PENDING,
    Status.CONFIRMED,
    Status.CANCELLED,
    Status.EXPIRED,
    Status.ATTENDED,
    Status.NO_SHOW,
)
ABOUT_A_REFUSAL = {Mail.HOLD_REFUSED, Mail.HOST_HOLD_REFUSED, Mail.CARD_WANTED, Mail.HOST_UNMENDED}
ABOUT_A_FLAG = {Mail.CARD_WANTED, Mail.HOST_CARD_FLAGGED}
ABOUT_A_FEE = {Mail.HOST_DECISION, Mail.FEE_REFUSED}
ABOUT_A_PAYMENT = {Mail.PAYING}
ABOUT_A_DISPUTE = {Mail.HOST_DISPUTE}
ABOUT_MORE = ABOUT_A_DISPUTE | ABOUT_A_REFUSAL | ABOUT_A_FLAG | ABOUT_A_FEE | ABOUT_A_PAYMENT


def a_mail(mail: Mail, **changes: object) -> Task:
    return replace(Task("t", "b", Kind.MAIL, NOW, mail), **changes)


@pytest.mark.parametrize("mail", sorted(set(Mail) - ABOUT_MORE))
def test_each_mail_is_wanted_only_where_it_is_true(mail: Mail) -> None:
    for status in STATUSES:
        booking = a_held() if mail is Mail.HELD else a_saved()
        wanted = is_wanted(a_mail(mail), replace(booking, status=status), NOW)
        assert wanted is (status not in NOT_WANTED.get(mail, set())), status


@pytest.mark.parametrize("mail", sorted(ABOUT_A_REFUSAL))
def test_a_refusal_is_told_only_while_it_stands(mail: Mail) -> None:
    assert is_wanted(a_mail(mail), a_refused(), NOW)
    assert not is_wanted(a_mail(mail), a_held(), NOW)
    assert not is_wanted(a_mail(mail), replace(a_refused(), status=Status.CANCELLED), NOW)


@pytest.mark.parametrize("mail", sorted(ABOUT_A_FLAG))
def test_a_flag_is_told_only_while_it_stands(mail: Mail) -> None:
    saved = a_saved()
    flagged = replace(saved, deposit=replace(saved.deposit, flag=Flag.REMOVED))
    assert is_wanted(a_mail(mail), flagged, NOW)
    assert not is_wanted(a_mail(mail), saved, NOW)
    assert not is_wanted(a_mail(mail), replace(flagged, status=Status.CANCELLED), NOW)


@pytest.mark.parametrize("mail", [Mail.CARD_WANTED, Mail.HOST_UNMENDED])
def test_nobody_is_asked_once_the_host_has_let_it_be(mail: Mail) -> None:
    refused = a_refused()
    kept = replace(refused, deposit=replace(refused.deposit, unmended=Unmended.KEEP))
    assert not is_wanted(a_mail(mail), kept, NOW)


def test_what_is_not_a_mail_is_for_its_worker_to_judge() -> None:
    close = Task("t", "b", Kind.CLOSE, NOW)
    assert is_wanted(close, replace(a_saved(), status=Status.CANCELLED), NOW)


def test_a_failing_task_rests_1_2_4_minutes_and_an_hour_at_most() -> None:
    assert [pause(n) for n in (1, 2, 3, 6)] == [n * MINUTE for n in (1, 2, 4, 32)]
    assert pause(7) == pause(200) == timedelta(hours=1)
