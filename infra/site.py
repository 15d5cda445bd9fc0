"""Builds the public site with MkDocs, in a program of its own, and exchanges it as a whole."""

import fcntl
import os
import subprocess
import sys
import tempfile
from pathlib import Path

SITE = Path("dist/site")


class SiteError(Exception):
    """MkDocs does not build the site; its own words."""


def build_site(root: Path, origin: str, name: str, into: Path = SITE) -> Path:
    """The folder dist/site (`into`, below the root). Until the new site is whole, the old one
    stays as it is."""
    site = root / into
    site.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=site.parent, prefix="site-") as scratch:
        beside = Path(scratch) / "new"
        _build(root, beside, {"SHOWUP_ORIGIN": f"{origin}/", "SHOWUP_SITE_NAME": name})
        _exchange(site, beside)
    return site


def _build(root: Path, into: Path, given: dict[str, str]) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    outcome = subprocess.run(
        [*command, "--site-dir", str(into)],
        cwd=root,
        env=os.environ | given,
        capture_output=True,
        text=True,
        check=False,
    )
    if outcome.returncode:
        raise SiteError(_reason(outcome.stderr))


def _exchange(site: Path, beside: Path) -> None:
    """The old one goes where the scratch folder goes. One at a time, should two build at once."""
    with (site.parent / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if site.exists():
            site.rename(beside.with_name("old"))
        beside.rename(site)


def _reason(told: str) -> str:
    lines = [line.strip() for line in told.splitlines() if line.strip()]
    serious = [line for line in lines if line.startswith(("ERROR", "WARNING"))]
    return "The site cannot be built: " + "; ".join(
        serious[:3] or lines[-1:] or ["no reason given"]
    )
