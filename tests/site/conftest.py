"""The site built once, a house behind it, and a real Chromium in front."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from infra.settings import load
from tests.browser import chromium
from tests.house import House, a_house
from tests.site.front import Api, served

ROOT = Path(__file__).parents[2]

__all__ = ["chromium"]


def build(root: Path, to: Path) -> Path:
    """The site of a project at `root`, built as `make` builds it."""
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(to)],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "SHOWUP_ORIGIN": "https://host.example/", "NO_MKDOCS_2_WARNING": "1"},
    )
    return to


def copy_of_the_project(to: Path) -> Path:
    """What a build needs, to change it."""
    for folder in ("site", "templates"):
        shutil.copytree(ROOT / folder, to / folder, symlinks=True)
    shutil.copy(ROOT / "mkdocs.yml", to)
    return to


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, tmp_path_factory.mktemp("built") / "site")


@pytest.fixture
def rebuilt(tmp_path: Path) -> Callable[[Callable[[Path], None]], Path]:
    """The site after a change to a copy of the project."""

    def after(change: Callable[[Path], None]) -> Path:
        project = copy_of_the_project(tmp_path / "project")
        change(project)
        return build(project, tmp_path / "site")

    return after


@pytest.fixture
def house() -> Iterator[House]:
    """With the site's own settings; what a house books by itself is the service with a deposit."""
    settings = load(ROOT)
    with a_house(replace(settings, services=settings.services[::-1])) as house:
        yield house


@pytest.fixture
def front(built: Path, house: House) -> Iterator[tuple[str, Api]]:
    with served(built, house) as front:
        yield front


@pytest.fixture
def open_page(
    chromium: Browser, front: tuple[str, Api], house: House
) -> Iterator[Callable[..., Page]]:
    """A page of the site in a new window, at the house's time. Nothing may go wrong in its console
    but what the API refuses."""
    contexts, errors = [], []

    def open_(path: str, **window: Any) -> Page:
        window = {
            "timezone_id": "Europe/Warsaw",
            "viewport": {"width": 390, "height": 844},
        } | window
        context = chromium.new_context(**window)
        context.route("**/dev/stripe/**", lambda route: route.fulfill(body="Checkout"))
        context.set_default_timeout(5000)
        contexts.append(context)
        page = context.new_page()
        page.clock.set_fixed_time(house.now)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: errors.append(said.text) if _is_wrong(said) else None)
        page.goto(front[0] + path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert errors == []


def _is_wrong(said: Any) -> bool:
    return said.type == "error" and "Failed to load resource" not in said.text
