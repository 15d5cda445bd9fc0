"""The table's conditions: one that does not hold writes nothing; what passes is tried again."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from showup.adapters import items
from showup.adapters.commit import Commit, Conflict, LeaseLost
from showup.domain.booking import (
    Booking,
    Status,
)
from showup.domain.claims import Page, Taken
from showup.domain.decision import Decision
from showup.domain.ledger import Deed, Entry
from showup.domain.money import Money
from showup.domain.tasks import Kind, Queue
from tests.builders import NOW, a_booking
from tests.house import House
from tests.tables import TABLE

TODAY = date(2026, 11, 30)


def rows(house: House) -> list[Any]:
    return list(house.dynamodb.scan(TableName=TABLE)["Items"])


def written(house: House, **changes: Any) -> Booking:
    """A booking in the table, at its first version."""
    booking = a_booking(**changes)
    house.table.commit(Commit(Decision(booking), None, NOW))
    return booking


# --- conditions --------------------------------------------------------------------------------


def test_of_two_creators_one_wins(house: House) -> None:
    booking = written(house)
    before = rows(house)
    with pytest.raises(Conflict):
        house.table.commit(Commit(Decision(a_booking(locale="pl")), None, NOW))
    assert rows(house) == before
    assert house.booking(booking.id) == booking


def test_of_two_changes_to_one_version_one_wins(house: House) -> None:
    read = written(house)
    first = read.stepped(status=Status.CONFIRMED)
    house.table.commit(Commit(Decision(first), read, NOW))
    before = rows(house)
    late = Decision(read.stepped(status=Status.CANCELLED)).then(Kind.CLOSE, NOW)
    with pytest.raises(Conflict):
        house.table.commit(Commit(late, read, NOW))
    assert rows(house) == before
    assert house.booking(read.id) == first


def test_a_booking_that_did_not_change_is_a_condition_all_the_same(house: House) -> None:
    read = written(house)
    house.table.commit(Commit(Decision(read.stepped()), read, NOW))
    with pytest.raises(Conflict):
        house.table.commit(Commit(Decision(read).then(Kind.CLOSE, NOW), read, NOW))
    assert house.open_tasks() == []


def test_of_two_claims_on_one_page_one_wins_and_the_other_leaves_nothing(house: House) -> None:
    first, second = a_booking(id="first"), a_booking(id="second")
    for booking in (first, second):
        assert house.table.booking_and_pages(booking.id, [TODAY]) == (None, (Page(TODAY),))
    claims = [Page(TODAY, 0, (Taken(0, 60, booking.id),)) for booking in (first, second)]
    house.table.commit(Commit(Decision(first, pages=(claims[0],)), None, NOW))
    before = rows(house)
    with pytest.raises(Conflict):
        house.table.commit(Commit(Decision(second, pages=(claims[1],)), None, NOW))
    assert rows(house) == before


def test_a_page_is_replaced_only_at_the_version_that_was_read(house: House) -> None:
    booking = a_booking()
    page = Page(TODAY, 0, (Taken(0, 60, "a"),))
    house.table.commit(Commit(Decision(booking, pages=(page,)), None, NOW))
    read = house.table.pages(TODAY, TODAY)[0]
    assert read == replace(page, version=1)
    changed = replace(read, taken=())
    house.table.commit(Commit(Decision(booking.stepped(), pages=(changed,)), booking, NOW))
    again = Decision(booking.stepped().stepped(), pages=(changed,))
    with pytest.raises(Conflict):
        house.table.commit(Commit(again, booking.stepped(), NOW))
    assert house.table.pages(TODAY, TODAY) == (replace(changed, version=2),)


def test_a_record_is_replaced_only_at_the_version_that_was_read(house: House) -> None:
    booking = a_booking()
    record = house.table.record("somebody").with_lapse(NOW)
    house.table.commit(Commit(Decision(booking, record=record), None, NOW))
    assert house.table.record("somebody") == replace(record, version=1)
    again = Decision(booking.stepped(), record=record)
    with pytest.raises(Conflict):
        house.table.commit(Commit(again, booking, NOW))


# --- leases --------------------------------------------------------------------------------------


def test_a_worker_whose_lease_was_taken_over_commits_nothing(house: House) -> None:
    booking = written(house)
    house.table.commit(Commit(Decision(booking).then(Kind.CLOSE, NOW), booking, NOW))
    task = house.open_tasks()[0]
    slow = house.queue.claim(task, NOW, wall=1000)
    quick = house.queue.claim(task, NOW, wall=2000)
    assert slow is not None
    assert quick is not None
    before = rows(house)
    change = Decision(booking.stepped(status=Status.ATTENDED))
    with pytest.raises(LeaseLost):
        house.table.commit(Commit(change, booking, NOW, done=slow))
    with pytest.raises(LeaseLost):
        house.table.write_entry(an_entry(), slow)
    assert rows(house) == before
    house.table.write_entry(an_entry(booking=booking.id, task=task.id), quick)
    house.table.commit(Commit(change, booking, NOW, done=quick))
    with pytest.raises(LeaseLost):
        house.table.commit(Commit(Decision(change.booking), change.booking, NOW, done=quick))


def test_a_stale_booking_under_a_good_lease_is_a_conflict_not_a_lost_lease(house: House) -> None:
    booking = written(house)
    house.table.commit(Commit(Decision(booking.stepped()).then(Kind.CLOSE, NOW), booking, NOW))
    claimed = house.queue.claim(house.open_tasks()[0], NOW, wall=1000)
    with pytest.raises(Conflict):
        house.table.commit(Commit(Decision(booking.stepped()), booking, NOW, done=claimed))


def test_a_task_that_is_done_leaves_the_index_and_stays_as_evidence(house: House) -> None:
    booking = written(house)
    house.table.commit(Commit(Decision(booking).then(Kind.CLOSE, NOW), booking, NOW))
    claimed = house.queue.claim(house.open_tasks()[0], NOW, wall=1000)
    assert claimed is not None
    done = Commit(Decision(booking), booking, NOW, done=claimed, outcome="as it should")
    house.table.commit(done)
    assert house.open_tasks() == []
    key = items.task_key(booking.id, claimed.id)
    row = house.dynamodb.get_item(TableName=TABLE, Key=key)["Item"]
    assert row["outcome"] == {"S": "as it should"}
    assert not {"queue", "due", "at_once"} & row.keys()


def test_a_webhook_that_comes_twice_is_one_task(house: House) -> None:
    booking = written(house)
    task = Decision(booking).then(Kind.LOOK, NOW).tasks[0]
    assert house.table.add_task(task, NOW)
    assert not house.table.add_task(task, NOW)


def an_entry(**changes: Any) -> Entry:
    entry = Entry("booking", "place_hold.0.v1", 1, Deed.PLACE, NOW, Money(6000, "PLN"))
    return replace(entry, **changes)


# --- reading ------------------------------------------------------------------------------------


def test_the_attempts_of_a_task_come_in_order_and_alone(house: House) -> None:
    booking = written(house)
    decision = Decision(booking).then(Kind.PLACE_HOLD, NOW).then(Kind.CAPTURE, NOW)
    house.table.commit(Commit(decision, booking, NOW))
    claimed = [house.queue.claim(task, NOW, wall=1000) for task in house.open_tasks()]
    for task in claimed:
        assert task is not None
        for number in (10, 2, 1):
            entry = an_entry(booking=booking.id, task=task.id, number=number)
            house.table.write_entry(entry, task)
    task = claimed[0]
    assert task is not None
    assert [entry.number for entry in house.table.entries(booking.id, task.id)] == [1, 2, 10]
    assert len(house.table.entries(booking.id, "")) == 6


def test_pages_come_for_the_dates_asked_for_the_unwritten_ones_left_out(house: House) -> None:
    days = [TODAY + timedelta(days=number) for number in range(3)]
    for number, day in enumerate(days):
        booking = a_booking(id=f"b{number}")
        page = Page(day, 0, (Taken(0, 60, booking.id),))
        house.table.commit(Commit(Decision(booking, pages=(page,)), None, NOW))
    far = TODAY + timedelta(days=300)
    assert [page.date for page in house.table.pages(TODAY, days[1])] == days[:2]
    assert [page.date for page in house.table.pages(days[1], far)] == days[1:]
    assert house.table.pages(far, far) == ()
    assert house.table.pages(far, TODAY) == ()


def test_only_open_tasks_are_in_the_index(house: House) -> None:
    booking = house.confirmed()
    open_ = {task.id for task in house.open_tasks()}
    rows_ = [row for row in rows(house) if row["sk"]["S"].startswith("TASK#")]
    indexed = {row["sk"]["S"].removeprefix("TASK#") for row in rows_ if "queue" in row}
    assert indexed == open_
    assert len(rows_) > len(open_)
    assert all(task.booking == booking.id for task in house.open_tasks())
    assert list(house.queue.due(Queue.PARKED, NOW + timedelta(days=400))) == []
