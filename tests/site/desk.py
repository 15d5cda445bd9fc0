"""Shared by the tests of the host's pages: meetings as they stand, and a host who is signed in."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from playwright.sync_api import Page, expect

from showup.domain.booking import Booking
from showup.domain.choices import FirstLapse
from tests.builders import START, with_terms
from tests.edge import Answer, Edge
from tests.site.conftest import publish

Open = Callable[..., Page]
WITH_PHONE = {"name": "A client", "email": "client@example.com", "phone": "+48 600 000 000"}


def the_one(edge: Edge) -> Booking:
    (booking,) = edge.bookings()
    return booking


def link(edge: Edge, query: str = "", folder: str = "") -> str:
    """As in a mail to the host."""
    return f"{folder}/desk/{query}#{edge.host_token(the_one(edge).id)}"


def says(edge: Edge, step: str, body: object = None) -> Answer:
    """The host says it of the one meeting."""
    id = the_one(edge).id
    headers = {"Authorization": f"Bearer {edge.host_token(id)}"}
    answer = edge.post(f"/api/desk/bookings/{id}/{step}", body, headers=headers)
    assert answer.status == 200, answer.body
    edge.sweep()
    return answer


def charging(edge: Edge) -> None:
    """No first lapse is forgiven."""
    publish(edge, with_terms(edge.settings, first_lapse=FirstLapse.CHARGED))


def held(edge: Edge, **changes: Any) -> str:
    """The client's token of a meeting whose deposit is held."""
    charging(edge)
    token = edge.confirmed(**{"client": WITH_PHONE, **changes})
    edge.go_to((the_one(edge).deposit.hold_at or START) + timedelta(seconds=2))
    edge.sweep()
    return token


def begun(edge: Edge, minutes: float = 2.5, **changes: Any) -> str:
    """So many minutes after the start."""
    token = held(edge, **changes)
    edge.go_to(START + timedelta(minutes=minutes))
    edge.sweep()
    return token


def missed(edge: Edge) -> str:
    """Asked, waited for, and noted as missed."""
    token = begun(edge)
    says(edge, "missing")
    edge.go_to(START + timedelta(minutes=17))
    says(edge, "no-show")
    return token


def cancelled_late(edge: Edge, **changes: Any) -> str:
    """Three hours after the last free moment, with a fee that waits."""
    token = held(edge, **changes)
    edge.go_to(the_one(edge).cutoffs[0].until + timedelta(hours=3))
    edge.post(f"/api/bookings/{token}/cancel", {"expect": {"amount": 6000}})
    edge.sweep()
    assert the_one(edge).fee is not None
    return token


def sign_in(open_page: Open, edge: Edge, folder: str = "", **window: Any) -> Page:
    """By the link of the mail, to the day."""
    assert edge.post("/api/desk/link").status == 202
    page = open_page(f"{folder}/desk/?in#{edge.ticket()}", **window)
    page.locator(".desk").get_by_role("button").click()
    expect(page.locator(".leave")).to_be_visible()
    return page


def booked(edge: Edge, start: datetime, name: str = "A client") -> None:
    client = {"name": name, "email": "client@example.com"}
    edge.confirmed(start=start.isoformat(), client=client)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def look_again(page: Page) -> None:
    """As when the page comes back into view."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
