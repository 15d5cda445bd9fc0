"""A GET never changes anything, whoever fetches the link, and however often."""

import pytest

from showup.adapters.aws import aws
from tests.edge import Edge


def fetch_all(edge: Edge, path: str) -> None:
    """Everything that a page or a scanner of links may fetch of a booking."""
    token = path.rpartition("/")[2]
    for address in (
        path,
        f"{path}/policy",
        f"{path}/cancel",
        f"{path}/move",
        f"{path}/undo",
        f"{path}/withdraw",
        f"{path}/returned",
        f"{path}/mend",
        f"{path}/preview",
        f"{path}/offers",
        f"{path}/save",
        f"{path}/exception",
        f"{path}/answer",
        f"{path}/object",
        "/api/services",
        "/api/openapi.json",
        "/api/health",
        "/api/desk/bookings/" + token,
        "/api/desk/link",
        "/api/desk/session",
        "/api/desk/today",
        "/api/desk/blocks",
        "/api/webhooks/stripe",
    ):
        for method in ("GET", "HEAD", "OPTIONS"):
            edge.call(method, address)
    edge.get("/api/slots", service="consultation", **{"from": "2026-11-16", "to": "2027-01-16"})


@pytest.mark.parametrize("state", ["pending", "confirmed", "cancelled", "expired", "unknown"])
def test_a_get_changes_nothing_in_any_state(edge: Edge, state: str) -> None:
    token = edge.confirmed() if state in ("confirmed", "cancelled") else edge.book().json["token"]
    if state == "cancelled":
        edge.post(f"/api/bookings/{token}/cancel")
    if state == "expired":
        edge.later(hours=1)
        edge.sweep()
    if state == "unknown":
        token = edge.client_token("somebooking000000000")
    else:
        assert edge.get(f"/api/bookings/{token}").json["status"] == state
    with edge.unchanged():
        fetch_all(edge, f"/api/bookings/{token}")


def test_previews_and_quotes_change_nothing(edge: Edge) -> None:
    token = edge.confirmed()
    path = f"/api/bookings/{token}/preview"
    with edge.unchanged():
        assert edge.post(path, {"action": "cancel"}).json["amount"]["amount"] == 0
        to = {"action": "move", "start": "2026-12-01T09:00:00+01:00"}
        assert edge.post(path, to).json["cutoffs"]
        assert edge.post(path, {"action": "move"}).fields == ["start"]
        assert edge.post(path, {"action": "explode"}).fields == ["action"]
        quoted = {"service": "consultation", "start": to["start"]}
        assert edge.post("/api/quotes", quoted).json["deposit"]["amount"] == 6000


def test_a_price_that_has_changed_since_it_was_shown_is_refused(edge: Edge) -> None:
    token = edge.confirmed()
    with edge.unchanged():
        for amount in (1, -1, 6000, 10**18, 10**300):
            wish = {"expect": {"amount": amount}}
            assert edge.post(f"/api/bookings/{token}/cancel", wish).code == "price_changed"
            to = {"start": "2026-12-01T09:00:00+01:00", **wish}
            assert edge.post(f"/api/bookings/{token}/move", to).code == "price_changed"
    assert edge.post(f"/api/bookings/{token}/cancel", {"expect": {"amount": 0}}).status == 200


def test_a_step_that_the_state_does_not_allow_is_not_possible(edge: Edge) -> None:
    token = edge.confirmed()
    edge.post(f"/api/bookings/{token}/cancel")
    with edge.unchanged():
        for step in ("cancel", "undo", "mend"):
            assert edge.post(f"/api/bookings/{token}/{step}").code == "not_possible"
        to = {"start": "2026-12-01T09:00:00+01:00"}
        assert edge.post(f"/api/bookings/{token}/move", to).code == "not_possible"
        assert edge.post(f"/api/bookings/{token}/returned").json["status"] == "cancelled"


def calls_to_the_table() -> list[str]:
    """Every call to the table from now on, by its name."""
    calls: list[str] = []
    aws("dynamodb").meta.events.register(
        "before-call.dynamodb", lambda model, **_: calls.append(model.name)
    )
    return calls


def test_slots_are_one_query(edge: Edge) -> None:
    calls = calls_to_the_table()
    edge.get("/api/slots", service="consultation", **{"from": "2026-11-16", "to": "2027-01-14"})
    assert calls == ["Query"]


def test_a_booking_is_one_read_and_one_transaction_and_then_its_checkout_is_noted(
    edge: Edge,
) -> None:
    calls = calls_to_the_table()
    edge.book()
    assert calls == ["BatchGetItem", "TransactWriteItems", "TransactWriteItems"]


def test_a_booking_without_a_deposit_is_one_read_and_one_transaction(edge: Edge) -> None:
    calls = calls_to_the_table()
    edge.book(service="hello")
    assert calls == ["BatchGetItem", "TransactWriteItems"]


def test_services_quotes_and_health_touch_no_table(edge: Edge) -> None:
    calls = calls_to_the_table()
    edge.get("/api/services")
    edge.get("/api/health")
    edge.get("/api/openapi.json")
    edge.post("/api/quotes", {"service": "consultation", "start": "2026-11-30T09:00:00+01:00"})
    assert calls == []
