"""The embedded Stripe over HTTP: Starlette routes, to be mounted under any prefix.

The official library finds it with `base_addresses={"api": "http://127.0.0.1:8000/dev/stripe"}`.
"""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from infra.embedded.stripe import page
from infra.embedded.stripe.api import EmbeddedStripe
from infra.embedded.stripe.faults import ConnectionLost

Endpoint = Callable[[Request], Awaitable[Response]]


def routes(stripe: EmbeddedStripe) -> list[Route]:
    """`Mount("/dev/stripe", routes=routes(stripe))`."""
    return [
        Route("/v1/{path:path}", _api(stripe), methods=["GET", "POST", "DELETE"]),
        *page.routes(stripe),
    ]


def _api(stripe: EmbeddedStripe) -> Endpoint:
    async def call(request: Request) -> Response:
        path = f"/v1/{request.path_params['path']}"
        target = f"{path}?{request.url.query}" if request.url.query else path
        body = (await request.body()).decode(errors="replace")
        try:
            answer = stripe.call(request.method, target, request.headers, body)
        except ConnectionLost:
            return _Broken()
        return Response(answer.body, answer.status, answer.headers)

    return call


class _Broken(Response):
    """Begins an answer and never ends it, so that the server drops the connection."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-length", b"1")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
