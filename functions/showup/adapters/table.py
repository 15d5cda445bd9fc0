"""The table: named reads, and the one conditional transaction that writes a decision."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from showup.adapters import items
from showup.adapters.items import Item, instant
from showup.domain.booking import Booking
from showup.domain.decision import Decision
from showup.domain.diary import Page
from showup.domain.errors import ShowupError
from showup.domain.lapses import Record
from showup.domain.ledger import Entry
from showup.domain.mails import SentMail
from showup.domain.tasks import Task

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

# What can stand in the way of a transaction and pass: everything else is a defect of ours.
PASSING = {
    "ConditionalCheckFailed",
    "TransactionConflict",
    "ThrottlingError",
    "ProvisionedThroughputExceeded",
}
NOTHING_YET = "attribute_not_exists(pk)"


class Conflict(ShowupError):
    """Something that the decision read has changed since: read and decide again."""

    code = "conflict"


class LeaseLost(ShowupError):
    """Another worker has the task by now: leave it to them."""

    code = "lease_lost"


@dataclass(frozen=True)
class Commit:
    """A decision with what goes into the same transaction: the ledger, a mail, the end of a task.

    `read`: the booking as the decision found it; None if there was none.
    """

    decision: Decision
    read: Booking | None
    now: datetime
    entries: tuple[Entry, ...] = ()
    mail: SentMail | None = None
    done: Task | None = None
    outcome: str = "done"


class Table:
    """One DynamoDB table, through boto3's low-level client (`dynamodb`)."""

    def __init__(self, dynamodb: "DynamoDBClient", name: str) -> None:
        self._dynamodb = dynamodb
        self.name = name

    # --- reads -------------------------------------------------------------------------------

    def booking(self, id: str) -> Booking | None:
        item = self._get(items.booking_key(id))
        return items.read_booking(item) if item else None

    def booking_and_pages(
        self, id: str, days: Sequence[date]
    ) -> tuple[Booking | None, tuple[Page, ...]]:
        """One round trip; a page that was never written comes as an empty one."""
        keys: list[Any] = [items.booking_key(id), *map(items.page_key, days)]
        request: Any = {self.name: {"Keys": keys, "ConsistentRead": True}}
        found: list[Item] = []
        while request:
            answer = self._dynamodb.batch_get_item(RequestItems=request)
            found += answer["Responses"].get(self.name, [])
            request = answer.get("UnprocessedKeys")
        pages = {page.date: page for page in map(items.read_page, _of(found, items.DIARY))}
        bookings = [item for item in found if item["sk"]["S"] == items.BOOKING]
        booking = items.read_booking(bookings[0]) if bookings else None
        return booking, tuple(pages.get(day, Page(day)) for day in days)

    def pages(self, first: date, last: date) -> tuple[Page, ...]:
        """The written pages of a range of UTC dates: one Query (a month is a few kilobytes)."""
        found = self._query(
            KeyConditionExpression="pk = :pk AND sk BETWEEN :first AND :last",
            ExpressionAttributeValues={
                ":pk": {"S": items.DIARY},
                ":first": {"S": first.isoformat()},
                ":last": {"S": last.isoformat()},
            },
        )
        return tuple(map(items.read_page, found))

    def record(self, client: str) -> Record:
        item = self._get(items.record_key(client))
        return items.read_record(item) if item else Record(client)

    def entries(self, booking: str, task: str) -> list[Entry]:
        """The attempts of one task, in order; of all tasks for none."""
        found = self._query(
            ConsistentRead=True,
            KeyConditionExpression="pk = :pk AND begins_with(sk, :sk)",
            ExpressionAttributeValues={
                ":pk": {"S": f"BOOKING#{booking}"},
                ":sk": {"S": f"LEDGER#{task}#" if task else "LEDGER#"},
            },
        )
        return [items.read_entry(item) for item in found]

    def task(self, booking: str, id: str) -> Task | None:
        """An open one."""
        item = self._get(items.task_key(booking, id))
        return items.read_task(item) if item and "queue" in item else None

    def mail(self, booking: str, task: str) -> SentMail | None:
        item = self._get(items.mail_key(booking, task))
        return items.read_mail(item) if item else None

    # --- writes ------------------------------------------------------------------------------

    def commit(self, commit: Commit) -> None:
        """All of it or nothing. Raises Conflict or LeaseLost; nothing was written then."""
        writes = [*self._decided(commit), *self._beside(commit)]
        self._transact(writes, done=commit.done)

    def write_entry(self, entry: Entry, task: Task) -> None:
        """An attempt, before its call, by the worker that has the task."""
        writes = [self._put(items.entry_item(entry)), self._holds_lease(task)]
        self._transact(writes, done=task)

    def add_task(self, task: Task, now: datetime) -> bool:
        """Once, by its id: what comes twice (a webhook) is the same task."""
        try:
            self._dynamodb.put_item(
                TableName=self.name,
                Item=items.task_item(task, now),
                ConditionExpression=NOTHING_YET,
            )
        except self._dynamodb.exceptions.ConditionalCheckFailedException:
            return False
        return True

    def _decided(self, commit: Commit) -> Iterable[Any]:
        decision, read = commit.decision, commit.read
        yield self._booking(decision.booking, read)
        for nth, event in enumerate(decision.events):
            yield self._put(items.event_item(decision.booking, nth, event))
        for task in decision.tasks:
            yield self._put(items.task_item(task, commit.now))
        for page in decision.pages:
            yield self._put(items.page_item(page), page.version)
        if decision.record:
            yield self._put(items.record_item(decision.record), decision.record.version)

    def _beside(self, commit: Commit) -> Iterable[Any]:
        for entry in commit.entries:
            yield self._put(items.entry_item(entry))
        if commit.mail:
            yield self._put(items.mail_item(commit.mail))
        if commit.done:
            yield self._done(commit.done, commit.outcome, commit.now)

    def _booking(self, new: Booking, read: Booking | None) -> Any:
        """A booking that did not change is a condition, not a write."""
        if read is not None and new.version == read.version:
            return {
                "ConditionCheck": {
                    "TableName": self.name,
                    "Key": items.booking_key(read.id),
                    **_if_version(read.version),
                }
            }
        return self._put(items.booking_item(new), read.version if read else 0)

    def _put(self, item: Item, version: int | None = None) -> Any:
        """`version`: the one that it replaces, 0 for none; None writes whatever is there."""
        put: dict[str, Any] = {"TableName": self.name, "Item": item}
        if version == 0:
            put["ConditionExpression"] = NOTHING_YET
        elif version is not None:
            put |= _if_version(version)
        return {"Put": put}

    def _done(self, task: Task, outcome: str, now: datetime) -> Any:
        """Out of the index, for good; the row stays as evidence."""
        return {
            "Update": {
                "TableName": self.name,
                "Key": items.task_key(task.booking, task.id),
                "UpdateExpression": "SET outcome = :o, ended = :n REMOVE queue, due, at_once",
                "ConditionExpression": "lease = :lease AND attribute_exists(queue)",
                "ExpressionAttributeValues": {
                    ":o": {"S": outcome},
                    ":n": {"S": instant(now)},
                    ":lease": {"N": str(task.lease)},
                },
            }
        }

    def _holds_lease(self, task: Task) -> Any:
        return {
            "ConditionCheck": {
                "TableName": self.name,
                "Key": items.task_key(task.booking, task.id),
                "ConditionExpression": "lease = :lease AND attribute_exists(queue)",
                "ExpressionAttributeValues": {":lease": {"N": str(task.lease)}},
            }
        }

    def _transact(self, writes: list[Any], *, done: Task | None) -> None:
        try:
            self._dynamodb.transact_write_items(TransactItems=writes)
        except self._dynamodb.exceptions.TransactionCanceledException as error:
            reasons = [reason.get("Code", "None") for reason in _reasons(error)]
            failed = {reason for reason in reasons if reason != "None"}
            if not failed <= PASSING:
                raise
            if done and reasons and reasons[-1] == "ConditionalCheckFailed":
                raise LeaseLost("Another worker has this task.") from error
            raise Conflict("What was read has changed.") from error
        except ClientError as error:
            if error.response["Error"]["Code"] in PASSING | {"TransactionInProgressException"}:
                raise Conflict("What was read has changed.") from error
            raise

    def _get(self, key: Any) -> Item | None:
        answer = self._dynamodb.get_item(TableName=self.name, Key=key, ConsistentRead=True)
        return answer.get("Item")

    def _query(self, **how: Any) -> list[Item]:
        pages = self._dynamodb.get_paginator("query").paginate(TableName=self.name, **how)
        return [item for page in pages for item in page["Items"]]


def _of(found: list[Item], pk: str) -> list[Item]:
    return [item for item in found if item["pk"]["S"] == pk]


def _if_version(version: int) -> dict[str, Any]:
    return {
        "ConditionExpression": "version = :read",
        "ExpressionAttributeValues": {":read": {"N": str(version)}},
    }


def _reasons(error: Any) -> list[dict[str, Any]]:
    return list(error.response.get("CancellationReasons", []))
