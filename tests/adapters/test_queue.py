"""The queue: what is due comes in its order, and one lease is one worker's."""

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from showup.adapters import items
from showup.adapters.commit import Commit
from showup.adapters.queue import LEASE_SECONDS
from showup.domain.decision import Decision
from showup.domain.tasks import Kind, Mail, Queue, Task
from tests.builders import NOW, a_booking
from tests.faults import AwsFaults
from tests.house import House
from tests.tables import TABLE

WALL = 1_800_000_000
MINUTE = timedelta(minutes=1)


def a_task(house: House, due: datetime = NOW, kind: Kind = Kind.CLOSE, about: str = "") -> Task:
    """In the table, with a booking of its own if there is none yet."""
    booking = a_booking()
    if house.table.booking(booking.id) is None:
        house.table.commit(Commit(Decision(booking), None, NOW))
    read = house.booking(booking.id)
    decision = Decision(read.stepped()).then(kind, due, about)
    house.table.commit(Commit(decision, read, NOW))
    return decision.tasks[0]


def row(house: House, task: Task) -> Any:
    key = items.task_key(task.booking, task.id)
    return house.dynamodb.get_item(TableName=TABLE, Key=key)["Item"]


def due(house: House, now: datetime = NOW, queue: Queue = Queue.DEPOSITS) -> list[str]:
    return [task.id for task in house.queue.due(queue, now)]


def test_what_is_due_comes_earliest_first_and_nothing_before_its_time(house: House) -> None:
    late, early, future = (a_task(house, NOW + n * MINUTE) for n in (2, 1, 5))
    assert due(house, NOW + 2 * MINUTE) == [early.id, late.id]
    assert due(house, NOW) == []
    assert due(house, NOW + 5 * MINUTE) == [early.id, late.id, future.id]


def test_each_queue_has_its_own_tasks(house: House) -> None:
    deposit = a_task(house)
    mail = a_task(house, kind=Kind.MAIL, about=Mail.BOOKED)
    assert due(house) == [deposit.id]
    assert due(house, queue=Queue.REMINDERS) == [mail.id]


def test_more_tasks_than_one_page_of_answers_holds_all_come(house: House) -> None:
    for number in range(3):
        a_task(house, about=str(number) * 300_000)
    assert len(due(house)) == 3


def test_only_what_is_due_at_once_is_marked_for_the_stream(house: House) -> None:
    assert row(house, a_task(house))["at_once"] == {"S": "deposits"}
    assert "at_once" not in row(house, a_task(house, NOW + MINUTE))


def test_a_lease_is_given_once_until_it_ends(house: House) -> None:
    task = a_task(house)
    first = house.queue.claim(task, NOW, WALL)
    assert first is not None
    for wall in (WALL, WALL + 1, WALL + LEASE_SECONDS):
        assert house.queue.claim(task, NOW, wall) is None
        assert house.queue.claim(first, NOW, wall) is None
    again = house.queue.claim(task, NOW, WALL + LEASE_SECONDS + 1)
    assert again is not None
    assert (first.attempts, again.attempts) == (1, 2)
    assert again.lease > first.lease


def test_two_workers_who_saw_the_same_row_do_not_both_get_it(house: House) -> None:
    task = a_task(house)
    seen = [next(house.queue.due(Queue.DEPOSITS, NOW)) for _ in range(2)]
    got = [house.queue.claim(task, NOW, WALL) for task in seen]
    assert got.count(None) == 1
    assert task.id == seen[0].id


@given(st.lists(st.integers(0, 4 * LEASE_SECONDS), min_size=2, max_size=12))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_two_leases_ever_overlap_whenever_workers_ask(house: House, moments: list[int]) -> None:
    task = a_task(house)
    claims = [house.queue.claim(task, NOW, WALL + moment) for moment in sorted(moments)]
    got = [claimed.lease for claimed in claims if claimed]
    assert got
    assert all(later - earlier > LEASE_SECONDS for earlier, later in pairwise(got))


