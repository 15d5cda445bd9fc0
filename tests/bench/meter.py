"""What a request asks of DynamoDB: its calls, and the capacity units that they cost on AWS.

moto's own figures are made up, so the units are reckoned here, by AWS's rules, from the items:
a read unit is 4 KB (half, if eventually consistent), a write unit 1 KB of the larger of the item
before and after, both doubled in a transaction; writes that show in the index cost there again.
https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
A condition check is reckoned as a write of its item, the dearer reading.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import ceil
from typing import Any

import boto3

from showup.adapters.items import Item, Key

READ, WRITE = 4096, 1024
SHORT = {"GetItem": "Get", "BatchGetItem": "BatchGet", "TransactWriteItems": "Transact"}
SHORT |= {"UpdateItem": "Update", "PutItem": "Put"}
INDEXED = ("queue", "due")


@dataclass
class Bill:
    """`calls` by name; units read and written."""

    calls: Counter[str] = field(default_factory=Counter)
    read: float = 0
    written: float = 0

    @property
    def round_trips(self) -> int:
        return self.calls.total()


class Meter:
    """Watches one client by botocore's own events, and looks at items through another."""

    def __init__(self, dynamodb: Any) -> None:
        self._bill = Bill()
        self._params: dict[str, Any] = {}
        self._before: list[Item] = []
        self._aside = boto3.client("dynamodb", region_name=dynamodb.meta.region_name)
        dynamodb.meta.events.register("before-parameter-build.dynamodb.*", self._asked)
        dynamodb.meta.events.register("after-call.dynamodb.*", self._answered)

    def bill(self, request: Callable[[], object]) -> Bill:
        """Of everything that the request calls."""
        bill = self._bill = Bill()
        request()
        self._bill = Bill()  # whatever is called between is on nobody's bill
        return bill

    def _asked(self, params: dict[str, Any], **_: Any) -> None:
        self._params = dict(params)
        self._before = self._written()

    def _answered(self, model: Any, parsed: dict[str, Any], **_: Any) -> None:
        self._bill.calls[SHORT.get(model.name, model.name)] += 1
        self._bill.read += _read(model.name, self._params, parsed)
        doubled = 2 if model.name == "TransactWriteItems" else 1
        for old, new in zip(self._before, self._written(), strict=True):
            self._bill.written += doubled * units(max(size(old), size(new)), WRITE)
            self._bill.written += _in_the_index(old, new)

    def _written(self) -> list[Item]:
        """The items that the call writes or checks, as they are now; {} for none."""
        return [
            self._aside.get_item(TableName=table, Key=key, ConsistentRead=True).get("Item", {})
            for table, key in _keys(self._params)
        ]


def size(item: Item) -> int:
    """In bytes: names, texts in UTF-8, and half a byte for each digit of a number, and one."""
    return sum(len(name.encode()) + _size_of(value) for name, value in item.items())


def units(size: int, unit: int) -> int:
    """One at the least, even where there is no item."""
    return max(1, ceil(size / unit))


def _size_of(value: dict[str, Any]) -> int:
    ((kind, content),) = value.items()
    return ceil(len(content) / 2) + 1 if kind == "N" else len(content.encode())


def _read(name: str, params: dict[str, Any], answer: dict[str, Any]) -> float:
    if name == "GetItem":
        return _consistency(params) * units(size(answer.get("Item", {})), READ)
    if name == "Query":
        return _consistency(params) * units(sum(map(size, answer["Items"])), READ)
    if name != "BatchGetItem":
        return 0
    ((table, asked),) = params["RequestItems"].items()
    found = answer["Responses"][table]
    whole = sum(units(size(item), READ) for item in found) + len(asked["Keys"]) - len(found)
    return _consistency(asked) * whole


def _consistency(params: dict[str, Any]) -> float:
    return 1 if params.get("ConsistentRead") else 0.5


def _in_the_index(old: Item, new: Item) -> int:
    """An entry that comes, goes or changes is one write; one whose place changes is two."""
    was, is_ = _place(old), _place(new)
    if was == is_:
        return units(max(size(old), size(new)), WRITE) if is_ and old != new else 0
    return sum(units(size(item), WRITE) for item, place in ((old, was), (new, is_)) if place)


def _place(item: Item) -> list[Any]:
    return [item[name] for name in INDEXED] if all(name in item for name in INDEXED) else []


def _keys(params: dict[str, Any]) -> Iterator[tuple[str, Key]]:
    """Table and key of each item that a call writes or checks."""
    writes = [op for step in params.get("TransactItems", ()) for op in step.values()]
    if "Item" in params or "UpdateExpression" in params:
        writes = [params]
    for write in writes:
        key = write.get("Key") or {name: write["Item"][name] for name in ("pk", "sk")}
        yield write["TableName"], key
