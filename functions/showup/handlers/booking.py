"""The function `booking`: HTTP, the client's side."""

import hashlib
import secrets
from base64 import b32encode
from datetime import date
from typing import Any

import msgspec
from aws_lambda_powertools.event_handler import Response

from showup.adapters.environment import environment
from showup.adapters.secrets import secret
from showup.domain.booking import Booking, Client, Consent
from showup.domain.confirming import Request
from showup.domain.errors import Invalid
from showup.domain.settings import Meet, Service, Settings
from showup.handlers import fields, http, making, views, wire
from showup.handlers.http import answer, moment, query, read, zone
from showup.usecases import booking as booking_uses
from showup.usecases import changing, offering, viewing
from showup.usecases.booking import Till
from showup.usecases.offering import the_service
from showup.usecases.tools import Tools, existing

app = http.resolver()


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    return app.resolve(event, context)


@app.get("/api/health")
def health() -> Response[str]:
    return answer(wire.HealthOut("ok"))


@app.get("/api/openapi.json")
def openapi() -> Response[str]:
    from showup.handlers.openapi import document

    return answer(document())


@app.get("/api/services")
def services() -> Response[str]:
    settings = _tools().settings
    offered = offering.services(settings, _locale(query(app, "locale", ""), settings))
    return answer({"services": offered})


@app.get("/api/slots")
def slots() -> Response[str]:
    return _slots(query(app, "service"), _tools())


@app.get("/api/bookings/<token>/slots")
def slots_to_move_to(token: str) -> Response[str]:
    tools = _tools()
    booking = existing(tools, _id(token))
    return _slots(booking.service, tools, but=booking.id)


@app.post("/api/quotes")
def quote() -> Response[str]:
    wish = read(app, wire.QuoteIn)
    return answer(offering.quote(_tools().settings, wish.service, moment(wish.start), making.now()))


@app.post("/api/bookings")
def book() -> Response[str]:
    tools = _tools()
    wish = _request(read(app, wire.BookingIn), tools.settings)
    booking = booking_uses.book(wish, tools, _till(), making.now())
    token = making.client_links().token(booking.id)
    payment = views.payment_out(booking)
    return answer(wire.BookedOut(booking.id, token, booking.status, payment), 201)


@app.get("/api/bookings/<token>")
def see(token: str) -> Response[str]:
    tools = _tools()
    return _seen(viewing.view(_id(token), tools, making.now()))


@app.post("/api/bookings/<token>/preview")
def preview(token: str) -> Response[str]:
    wish, tools, now = read(app, wire.PreviewIn), _tools(), making.now()
    start = moment(wish.start) if wish.start else None
    booking, shown = changing.preview(_id(token), wish.action, start, tools, now)
    return answer(views.preview_out(wish.action, shown, booking, making.clauses(booking.locale)))


@app.post("/api/bookings/<token>/cancel")
def cancel(token: str) -> Response[str]:
    wish, tools, now = read(app, wire.CancelIn), _tools(), making.now()
    expect = wish.expect.amount if wish.expect else None
    return _changed(changing.cancel(_id(token), expect, tools, now), tools)


@app.post("/api/bookings/<token>/move")
def move(token: str) -> Response[str]:
    wish, tools, now = read(app, wire.MoveIn), _tools(), making.now()
    expect = wish.expect.amount if wish.expect else None
    return _changed(changing.move(_id(token), moment(wish.start), expect, tools, now), tools)


@app.post("/api/bookings/<token>/undo")
def undo(token: str) -> Response[str]:
    read(app, wire.NothingIn)
    tools = _tools()
    return _changed(changing.undo(_id(token), tools, making.now()), tools)


@app.post("/api/bookings/<token>/mend")
def mend(token: str) -> Response[str]:
    read(app, wire.NothingIn)
    tools = _tools()
    return _changed(booking_uses.mend(_id(token), tools, _till(), making.now()), tools)