def test_nothing_is_claimed_before_it_is_due_or_after_it_is_done(house: House) -> None:
    task = a_task(house, NOW + MINUTE)
    assert house.queue.claim(task, NOW, WALL) is None
    claimed = house.queue.claim(task, NOW + MINUTE, WALL)
    booking = house.booking(task.booking)
    house.table.commit(Commit(Decision(booking), booking, NOW, done=claimed))
    assert house.queue.claim(task, NOW + MINUTE, WALL + 10 * LEASE_SECONDS) is None


def test_a_task_that_never_was_cannot_be_claimed(house: House) -> None:
    assert house.queue.claim(Task("x", "y", Kind.CLOSE, NOW), NOW, WALL) is None


def test_a_task_given_back_is_due_later_with_its_error_and_no_lease(house: House) -> None:
    task = a_task(house)
    claimed = house.queue.claim(task, NOW, WALL)
    assert claimed is not None
    house.queue.give_back(claimed, NOW + MINUTE, "the bank is closed " * 100)
    assert due(house) == []
    assert house.queue.claim(task, NOW, WALL + 1) is None
    again = house.queue.claim(task, NOW + MINUTE, WALL + 1)
    assert again is not None
    assert again.attempts == 2
    assert again.error.startswith("the bank is closed")
    assert len(again.error) == 500
    assert "at_once" not in row(house, task)


def test_who_lost_the_lease_gives_nothing_back_and_parks_nothing(house: House) -> None:
    task = a_task(house)
    slow = house.queue.claim(task, NOW, WALL)
    house.queue.claim(task, NOW, WALL + LEASE_SECONDS + 1)
    assert slow is not None
    before = row(house, task)
    house.queue.give_back(slow, NOW + MINUTE, "too late")
    house.queue.park(slow, "too late", told(task), NOW)
    assert row(house, task) == before
    assert due(house, queue=Queue.REMINDERS) == []


def told(task: Task) -> Task:
    return Task(f"mail-host_parked-{task.id}", task.booking, Kind.MAIL, NOW, Mail.HOST_PARKED)


def test_a_parked_task_waits_for_the_host_and_the_host_is_told(house: House) -> None:
    task = a_task(house)
    claimed = house.queue.claim(task, NOW, WALL)
    assert claimed is not None
    house.queue.park(claimed, "it will not do", told(task), NOW)
    assert due(house) == []
    assert due(house, queue=Queue.PARKED) == [task.id]
    assert due(house, queue=Queue.REMINDERS) == [told(task).id]
    assert [parked.error for parked in house.queue.parked(task.booking)] == ["it will not do"]


def test_a_parked_task_is_nobodys_until_the_host_runs_it_again(house: House) -> None:
    task = a_task(house)
    claimed = house.queue.claim(task, NOW, WALL)
    assert claimed is not None
    house.queue.park(claimed, "it will not do", None, NOW)
    assert house.queue.claim(task, NOW, WALL + 10 * LEASE_SECONDS) is None
    later = NOW + MINUTE
    assert house.queue.run_again(task, later)
    assert not house.queue.run_again(task, later)
    anew = house.queue.claim(task, later, WALL + 10 * LEASE_SECONDS)
    assert anew is not None
    assert (anew.attempts, anew.due) == (1, later)


def test_a_row_that_is_in_a_transaction_just_then_is_not_claimed(house: House) -> None:
    task = a_task(house)
    AwsFaults(house.dynamodb).plan("UpdateItem", "TransactionConflictException")
    assert house.queue.claim(task, NOW, WALL) is None
    assert house.queue.claim(task, NOW, WALL) is not None


def test_parking_that_meets_a_conflict_leaves_the_task_to_the_next_sweep(house: House) -> None:
    task = a_task(house)
    claimed = house.queue.claim(task, NOW, WALL)
    assert claimed is not None
    faults = AwsFaults(house.dynamodb)
    faults.plan("TransactWriteItems", "TransactionCanceledException", "TransactionConflict", "None")
    house.queue.park(claimed, "x", told(task), NOW)
    assert due(house) == [task.id]
    assert house.queue.claim(task, NOW, WALL + LEASE_SECONDS + 1) is not None
