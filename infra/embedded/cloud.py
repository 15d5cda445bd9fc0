"""The embedded AWS with our stack in it: deploy, wake a function, read and fill the table."""

import contextlib
import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
from botocore.config import Config
from botocore.exceptions import BotoCoreError

from infra.deploy import deploy
from infra.embedded.ministack import MiniStack
from infra.layer import runtime
from showup.adapters.items import booking_key, read_booking
from showup.adapters.versions import Versions
from showup.domain.booking import Booking

STACK = "showup"
QUEUES = ("deposits", "reminders")
# Longer than any function may run, and never twice on its own: a sweep is no question to repeat.
PATIENT = Config(read_timeout=90, connect_timeout=5, retries={"total_max_attempts": 1})
# It is on this computer: if it does not answer it is gone, and trying ten times delays the end.
PLAIN = Config(read_timeout=30, connect_timeout=5, retries={"total_max_attempts": 1})
Item = dict[str, Any]


class FunctionFailed(Exception):
    """A function ended in an error; the sentence has its name and its reason."""


class Cloud:
    """`ministack` has been started. `stand` first, then the rest."""

    def __init__(self, root: Path, ministack: MiniStack) -> None:
        self.ministack = ministack
        self._root = root
        self.account = ministack.account
        self._dynamodb = self.account.session.client(
            "dynamodb", endpoint_url=ministack.address, config=PLAIN
        )
        self._functions = self.account.session.client(
            "lambda", endpoint_url=ministack.address, config=PATIENT
        )
        self.api = ""

    def stand(
        self, zipped: Path, parameters: Mapping[str, str], secrets: Mapping[str, str]
    ) -> None:
        """Deploy, or deploy anew: a new zip alone is a moment."""
        given = {"Runtime": runtime(), **parameters}
        outputs = deploy(self.account, self._root, zipped, given, secrets, STACK)
        self.api = outputs["ApiId"]

    def verify(self, sender: str) -> None:
        """What a host does once in SES: show that the sender's address is theirs."""
        self.account.client("sesv2").create_email_identity(EmailIdentity=sender)

    @property
    def api_host(self) -> str:
        """What the HTTP API answers to."""
        return f"{self.api}.execute-api.localhost:{self.ministack.port}"

    def wake(self) -> None:
        """A first request, whose answer nobody needs."""
        with contextlib.suppress(httpx.HTTPError):
            httpx.get(
                f"{self.ministack.address}/api/health", headers={"host": self.api_host}, timeout=29
            )

    def sweep(self, queue: str) -> int:
        """Let a function do what is due in its queue; the number of tasks that it did."""
        answer = self.invoke(queue, {"sweep": True})
        return int(answer["done"])

    def invoke(self, function: str, event: Mapping[str, object]) -> Any:
        try:
            answer = self._functions.invoke(
                FunctionName=f"{STACK}-{function}", Payload=json.dumps(event).encode()
            )
        except BotoCoreError as error:
            raise FunctionFailed(f"{function} cannot be reached: {error}") from error
        result = json.loads(answer["Payload"].read())
        if "FunctionError" in answer:
            raise FunctionFailed(f"{function} failed: {result.get('errorMessage', result)}")
        return result

    def items(self) -> list[Item]:
        """The whole table as of one moment: read again until nothing has changed meanwhile."""
        before = None
        now, pages = self._scan()
        while pages > 1 and now != before:
            before = now
            now, pages = self._scan()
        return now

    def _scan(self) -> tuple[list[Item], int]:
        scan = self._dynamodb.get_paginator("scan").paginate(TableName=STACK)
        pages = [page["Items"] for page in scan]
        return [item for page in pages for item in page], len(pages)

    def fill(self, items: list[Item]) -> None:
        """Without the marks for the stream: that one has gone, and the sweep finds what is due."""
        marked = [{k: v for k, v in item.items() if k != "at_once"} for item in items]
        for first in range(0, len(marked), 25):
            puts: Any = [{"PutRequest": {"Item": item}} for item in marked[first : first + 25]]
            while puts:
                answer = self._dynamodb.batch_write_item(RequestItems={STACK: puts})
                puts = answer["UnprocessedItems"].get(STACK)

    @property
    def versions(self) -> Versions:
        """Of the policy."""
        return Versions(self._dynamodb, STACK)

    def booking(self, id: str) -> Booking | None:
        key: Any = booking_key(id)
        item = self._dynamodb.get_item(TableName=STACK, Key=key).get("Item")
        return read_booking(item) if item else None

    def open_tasks(self, until: datetime | None = None) -> Iterator[Item]:
        """Of both queues, the earliest first within each; `until`: what is due by then."""
        for queue in QUEUES:
            condition, values = "queue = :queue", {":queue": {"S": queue}}
            if until is not None:
                condition += " AND due <= :until"
                values[":until"] = {"S": f"{until:%Y-%m-%dT%H:%M:%SZ}"}
            for page in self._dynamodb.get_paginator("query").paginate(
                TableName=STACK,
                IndexName="due",
                KeyConditionExpression=condition,
                ExpressionAttributeValues=values,
            ):
                yield from page["Items"]
