"""The OpenAPI document, generated from the routes and the shapes of what they take and give."""

from typing import Any

import msgspec

from showup.domain.errors import ShowupError
from showup.handlers import wire
from showup.handlers.http import STATUSES
from showup.handlers.routes import ROUTES, Route
from showup.handlers.sessions import COOKIE


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
            "securitySchemes": {
                "host": {"type": "http", "scheme": "bearer"},
                "session": {"type": "apiKey", "in": "cookie", "name": COOKIE},
            },
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
                **_content(route.kind, known[id(route.gives)]),
            },
            "default": {"description": "A problem with a stable `code`.", **problem},
        },
    }
    if route.takes:
        operation["requestBody"] = _content("application/json", known[id(route.takes)])
    if route.is_hosts:
        operation["security"] = [{"host": []}, {"session": []}]
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
