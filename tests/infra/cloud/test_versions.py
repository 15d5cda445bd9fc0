"""A changed policy in the embedded cloud: told before it is live, refused under a date that was
accepted already, and every version kept over a restart."""

import re
from pathlib import Path

import pytest

from tests.cloud import Cloud, a_copy
from tests.infra.cloud.test_saves import eventually

NEXT, AFTER_NEXT = "2026-11-24", "2026-11-25"


def rewritten(root: Path, old: str, new: str) -> None:
    page = root / "site/policy.md"
    text = page.read_text("utf-8")
    assert old in text
    page.write_text(text.replace(old, new), "utf-8")


def offered(cloud: Cloud) -> str:
    """The version that whoever books now accepts."""
    wish = {"service": "consultation", "start": cloud.starts()[0]}
    id: str = cloud.post("/api/quotes", wish)["policy"]
    return id


def changed(cloud: Cloud) -> list[str]:
    """The clauses that the page says have changed, with what they said before."""
    html = cloud.http.get("/policy/").text
    return re.findall(r"Before:</strong> (.*?)</p>", html)


def test_a_changed_policy_is_told_of_dated_and_kept(tmp_path: Path) -> None:
    root = a_copy(tmp_path / "root")
    with Cloud.started(tmp_path / "data", root=root, watch=True) as cloud:
        assert "This is the first version." in cloud.http.get("/policy/").text
        old = offered(cloud)
        cloud.book()
        rewritten(root, "free_until: 48 h ", "free_until: 30 h ")
        eventually(lambda: "effective: what the policy says" in cloud.get("/dev/live")["trouble"])
        assert "48 hours" in cloud.http.get("/policy/").text
        assert offered(cloud) == old

        rewritten(root, "effective: 2026-11-23", f"effective: {NEXT}")
        eventually(lambda: cloud.get("/dev/live")["edition"] == 1)
        eventually(lambda: offered(cloud) != old)
        assert "48 hours" in changed(cloud)[0]
        assert "free_until: 48 h → 30 h" in cloud.told()
        assert "1 booking keeps the version of 2026-11-23." in cloud.told()
        kept = cloud.get(f"/api/policies/{old}")
        assert kept["terms"]["free_until"] == "48 h"
        cloud.book(cloud.starts()[-1])

    rewritten(root, "free_until: 30 h ", "free_until: 36 h ")
    with pytest.raises(AssertionError, match=r"site/policy\.md:\d+: effective: what the policy"):
        Cloud.start(tmp_path / "data", root=root)

    rewritten(root, f"effective: {NEXT}", f"effective: {AFTER_NEXT}")
    with Cloud.started(tmp_path / "data", root=root) as cloud:
        assert f"1 booking keeps the version of {NEXT}." in cloud.told()
        assert "1 booking keeps the version of 2026-11-23." in cloud.told()
        assert "30 hours" in changed(cloud)[0]
        assert cloud.get(f"/api/policies/{old}") == kept
