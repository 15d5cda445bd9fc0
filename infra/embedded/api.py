"""The way to the HTTP API: sixteen requests at once, the others wait, and none for ever.

Each concurrent request is a worker process of the embedded cloud.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping

import httpx
from starlette.requests import Request
from starlette.responses import Response

from infra.embedded.cloud import Cloud
from infra.embedded.problems import problem
from infra.embedded.stripe import Delivery

AT_ONCE = 16
# API Gateway gives up after this long, and so do we, waiting included.
SECONDS = 29
LARGEST = 256 * 1024
# They belong to one connection, and not to what is passed on (RFC 9110, 7.6.1).
HOP_BY_HOP = {"connection", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade"}
OURS_TO_SET = {"host", "content-length", "accept-encoding", "x-forwarded-for"}
THEIRS_ALONE = {"content-length", "content-encoding", "date", "server"}


class TooLarge(Exception):
    """More than a request may carry."""


class Api:
    """`say` is told of what a caller only sees as an error of the server."""

    def __init__(self, cloud: Cloud, say: Callable[[str], None], seconds: float = SECONDS) -> None:
        self._cloud = cloud
        self._say = say
        self._seconds = seconds
        self._places = asyncio.Semaphore(AT_ONCE)
        self._http = httpx.AsyncClient(base_url=cloud.ministack.address, timeout=None)

    async def close(self) -> None:
        await self._http.aclose()

    async def __call__(self, request: Request) -> Response:
        try:
            body = await _body(request.headers.get("content-length"), request.stream())
        except TooLarge:
            return problem("too_large", f"A request may carry {LARGEST // 1024} KB.")
        try:
            async with asyncio.timeout(self._seconds), self._places:
                answer = await self._pass_on(request, body)
        except TimeoutError:
            return problem("busy", f"No answer within {self._seconds:g} seconds. Please try again.")
        except httpx.TransportError as error:
            self._say(f"{request.method} {request.url.path}: the embedded cloud is gone: {error}")
            return problem("unavailable", "The embedded cloud does not answer.")
        if answer.status_code >= 500:
            self._say(
                f"{request.method} {_where(request)}: {answer.status_code} {answer.text[:200]}"
            )
        headers = _without(answer.headers, HOP_BY_HOP | THEIRS_ALONE)
        return Response(answer.content, answer.status_code, headers)

    async def _pass_on(self, request: Request, body: bytes) -> httpx.Response:
        client = request.client.host if request.client else "127.0.0.1"
        headers = _without(request.headers, HOP_BY_HOP | OURS_TO_SET)
        headers |= {"host": self._cloud.api_host, "x-forwarded-for": client}
        return await self._http.request(
            request.method,
            request.scope["raw_path"].decode("latin-1"),
            params=request.url.query.encode() or None,
            content=body,
            headers=headers,
        )


def post(cloud: Cloud, delivery: Delivery) -> int:
    """A webhook of the embedded Stripe, as if it came from outside; 0 if there is no answer."""
    path = httpx.URL(delivery.url).raw_path.decode()
    try:
        answer = httpx.post(
            f"{cloud.ministack.address}{path}",
            content=delivery.body,
            headers={**delivery.headers, "host": cloud.api_host},
            timeout=SECONDS,
        )
    except httpx.TransportError:
        return 0
    return answer.status_code


async def _body(length: str | None, stream: AsyncIterator[bytes]) -> bytes:
    """All of it, but never more than is allowed, whatever the length was said to be."""
    if length and length.isdecimal() and int(length) > LARGEST:
        raise TooLarge
    read = bytearray()
    async for part in stream:
        read += part
        if len(read) > LARGEST:
            raise TooLarge
    return bytes(read)


def _without(headers: Mapping[str, str], left_out: set[str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name.lower() not in left_out}


def _where(request: Request) -> str:
    """Without a client's link, which is a key."""
    parts = request.url.path.split("/")
    return "/".join("…" if len(part) > 30 else part for part in parts)
