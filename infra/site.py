"""Builds the public site with MkDocs, in a program of its own, and exchanges it as a whole."""

import fcntl
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

SITE = Path("dist/site")


class SiteError(Exception):
    """MkDocs does not build the site; its own words."""


def build_site(
    root: Path, origin: str, name: str, into: Path = SITE, told: Mapping[str, Any] | None = None
) -> Path:
    """The folder dist/site (`into`, below the root). Until the new site is whole, the old one
    stays as it is. `told`: what the policy page tells of earlier versions."""
    site = root / into
    site.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=site.parent, prefix="site-") as scratch:
        beside = Path(scratch) / "new"
        config = _config(root, Path(scratch), told or {})
        _build(root, config, beside, {"SHOWUP_ORIGIN": f"{origin}/", "SHOWUP_SITE_NAME": name})
        _exchange(site, beside)
    return site


def _config(root: Path, scratch: Path, told: Mapping[str, Any]) -> Path:
    """mkdocs.yml, which does without it, and what no page can know. Paths in it are reckoned from
    where it lies."""
    config = {
        "INHERIT": str(root / "mkdocs.yml"),
        "docs_dir": str(root / "site"),
        "theme": {"custom_dir": str(root / "templates/site")},
        "extra": {"versions": dict(told)},
    }
    file = scratch / "mkdocs.yml"
    file.write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")
    return file


def _build(root: Path, config: Path, into: Path, given: dict[str, str]) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    outcome = subprocess.run(
        [*command, "--config-file", str(config), "--site-dir", str(into)],
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
