"""The site built once, the real handlers behind it, and a real Chromium in front."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from infra.settings import load
from tests.browser import chromium as chromium
from tests.builders import NOW
from tests.edge import Edge, an_edge
from tests.edge import publish as publish
from tests.site.front import Front, served

ROOT = Path(__file__).parents[2]
# For a busy machine; what is there is found at once.
PATIENCE = 20_000
expect.set_options(timeout=PATIENCE)
# The type checker and axe-core come from npm. Without one, `make` says that these go unchecked.
FROM_NPM = Path(__file__).parent / "node_modules"
collect_ignore = [] if FROM_NPM.is_dir() else ["test_everybody.py", "test_types.py"]


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


@pytest.fixture(scope="module")
def shared(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    """One for each file of tests: moto has room for one."""
    with an_edge(tmp_path_factory.mktemp("edge"), load(ROOT)) as edge, served(built, edge) as front:
        yield front


@pytest.fixture
def front(shared: Front) -> Front:
    """With an empty table and the site's own settings."""
    shared.edge.begin_anew()
    shared.before = lambda path: None
    publish(shared.edge, load(ROOT))
    return shared


@pytest.fixture
def edge(front: Front) -> Edge:
    return front.edge


@pytest.fixture
def open_page(chromium: Browser, front: Front) -> Iterator[Callable[..., Page]]:
    """A page of the site in a new window. Nothing may go wrong in its console but what the API
    refuses."""
    contexts, errors = [], []

    def open_(path: str, **window: Any) -> Page:
        usual = {"timezone_id": "Europe/Warsaw", "viewport": {"width": 390, "height": 844}}
        context = chromium.new_context(**(usual | window))
        context.route("**/dev/stripe/**", lambda route: route.fulfill(body="Checkout"))
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.clock.set_fixed_time(NOW)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: errors.append(said.text) if _is_wrong(said) else None)
        page.goto(front.origin + path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert errors == []


def _is_wrong(said: Any) -> bool:
    return said.type == "error" and "Failed to load resource" not in said.text
