"""DynamoDB in memory, behind the calls of boto3's client that our adapters make. A call takes a
fiftieth of moto's time and the whole table is kept by copying a dictionary, so that a test can go
back to any moment. `tests/adapters/test_memory.py` holds it to moto.
"""

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import boto3
from botocore.exceptions import ClientError

from tests.expressions import Item, holds, updated

Rows = dict[str, dict[str, Item]]  # by pk, by sk
PAGE = 1_000_000  # bytes that a page of a query holds: Query, in the API reference
ERRORS = boto3.Session(region_name="eu-central-1").client("dynamodb").exceptions


class MemoryTable:
    """One table with the index `due`. `notice(when, operation)` hears of each call, before and
    after its effect, and may raise in its place."""

    exceptions = ERRORS

    def __init__(self) -> None:
        self.rows: Rows = {}
        self.open: dict[str, dict[tuple[str, str], Item]] = {}  # the index, by queue
        self.notice: Callable[[str, str], None] = lambda when, operation: None

    def snapshot(self) -> Rows:
        """Items are replaced and never changed, so they need no copy."""
        return {pk: dict(rows) for pk, rows in self.rows.items()}

    def restore(self, rows: Rows) -> None:
        self.rows, self.open = {pk: dict(found) for pk, found in rows.items()}, {}
        for found in rows.values():
            for item in found.values():
                self._index(item)

    # --- the calls ---------------------------------------------------------------------------

    def get_item(self, *, Key: Item, **_: Any) -> Item:
        return self._called("GetItem", lambda: self._got(Key))

    def batch_get_item(self, *, RequestItems: Item) -> Item:
        ((table, wanted),) = RequestItems.items()
        found = (self._there(key) for key in wanted["Keys"])
        items = [item for item in found if item]
        return self._called("BatchGetItem", lambda: {"Responses": {table: items}})

    def put_item(self, *, Item: Item, **how: Any) -> Item:
        self._called("PutItem", lambda: self._alone("Put", {"Item": Item, **how}))
        return {}

    def update_item(self, *, Key: Item, ReturnValues: str = "NONE", **how: Any) -> Item:
        answer = self._called("UpdateItem", lambda: self._alone("Update", {"Key": Key, **how}))
        return answer if ReturnValues == "ALL_NEW" else {}

    def transact_write_items(self, *, TransactItems: list[Item]) -> Item:
        return self._called("TransactWriteItems", lambda: self._all_or_nothing(TransactItems))

    def query(self, **how: Any) -> Item:
        """The first page, as a single call."""
        return next(self._pages(**how))

    def get_paginator(self, operation: str) -> Any:
        if operation != "query":
            raise ValueError(f"no paginator that is known here: {operation}")
        return SimpleNamespace(paginate=self._pages)

    # --- how they work -----------------------------------------------------------------------

    def _called(self, operation: str, act: Callable[[], Item]) -> Item:
        self.notice("before", operation)
        answer = act()
        self.notice("after", operation)
        return answer

    def _there(self, key: Item) -> Item | None:
        return self.rows.get(key["pk"]["S"], {}).get(key["sk"]["S"])

    def _got(self, key: Item) -> Item:
        found = self._there(key)
        return {"Item": found} if found else {}

    def _alone(self, verb: str, part: Item) -> Item:
        if not self._may(part):
            error = {"Code": "ConditionalCheckFailedException", "Message": "The condition fails."}
            raise ERRORS.ConditionalCheckFailedException({"Error": error}, verb)
        return {"Attributes": self._apply(verb, part)}

    def _all_or_nothing(self, parts: list[Item]) -> Item:
        pairs = [pair for part in parts for pair in part.items()]
        keys = [self._key(part) for _, part in pairs]
        if len(set(keys)) < len(keys) or len(keys) > 100:
            error = {"Code": "ValidationException", "Message": "Twice, or more than a hundred."}
            raise ClientError({"Error": error}, "TransactWriteItems")
        reasons = ["None" if self._may(part) else "ConditionalCheckFailed" for _, part in pairs]
        if set(reasons) != {"None"}:
            raise ERRORS.TransactionCanceledException(
                {
                    "Error": {"Code": "TransactionCanceledException", "Message": str(reasons)},
                    "CancellationReasons": [{"Code": reason} for reason in reasons],
                },
                "TransactWriteItems",
            )
        for verb, part in pairs:
            if verb != "ConditionCheck":
                self._apply(verb, part)
        return {}

    def _may(self, part: Item) -> bool:
        condition = part.get("ConditionExpression")
        return condition is None or holds(condition, *_with(part, self._there(_place(part))))

    def _apply(self, verb: str, part: Item) -> Item:
        if verb == "Put":
            item = dict(part["Item"])
        else:
            before = self._there(part["Key"]) or part["Key"]
            item = updated(part["UpdateExpression"], *_with(part, before))
        self._write(item)
        return item

    def _write(self, item: Item) -> None:
        pk, sk = item["pk"]["S"], item["sk"]["S"]
        before = self.rows.setdefault(pk, {}).get(sk)
        if before and "queue" in before:
            del self.open[before["queue"]["S"]][pk, sk]
        self.rows[pk][sk] = item
        self._index(item)

    def _index(self, item: Item) -> None:
        if "queue" in item and "due" in item:
            queue = self.open.setdefault(item["queue"]["S"], {})
            queue[item["pk"]["S"], item["sk"]["S"]] = item

    def _key(self, part: Item) -> tuple[str, str]:
        place = _place(part)
        return place["pk"]["S"], place["sk"]["S"]

    def _pages(self, **how: Any) -> Iterator[Item]:
        """Like a paginator: each page is a call of its own, and at most a megabyte."""
        found, begin = self._found(how), 0
        while True:
            end = _end_of_page(found, begin)
            page = [item for item in found[begin:end] if _passes(how, item)]
            yield self._called("Query", lambda page=page: {"Items": page})  # type: ignore[misc]
            if end == len(found):
                return
            begin = end

    def _found(self, how: Item) -> list[Item]:
        """Ordered by the range key; of the index, by when it is due."""
        values = how["ExpressionAttributeValues"]
        hash_ = values[how["KeyConditionExpression"].split()[2]]["S"]
        if how.get("IndexName"):
            items = sorted(self.open.get(hash_, {}).values(), key=lambda item: item["due"]["S"])
        else:
            rows = self.rows.get(hash_, {})
            items = [rows[sk] for sk in sorted(rows)]
        return [i for i in items if holds(how["KeyConditionExpression"], {}, i, values)]


def _end_of_page(found: list[Item], begin: int) -> int:
    size = 0
    for nth in range(begin, len(found)):
        size += _size(found[nth])
        if size > PAGE:
            return nth + (nth == begin)
    return len(found)


def _place(part: Item) -> Item:
    return part["Item"] if "Item" in part else part["Key"]  # type: ignore[no-any-return]


def _with(part: Item, item: Item | None) -> tuple[Item, Any, Item]:
    names = part.get("ExpressionAttributeNames", {})
    return names, item, part.get("ExpressionAttributeValues", {})


def _passes(how: Item, item: Item) -> bool:
    test = how.get("FilterExpression")
    return test is None or holds(test, {}, item, how["ExpressionAttributeValues"])


def _size(item: Item) -> int:
    """About what DynamoDB reckons: the names and the values."""
    return sum(len(name) + sum(len(str(v)) for v in typed.values()) for name, typed in item.items())
