"""A saved page shows at once; a broken one is said and changes nothing."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

from infra.layer import THIS_MACHINE, layer
from tests.cloud import ROOT, Cloud

PARTS = ("site", "templates", "functions", "infra", "requirements", "mkdocs.yml", "pyproject.toml")


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


def a_copy(root: Path) -> Path:
    """What a clone has, with the environments and layers of this one."""
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(
                source, root / part, symlinks=True, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            shutil.copy(source, root / part)
    (root / ".cloud").symlink_to(ROOT / ".cloud")
    layer(ROOT, THIS_MACHINE)
    shutil.copytree(ROOT / "dist/layers", root / "dist/layers", dirs_exist_ok=True)
    return root


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
