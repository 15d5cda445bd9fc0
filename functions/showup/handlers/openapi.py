"""The OpenAPI document, generated from the routes below and the shapes of `wire`."""

from dataclasses import dataclass
from typing import Any

import msgspec

from showup.domain.errors import ShowupError
from showup.handlers import wire
from showup.handlers.http import STATUSES
from showup.usecases.offering import Quote


@dataclass(frozen=True)
class Route:
    """One operation. `takes` and `gives` are shapes; `query` its parameters, * for optional."""

    method: str
    path: str
    summary: str
    gives: Any
    takes: Any = None
    query: tuple[str, ...] = ()
    status: int = 200
    is_hosts: bool = False


TOKEN = "/api/bookings/{token}"
DESK = "/api/desk/bookings/{id}"
ROUTES = (
    Route("get", "/api/health", "Whether the functions answer.", wire.HealthOut),
    Route("get", "/api/openapi.json", "This document.", dict[str, Any]),
    Route("get", "/api/services", "What can be booked.", wire.ServicesOut, query=("locale*",)),
    Route(
        "get",
        "/api/slots",
        "The open times from one date to another, both included, in a time zone.",
        wire.SlotsOut,
        query=("service", "from", "to", "timezone*"),
    ),
    Route("post", "/api/quotes", "What a booking would cost, step by step.", Quote, wire.QuoteIn),
    Route(
        "post",
        "/api/bookings",
        "Book. With an Idempotency-Key, a repeated request answers with the same booking.",
        wire.BookedOut,
        wire.BookingIn,
        status=201,
    ),
    Route("get", TOKEN, "A booking as it stands.", wire.BookingOut),
    Route(
        "get",
        f"{TOKEN}/slots",
        "The open times to which it can be moved: it does not stand in its own way.",
        wire.SlotsOut,
        query=("from", "to", "timezone*"),
    ),
    Route(
        "post",
        f"{TOKEN}/preview",
        "What a step would cost now, and by which clause.",
        wire.PreviewOut,
        wire.PreviewIn,
    ),
    Route("post", f"{TOKEN}/cancel", "Cancel.", wire.BookingOut, wire.CancelIn),
    Route("post", f"{TOKEN}/move", "Move to another time.", wire.BookingOut, wire.MoveIn),
    Route("post", f"{TOKEN}/undo", "Take a new booking back.", wire.BookingOut, wire.NothingIn),
    Route(
        "post",
        f"{TOKEN}/mend",
        "Another card after a refusal: `payment.url` is where to go.",
        wire.BookingOut,
        wire.NothingIn,
    ),
    Route(
        "post",
        f"{TOKEN}/returned",
        "The client is back from Checkout: look at it now.",
        wire.BookingOut,
        wire.NothingIn,
    ),
    Route("get", DESK, "A booking as the host sees it.", wire.DeskBookingOut, is_hosts=True),
    Route(
        "post",
        f"{DESK}/attended",
        "They came: the hold is let go.",
        wire.DeskBookingOut,
        wire.NothingIn,
        is_hosts=True,
    ),
    Route(
        "post",
        f"{DESK}/cancel",
        "The host cancels: free for the client, with an apology and new times.",
        wire.DeskBookingOut,
        wire.ReasonIn,
        is_hosts=True,
    ),
    Route(
        "post",
        f"{DESK}/decide",
        "Take, lower or waive a fee, once.",
        wire.DeskBookingOut,
        wire.DecideIn,
        is_hosts=True,
    ),
    Route(
        "post",
        f"{DESK}/again",
        "What kept failing is tried again.",
        wire.DeskBookingOut,
        wire.NothingIn,
        is_hosts=True,
    ),
    Route(
        "post",
        "/api/webhooks/stripe",
        "Stripe tells where to look. Signed, or refused.",
        dict[str, bool],
        dict[str, Any],
    ),
)


def document() -> dict[str, Any]:
    """OpenAPI 3.1."""
    shapes = [shape for route in ROUTES for shape in (route.takes, route.gives) if shape]
    schemas, components = msgspec.json.schema_components(
        [*shapes, wire.Problem], ref_template="#/components/schemas/{name}"
    )
    known = dict(zip(map(id, [*shapes, wire.Problem]), schemas, strict=True))
    paths: dict[str, Any] = {}
    for route in ROUTES:
        paths.setdefault(route.path, {})[route.method] = _operation(route, known)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Showup", "version": "1", "description": _codes()},
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"host": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(route: Route, known: dict[int, Any]) -> dict[str, Any]:
    problem = _content("application/problem+json", known[id(wire.Problem)])
    operation: dict[str, Any] = {
        "summary": route.summary,
        "parameters": _parameters(route),
        "responses": {
            str(route.status): {
                "description": "Done.",
                **_content("application/json", known[id(route.gives)]),
            },
            "default": {"description": "A problem with a stable `code`.", **problem},
        },
    }
    if route.takes:
        operation["requestBody"] = _content("application/json", known[id(route.takes)])
    if route.is_hosts:
        operation["security"] = [{"host": []}]
    return operation


def _parameters(route: Route) -> list[dict[str, Any]]:
    text = {"type": "string"}
    inside = [part[1:-1] for part in route.path.split("/") if part.startswith("{")]
    parameters: list[dict[str, Any]] = [
        {"name": name, "in": "path", "required": True, "schema": text} for name in inside
    ]
    for name in route.query:
        required = not name.endswith("*")
        parameters.append(
            {"name": name.rstrip("*"), "in": "query", "required": required, "schema": text}
        )
    if route.path == "/api/bookings":
        parameters.append({"name": "Idempotency-Key", "in": "header", "schema": text})
    return parameters


def _content(kind: str, schema: Any) -> dict[str, Any]:
    return {"content": {kind: {"schema": schema}}}


def _codes() -> str:
    rows = [_code(error, status) for error, status in STATUSES.items()]
    return "\n".join(["Problems by their `code`:", "", *rows])


def _code(error: type[ShowupError], status: int) -> str:
    return f"- `{error.code}` ({status}): {error.__doc__}"
