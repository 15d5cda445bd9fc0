"""A worker killed in the middle of its one call outside, in the running stack.

The bank stands still while the worker waits for its answer: so the moment is no matter of luck.
"""

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from tests.cloud import Cloud
from tests.stories.written import last_free

PATIENCE = 30  # seconds


def test_a_worker_killed_while_the_hold_is_placed_places_one_hold(cloud: Cloud) -> None:
    start = datetime.fromisoformat(cloud.starts(days=8)[0])
    booked = cloud.book(start.isoformat(), email="killed@example.net")
    cloud.pay(booked["payment"]["url"])
    hold = last_free(start) - timedelta(days=1)
    cloud.go_to(hold - timedelta(minutes=2))

    with standing_still(cloud):
        let_pass(cloud, timedelta(minutes=3))
        wake(cloud, "deposits")
        task = the_attempt(cloud, booked["id"])
        kill_worker(cloud, "deposits")
    end_lease(cloud, booked["id"], task)
    cloud.go_to(hold + timedelta(minutes=30))

    found = cloud.booking(booked["id"])
    assert found["booking"]["deposit"]["state"] == "held"
    assert [(entry["deed"], entry["outcome"]) for entry in found["ledger"]] == [("place", "done")]
    assert [one["amount"] for one in holds(cloud, booked["id"])] == [6000]
    names = [mail["name"] for mail in found["mails"]]
    assert names.count("held") == 1

    cloud.go_to(start + timedelta(days=2))
    assert cloud.booking(booked["id"])["status"] == "attended"
    assert holds(cloud, booked["id"]) == []


@contextmanager
def standing_still(cloud: Cloud) -> Iterator[None]:
    """The front, and the embedded Stripe in it: who calls has to wait."""
    os.kill(cloud.program.pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(cloud.program.pid, signal.SIGCONT)


def let_pass(cloud: Cloud, by: timedelta) -> None:
    """For the functions, which read the same file as the front."""
    clock = cloud.folder / "clock"
    clock.write_text(str(int(clock.read_text()) + int(by.total_seconds())))


def wake(cloud: Cloud, function: str) -> None:
    """As the schedule does each minute."""
    cloud.account.client("lambda").invoke(
        FunctionName=f"showup-{function}", InvocationType="Event", Payload=b'{"sweep": true}'
    )


def the_attempt(cloud: Cloud, id: str) -> str:
    """The task whose attempt stands in the ledger, its outcome unknown."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for entry in map(document, rows(cloud, id, "LEDGER#")):
            assert entry["outcome"] == "open"
            return str(entry["task"])
        time.sleep(0.05)
    raise AssertionError("nobody has tried to place the hold")


def rows(cloud: Cloud, id: str, beginning: str) -> list[dict[str, Any]]:
    answer = cloud.account.client("dynamodb").query(
        TableName="showup",
        KeyConditionExpression="pk = :pk AND begins_with(sk, :sk)",
        ExpressionAttributeValues={":pk": {"S": f"BOOKING#{id}"}, ":sk": {"S": beginning}},
        ConsistentRead=True,
    )
    return list(answer["Items"])


def document(row: dict[str, Any]) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(row["doc"]["S"])
    return read


def kill_worker(cloud: Cloud, function: str) -> None:
    """MiniStack runs each function in a program of its own."""
    (ministack,) = children(cloud.program.pid, "ministack")
    workers = children(ministack, f"lambda-showup-{function}-")
    assert workers
    for pid in workers:
        os.kill(pid, signal.SIGKILL)


def children(pid: int, command: str) -> list[int]:
    asked = ["pgrep", "-P", str(pid), "-f", command]
    found = subprocess.run(asked, capture_output=True, text=True, check=True)
    return [int(child) for child in found.stdout.split()]


def end_lease(cloud: Cloud, id: str, task: str) -> None:
    """A lease is a minute and a half of real time, which nobody here wants to wait."""
    cloud.account.client("dynamodb").update_item(
        TableName="showup",
        Key={"pk": {"S": f"BOOKING#{id}"}, "sk": {"S": f"TASK#{task}"}},
        UpdateExpression="SET lease = :over",
        ConditionExpression="lease > :over",
        ExpressionAttributeValues={":over": {"N": "1"}},
    )


def holds(cloud: Cloud, id: str) -> list[dict[str, Any]]:
    """The ones that are alive at the bank."""
    keys = json.loads((cloud.folder / "keys.json").read_text())
    answer = cloud.http.get(
        "/dev/stripe/v1/payment_intents", params={"limit": 100}, auth=(keys["stripe"], "")
    )
    return [
        one
        for one in answer.json()["data"]
        if one["metadata"].get("booking") == id and one["status"] == "requires_capture"
    ]
