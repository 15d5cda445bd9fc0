"""The queue in the table: what is due, claiming it, giving it back, parking it."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from showup.adapters import items
from showup.adapters.items import instant
from showup.domain.tasks import Kind, Queue, Task

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

INDEX = "due"
# Longer than the functions' time-out (infra/template.yaml, 60 s), so that a lease never ends
# under a worker that lives.
LEASE_SECONDS = 90


class TaskQueue:
    """Through boto3's low-level client (`dynamodb`). Leases are wall-clock time."""

    def __init__(self, dynamodb: "DynamoDBClient", table: str) -> None:
        self._dynamodb = dynamodb
        self._table = table

    def due(self, queue: Queue, now: datetime) -> Iterator[Task]:
        """What is due, the earliest first, leased ones included."""
        values = {":queue": {"S": queue}, ":now": {"S": instant(now)}}
        yield from self._indexed("queue = :queue AND due <= :now", values)

    def claim(self, task: Task, now: datetime, wall: int) -> Task | None:
        """The task, leased to the caller; None where somebody has it or it is done."""
        found = self._update(
            task,
            "SET lease = :lease ADD attempts :one",
            "attribute_exists(queue) AND queue <> :parked AND due <= :now AND lease < :wall",
            {
                ":parked": {"S": Queue.PARKED},
                ":lease": {"N": str(_lease(task, wall))},
                ":one": {"N": "1"},
                ":now": {"S": instant(now)},
                ":wall": {"N": str(wall)},
            },
        )
        return items.read_task(found) if found else None

    def give_back(self, task: Task, due: datetime, error: str) -> None:
        """It failed: again at `due`."""
        self._update(
            task,
            "SET due = :due, lease = :none, #e = :error REMOVE at_once",
            "lease = :lease AND attribute_exists(queue)",
            {":due": {"S": instant(due)}, ":none": {"N": "0"}, **_mine(task), **_error(error)},
            {"#e": "error"},
        )

    def park(self, task: Task, error: str, told: Task | None, now: datetime) -> None:
        """It keeps failing: it waits where the host sees it. `told`: the mail that says so."""
        writes: list[Any] = [
            {
                "Update": {
                    "TableName": self._table,
                    "Key": items.task_key(task.booking, task.id),
                    "UpdateExpression": "SET queue = :parked, lease = :none, #e = :error"
                    " REMOVE at_once",
                    "ConditionExpression": "lease = :lease AND attribute_exists(queue)",
                    "ExpressionAttributeNames": {"#e": "error"},
                    "ExpressionAttributeValues": {
                        ":parked": {"S": Queue.PARKED},
                        ":none": {"N": "0"},
                        **_mine(task),
                        **_error(error),
                    },
                }
            }
        ]
        if told:
            item = items.task_item(told, now)
            writes.append({"Put": {"TableName": self._table, "Item": item}})
        # Where somebody else has the task by now, they will see to it.
        with suppress(self._dynamodb.exceptions.TransactionCanceledException):
            self._dynamodb.transact_write_items(TransactItems=writes)

    def all_parked(self) -> list[Task]:
        """Whatever waits for the host."""
        return list(self._indexed("queue = :queue", {":queue": {"S": Queue.PARKED}}))

    def open_of(self, kind: Kind) -> list[Task]:
        """The earliest first: one that will settle a fee is a decision that waits, one that will
        look at a dispute is a dispute that is open. The index follows the table in a moment."""
        values = {":queue": {"S": kind.queue}, ":kind": {"S": f'"kind":"{kind}"'}}
        tasks = self._indexed("queue = :queue", values, FilterExpression="contains(doc, :kind)")
        return list(tasks)

    def parked(self, booking: str) -> list[Task]:
        """What of this booking waits for the host."""
        found = self._dynamodb.query(
            TableName=self._table,
            ConsistentRead=True,
            KeyConditionExpression="pk = :pk AND begins_with(sk, :task)",
            FilterExpression="queue = :parked",
            ExpressionAttributeValues={
                ":pk": {"S": f"BOOKING#{booking}"},
                ":task": {"S": "TASK#"},
                ":parked": {"S": Queue.PARKED},
            },
        )
        return [items.read_task(item) for item in found["Items"]]

    def run_again(self, task: Task, now: datetime) -> bool:
        """A parked task is due anew, with all its tries."""
        found = self._update(
            task,
            "SET queue = :queue, due = :now, attempts = :none",
            "queue = :parked",
            {
                ":queue": {"S": task.kind.queue},
                ":parked": {"S": Queue.PARKED},
                ":now": {"S": instant(now)},
                ":none": {"N": "0"},
            },
        )
        return found is not None

    def _indexed(self, condition: str, values: dict[str, Any], **more: Any) -> Iterator[Task]:
        """By queue and due time, the earliest first."""
        pages = self._dynamodb.get_paginator("query").paginate(
            TableName=self._table,
            IndexName=INDEX,
            KeyConditionExpression=condition,
            ExpressionAttributeValues=values,
            **more,
        )
        for page in pages:
            yield from map(items.read_task, page["Items"])

    def _update(
        self,
        task: Task,
        change: str,
        condition: str,
        values: dict[str, Any],
        names: dict[str, str] | None = None,
    ) -> items.Item | None:
        """The item afterwards; None where the condition does not hold, or somebody is at it."""
        errors = self._dynamodb.exceptions
        more = {"ExpressionAttributeNames": names} if names else {}
        try:
            answer = self._dynamodb.update_item(
                TableName=self._table,
                Key=items.task_key(task.booking, task.id),
                UpdateExpression=change,
                ConditionExpression=condition,
                ExpressionAttributeValues=values,
                ReturnValues="ALL_NEW",
                **more,  # type: ignore[arg-type]
            )
        except (errors.ConditionalCheckFailedException, errors.TransactionConflictException):
            return None
        return answer["Attributes"]


def _lease(task: Task, wall: int) -> int:
    """Always another number than the last one, so that an old holder can never pass for a new."""
    return max(wall + LEASE_SECONDS, task.lease + 1)


def _mine(task: Task) -> dict[str, Any]:
    return {":lease": {"N": str(task.lease)}}


def _error(error: str) -> dict[str, Any]:
    return {":error": {"S": error[:500]}}
