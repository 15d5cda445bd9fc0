"""From the pages to the settings: read everything, note every problem, then look at the whole."""

from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from infra.settings.book import read_hours, read_places, read_plan, read_services
from infra.settings.front import Broken, front
from infra.settings.host import read_host
from infra.settings.keys import BOOK, INDEX, KEYS, PAGE, POLICY
from infra.settings.problems import Notebook
from infra.settings.publication import page_of, publish
from infra.settings.terms import read_policy
from infra.settings.values import Block, Value
from infra.settings.whole import look_at
from showup.domain.settings import Settings


@dataclass(frozen=True)
class Reading:
    """The settings, and the notebook that knows where each of them stands."""

    settings: Settings
    notebook: Notebook


def load(root: Path, policy: str = POLICY) -> Settings:
    """The settings in the front matter below `root`/site; raises `SettingsError`. `policy`: another
    page than `site/policy.md`, as a path below `root`: one that is only thought of."""
    return reading(root, policy).settings


def reading(root: Path, policy: str = POLICY) -> Reading:
    """
    1. read the three pages, noting every slip;
    2. see that the other languages have theirs;
    3. with sound values alone, look at the whole: sums, places, reminders;
    4. give the policy its id.
    """
    notebook = Notebook()
    pages = _pages(root, notebook, policy)
    settings = _settings(pages, notebook)
    if "host" in pages[INDEX].values:
        _see_other_locales(root, settings.host.locales, notebook)
    notebook.settle()
    look_at(settings, notebook)
    notebook.settle()
    published = replace(settings.policy, id=publish(settings, root))
    return Reading(replace(settings, policy=published), notebook)


def _settings(pages: dict[str, Block], notebook: Notebook) -> Settings:
    host = read_host(pages[INDEX])
    return Settings(
        host=host,
        policy=read_policy(pages[POLICY], host.currency),
        services=read_services(pages[BOOK], host),
        hours=read_hours(pages[BOOK]),
        plan=read_plan(pages[BOOK]),
        places=read_places(pages[BOOK]),
    )


def _pages(root: Path, notebook: Notebook, policy: str) -> dict[str, Block]:
    """The keys of each page; none for one that is broken altogether."""
    notebook.files[POLICY] = policy
    return {page: _page(root, page, notebook) for page in KEYS}


def _page(root: Path, page: str, notebook: Notebook) -> Block:
    node = None
    try:
        node = front(root, notebook.files.get(page, page)).node
    except Broken as error:
        notebook.lose(page, error.problem)
    return _head(page, node, notebook).block(KEYS[page], besides=PAGE)


def _head(page: str, node: yaml.Node | None, notebook: Notebook) -> Value:
    return Value(notebook, page, "", node or yaml.MappingNode("tag:yaml.org,2002:map", []))


def _see_other_locales(root: Path, locales: tuple[str, ...], notebook: Notebook) -> None:
    """Each language has its three pages, and they carry no numbers of their own."""
    for locale in locales[1:]:
        for page in KEYS:
            _see_page(root, page, page_of(page, locale, locales), notebook)


def _see_page(root: Path, page: str, other: str, notebook: Notebook) -> None:
    try:
        node = front(root, other, bare=True).node
    except Broken as error:
        notebook.problems.append(error.problem)
        return
    scratch = Notebook()
    for key in _head(other, node, scratch).block().values:
        if key in KEYS[page]:
            notebook.problems.append(
                scratch.at(key, f"is read from {page} alone", "delete it here", other)
            )
    notebook.problems.extend(scratch.problems)
