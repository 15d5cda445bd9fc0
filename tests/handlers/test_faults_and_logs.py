"""When something breaks: the right problem outside, the reason in the log, nobody's facts in it."""

import json
import logging
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest

from infra.embedded.stripe.faults import Fault
from showup.adapters import items
from showup.adapters.aws import aws
from showup.handlers import reminders
from showup.handlers.log import TaskFailed, logger
from tests.edge import SECRETS, Edge
from tests.events import Context, a_stream_of, a_sweep
from tests.faults import AwsFaults
from tests.handlers.problems import assert_problem

NAME, EMAIL = "Somebody Unmistakable", "unmistakable@example.com"


class Log:
    """What the functions write, line by line."""

    def __init__(self) -> None:
        self.stream = StringIO()

    @property
    def text(self) -> str:
        return self.stream.getvalue()

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text.splitlines()]

    def of(self, message: str) -> list[dict[str, Any]]:
        return [line for line in self.lines if line["message"] == message]


@pytest.fixture
def log() -> Iterator[Log]:
    """Beside the standard output, in the form in which Lambda's log has it."""
    kept = Log()
    handler = logging.StreamHandler(kept.stream)
    handler.setFormatter(logger.registered_formatter)
    named = logging.getLogger("showup")
    named.addHandler(handler)
    yield kept
    named.removeHandler(handler)


@pytest.fixture
def faults(edge: Edge) -> Iterator[AwsFaults]:
    """Of the very client that the functions use."""
    planned = AwsFaults(aws("dynamodb"))
    yield planned
    planned.end()


def broken(edge: Edge) -> tuple[str, str]:
    """The token and the id of a booking whose row cannot be read, by an error that names EMAIL."""
    token = edge.book(client={"name": NAME, "email": EMAIL}).json["token"]
    id = token.partition(".")[0]
    row = {**items.booking_key(id), "version": {"N": "1"}, "doc": {"S": f'{{"status": "{EMAIL}"}}'}}
    edge.dynamodb.put_item(TableName="showup", Item=row)
    return token, id


def nothing_personal(text: str, *more: str) -> None:
    for fact in (NAME, "Unmistakable", EMAIL, *SECRETS.values(), *more):
        assert fact not in text


def test_a_defect_is_a_500_that_says_nothing_and_a_line_in_the_log_that_says_where(
    edge: Edge, log: Log
) -> None:
    token, _ = broken(edge)
    with edge.unchanged():
        answer = edge.post(f"/api/bookings/{token}/cancel")
    assert_problem(answer, 500, "internal")
    line = log.of("unexpected")[0]
    assert (line["level"], line["error"]) == ("ERROR", "ValidationError")
    assert line["route"] == "POST /api/bookings/<token>/cancel"
    assert any("items.py" in place for place in line["trace"])
    nothing_personal(log.text + answer.body, token)


def test_a_task_that_breaks_ends_the_call_without_its_message(edge: Edge, log: Log) -> None:
    token, id = broken(edge)
    edge.later(minutes=2)
    with pytest.raises(TaskFailed) as failed:
        edge.sweep()
    line = log.of("unexpected")[0]
    assert (line["booking"], line["error"], line["attempt"]) == (id, "ValidationError", 1)
    assert failed.value.__suppress_context__
    nothing_personal(log.text + str(failed.value), token)


@pytest.mark.parametrize("operation", ["BatchGetItem", "TransactWriteItems"])
def test_a_table_that_does_not_answer_is_unavailable_and_nothing_is_booked(
    edge: Edge, faults: AwsFaults, log: Log, operation: str
) -> None:
    faults.plan(operation, "timeout")
    with edge.unchanged():
        answer = edge.book(key=f"no answer to {operation}")
    assert_problem(answer, 503, "unavailable")
    assert log.of("later")[0]["error"] == "ReadTimeoutError"
    assert edge.book(key=f"no answer to {operation}").status == 201


@pytest.mark.parametrize("code", ["ThrottlingException", "InternalServerError"])
def test_a_table_that_is_too_busy_to_be_read_is_unavailable(
    edge: Edge, faults: AwsFaults, log: Log, code: str
) -> None:
    faults.plan("Query", code)
    days = {"from": "2026-11-30", "to": "2026-11-30"}
    assert_problem(edge.get("/api/slots", service="consultation", **days), 503, "unavailable")
    assert log.of("later")[0] | {"code": code, "operation": "Query"} == log.of("later")[0]
    assert edge.get("/api/slots", service="consultation", **days).status == 200


