"""HTTP for the functions that speak it: bodies in, answers and problems out."""

import base64
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.exceptions import NotFoundError
from aws_lambda_powertools.shared.cookies import Cookie

from showup.adapters.aws import is_outage
from showup.domain import errors
from showup.domain.errors import Invalid, ShowupError
from showup.handlers import log
from showup.handlers.wire import Fault, Problem

T = TypeVar("T")

JSON = "application/json"
MARKDOWN = "text/markdown; charset=utf-8"
PROBLEM = "application/problem+json"
LONGEST_BODY = 64 * 1024
NEVER_STORED = {"Cache-Control": "no-store"}
# For a person, instead of the pattern that did not match.
SAID = {
    "client.email": "That is not an e-mail address that mail can be sent to",
    "client.phone": "That is not a telephone number",
}

STATUSES: dict[type[ShowupError], int] = {
    errors.Invalid: 422,
    errors.UnknownService: 422,
    errors.SlotUnavailable: 422,
    errors.SlotTaken: 409,
    errors.PolicyChanged: 409,
    errors.CardGone: 409,
    errors.PriceChanged: 409,
    errors.NotPossible: 409,
    errors.KeyReused: 409,
    errors.LinkInvalid: 404,
    errors.NotFound: 404,
    errors.Unauthorized: 401,
    errors.TooLarge: 413,
    errors.Busy: 503,
    errors.Unavailable: 503,
    errors.Internal: 500,
}


def resolver() -> APIGatewayHttpResolver:
    """Routes are added to it by a handler; what they raise is answered here."""
    app = APIGatewayHttpResolver()
    app.exception_handler(ShowupError)(lambda error: _refused(error, app))
    app.exception_handler(Exception)(lambda error: _unexpected(error, app))
    app.not_found(_not_found)
    return app


def read(app: APIGatewayHttpResolver, type: type[T]) -> T:
    """The body as that shape. Raises Invalid's kin: too large, not JSON, wrong types."""
    sent = body(app)
    try:
        return msgspec.json.decode(sent or b"{}", type=type)
    except msgspec.ValidationError as error:
        raise _invalid(error) from error
    except (ValueError, RecursionError) as error:
        raise Invalid("The body is not the JSON that is wanted here.", "body") from error


def body(app: APIGatewayHttpResolver) -> bytes:
    """As it was sent. The API hands over in base64 what is no text."""
    text = app.current_event.body or ""
    if len(text) > LONGEST_BODY * 4 // 3:
        raise errors.TooLarge("This request is too long.")
    try:
        is_coded = app.current_event.is_base64_encoded
        sent = base64.b64decode(text) if is_coded else text.encode(errors="surrogatepass")
    except ValueError as error:
        raise Invalid("The body cannot be read.", "body") from error
    if len(sent) > LONGEST_BODY:
        raise errors.TooLarge("This request is too long.")
    return sent


def answer(thing: object, status: int = 200, cookies: Sequence[Cookie] = ()) -> Response[str]:
    body = msgspec.json.encode(thing).decode()
    return Response(status, JSON, body, headers=dict(NEVER_STORED), cookies=list(cookies))


def download(text: str, name: str) -> Response[str]:
    """A text to be kept as a file of that name."""
    headers = NEVER_STORED | {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(200, MARKDOWN, text, headers=headers)


def refused(error: ShowupError) -> Response[str]:
    """A problem by RFC 9457 with the error's stable code."""
    status = STATUSES[type(error)]
    field = getattr(error, "field", "")
    faults = (Fault(field, str(error)),) if field else ()
    title = error.code.replace("_", " ").capitalize()
    problem = Problem("about:blank", title, status, error.code, str(error), faults)
    headers = NEVER_STORED | ({"Retry-After": "2"} if status == 503 else {})
    return Response(status, PROBLEM, msgspec.json.encode(problem).decode(), headers=headers)


def moment(value: datetime, field: str = "start") -> datetime:
    """A time that can be reckoned with."""
    if not 2000 <= value.year < 2200:
        raise Invalid("That is not a time for a meeting.", field)
    return errors.aware(value, field)


def zone(name: str, field: str = "timezone") -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Invalid("Not a time zone; write for example Europe/Warsaw.", field) from error


def day(app: APIGatewayHttpResolver, name: str) -> date:
    """A date of the query."""
    try:
        found = date.fromisoformat(query(app, name))
    except ValueError as error:
        raise Invalid("Not a date; write for example 2026-11-24.", name) from error
    if not 2000 <= found.year < 2200:
        raise Invalid("That is too far away.", name)
    return found


def query(app: APIGatewayHttpResolver, name: str, default: str | None = None) -> str:
    value = (app.current_event.query_string_parameters or {}).get(name, default)
    if value is None:
        raise Invalid(f"Say `{name}`.", name)
    return value


def header(app: APIGatewayHttpResolver, name: str) -> str:
    headers = {key.lower(): value for key, value in (app.current_event.headers or {}).items()}
    return headers.get(name.lower(), "")


def cookies(app: APIGatewayHttpResolver) -> list[str]:
    """`name=value`, one each. AWS parts them; MiniStack 1.5.33 leaves them in their header."""
    parted = app.current_event.raw_event.get("cookies")
    return [cookie.strip() for cookie in parted or header(app, "cookie").split(";")]


def _refused(error: ShowupError, app: APIGatewayHttpResolver) -> Response[str]:
    if type(error) not in STATUSES:  # one that is none of a caller's business
        return _unexpected(error, app)
    if isinstance(error, errors.Later):
        log.later(error, route=_route(app))
    return refused(error)


def _unexpected(error: Exception, app: APIGatewayHttpResolver) -> Response[str]:
    """What nobody foresaw: the log has it, and whoever asked hears no more than that."""
    if is_outage(error):
        log.later(error, route=_route(app))
        return refused(errors.Unavailable("Something that we need does not answer. Try again."))
    log.unexpected(error, route=_route(app))
    return refused(errors.Internal("Something went wrong on our side. Please try again later."))


def _route(app: APIGatewayHttpResolver) -> str:
    """`POST /api/bookings/<token>/move`: as registered, since the real path holds a link."""
    route = app.context["_route"]
    return f"{app.current_event.http_method} {route.path}"


def _invalid(error: msgspec.ValidationError) -> Invalid:
    """msgspec says `Expected … - at `$.client.email``: the path is the field."""
    detail, _, path = str(error).partition(" - at `$")
    field = path.strip("`.") or "body"
    if "matching regex" in detail:
        detail = SAID.get(field, "Something in it cannot be used here")
    return Invalid(f"{detail}.", field)


def _not_found(_: NotFoundError) -> Response[Any]:
    return refused(errors.NotFound("There is nothing at this address."))
