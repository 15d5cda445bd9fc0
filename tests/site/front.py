"""The built site and the API on one origin, with the headers it is served with: the use cases of a
`House` behind the standard library's server. It knows the paths of DESIGN §8 and nothing more."""

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import msgspec

from showup.adapters.clauses import Clauses
from showup.domain.booking import Booking, Client, Consent
from showup.domain.errors import LinkInvalid, ShowupError
from showup.domain.settings import Meet
from showup.handlers import views
from showup.handlers.http import refused
from showup.usecases import changing, desk, offering, viewing
from tests.house import House

TEMPLATES = Path(__file__).parents[2] / "templates"
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)


class Api:
    """Answers from a house. `before` is called with each path, so that a test can intervene."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.before: Callable[[str], None] = lambda path: None

    def answer(self, path: str, query: dict[str, str], body: Any, headers: Any) -> Any:
        self.before(path)
        house = self.house
        match path.split("/")[2:]:
            case ["services"]:
                return {"services": offering.services(house.settings, query["locale"])}
            case ["slots"]:
                return self._slots(query)
            case ["quotes"]:
                start = datetime.fromisoformat(body["start"])
                return offering.quote(house.settings, body["service"], start, house.now)
            case ["bookings"]:
                return self._book(body, headers["Idempotency-Key"])
            case ["bookings", token]:
                return self._seen(self._booking(token))
            case ["bookings", token, step]:
                return self._step(self._booking(token), step, body)
            case ["desk", "bookings", id]:
                return views.desk_out(*desk.see(id, house.tools, house.now))
            case ["desk", "bookings", id, "attended"]:
                return views.desk_out(*desk.attended(id, house.tools, house.now))
        raise LinkInvalid("There is nothing here.")

    def _slots(self, query: dict[str, str]) -> Any:
        house, zone = self.house, ZoneInfo(query["timezone"])
        days = date.fromisoformat(query["from"]), date.fromisoformat(query["to"])
        settings, table = house.settings, house.table
        found = offering.slots(settings, table, query["service"], *days, zone, house.now)
        return {"slots": found, "timezone": zone.key}

    def _book(self, body: Any, key: str) -> Any:
        house = self.house
        service = offering.the_service(house.settings, body["service"])
        consent = Consent(body["consent"]["policy"], house.now, body["locale"])
        booking = house.book(
            id=re.sub("[^a-z0-9]", "", key)[:20],
            fingerprint=str(body),
            service=service,
            start=datetime.fromisoformat(body["start"]),
            client=Client(**body["client"]),
            consent=consent,
            locale=body["locale"],
            timezone=body["timezone"],
            meet=Meet(body["meet"]),
        )
        payment = views.payment_out(booking)
        token = f"{booking.id}.signature"
        return {"id": booking.id, "token": token, "status": booking.status, "payment": payment}

    def _booking(self, token: str) -> Booking:
        found = self.house.table.booking(token.removesuffix(".signature"))
        if found is None:
            raise LinkInvalid("This link is not valid.")
        return found

    def _step(self, booking: Booking, step: str, body: Any) -> Any:
        house = self.house
        start = datetime.fromisoformat(body["start"]) if "start" in body else None
        expect = body.get("expect", {}).get("amount")
        if step == "preview":
            found, cost = changing.preview(
                booking.id, body["action"], start, house.tools, house.now
            )
            return views.preview_out(body["action"], cost, found, self._clauses(found))
        if step == "move" and start:
            return self._seen(house.move(booking, start, expect))
        if step == "cancel":
            return self._seen(house.cancel(booking, expect))
        return self._seen(getattr(house, step)(booking))

    def _seen(self, booking: Booking) -> Any:
        house = self.house
        view = viewing.view_of(booking, house.tools, house.now)
        return views.booking_out(view, self._clauses(booking))

    def _clauses(self, booking: Booking) -> Clauses:
        return Clauses(TEMPLATES, booking.locale)


class Page(SimpleHTTPRequestHandler):
    """Files as they are, `/api/` from the house, and the strict policy on everything."""

    api: Api

    def do_GET(self) -> None:
        if self.path.startswith("/api/"):
            self._api(None)
        else:
            super().do_GET()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self._api(msgspec.json.decode(body))

    def _api(self, body: Any) -> None:
        split = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(split.query).items()}
        try:
            found = self.api.answer(split.path, query, body, self.headers)
            status, text = 200, msgspec.json.encode(found)
        except ShowupError as error:
            problem = refused(error)
            status, text = problem.status_code, str(problem.body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", CSP)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Quiet."""


@contextmanager
def served(folder: Path, house: House) -> Iterator[tuple[str, Api]]:
    """The origin, and the API behind it."""
    api = Api(house)
    page = type("ServedPage", (Page,), {"api": api})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(page, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", api
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