@app.post("/api/bookings/<token>/returned")
def returned(token: str) -> Response[str]:
    read(app, wire.NothingIn)
    tools = _tools()
    return _changed(booking_uses.returned(_id(token), tools, making.now()), tools)


def _slots(service: str, tools: Tools, *, but: str = "") -> Response[str]:
    name = query(app, "timezone", tools.settings.host.timezone)
    first, last = _date("from"), _date("to")
    open_ = offering.slots(
        tools.settings, tools.table, service, first, last, zone(name), making.now(), but=but
    )
    starts = [slot.start for slot in open_]
    return answer(wire.SlotsOut(starts, [slot.last_free for slot in open_], name))


def _tools() -> Tools:
    return making.tools(app.lambda_context)


def _id(token: str) -> str:
    return making.client_links().booking(token)


def _changed(booking: Booking, tools: Tools) -> Response[str]:
    return _seen(viewing.view_of(booking, tools, making.now()))


def _seen(view: viewing.View) -> Response[str]:
    return answer(views.booking_out(view, making.clauses(view.booking.locale)))


def _till() -> Till:
    def stripe() -> Any:
        from showup.adapters.payments import Stripe  # 95 ms that most requests do without

        return Stripe(secret(environment().secret_stripe), environment().stripe_base)

    def back(booking: Booking) -> tuple[str, str]:
        return making.manage_page(booking, "?returned=1"), making.manage_page(booking)

    return Till(stripe, back)


def _request(wish: wire.BookingIn, settings: Settings) -> Request:
    service = the_service(settings, wish.service)
    locale = _locale(wish.locale, settings)
    if wish.pay != "hold":
        raise Invalid("A deposit is held here: `hold`.", "pay")
    http_context = app.current_event.request_context.http
    consent = Consent(wish.consent.policy, making.now(), locale, http_context.source_ip)
    return Request(
        id=_booking_id(),
        fingerprint=hashlib.sha256(msgspec.json.encode(wish)).hexdigest(),
        service=service,
        start=moment(wish.start),
        client=_client(wish.client),
        consent=consent,
        locale=locale,
        timezone=zone(wish.timezone or settings.host.timezone).key,
        meet=_meet(wish.meet, service),
        answers=wish.answers,
        expect=wish.expect.amount if wish.expect else None,
    )


def _client(wish: wire.ClientIn) -> Client:
    name = wish.name.strip()
    if not name:
        raise Invalid("Please say your name.", "client.name")
    return Client(name, _mailable(wish.email), wish.phone.strip())


def _mailable(email: str) -> str:
    """With the domain as mail and Stripe want it: in ASCII."""
    local, _, domain = email.rpartition("@")
    try:
        plain = domain.encode("idna").decode()
    except UnicodeError:
        plain = ""
    if not fields.DOMAIN.fullmatch(plain):
        raise Invalid("No mail can be sent to this address.", "client.email")
    return f"{local}@{plain}"


def _booking_id() -> str:
    """From the Idempotency-Key, so that a repeated request finds its booking; else made up."""
    key = http.header(app, "idempotency-key")
    if len(key) > 255:
        raise Invalid("An Idempotency-Key has 255 characters at most.", "Idempotency-Key")
    seed = hashlib.sha256(f"showup:{key}".encode()).digest() if key else secrets.token_bytes(32)
    return b32encode(seed)[:20].decode().lower()


def _meet(wish: Meet | None, service: Service) -> Meet:
    if wish is None:
        return service.meet[0]
    if wish not in service.meet:
        raise Invalid("This service does not meet that way.", "meet")
    return wish


def _locale(wish: str, settings: Settings) -> str:
    locales = settings.host.locales
    return wish if wish in locales else locales[0]


def _date(name: str) -> date:
    try:
        day = date.fromisoformat(query(app, name))
    except ValueError as error:
        raise Invalid("Not a date; write for example 2026-11-24.", name) from error
    if not 2000 <= day.year < 2200:
        raise Invalid("That is too far away.", name)
    return day
