"""A saved page shows at once; a broken one is said and changes nothing."""

import time
from collections.abc import Callable
from pathlib import Path

from tests.cloud import Cloud, a_copy


def test_a_saved_page_shows_at_once_and_a_broken_one_changes_nothing(tmp_path: Path) -> None:
    root = a_copy(tmp_path / "root")
    book = root / "site/book.md"
    with Cloud.started(tmp_path / "data", root=root, watch=True) as cloud:
        edition = cloud.get("/dev/live")["edition"]
        assert price(cloud) == 12000

        book.write_text(book.read_text().replace("price: 120", "price: 130"))
        eventually(lambda: price(cloud) == 13000)
        eventually(lambda: cloud.get("/dev/live")["edition"] > edition)
        assert "130" in cloud.http.get("/book/").text

        book.write_text(book.read_text().replace("price: 130", "price: dear"))
        eventually(lambda: "site/book.md:" in cloud.get("/dev/live")["trouble"])
        assert price(cloud) == 13000

        book.write_text(book.read_text().replace("price: dear", "price: 140"))
        eventually(lambda: price(cloud) == 14000)
        assert cloud.get("/dev/live")["trouble"] == ""
    assert "The site stays as it was." in cloud.told()


def price(cloud: Cloud) -> int:
    (service,) = (s for s in cloud.get("/api/services")["services"] if s["id"] == "consultation")
    amount: int = service["price"]["amount"]
    return amount


def eventually(holds: Callable[[], bool], within: float = 60) -> None:
    """A worker that is exchanged while it answers is a 5xx for a moment, on AWS as here."""
    end = time.monotonic() + within
    while True:
        try:
            if holds():
                return
        except AssertionError:
            if time.monotonic() > end:
                raise
        assert time.monotonic() < end
        time.sleep(0.3)
