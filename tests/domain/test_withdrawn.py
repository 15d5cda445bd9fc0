"""A withdrawn contract: nothing is owed, kept or counted, and nobody asks again."""

from datetime import datetime

import pytest

from showup.domain import closing
from showup.domain.booking import Actor, Booking, Status
from showup.domain.decision import Decision
from showup.domain.events import What
from showup.domain.history import history, visit
from showup.domain.lapses import Record
from showup.domain.tasks import Kind, Mail, Task, is_wanted
from showup.domain.withdrawing import can_withdraw, withdraw
from tests.builders import START
from tests.domain.steps import (
    CHARGING,
    DAY,
    HOUR,
    LAPSED,
    MINUTE,
    NOBODY,
    a_held,
    a_refused,
    a_saved,
    cancelling,
    given_up_late,
    mails,
    missed,
    of_kind,
)

LATE = START - 47 * HOUR


def withdrawn(booking: Booking, now: datetime, record: Record = NOBODY) -> Decision:
    return withdraw(booking, record, now)


def test_it_ends_the_meeting_and_lets_the_hold_go() -> None:
    decision = withdrawn(a_held(), LATE)
    booking = decision.booking
    assert booking.status is Status.CANCELLED
    assert booking.cancelled_by is Actor.CLIENT
    assert (booking.withdrawn, booking.cancelled_at) == (LATE, LATE)
    assert booking.fee is None
    assert mails(decision) == [Mail.WITHDRAWN, Mail.HOST_WITHDRAWN]
    assert [task.due for task in of_kind(decision, Kind.MAIL)] == [LATE, LATE]
    assert [task.about for task in of_kind(decision, Kind.RELEASE_HOLD)] == ["pi_1"]
    assert [(e.what, e.actor) for e in decision.events] == [(What.WITHDRAWN, Actor.CLIENT)]


@pytest.mark.parametrize("booking", [a_saved(), a_refused()])
def test_without_a_hold_there_is_nothing_to_let_go(booking: Booking) -> None:
    decision = withdrawn(booking, LATE)
    assert [task.kind for task in decision.tasks] == [Kind.MAIL, Kind.MAIL]


def test_a_fee_falls_away_and_the_lapse_with_it() -> None:
    late = cancelling(a_held(CHARGING), LATE, LAPSED)
    assert late.record is not None
    assert LATE in late.record.lapses
    decision = withdrawn(late.booking, LATE + HOUR, late.record)
    assert decision.booking.fee is None
    assert decision.booking.lapse is None
    assert decision.record is not None
    assert decision.record.lapses == LAPSED.lapses
    assert decision.booking.cancelled_at == LATE, "it was given up then"
    assert of_kind(decision, Kind.RELEASE_HOLD)


def test_nothing_that_was_planned_is_done_any_more() -> None:
    late = cancelling(a_held(CHARGING), LATE, LAPSED)
    assert {Mail.FOLLOW_UP, Mail.FAREWELL} <= set(mails(late))
    booking = withdrawn(late.booking, LATE + HOUR).booking
    planned = of_kind(late, Kind.MAIL)
    wanted = [task.about for task in planned if is_wanted(task, booking, task.due)]
    assert wanted == [], "neither a follow-up nor a word of the fee"
    assert closing.settle(booking, LATE + 3 * DAY) == Decision(booking)


@pytest.mark.parametrize("mail", [Mail.TAKEN, Mail.CREDIT_LOST, Mail.HOST_SETTLED])
def test_a_mail_that_was_on_its_way_says_nothing_of_what_is_gone(mail: Mail) -> None:
    booking = withdrawn(given_up_late(), LATE + HOUR).booking
    task = Task("a-task", booking.id, Kind.MAIL, LATE, mail)
    assert not is_wanted(task, booking, LATE + HOUR)


def test_pressing_twice_is_pressing_once() -> None:
    once = withdrawn(a_held(), LATE).booking
    assert not can_withdraw(once, LATE)
    assert withdrawn(once, LATE + MINUTE) == Decision(once)


def test_a_withdrawn_contract_is_not_in_the_history() -> None:
    counted = [visit(given_up_late()), visit(missed())]
    assert history(filter(None, counted)).late == 1
    gone = [
        visit(withdrawn(booking, START + HOUR).booking) for booking in (given_up_late(), missed())
    ]
    facts = history(filter(None, gone))
    assert (facts.late, facts.missed, facts.in_time, facts.taken) == (0, 0, 0, 0)
