"""The built site and the real handlers on one origin, under the headers they are served with."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from infra.embedded.headers import SECURITY
from tests.edge import Answer, Edge
from tests.events import a_request_of


@dataclass
class Front:
    """Where it is, and what is called with each path before the API answers, so that a test can
    intervene: with an answer of its own, or with a change."""

    edge: Edge
    origin: str = ""
    before: Callable[[str], Answer | None] = lambda path: None
    # A function answers one request at a time.
    one: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, method: str, address: str, body: str | None, headers: Any) -> Answer:
        split = urlsplit(address)
        query = {name: values[0] for name, values in parse_qs(split.query).items()}
        sent = dict(headers.items())
        with self.one:
            return self.before(split.path) or self.edge.ask(
                a_request_of(method, split.path, body, query=query, headers=sent)
            )


class Page(SimpleHTTPRequestHandler):
    """Files as they are, `/api/` from the handlers."""

    front: Front

    def do_GET(self) -> None:
        if self.path.startswith("/api/"):
            self._answer(None)
        else:
            super().do_GET()

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

    def _answer(self, body: str | None) -> None:
        found = self.front.answer(self.command, self.path, body, self.headers)
        text = found.body.encode()
        self.send_response(found.status)
        for name, value in ({"Content-Type": "application/json"} | found.headers).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(text)))
        for cookie in found.cookies:
            self.send_header("Set-Cookie", cookie)
        self.end_headers()
        self.wfile.write(text)

    def end_headers(self) -> None:
        for name, value in SECURITY.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Quiet."""


@contextmanager
def served(folder: Path, edge: Edge) -> Iterator[Front]:
    front = Front(edge)
    page = type("ServedPage", (Page,), {"front": front})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(page, directory=str(folder)))
    front.origin = f"http://127.0.0.1:{server.server_address[1]}"
    edge.stands_at(front.origin)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield front
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
