"""The one origin: site, API, Checkout and /dev/, put together as CloudFront does it on AWS."""

from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from infra.embedded.api import Api
from infra.embedded.developer import Developer
from infra.embedded.headers import SECURITY
from infra.embedded.site import Site
from infra.embedded.stripe.http import routes as stripe_routes

Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]
METHODS = ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"]
# So many bytes at the least CloudFront compresses, and no answers of the API: it keeps none.
# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html
COMPRESSED_FROM = 1000


def front(
    api: Api, developer: Developer, site: Path, lifespan: Lifespan, *, live: bool
) -> Starlette:
    """`live`: whether pages follow what is saved."""
    return Starlette(
        routes=[
            Route("/api/{path:path}", api.__call__, methods=METHODS),
            Mount("/dev/stripe", routes=stripe_routes(developer.stripe)),
            Mount("/dev", routes=developer.routes()),
            developer.inbox.route(),
            Mount("/", GZipMiddleware(Site(site, live=live), COMPRESSED_FROM)),
        ],
        middleware=[Middleware(Secured, headers=SECURITY)],
        lifespan=lifespan,
    )


class Secured:
    """Adds the headers to every answer that has not set its own."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        self._app = app
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                found = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    found.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, secured if scope["type"] == "http" else send)
