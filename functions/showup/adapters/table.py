"""The table: named reads, and the one conditional transaction that writes a decision."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from showup.adapters import items, writes
from showup.adapters.commit import PASSING, PASSING_ERRORS, Commit, Conflict, LeaseLost
from showup.adapters.items import Item
from showup.domain.booking import Booking
from showup.domain.claims import Page
from showup.domain.events import Event
from showup.domain.filed import Filed
from showup.domain.history import Visit
from showup.domain.lapses import Record
from showup.domain.ledger import Entry
from showup.domain.mails import SentMail
from showup.domain.tasks import Task

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


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
        found = self._batch(keys)
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

    def booking_and_entered(
        self, id: str, entries: Iterable[Entry]
    ) -> tuple[Booking | None, frozenset[str]]:
        """The booking, and the ids of those lines that its ledger has already: one round trip."""
        lines = {one.id: items.entry_key(one) for one in entries}
        found = self._batch([items.booking_key(id), *lines.values()])
        bookings = [items.read_booking(one) for one in found if one["sk"]["S"] == items.BOOKING]
        there = {one["sk"]["S"] for one in found}
        entered = frozenset(one for one, key in lines.items() if key["sk"]["S"] in there)
        return (bookings[0] if bookings else None), entered

    def task(self, booking: str, id: str) -> Task | None:
        """An open one."""
        item = self._get(items.task_key(booking, id))
        return items.read_task(item) if item and "queue" in item else None

    def events(self, booking: str) -> list[Event]:
        """What happened to it, in order."""
        found = self._query(
            KeyConditionExpression="pk = :pk AND begins_with(sk, :event)",
            ExpressionAttributeValues={
                ":pk": {"S": f"BOOKING#{booking}"},
                ":event": {"S": "EVENT#"},
            },
        )
        return [items.read_event(item) for item in found]

    def filed(self, id: str) -> Filed | None:
        """All that lies with a booking but its tasks: one Query."""
        found = self._query(
            ConsistentRead=True,
            KeyConditionExpression="pk = :pk",
            ExpressionAttributeValues={":pk": {"S": f"BOOKING#{id}"}},
        )
        return items.read_filed(found)

    def visits(self, client: str) -> list[Visit]:
        """A client's history, by `lapses.pseudonym`."""
        found = self._query(
            KeyConditionExpression="pk = :pk AND begins_with(sk, :visit)",
            ExpressionAttributeValues={
                ":pk": {"S": f"CLIENT#{client}"},
                ":visit": {"S": "VISIT#"},
            },
        )
        return [items.read_visit(item) for item in found]

    def bookings(self, ids: Iterable[str]) -> dict[str, Booking]:
        """Those that there are, by id, a hundred in a round trip."""
        keys: list[Any] = [items.booking_key(id) for id in dict.fromkeys(ids)]
        parts = (keys[nth : nth + 100] for nth in range(0, len(keys), 100))
        found = (items.read_booking(item) for part in parts for item in self._batch(part))
        return {booking.id: booking for booking in found}

    def bookings_behind(self, stripe_id: str) -> list[str]:
        """The ids of the bookings that have learnt of an object at Stripe: an intent, a card, a
        customer. A card that was used again has several."""
        found = self._query(
            ConsistentRead=True,
            KeyConditionExpression="pk = :pk",
            ExpressionAttributeValues={":pk": {"S": f"{items.STRIPE}{stripe_id}"}},
        )
        return [item["sk"]["S"].removeprefix(items.BEHIND) for item in found]

    def mail(self, booking: str, task: str) -> SentMail | None:
        item = self._get(items.mail_key(booking, task))
        return items.read_mail(item) if item else None

    # --- writes ------------------------------------------------------------------------------

    def commit(self, commit: Commit) -> None:
        """All of it or nothing. Raises Conflict or LeaseLost; nothing was written then."""
        self._transact([*self._decided(commit), *self._beside(commit)], done=commit.done)

    def write_entry(self, entry: Entry, task: Task) -> None:
        """A line beside a call, by the worker that has the task. It is never written over."""
        line = writes.put(self.name, items.entry_item(entry), 0)
        self._transact([line, writes.holds_lease(self.name, task)], done=task)

    def hold_lease(self, task: Task) -> None:
        """Raises LeaseLost unless this worker has the task."""
        self._transact([writes.holds_lease(self.name, task)], done=task)

    def commit_pages(self, pages: Iterable[Page]) -> None:
        """Pages of the diary alone, of what is nobody's booking. Raises Conflict."""
        parts = [writes.put(self.name, items.page_item(page), page.version) for page in pages]
        if parts:
            self._transact(parts, done=None)

    def end_task(self, task: Task, outcome: str, now: datetime) -> None:
        """Of a task that is about no booking. Raises LeaseLost."""
        self._transact([writes.done(self.name, task, outcome, now)], done=task)

    def add_task(self, task: Task, now: datetime) -> bool:
        """Once, by its id: what comes twice (a webhook) is the same task."""
        try:
            self._dynamodb.put_item(
                TableName=self.name,
                Item=items.task_item(task, now),
                ConditionExpression=writes.NOTHING_YET,
            )
        except self._dynamodb.exceptions.ConditionalCheckFailedException:
            return False
        return True

    def _decided(self, commit: Commit) -> Iterable[Any]:
        decision, read = commit.decision, commit.read
        yield writes.booking(self.name, decision.booking, read)
        yield from writes.visit(self.name, decision.booking, read)
        yield from writes.pointers(self.name, decision.booking, read)
        for nth, event in enumerate(decision.events):
            yield writes.put(self.name, items.event_item(decision.booking, nth, event))
        for task in decision.tasks:
            yield writes.put(self.name, items.task_item(task, commit.now))
        for page in decision.pages:
            yield writes.put(self.name, items.page_item(page), page.version)
        if decision.record:
            yield writes.put(self.name, items.record_item(decision.record), decision.record.version)

    def _beside(self, commit: Commit) -> Iterable[Any]:
        for entry in commit.entries:
            yield writes.put(self.name, items.entry_item(entry), 0)
        if commit.mail:
            yield writes.put(self.name, items.mail_item(commit.mail))
        if commit.done:
            yield writes.done(self.name, commit.done, commit.outcome, commit.now)

    def _transact(self, parts: list[Any], *, done: Task | None) -> None:
        try:
            self._dynamodb.transact_write_items(TransactItems=parts)
        except self._dynamodb.exceptions.TransactionCanceledException as error:
            reasons = [reason.get("Code", "None") for reason in _reasons(error)]
            failed = {reason for reason in reasons if reason != "None"}
            if not failed <= PASSING:
                raise
            if done and reasons and reasons[-1] == "ConditionalCheckFailed":
                raise LeaseLost("Another worker has this task.") from error
            raise Conflict("What was read has changed.") from error
        except ClientError as error:
            if error.response["Error"]["Code"] in PASSING_ERRORS:
                raise Conflict("What was read has changed.") from error
            raise

    def _get(self, key: Any) -> Item | None:
        answer = self._dynamodb.get_item(TableName=self.name, Key=key, ConsistentRead=True)
        return answer.get("Item")

    def _batch(self, keys: list[Any]) -> list[Item]:
        request: Any = {self.name: {"Keys": keys, "ConsistentRead": True}}
        found: list[Item] = []
        while request:
            answer = self._dynamodb.batch_get_item(RequestItems=request)
            found += answer["Responses"].get(self.name, [])
            request = answer.get("UnprocessedKeys")
        return found

    def _query(self, **how: Any) -> list[Item]:
        pages = self._dynamodb.get_paginator("query").paginate(TableName=self.name, **how)
        return [item for page in pages for item in page["Items"]]


def _of(found: list[Item], pk: str) -> list[Item]:
    return [item for item in found if item["pk"]["S"] == pk]


def _reasons(error: Any) -> list[dict[str, Any]]:
    return list(error.response.get("CancellationReasons", []))
