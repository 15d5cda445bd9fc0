"""The page that stands in for Stripe Checkout: plain forms, no script, English and Polish."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import parse_qs

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from infra.embedded.stripe.api import EmbeddedStripe, Visit
from infra.embedded.stripe.cards import CARDS
from infra.embedded.stripe.errors import Refused
from infra.embedded.stripe.store import Resource
from infra.embedded.stripe.transfers import TRANSFERS
from infra.embedded.stripe.words import WORDS, amount, locale_of

HERE = Path(__file__).parent
PAGES = Environment(
    loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}

Endpoint = Callable[[Request], Awaitable[Response]]


def routes(stripe: EmbeddedStripe) -> list[Route]:
    return [
        Route("/checkout.css", _style),
        Route("/checkout/{id}", _choose(stripe), methods=["GET", "POST"]),
        Route("/checkout/{id}/authenticate", _authenticate(stripe), methods=["GET", "POST"]),
    ]


async def _style(request: Request) -> Response:
    return Response((HERE / "checkout.css").read_text(), media_type="text/css")


def _choose(stripe: EmbeddedStripe) -> Endpoint:
    async def choose(request: Request) -> Response:
        if request.method == "GET":
            return _show(request, stripe, "choose")
        card = await _field(request, "card")
        return _go(request, stripe, lambda id: stripe.submit(id, card))

    return choose


def _authenticate(stripe: EmbeddedStripe) -> Endpoint:
    async def authenticate(request: Request) -> Response:
        if request.method == "GET":
            return _show(request, stripe, "authenticate")
        approved = await _field(request, "answer") == "approve"
        return _go(request, stripe, lambda id: stripe.authenticate(id, approved))

    return authenticate


async def _field(request: Request, name: str) -> str:
    fields = parse_qs((await request.body()).decode(errors="replace"))
    return fields.get(name, [""])[0]


def _go(request: Request, stripe: EmbeddedStripe, act: Callable[[str], Visit]) -> Response:
    """Post, redirect, get: a reload never pays twice."""
    id = request.path_params["id"]
    here = f"{request.scope['root_path']}/checkout/{id}"
    try:
        visit = act(id)
    except Refused:
        return RedirectResponse(here, 303)
    if visit.refused:
        return RedirectResponse(f"{here}?refused={visit.refused}", 303)
    return RedirectResponse(f"{here}/authenticate" if visit.asked else visit.url, 303)


def _show(request: Request, stripe: EmbeddedStripe, step: str) -> Response:
    try:
        session = stripe.session(request.path_params["id"])
    except Refused:
        session = None
    locale = locale_of(session, request.headers.get("accept-language", ""))
    refused = request.query_params.get("refused", "")
    types = session["payment_method_types"] if session else []
    html = PAGES.get_template("checkout.html").render(
        root=request.scope["root_path"],
        locale=locale,
        words=WORDS[locale],
        step=_step(session, step),
        session=session,
        amount=amount(session, locale),
        cards=list(CARDS.values()) if "card" in types else [],
        transfers=[transfer for transfer in TRANSFERS.values() if transfer.type in types],
        refused=WORDS[locale]["refused"].get(refused, "") if refused else "",
    )
    return HTMLResponse(html, 200 if session else 404, HEADERS)


def _step(session: Resource | None, wanted: str) -> str:
    if session is None:
        return "missing"
    return wanted if session["status"] == "open" else str(session["status"])
