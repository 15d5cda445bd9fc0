"""The table in memory answers as moto's does: the same calls at random, on both."""

from collections.abc import Callable
from typing import Any

import boto3
from botocore.exceptions import ClientError
from hypothesis import given
from hypothesis import strategies as st
from moto import mock_aws

from tests.memory import MemoryTable
from tests.tables import TABLE, make_table

Call = tuple[str, dict[str, Any]]
SOME = st.integers(0, 3).map(str)
KEYS = st.builds(lambda pk, sk: {"pk": {"S": f"P{pk}"}, "sk": {"S": f"S{sk}"}}, SOME, SOME)
NUMBER = st.integers(0, 3).map(lambda n: {"N": str(n)})
TEXT = SOME.map(lambda n: {"S": f"q{n}"})
QUEUED = st.fixed_dictionaries({"queue": TEXT, "due": TEXT, "lease": NUMBER})
ITEMS = st.builds(
    lambda key, more, extra: key | more | extra,
    KEYS,
    st.one_of(QUEUED, st.just({})),
    st.fixed_dictionaries({}, optional={"version": NUMBER, "doc": TEXT}),
)
CONDITIONS = st.sampled_from(
    [
        "attribute_not_exists(pk)",
        "attribute_not_exists(pk) OR version <= :n",
        "version = :n",
        "lease = :n AND attribute_exists(queue)",
        "attribute_exists(queue) AND queue <> :t AND due <= :t AND lease < :n",
        "queue = :t",
        "doc = :t AND version > :n",
    ]
)
UPDATES = st.sampled_from(
    [
        "SET lease = :n ADD version :n",
        "SET #e = :t, lease = :n REMOVE doc",
        "SET doc = :t REMOVE queue, due, at_once",
        "SET queue = :t, due = :t",
    ]
)


def used(expressions: dict[str, str], n: Any, t: Any) -> dict[str, Any]:
    """With the values and names that the expressions use, as DynamoDB demands."""
    text = " ".join(expressions.values())
    values = {name: value for name, value in {":n": n, ":t": t}.items() if name in text}
    names = {"ExpressionAttributeNames": {"#e": "error"}} if "#e" in text else {}
    return {**expressions, **({"ExpressionAttributeValues": values} if values else {}), **names}


PUTS = st.builds(
    lambda item, test, n, t: {"Item": item, **used({"ConditionExpression": test}, n, t)},
    ITEMS,
    CONDITIONS,
    NUMBER,
    TEXT,
)
CHANGES = st.builds(
    lambda key, change, test, n, t: {
        "Key": key,
        **used({"UpdateExpression": change, "ConditionExpression": test}, n, t),
    },
    KEYS,
    UPDATES,
    CONDITIONS,
    NUMBER,
    TEXT,
)
CHECKS = st.builds(
    lambda key, test, n, t: {"Key": key, **used({"ConditionExpression": test}, n, t)},
    KEYS,
    CONDITIONS,
    NUMBER,
    TEXT,
)
PARTS = st.one_of(
    PUTS.map(lambda put: {"Put": {"TableName": TABLE, **put}}),
    CHANGES.map(lambda change: {"Update": {"TableName": TABLE, **change}}),
    CHECKS.map(lambda check: {"ConditionCheck": {"TableName": TABLE, **check}}),
)
CALLS = st.one_of(
    ITEMS.map(lambda item: ("put_item", {"TableName": TABLE, "Item": item})),
    PUTS.map(lambda put: ("put_item", {"TableName": TABLE, **put})),
    CHANGES.map(
        lambda change: ("update_item", {"TableName": TABLE, "ReturnValues": "ALL_NEW", **change})
    ),
    KEYS.map(lambda key: ("get_item", {"TableName": TABLE, "Key": key, "ConsistentRead": True})),
    st.lists(PARTS, min_size=1, max_size=4).map(
        lambda parts: ("transact_write_items", {"TransactItems": parts})
    ),
)
QUERIES: list[dict[str, Any]] = [
    {
        "KeyConditionExpression": "pk = :pk AND begins_with(sk, :s)",
        "ExpressionAttributeValues": {":pk": {"S": "P1"}, ":s": {"S": "S"}},
    },
    {
        "KeyConditionExpression": "pk = :pk AND sk BETWEEN :a AND :b",
        "ExpressionAttributeValues": {":pk": {"S": "P2"}, ":a": {"S": "S1"}, ":b": {"S": "S2"}},
    },
    {
        "KeyConditionExpression": "pk = :pk AND begins_with(sk, :s)",
        "FilterExpression": "queue = :q",
        "ExpressionAttributeValues": {":pk": {"S": "P1"}, ":s": {"S": "S"}, ":q": {"S": "q1"}},
    },
    {
        "IndexName": "due",
        "KeyConditionExpression": "queue = :queue AND due <= :now",
        "ExpressionAttributeValues": {":queue": {"S": "q1"}, ":now": {"S": "q2"}},
    },
    {
        "IndexName": "due",
        "KeyConditionExpression": "queue = :queue",
        "FilterExpression": "contains(doc, :part)",
        "ExpressionAttributeValues": {":queue": {"S": "q2"}, ":part": {"S": "1"}},
    },
]


