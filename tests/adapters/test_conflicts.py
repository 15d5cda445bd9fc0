"""What stands in the way of a transaction and passes: injected, since moto never does it."""

from typing import Any

import pytest

from showup.adapters.commit import Commit, Conflict
from showup.adapters.patience import Patience
from showup.domain.booking import Booking
from showup.domain.decision import Decision
from showup.domain.errors import Busy
from showup.domain.tasks import Kind
from showup.usecases.tools import until_committed
from tests.builders import NOW, a_booking
from tests.faults import AwsFaults
from tests.house import House
from tests.tables import TABLE


def rows(house: House) -> list[Any]:
    return list(house.dynamodb.scan(TableName=TABLE)["Items"])


def written(house: House) -> Booking:
    """A booking in the table, at its first version."""
    booking = a_booking()
    house.table.commit(Commit(Decision(booking), None, NOW))
    return booking


@pytest.mark.parametrize(
    "reasons",
    [
        ("TransactionConflict",),
        ("None", "TransactionConflict"),
        ("ThrottlingError", "None"),
        ("ProvisionedThroughputExceeded", "ConditionalCheckFailed"),
    ],
)
def test_a_cancelled_transaction_is_tried_again(house: House, reasons: tuple[str, ...]) -> None:
    faults = AwsFaults(house.dynamodb)
    faults.plan("TransactWriteItems", "TransactionCanceledException", *reasons, times=3)
    booking = house.book()
    assert house.booking(booking.id).deposit.checkout == booking.deposit.checkout
    assert faults.calls.count("TransactWriteItems") == 3 + 2


@pytest.mark.parametrize(
    "code",
    [
        "TransactionInProgressException",
        "ThrottlingException",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
    ],
)
def test_a_throttled_transaction_is_tried_again(house: House, code: str) -> None:
    AwsFaults(house.dynamodb).plan("TransactWriteItems", code)
    assert house.booking(house.book().id)


@pytest.mark.parametrize("reason", ["ValidationError", "ItemCollectionSizeLimitExceeded"])
def test_a_defect_of_ours_is_not_taken_for_a_conflict(house: House, reason: str) -> None:
    error = house.dynamodb.exceptions.TransactionCanceledException
    AwsFaults(house.dynamodb).plan(
        "TransactWriteItems", "TransactionCanceledException", "TransactionConflict", reason
    )
    with pytest.raises(error):
        house.book()
    assert rows(house) == []


def test_conflicts_without_end_are_busy_once_patience_is_over(house: House) -> None:
    seconds = iter([20.0, 10.0, 3.0, 1.0])
    waits: list[float] = []
    patience = Patience(lambda: next(seconds), sleep=waits.append)
    faults = AwsFaults(house.dynamodb)
    faults.plan(
        "TransactWriteItems", "TransactionCanceledException", "TransactionConflict", times=99
    )
    with pytest.raises(Busy):
        until_committed(lambda: written(house), patience)
    assert len(waits) == 3
    assert faults.calls.count("TransactWriteItems") == 4
    assert rows(house) == []


def test_a_conflict_about_the_lease_itself_is_no_lost_lease(house: House) -> None:
    booking = written(house)
    house.table.commit(Commit(Decision(booking).then(Kind.CLOSE, NOW), booking, NOW))
    claimed = house.queue.claim(house.open_tasks()[0], NOW, wall=1000)
    faults = AwsFaults(house.dynamodb)
    faults.plan("TransactWriteItems", "TransactionCanceledException", "None", "TransactionConflict")
    with pytest.raises(Conflict):
        house.table.commit(Commit(Decision(booking), booking, NOW, done=claimed))
