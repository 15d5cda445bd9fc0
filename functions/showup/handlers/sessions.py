"""Who may see the host's pages: the holder of a link for one booking, or of a session for all.

A session is a signed cookie that scripts cannot read and other sites cannot send. It ends by the
wall clock, as signatures do.
"""

from datetime import UTC, datetime
from urllib.parse import urlsplit

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver
from aws_lambda_powertools.shared.cookies import Cookie, SameSite

from showup.adapters.clock import wall_seconds
from showup.adapters.environment import environment
from showup.domain.errors import Unauthorized
from showup.handlers import http, making

COOKIE = "showup_desk"


def begun(until: int) -> Cookie:
    """A session that lasts until then (seconds since 1970)."""
    return _cookie(making.host_sessions().token(str(until)), until)


def ended() -> Cookie:
    """In place of the session's."""
    return _cookie("", 0)


def demand(app: APIGatewayHttpResolver) -> None:
    """Raises Unauthorized unless a session is on, and the request comes from our own page."""
    if not _is_on(app):
        raise Unauthorized("Please sign in first.")
    asked_from = http.header(app, "origin")
    if asked_from and asked_from.rstrip("/") != environment().origin:
        raise Unauthorized("This can be done from the desk's own page alone.")


def demand_for(app: APIGatewayHttpResolver, id: str) -> None:
    """The link for that very booking (`Authorization: Bearer …`) does as well."""
    scheme, _, token = http.header(app, "authorization").partition(" ")
    if not token:
        return demand(app)
    if scheme.lower() != "bearer" or making.host_links().open(token.strip()) != id:
        raise Unauthorized("This page needs the link from your mail.")
    return None


def _is_on(app: APIGatewayHttpResolver) -> bool:
    sent = (cookie.partition("=") for cookie in http.cookies(app))
    tokens = [value for name, _, value in sent if name.strip() == COOKIE and value]
    return any(_lasts(token) for token in tokens)


def _lasts(token: str) -> bool:
    try:
        return int(making.host_sessions().open(token)) > wall_seconds()
    except Unauthorized:
        return False


def _cookie(value: str, until: int) -> Cookie:
    return Cookie(
        name=COOKIE,
        value=value,
        path="/api/desk",
        secure=urlsplit(environment().origin).scheme == "https",
        http_only=True,
        same_site=SameSite.STRICT_MODE,
        expires=datetime.fromtimestamp(until, UTC),
    )
