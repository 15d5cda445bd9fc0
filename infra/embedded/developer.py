"""/dev/: the inbox, the bookings, the clock, the till. In the embedded cloud alone."""

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from infra.embedded.bank import Bank, NothingThere, wish
from infra.embedded.bookings import bookings
from infra.embedded.clock import Backwards, BusinessClock
from infra.embedded.cloud import Cloud, FunctionFailed
from infra.embedded.headers import POLICY
from infra.embedded.inbox import Inbox
from infra.embedded.problems import problem
from infra.embedded.steps import Steps, Unsettled
from infra.embedded.stripe import EmbeddedStripe, Refused

PAGES = Path(__file__).parent / "dev"
DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
# A mail brings its own styles and nothing that runs; it is shown in a frame of ours.
MAIL_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"
)


class Unclear(Exception):
    """What was sent cannot be understood."""


@dataclass(frozen=True)
class Developer:
    """`host`: the host's address and zone, so that the page can tell whose mail it is.
    `news`: which edition of the site is being served, and what is wrong with the latest pages."""

    clock: BusinessClock
    cloud: Cloud
    stripe: EmbeddedStripe
    inbox: Inbox
    steps: Steps
    host: Callable[[], dict[str, str]]
    news: Callable[[], dict[str, object]]

    def routes(self) -> list[Route | Mount]:
        return [
            Route("/", self.page),
            Route("/inbox", self.see_inbox),
            Route("/mail/{id}", self.see_mail),
            Route("/bookings", self.see_bookings),
            Route("/clock", self.see_clock, methods=["GET"]),
            Route("/clock", self.put_forward, methods=["POST"]),
            Route("/pay", self.pay, methods=["POST"]),
            Route("/bank", self.bank, methods=["POST"]),
            Route("/live", self.live),
            Mount("/", StaticFiles(directory=PAGES)),
        ]

    async def page(self, request: Request) -> Response:
        policy = {"content-security-policy": f"{POLICY}; frame-src 'self'"}
        return FileResponse(PAGES / "index.html", headers={"cache-control": "no-cache", **policy})

    async def see_inbox(self, request: Request) -> Response:
        return JSONResponse({"messages": self.inbox.snapshot()})

    async def see_mail(self, request: Request) -> Response:
        message = self.inbox.message(request.path_params["id"])
        if message is None:
            return problem("not_found", "There is no such mail.")
        policy = {"content-security-policy": MAIL_POLICY, "x-frame-options": "SAMEORIGIN"}
        return HTMLResponse(_in_new_windows(message.html), headers=policy)

    async def see_bookings(self, request: Request) -> Response:
        items = await run_in_threadpool(self.cloud.items)
        return JSONResponse({"bookings": bookings(items)})

    async def see_clock(self, request: Request) -> Response:
        coming = await run_in_threadpool(self.steps.next_to_tell)
        following = {**asdict(coming), "at": _written(coming.at)} if coming else None
        now = _written(self.clock.now())
        return JSONResponse({"now": now, "next": following, "host": self.host()})

    async def put_forward(self, request: Request) -> Response:
        try:
            target = _target(await _json(request), self.clock.now())
            now = await run_in_threadpool(self.steps.go_to, target)
        except (Unclear, Backwards) as error:
            return problem("invalid", str(error))
        except (FunctionFailed, Unsettled) as error:
            return problem("unavailable", str(error))
        return JSONResponse({"now": _written(now)})

    async def pay(self, request: Request) -> Response:
        """Choose a card at Checkout and come back; what follows from it is done by the answer."""
        try:
            wish = await _json(request)
            url, card = str(wish["url"]), str(wish.get("card", "4242424242424242"))
            approve = wish.get("approve", True) is True
            visit = await run_in_threadpool(self._visit, url, card, approve)
            await run_in_threadpool(self.steps.settle)
        except (Unclear, KeyError):
            return problem("invalid", 'Send {"url": payment.url, "card": "4242424242424242"}.')
        except Refused as refused:
            return problem("not_possible", str(refused.error.get("message", refused)))
        except (FunctionFailed, Unsettled) as error:
            return problem("unavailable", str(error))
        return JSONResponse({"url": visit.url, "refused": visit.refused})

    async def bank(self, request: Request) -> Response:
        """The client's bank opens a dispute or decides it; what follows is done by the answer."""
        bank = Bank(self.stripe)
        try:
            sent = await _json(request)
            id, what = wish(sent)
            act = bank.opens if "booking" in sent else bank.decides
            made = await run_in_threadpool(act, id, what)
            await run_in_threadpool(self.steps.settle)
        except (Unclear, KeyError, ValueError) as error:
            return problem(
                "invalid", f"{error} Send a booking and a case, or a dispute and an end."
            )
        except (NothingThere, Refused) as refused:
            return problem("not_possible", str(refused))
        except (FunctionFailed, Unsettled) as error:
            return problem("unavailable", str(error))
        return JSONResponse({"id": made or id})

    def _visit(self, url: str, card: str, approve: bool) -> Any:
        return self.stripe.pay(url, card, approve=approve)

    async def live(self, request: Request) -> Response:
        return JSONResponse(self.news(), headers={"cache-control": "no-store"})


async def _json(request: Request) -> dict[str, Any]:
    try:
        sent = await request.json()
    except ValueError as error:
        raise Unclear("This is not JSON.") from error
    if not isinstance(sent, dict):
        raise Unclear("An object is needed.")
    return sent


def _target(wish: dict[str, Any], now: datetime) -> datetime:
    """Of {"advance": "PT48H"} or {"now": "2026-11-28T09:00:00+01:00"}."""
    if isinstance(advance := wish.get("advance"), str):
        return now + _duration(advance)
    try:
        target = datetime.fromisoformat(str(wish["now"]))
    except (KeyError, ValueError) as error:
        raise Unclear('Send {"advance": "PT48H"}, or {"now": "2026-11-28T09:00Z"}.') from error
    if target.tzinfo is None:
        raise Unclear(f"{target.isoformat()} says no zone, so it is no certain moment.")
    return target.astimezone(UTC)


def _duration(written: str) -> timedelta:
    found = DURATION.fullmatch(written)
    if not found or not any(found.groups()):
        raise Unclear(f'"{written}" is no ISO 8601 duration such as PT48H or P3DT30M.')
    days, hours, minutes, seconds = (int(group or 0) for group in found.groups())
    return timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _in_new_windows(html: str) -> str:
    """A link in a mail opens beside the inbox."""
    base = '<base target="_blank">'
    return html.replace("<head>", f"<head>{base}", 1) if "<head>" in html else base + html
