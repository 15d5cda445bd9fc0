"""The real handlers as Lambda runs them: moto for AWS, the embedded Stripe over HTTP, settings
and business clock in files. Nothing of ours is replaced; what the functions remember is cleared."""

import functools
import hashlib
import hmac
import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from moto import mock_aws

from infra.embedded.stripe import EmbeddedStripe
from showup.adapters import items, published
from showup.domain.booking import Booking
from showup.domain.events import Event
from showup.domain.settings import Settings
from showup.handlers import booking, deposits, desk, making, reminders
from tests.builders import NOW, START, some_settings
from tests.events import Context, a_request_of
from tests.infra.stripe.servers import serving
from tests.tables import AWS, make_table

SECRETS = {
    "stripe": "sk_test_embedded",
    "webhook": "whsec_of_the_edge",
    "client_links": "the key of the client's links",
    "host_links": "the key of the host's links",
}


@dataclass(frozen=True)
class Answer:
    """What came back over HTTP; cookies travel beside the headers."""

    status: int
    headers: dict[str, str]
    body: str
    cookies: tuple[str, ...] = ()

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def code(self) -> str:
        """Of a problem."""
        return str(self.json["code"])

    @property
    def fields(self) -> list[str]:
        """Which a problem names."""
        return [fault["field"] for fault in self.json["errors"]]


@dataclass
class Edge:
    """One deployed house, as seen through its functions."""

    bank: EmbeddedStripe
    clock: Path
    dynamodb: Any
    settings: Settings = field(default_factory=some_settings)
    context: Context = field(default_factory=Context)

    # --- HTTP --------------------------------------------------------------------------------

    def call(self, method: str, path: str, body: object = None, **more: Any) -> Answer:
        """Routed as `infra/template.yaml` routes it."""
        return self.ask(a_request_of(method, path, body, **more))

    def ask(self, event: dict[str, Any]) -> Answer:
        path = event["rawPath"]
        function: Any = booking
        if path.startswith("/api/desk/"):
            function = desk
        elif path == "/api/webhooks/stripe" and event["requestContext"]["http"]["method"] == "POST":
            function = deposits
        answer = function.handler(event, self.context)
        headers = {**answer.get("headers", {})}
        cookies = tuple(answer.get("cookies", ()))
        return Answer(answer["statusCode"], headers, answer["body"], cookies)

    def hurried(self) -> "Edge":
        """The same house, with calls that are cut off after two seconds and a little."""
        return replace(self, context=Context(left=2_300))

    def get(self, path: str, **query: str) -> Answer:
        return self.call("GET", path, query=query)

    def post(self, path: str, body: object = None, **more: Any) -> Answer:
        return self.call("POST", path, {} if body is None else body, **more)

    def book(self, key: str = "", **changes: Any) -> Answer:
        headers = {"Idempotency-Key": key} if key else {}
        return self.post("/api/bookings", self.wish(**changes), headers=headers)

    def wish(self, **changes: Any) -> dict[str, Any]:
        """The body of a booking that goes through."""
        wish = {
            "service": "consultation",
            "start": START.isoformat(),
            "client": {"name": "A client", "email": "client@example.com"},
            "consent": {"policy": self.settings.policy.id, "express_wish": True},
        }
        return wish | changes

    def webhook(
        self,
        event: object,
        *,
        secret: str = SECRETS["webhook"],
        at: int | None = None,
    ) -> Answer:
        """Text goes as it is, anything else as JSON; signed."""
        body = event if isinstance(event, str) else json.dumps(event)
        headers = {"Stripe-Signature": signature(body, secret, at or int(time.time()))}
        return self.post("/api/webhooks/stripe", body, headers=headers)

    # --- work --------------------------------------------------------------------------------

    def sweep(self) -> None:
        """Both queues, until nothing is due."""
        while sum(
            function.handler({"sweep": True}, Context(60_000))["done"]
            for function in (deposits, reminders)
        ):
            pass

    def confirmed(self, card: str = "4242424242424242", **changes: Any) -> str:
        """The token of a booking that was paid for."""
        made = self.book(**changes).json
        self.bank.pay(made["payment"]["url"], card)
        self.post(f"/api/bookings/{made['token']}/returned")
        self.sweep()
        return str(made["token"])

    def go_to(self, moment: datetime) -> None:
        """Set the business clock."""
        offset = int((moment - datetime.now(UTC)).total_seconds())
        self.clock.write_text(str(offset))

    def later(self, **by: float) -> None:
        """Put the business clock forward."""
        self.go_to(making.now() + timedelta(**by))

    def begin_anew(self) -> None:
        self.dynamodb.delete_table(TableName="showup")
        make_table(self.dynamodb)
        self.bank.faults.clear()
        self.go_to(NOW)

    def stands_at(self, origin: str) -> None:
        """Where the pages are, as links and the desk's session have it; undone by `an_edge`."""
        os.environ["SHOWUP_ORIGIN"] = origin

    # --- what there is -----------------------------------------------------------------------

    def rows(self) -> list[items.Item]:
        """The whole table."""
        pages = self.dynamodb.get_paginator("scan").paginate(TableName="showup")
        found = [item for page in pages for item in page["Items"]]
        return sorted(found, key=lambda item: (item["pk"]["S"], item["sk"]["S"]))

    def bookings(self) -> list[Booking]:
        found = self.dynamodb.scan(
            TableName="showup",
            FilterExpression="sk = :booking",
            ExpressionAttributeValues={":booking": {"S": items.BOOKING}},
        )
        return [items.read_booking(row) for row in found["Items"]]

    def events(self, id: str) -> list[Event]:
        """The story of a booking."""
        return making.tools(self.context).table.events(id)

    def keep(self, booking: Booking) -> None:
        """In place of what the table has: as a booking stands that came about in another way."""
        self.dynamodb.put_item(TableName="showup", Item=items.booking_item(booking))

    def without_card(self, booking: Booking) -> Booking:
        """As if its card had never been saved."""
        return replace(booking, deposit=replace(booking.deposit, method="", card=None))

    def client_token(self, id: str) -> str:
        return making.client_links().token(id)

    def host_token(self, id: str) -> str:
        return making.host_links().token(id)

    def ticket(self) -> str:
        """Of the link that signs the host in, as the mail has it."""
        ticket = making.entrance().ticket()
        assert ticket, "no link was asked for"
        return making.host_tickets().token(ticket)

    @contextmanager
    def unchanged(self) -> Iterator[None]:
        """Nothing is written inside."""
        before = self.rows()
        yield
        assert self.rows() == before


