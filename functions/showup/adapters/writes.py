"""The parts of a transaction, each with the condition on which all of it stands or falls."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from showup.adapters import items
from showup.adapters.items import Item, instant
from showup.domain import history
from showup.domain.booking import Booking
from showup.domain.deposit import at_stripe
from showup.domain.lapses import pseudonym
from showup.domain.tasks import Task

NOTHING_YET = "attribute_not_exists(pk)"
# A lease is never given out twice, so its number says whose the task is.
MINE = "lease = :lease AND attribute_exists(queue)"


def booking(table: str, new: Booking, read: Booking | None) -> Any:
    """A booking that did not change is a condition, not a write."""
    if read is not None and new.version == read.version:
        return _check(table, items.booking_key(read.id), _if_version(read.version))
    return put(table, items.booking_item(new), read.version if read else 0)


def visit(table: str, new: Booking, read: Booking | None) -> Iterator[Any]:
    """The line of the client's history that the booking is, where it has changed."""
    line = history.visit(new)
    if line and (read is None or history.visit(read) != line):
        yield put(table, items.visit_item(pseudonym(new.client.email), line))


def pointers(table: str, new: Booking, read: Booking | None) -> Iterator[Any]:
    """From each object at Stripe that the booking learns of now. Written again it is the same."""
    known = at_stripe(read.deposit) if read else ()
    for id in at_stripe(new.deposit):
        if id not in known:
            yield put(table, items.pointer_item(id, new.id))


def put(table: str, item: Item, version: int | None = None) -> Any:
    """`version`: the one that it replaces, 0 for none; None writes whatever is there."""
    part: dict[str, Any] = {"TableName": table, "Item": item}
    if version == 0:
        part["ConditionExpression"] = NOTHING_YET
    elif version is not None:
        part |= _if_version(version)
    return {"Put": part}


def done(table: str, task: Task, outcome: str, now: datetime) -> Any:
    """Out of the index, for good; the row stays as evidence."""
    return {
        "Update": {
            "TableName": table,
            "Key": items.task_key(task.booking, task.id),
            "UpdateExpression": "SET outcome = :o, ended = :n REMOVE queue, due, at_once",
            "ConditionExpression": MINE,
            "ExpressionAttributeValues": {
                ":o": {"S": outcome},
                ":n": {"S": instant(now)},
                ":lease": {"N": str(task.lease)},
            },
        }
    }


def holds_lease(table: str, task: Task) -> Any:
    condition = {
        "ConditionExpression": MINE,
        "ExpressionAttributeValues": {":lease": {"N": str(task.lease)}},
    }
    return _check(table, items.task_key(task.booking, task.id), condition)


def _check(table: str, key: Any, condition: dict[str, Any]) -> Any:
    return {"ConditionCheck": {"TableName": table, "Key": key, **condition}}


def _if_version(version: int) -> dict[str, Any]:
    return {
        "ConditionExpression": "version = :read",
        "ExpressionAttributeValues": {":read": {"N": str(version)}},
    }
