"""The function `desk`: HTTP, the host's side. One meeting opens by the link in a mail; all of
them, and the diary, to whoever has signed in."""

from datetime import date, datetime
from typing import Any, TypeVar

from aws_lambda_powertools.event_handler import Response

from showup.adapters.clock import wall_seconds
from showup.adapters.sealing import sealed
from showup.domain import hosting
from showup.domain.errors import Invalid
from showup.domain.fee import Ruling
from showup.domain.missing import Way
from showup.handlers import desk_views, desk_wire, http, making, sessions, wire, wishes
from showup.handlers.http import answer, moment, query, read
from showup.usecases import desk, entrance, evidence, offering, today
from showup.usecases.tools import Tools, existing

T = TypeVar("T")
app = http.resolver()


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    return app.resolve(event, context)


# --- signing in ----------------------------------------------------------------------------------


@app.post("/api/desk/link")
def send_link() -> Response[str]:
    """The same answer whether a mail goes out now or one is on its way already."""
    read(app, wishes.NothingIn)
    entrance.send_link(making.entrance(), making.now(), wall_seconds())
    return answer(desk_wire.SentOut(_masked(_tools().settings.host.email)), 202)


@app.post("/api/desk/session")
def sign_in() -> Response[str]:
    ticket = making.host_tickets().open(read(app, desk_wire.SessionIn).ticket)
    until = entrance.enter(ticket, making.entrance(), wall_seconds())
    signed_in = desk_wire.SignedInOut(datetime.fromtimestamp(until, making.zone()))
    return answer(signed_in, cookies=[sessions.begun(until)])


@app.post("/api/desk/sign-out")
def sign_out() -> Response[str]:
    read(app, wishes.NothingIn)
    return answer(desk_wire.SignedInOut(None), cookies=[sessions.ended()])


# --- the day -------------------------------------------------------------------------------------


@app.get("/api/desk/today")
def see_today() -> Response[str]:
    sessions.demand(app)
    now = making.now()
    found = today.today(_tools(), making.queue(), now)
    return answer(desk_views.today_out(found, making.zone(), now))


@app.post("/api/desk/blocks")
def block() -> Response[str]:
    sessions.demand(app)
    wish, now = read(app, desk_wire.BlockIn), making.now()
    found = today.block(moment(wish.start), moment(wish.end, "end"), _tools(), now)
    return answer(desk_views.blocked_out(found, making.zone(), now), 201)


@app.post("/api/desk/blocks/free")
def unblock() -> Response[str]:
    sessions.demand(app)
    wish = read(app, desk_wire.FreeIn)
    today.unblock(wish.id, moment(wish.start), moment(wish.end, "end"), _tools())
    return see_today()


# --- one meeting ---------------------------------------------------------------------------------


@app.get("/api/desk/bookings/<id>")
def see(id: str) -> Response[str]:
    sessions.demand_for(app, id)
    return _seen(id)


@app.get("/api/desk/bookings/<id>/slots")
def slots_to_move_to(id: str) -> Response[str]:
    sessions.demand_for(app, id)
    tools = _tools()
    booking = existing(tools, id)
    first, last = http.day(app, "from"), http.day(app, "to")
    return answer(_slots(booking.id, booking.service, first, last, tools))


@app.get("/api/desk/bookings/<id>/evidence")
def see_evidence(id: str) -> Response[str]:
    """`everything`: `yes` puts in what the client told in confidence, for this once."""
    sessions.demand_for(app, id)
    tools = _tools()
    everything = query(app, "everything", "") == "yes"
    booking = existing(tools, id)
    clauses, page = making.clauses(booking.consent.locale), making.policy_page(booking)
    found = evidence.evidence(id, clauses, page, tools, making.now(), everything=everything)
    return answer(sealed(found))


@app.post("/api/desk/bookings/<id>/attended")
def attended(id: str) -> Response[str]:
    _wish(id, wishes.NothingIn)
    desk.attended(id, _tools(), making.now())
    return _seen(id)


@app.post("/api/desk/bookings/<id>/tried")
def tried(id: str) -> Response[str]:
    how = _wish(id, desk_wire.TriedIn).how
    if how not in list(Way):
        raise Invalid("It can be `phone` or `text`.", "how")
    desk.tried(id, Way(how), _tools(), making.now())
    return _seen(id)


@app.post("/api/desk/bookings/<id>/missing")
def not_here(id: str) -> Response[str]:
    _wish(id, wishes.NothingIn)
    desk.not_here(id, _tools(), making.now())
    return _seen(id)


@app.post("/api/desk/bookings/<id>/no-show")
def no_show(id: str) -> Response[str]:
    _wish(id, wishes.NothingIn)
    desk.no_show(id, _tools(), making.now())
    return _seen(id)


@app.post("/api/desk/bookings/<id>/cancel")
def cancel(id: str) -> Response[str]:
    wish = _wish(id, desk_wire.ReasonIn)
    desk.cancel(id, wish.reason, _tools(), making.now())
    return _seen(id)


@app.post("/api/desk/bookings/<id>/move")
def move(id: str) -> Response[str]:
    wish = _wish(id, desk_wire.MoveIn)
    desk.move(id, moment(wish.start), wish.reason, _tools(), making.now())
    return _seen(id)


@app.post("/api/desk/bookings/<id>/unmended")
def unmended(id: str) -> Response[str]:
    wish = _wish(id, desk_wire.UnmendedIn)
    desk.unmended(id, wish.choice, wish.reason, _tools(), making.now())
    return _seen(id)


@app.post("/api/desk/bookings/<id>/mark")
def mark(id: str) -> Response[str]:
    wish = _wish(id, desk_wire.MarkIn)
    desk.mark(id, wish.urgency, _tools(), making.now())
    return _seen(id)


@app.post("/api/desk/bookings/<id>/decide")
def decide(id: str) -> Response[str]:
    wish = _wish(id, desk_wire.DecideIn)
    if wish.ruling not in (Ruling.TAKE, Ruling.LOWER, Ruling.WAIVE):
        raise Invalid("It can be `take`, `lower` or `waive`.", "ruling")
    ruling = Ruling(wish.ruling)
    desk.decide(id, ruling, wish.amount, wish.reason, _tools(), making.now())
    return _seen(id)


@app.post("/api/desk/bookings/<id>/again")
def again(id: str) -> Response[str]:
    _wish(id, wishes.NothingIn)
    desk.again(id, making.queue(), making.now())
    return _seen(id)


def _tools() -> Tools:
    return making.tools(app.lambda_context)


def _wish(id: str, shape: type[T]) -> T:
    """What is wanted of that booking, by somebody who may."""
    sessions.demand_for(app, id)
    return read(app, shape)


def _seen(id: str) -> Response[str]:
    now = making.now()
    tools = _tools()
    seen = desk.see(id, tools, making.queue(), now)
    booking, clauses = seen.booking, making.host_clauses()
    disputes = evidence.rebuttals(booking, clauses, making.policy_page(booking), tools, now)
    return answer(desk_views.desk_out(seen, making.clauses(booking.locale), disputes, now))


def _slots(id: str, service: str, first: date, last: date, tools: Tools) -> wire.SlotsOut:
    zone = making.zone()
    settings = hosting.without_notice(tools.settings)
    open_ = offering.slots(settings, tools.table, service, first, last, zone, making.now(), but=id)
    return wire.SlotsOut(
        [slot.start for slot in open_], [slot.last_free for slot in open_], zone.key
    )


def _masked(email: str) -> str:
    """`h…@example.com`: enough to know which inbox to look into."""
    local, _, domain = email.rpartition("@")
    return f"{local[:1]}…@{domain}"