def outcome(call: Callable[..., dict[str, Any]], how: dict[str, Any]) -> Any:
    """The answer or the error, as far as our adapters look at it."""
    try:
        answer = call(**how)
    except ClientError as error:
        reasons = error.response.get("CancellationReasons", [])
        code = error.response["Error"]["Code"]
        return code, [reason.get("Code", "None") for reason in reasons]
    return {name: answer.get(name) for name in ("Item", "Attributes") if answer.get(name)}


def everything(table: Any) -> list[Any]:
    keys = [{"pk": {"S": f"P{p}"}, "sk": {"S": f"S{s}"}} for p in range(4) for s in range(4)]
    found = table.batch_get_item(RequestItems={TABLE: {"Keys": keys}})["Responses"][TABLE]
    return sorted(found, key=str) + [asked(table, query) for query in QUERIES]


def asked(table: Any, query: dict[str, Any]) -> Any:
    """In order; where two are due at the same moment, the index promises none."""
    pages = table.get_paginator("query").paginate(TableName=TABLE, **query)
    items = [item for page in pages for item in page["Items"]]
    return sorted(items, key=str) if "IndexName" in query else items


@given(st.lists(CALLS, min_size=1, max_size=12))
def test_the_table_in_memory_answers_as_motos(calls: list[Call]) -> None:
    with mock_aws():
        moto, memory = boto3.client("dynamodb", "eu-central-1"), MemoryTable()
        make_table(moto)
        for name, how in calls:
            assert outcome(getattr(memory, name), how) == outcome(getattr(moto, name), how)
        assert everything(memory) == everything(moto)


def test_the_index_is_ordered_by_when_things_are_due() -> None:
    table = MemoryTable()
    for sk, due in (("S1", "q3"), ("S2", "q1"), ("S3", "q2")):
        key = {"pk": {"S": "P"}, "sk": {"S": sk}}
        table.put_item(Item={**key, "queue": {"S": "q1"}, "due": {"S": due}})
    found = asked_in_order(table)
    assert found == ["q1", "q2", "q3"]


def asked_in_order(table: MemoryTable) -> list[str]:
    values = {":queue": {"S": "q1"}}
    how = {"KeyConditionExpression": "queue = :queue", "ExpressionAttributeValues": values}
    found = table.query(IndexName="due", **how)["Items"]
    return [item["due"]["S"] for item in found]


def test_what_was_kept_of_the_table_comes_back() -> None:
    table = MemoryTable()
    item = {"pk": {"S": "P"}, "sk": {"S": "S1"}, "queue": {"S": "q1"}, "due": {"S": "q1"}}
    table.put_item(Item=item)
    kept = table.snapshot()
    key = {"pk": item["pk"], "sk": item["sk"]}
    table.update_item(Key=key, UpdateExpression="REMOVE queue, due")
    assert asked_in_order(table) == []
    table.restore(kept)
    assert asked_in_order(table) == ["q1"]
