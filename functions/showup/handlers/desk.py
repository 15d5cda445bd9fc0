"""The function `desk`: HTTP, the host's side. Each page has its own link, for one booking."""

from typing import Any

from aws_lambda_powertools.event_handler import Response

from showup.domain.booking import Ruling
from showup.domain.errors import Invalid, Unauthorized
from showup.handlers import http, making, views, wire
from showup.handlers.http import answer, read
from showup.usecases import desk

app = http.resolver()


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    return app.resolve(event, context)


@app.get("/api/desk/bookings/<id>")
def see(id: str) -> Response[str]:
    id = _allowed(id)
    booking, can = desk.see(id, making.tools(app.lambda_context), making.now())
    return answer(views.desk_out(booking, can))


@app.post("/api/desk/bookings/<id>/attended")
def attended(id: str) -> Response[str]:
    id = _allowed(id)
    read(app, wire.NothingIn)
    booking, can = desk.attended(id, making.tools(app.lambda_context), making.now())
    return answer(views.desk_out(booking, can))


@app.post("/api/desk/bookings/<id>/cancel")
def cancel(id: str) -> Response[str]:
    id = _allowed(id)
    wish = read(app, wire.ReasonIn)
    booking, can = desk.cancel(id, wish.reason, making.tools(app.lambda_context), making.now())
    return answer(views.desk_out(booking, can))


@app.post("/api/desk/bookings/<id>/decide")
def decide(id: str) -> Response[str]:
    id = _allowed(id)
    wish = read(app, wire.DecideIn)
    if wish.ruling not in (Ruling.TAKE, Ruling.LOWER, Ruling.WAIVE):
        raise Invalid("It can be `take`, `lower` or `waive`.", "ruling")
    booking, can = desk.decide(
        id,
        Ruling(wish.ruling),
        wish.amount,
        wish.reason,
        making.tools(app.lambda_context),
        making.now(),
    )
    return answer(views.desk_out(booking, can))


def _allowed(id: str) -> str:
    """The id, if the host's link (`Authorization: Bearer …`) is for that very booking."""
    scheme, _, token = http.header(app, "authorization").partition(" ")
    if scheme.lower() != "bearer" or making.host_links().booking(token.strip()) != id:
        raise Unauthorized("This page needs the link from your mail.")
    return id
