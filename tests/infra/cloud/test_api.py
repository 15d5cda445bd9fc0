"""The way to the HTTP API under pressure: a limit, a queue, and an end to waiting."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from types import SimpleNamespace
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.routing import Route

from infra.embedded.api import AT_ONCE, Api

OK = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok"


class Gateway:
    """A server that counts how many it is asked by at once. `hold` seconds for each answer."""

    def __init__(self, hold: float) -> None:
        self.hold, self.now, self.most = hold, 0, 0
        self.all_answered = asyncio.Event()

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        self.now += 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(self.hold)
        writer.write(OK)
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()
        self.now -= 1
        if not self.now:
            self.all_answered.set()


@contextlib.asynccontextmanager
async def an_api(gateway: Gateway, seconds: float) -> AsyncIterator[httpx.AsyncClient]:
    server = await asyncio.start_server(gateway.answer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    ministack: Any = SimpleNamespace(address=f"http://127.0.0.1:{port}")
    cloud: Any = SimpleNamespace(ministack=ministack, api_host="api.execute-api.localhost")
    api = Api(cloud, lambda said: None, seconds)
    app = Starlette(routes=[Route("/api/{path:path}", api.__call__)])
    transport = httpx.ASGITransport(app)
    async with server, httpx.AsyncClient(transport=transport, base_url="http://front") as client:
        yield client
        await api.close()
        await gateway.all_answered.wait()


def run(story: Callable[[], Awaitable[None]]) -> None:
    asyncio.run(asyncio.wait_for(story(), 30))  # type: ignore[arg-type]


def test_sixteen_at_once_and_the_others_wait_their_turn() -> None:
    async def story() -> None:
        gateway = Gateway(hold=0.05)
        async with an_api(gateway, seconds=20) as client:
            answers = await asyncio.gather(*(client.get("/api/slots") for _ in range(50)))
        assert {answer.status_code for answer in answers} == {200}
        assert gateway.most == AT_ONCE

    run(story)


def test_nobody_waits_for_ever() -> None:
    async def story() -> None:
        async with an_api(Gateway(hold=0.5), seconds=0.1) as client:
            answer = await client.get("/api/slots")
        assert (answer.status_code, answer.json()["code"]) == (503, "busy")
        assert answer.headers["content-type"] == "application/problem+json"

    run(story)
