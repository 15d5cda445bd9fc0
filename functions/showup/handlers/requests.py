"""A booking as it is asked for over HTTP, read into the domain's own request."""

import hashlib
import secrets
from base64 import b32encode

import msgspec
from aws_lambda_powertools.event_handler import APIGatewayHttpResolver

from showup.domain.booking import Client, Consent
from showup.domain.drafting import Request
from showup.domain.errors import Invalid
from showup.domain.settings import Meet, Service, Settings
from showup.handlers import fields, http, making, viewer, wishes
from showup.handlers.http import moment, zone
from showup.usecases.offering import the_service

# How whoever books says that they accept the policy.
HOW = "checkbox at /book/"


def request(app: APIGatewayHttpResolver, wish: wishes.BookingIn, settings: Settings) -> Request:
    """Raises Invalid, UnknownService or LinkInvalid."""
    service = the_service(settings, wish.service)
    locale = locale_of(wish.locale, settings)
    consent = Consent(
        wish.consent.policy,
        making.now(),
        locale,
        viewer.address(app),
        HOW,
        business=wish.consent.business,
        express_wish=wish.consent.express_wish,
        agent=viewer.agent(app),
        card=wish.consent.card,
    )
    return Request(
        id=_booking_id(app),
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
        again=earlier(wish.again),
        pay=wish.pay,
    )


def earlier(token: str) -> str:
    """The booking behind the link of somebody who books once more; none without a link."""
    return making.client_links().open(token) if token else ""


def _client(wish: wishes.ClientIn) -> Client:
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


def _booking_id(app: APIGatewayHttpResolver) -> str:
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


def locale_of(wish: str, settings: Settings) -> str:
    locales = settings.host.locales
    return wish if wish in locales else locales[0]