def test_a_right_that_is_missing_is_a_defect_not_an_outage(
    edge: Edge, faults: AwsFaults, log: Log
) -> None:
    faults.plan("Query", "AccessDeniedException")
    days = {"from": "2026-11-30", "to": "2026-11-30"}
    answer = edge.get("/api/slots", service="consultation", **days)
    assert_problem(answer, 500, "internal")
    assert log.of("unexpected")[0]["code"] == "AccessDeniedException"


def test_conflicts_without_end_are_busy(edge: Edge, faults: AwsFaults) -> None:
    faults.plan(
        "TransactWriteItems", "TransactionCanceledException", "TransactionConflict", times=999
    )
    with edge.unchanged():
        answer = edge.hurried().book()
    assert_problem(answer, 503, "busy")
    assert answer.headers["Retry-After"] == "2"


def test_a_whole_story_leaves_nobodys_facts_in_the_log(edge: Edge, log: Log) -> None:
    edge.bank.faults.plan(Fault.UNREACHABLE, path="checkout/sessions")
    client = {"name": NAME, "email": EMAIL, "phone": "+48 600 700 800"}
    assert edge.book(key="a story", client=client).status == 503
    made = edge.book(key="a story", client=client).json
    edge.bank.pay(made["payment"]["url"], "4242424242424242")
    edge.bank.faults.plan(Fault.UNREACHABLE, method="GET")
    edge.post(f"/api/bookings/{made['token']}/returned")
    edge.sweep()
    edge.later(minutes=2)
    edge.sweep()
    edge.post(f"/api/bookings/{made['token']}/cancel")
    edge.get(f"/api/bookings/{made['token'][:-1]}")
    edge.sweep()
    assert log.of("task done")
    assert log.of("task failed")[0]["code"] == "no_answer"
    assert log.of("later")[0]["code"] == "unavailable"
    host = edge.host_token(made["id"])
    nothing_personal(log.text, made["token"], host, "600 700 800", "4242", "cs_test")


def test_whatever_any_library_writes_of_a_story_names_nobody(
    edge: Edge, faults: AwsFaults, log: Log, capfd: pytest.CaptureFixture[str]
) -> None:
    """All that Lambda would print: both streams and every logger, at the level that it has."""
    everything = StringIO()
    handler = logging.StreamHandler(everything)
    logging.getLogger().addHandler(handler)
    told = "what nobody else should read"
    client = {"name": NAME, "email": EMAIL, "phone": "+48 600 700 800"}
    token = edge.confirmed(card="4000000000000341", client=client)
    edge.bank.faults.plan(Fault.BROKEN, times=2, method="")
    faults.plan("TransactWriteItems", "timeout")
    edge.post(f"/api/bookings/{token}/exception", {"why": told})
    edge.post(f"/api/bookings/{token}/exception", {"why": told})
    edge.later(hours=24 * 11)
    edge.sweep()
    edge.post(f"/api/bookings/{token}/cancel")
    edge.post("/api/webhooks/stripe", {"email": EMAIL}, headers={"Stripe-Signature": "t=1,v1=2"})
    edge.sweep()
    logging.getLogger().removeHandler(handler)
    printed = everything.getvalue() + log.text + "".join(capfd.readouterr())
    nothing_personal(printed, token, told, "600 700 800", "0341")
    assert log.of("task done"), "there is something to look at"
    assert {line["level"] for line in log.lines} - {"INFO"}, "and something went wrong"


def test_the_stream_hands_over_what_the_sweep_would_find(edge: Edge) -> None:
    edge.book(service="hello")
    rows = [row for row in edge.rows() if row.get("at_once") == {"S": "reminders"}]
    assert rows
    assert reminders.handler(a_stream_of(*rows), Context(60_000))["done"] == len(rows)
    assert reminders.handler(a_stream_of(*rows), Context(60_000))["done"] == 0
    assert reminders.handler(a_sweep(), Context(60_000)) == {"done": 0, "left": False}


def test_a_call_that_is_nearly_over_leaves_the_rest_to_the_next_one(edge: Edge) -> None:
    edge.book(service="hello")
    assert reminders.handler(a_sweep(), Context(14_000)) == {"done": 0, "left": True}
    assert reminders.handler(a_sweep(), Context(60_000))["left"] is False
