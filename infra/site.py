"""Builds the public site with MkDocs, in a program of its own, and exchanges it as a whole."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

SITE = Path("dist/site")


class SiteError(Exception):
    """MkDocs does not build the site; its own words."""


def build_site(root: Path, origin: str, name: str) -> Path:
    """The folder dist/site. Until the new site is whole, the old one stays as it is."""
    site, beside = root / SITE, root / f"{SITE}.new"
    given = {"SHOWUP_ORIGIN": f"{origin}/", "SHOWUP_SITE_NAME": name}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    outcome = subprocess.run(
        [*command, "--site-dir", str(beside)],
        cwd=root,
        env=os.environ | given,
        capture_output=True,
        text=True,
        check=False,
    )
    if outcome.returncode:
        raise SiteError(_reason(outcome.stderr))
    _exchange(site, beside)
    return site


def _exchange(site: Path, beside: Path) -> None:
    old = site.with_name(f"{site.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    beside.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _reason(told: str) -> str:
    lines = [line.strip() for line in told.splitlines() if line.strip()]
    serious = [line for line in lines if line.startswith(("ERROR", "WARNING"))]
    return "The site cannot be built: " + "; ".join(
        serious[:3] or lines[-1:] or ["no reason given"]
    )
