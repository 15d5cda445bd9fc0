"""Every kind of request and task once, through the real handlers: what it asks of the table."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import boto3

from showup.adapters import items
from showup.adapters.aws import aws
from showup.domain.claims import DAY
from showup.handlers import deposits, reminders
from tests.bench import slots
from tests.bench.meter import Bill, Meter
from tests.builders import NOW, START
from tests.edge import SECRETS, Answer, Edge, an_edge
from tests.events import Context, a_request_of, a_stream_of, a_sweep

WEBHOOK = "/api/webhooks/stripe"


class WentWrong(Exception):
    """A request was not answered as it should be."""


@dataclass(frozen=True)
class Line:
    """One kind of request. `aim`: the calls that the design asks for, where it says so."""

    name: str
    bill: Bill
    aim: str = ""


def lines() -> list[Line]:
    with TemporaryDirectory() as folder, an_edge(Path(folder)) as edge:
        edge.get("/api/health")
        with a_walk(edge) as walk:
            return [*_looking(walk), *_booking(walk), *_changing(walk), *_a_full_diary(walk)]


@dataclass(frozen=True)
class Walk:
    """Through the house, with the meter running."""

    edge: Edge
    meter: Meter

    def http(self, name: str, request: Callable[[], Answer], aim: str = "") -> tuple[Line, Any]:
        """And what was answered."""
        found: list[Answer] = []
        bill = self.meter.bill(lambda: found.append(request()))
        if found[0].status >= 300:
            raise WentWrong(f"{name}: {found[0].status} {found[0].body}")
        return Line(name, bill, aim), found[0].json

    def task(self, name: str, function: Any, kind: str, about: str = "") -> Line:
        """The latest task of the kind, as the stream hands it over when it is due."""
        row = [row for row in self.edge.rows() if _is_task(row, kind, about)][-1]
        self.edge.go_to(max(items.read_task(row).due + timedelta(seconds=1), NOW))
        event = a_stream_of(row)
        return Line(name, self.meter.bill(lambda: function.handler(event, Context(60_000))))


@contextmanager
def a_walk(edge: Edge) -> Iterator[Walk]:
    edge.bank.webhooks.register(f"http://localhost:8000{WEBHOOK}", SECRETS["webhook"])
    yield Walk(edge, Meter(aws("dynamodb")))


def _looking(walk: Walk) -> Iterator[Line]:
    edge = walk.edge
    quote = {"service": "consultation", "start": START.isoformat()}
    yield walk.http("services", lambda: edge.get("/api/services"))[0]
    yield walk.http("slots, 60 days", lambda: _slots(edge), "Query")[0]
    yield walk.http("quote", lambda: edge.post("/api/quotes", quote))[0]


def _booking(walk: Walk) -> Iterator[Line]:
    """Booked, and confirmed by Stripe's webhook."""
    edge, aim = walk.edge, "1 read, Transact"
    free = {"service": "hello", "start": (START + DAY).isoformat()}
    yield walk.http("book, no deposit", lambda: edge.book(**free), aim)[0]
    line, made = walk.http("book, with a deposit", edge.book, aim)
    yield line
    edge.bank.pay(made["payment"]["url"], "4242424242424242")
    yield walk.http("webhook", lambda: _webhook(edge))[0]
    yield walk.task("task: look, confirm", deposits, "look", "cs_")
    yield walk.task("task: send a mail", reminders, "mail", "booked")


def _changing(walk: Walk) -> Iterator[Line]:
    edge = walk.edge
    made = next(one for one in edge.bookings() if one.service == "consultation")
    at = f"/api/bookings/{edge.client_token(made.id)}"
    later = {"start": (START + 2 * DAY).isoformat()}
    yield walk.http("view", lambda: edge.get(at))[0]
    preview = {"action": "cancel"}
    yield walk.http("preview of cancelling", lambda: edge.post(f"{at}/preview", preview))[0]
    yield walk.http("move", lambda: edge.post(f"{at}/move", later))[0]
    yield walk.task("task: place the hold", deposits, "place_hold")
    yield walk.http("cancel", lambda: edge.post(f"{at}/cancel"))[0]
    edge.sweep()
    yield Line(
        "sweep, nothing due", walk.meter.bill(lambda: deposits.handler(a_sweep(), Context()))
    )


def _a_full_diary(walk: Walk) -> Iterator[Line]:
    """As many meetings as in the largest workload, laid straight into the table."""
    shift = (NOW - slots.BEGINS).days * DAY
    laid = [(start + shift, end + shift) for start, end in slots.intervals(60, 1000)]
    for page in slots.pages(laid):
        row = items.page_item(page)
        boto3.client("dynamodb").put_item(TableName="showup", Item=row)
    walk.edge.go_to(NOW)
    yield walk.http("slots, 60 days, 1,000 taken", lambda: _slots(walk.edge), "Query")[0]


def _slots(edge: Edge) -> Answer:
    first = NOW.date()
    query = {"from": first.isoformat(), "to": (first + 59 * DAY).isoformat()}
    return edge.get("/api/slots", service="consultation", **query)


def _webhook(edge: Edge) -> Answer:
    """What Stripe has to say of Checkout."""
    waiting = edge.bank.due_deliveries()
    told = next(one for one in waiting if one.type == "checkout.session.completed")
    return edge.ask(a_request_of("POST", WEBHOOK, told.body, headers=told.headers))


def _is_task(row: items.Item, kind: str, about: str) -> bool:
    if not row["sk"]["S"].startswith("TASK#") or "queue" not in row:
        return False
    task = items.read_task(row)
    return task.kind == kind and task.about.startswith(about)