def publish(edge: Edge, settings: Settings) -> None:
    """From now on these hold, as after a saved page."""
    (edge.clock.parent / "published.json").write_bytes(msgspec.json.encode(settings))
    published.read.cache_clear()
    edge.settings = settings


def signature(body: str, secret: str, at: int) -> str:
    """https://docs.stripe.com/webhooks#verify-manually"""
    mac = hmac.new(secret.encode(), f"{at}.{body}".encode(), hashlib.sha256).hexdigest()
    return f"t={at},v1={mac}"


@contextmanager
def an_edge(folder: Path, settings: Settings | None = None) -> Iterator[Edge]:
    """The published settings lie in `folder`, which is found as the zip's root would be."""
    settings = settings or some_settings()
    (folder / "published.json").write_bytes(msgspec.json.encode(settings))
    clock = folder / "clock"
    bank = EmbeddedStripe(making.now)
    with mock_aws(), serving(bank) as base, pytest.MonkeyPatch.context() as outside:
        outside.syspath_prepend(folder)
        for name, value in _environment(base, clock).items():
            outside.setenv(name, value)
        _forget()
        dynamodb, ssm = AWS.client("dynamodb"), AWS.client("ssm")
        make_table(dynamodb)
        for name, value in SECRETS.items():
            ssm.put_parameter(Name=f"/showup/{name}", Value=value, Type="SecureString")
        AWS.client("sesv2").create_email_identity(EmailIdentity=settings.host.sender)
        edge = Edge(bank, clock, dynamodb, settings)
        edge.go_to(NOW)
        yield edge
        _forget()


def _environment(base: str, clock: Path) -> dict[str, str]:
    secrets = {f"SHOWUP_SECRET_{name.upper()}": f"/showup/{name}" for name in SECRETS}
    return secrets | {
        "AWS_DEFAULT_REGION": "eu-central-1",
        "SHOWUP_TABLE": "showup",
        "SHOWUP_ORIGIN": "http://localhost:8000",
        "SHOWUP_CLOCK": str(clock),
        "SHOWUP_STRIPE_BASE": base,
    }


def _forget() -> None:
    """What the functions remember between calls: clients, secrets, settings, keys of links."""
    ours = [module for name, module in sys.modules.items() if name.startswith("showup.")]
    for module in ours:
        for thing in vars(module).values():
            if isinstance(thing, functools._lru_cache_wrapper):
                thing.cache_clear()
