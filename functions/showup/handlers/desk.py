"""The function `desk`: HTTP, the host's side. Each page has its own link, for one booking."""

from typing import Any

from aws_lambda_powertools.event_handler import Response

from showup.domain.booking import Ruling
from showup.domain.errors import Invalid, Unauthorized
from showup.handlers import http, making, views, wire
from showup.handlers.http import answer, read
from showup.usecases import desk
from showup.usecases.tools import Tools

app = http.resolver()


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    return app.resolve(event, context)


@app.get("/api/desk/bookings/<id>")
def see(id: str) -> Response[str]:
    return _seen(_allowed(id))


@app.post("/api/desk/bookings/<id>/attended")
def attended(id: str) -> Response[str]:
    id = _allowed(id)
    read(app, wire.NothingIn)
    desk.attended(id, _tools(), making.now())
    return _seen(id)


@app.post("/api/desk/bookings/<id>/cancel")
def cancel(id: str) -> Response[str]:
    id = _allowed(id)
    wish = read(app, wire.ReasonIn)
    desk.cancel(id, wish.reason, _tools(), making.now())
    return _seen(id)


@app.post("/api/desk/bookings/<id>/decide")
def decide(id: str) -> Response[str]:
    id = _allowed(id)
    wish = read(app, wire.DecideIn)
    if wish.ruling not in (Ruling.TAKE, Ruling.LOWER, Ruling.WAIVE):
        raise Invalid("It can be `take`, `lower` or `waive`.", "ruling")
    ruling = Ruling(wish.ruling)
    desk.decide(id, ruling, wish.amount, wish.reason, _tools(), making.now())
    return _seen(id)


@app.post("/api/desk/bookings/<id>/again")
def again(id: str) -> Response[str]:
    id = _allowed(id)
    read(app, wire.NothingIn)
    desk.again(id, making.queue(), making.now())
    return _seen(id)


def _tools() -> Tools:
    return making.tools(app.lambda_context)


def _seen(id: str) -> Response[str]:
    return answer(views.desk_out(desk.see(id, _tools(), making.queue(), making.now())))


def _allowed(id: str) -> str:
    """The id, if the host's link (`Authorization: Bearer …`) is for that very booking."""
    scheme, _, token = http.header(app, "authorization").partition(" ")
    if scheme.lower() != "bearer" or making.host_links().booking(token.strip()) != id:
        raise Unauthorized("This page needs the link from your mail.")
    return id
