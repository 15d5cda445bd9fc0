"""The policy page tells what has changed since the last version, and shows the earlier ones."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from infra.site import build_site
from infra.versions import Publication, prepare
from showup.adapters import items
from showup.adapters.items import Item
from showup.domain.versions import Version
from showup.handlers import making
from tests.builders import a_version
from tests.edge import Edge
from tests.site.conftest import copy_of_the_project

Open = Callable[..., Page]
BEGAN = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ORIGIN = "https://host.example"


class Published:
    """A project whose policy goes live again and again, a day apart."""

    def __init__(self, folder: Path) -> None:
        self.root = copy_of_the_project(folder / "project")
        self.kept: list[Item] = []
        self.now = BEGAN

    def publish(self, *changes: tuple[str, str], page: str = "site/policy.md") -> Publication:
        for old, new in changes:
            file = self.root / page
            text = file.read_text("utf-8")
            assert old in text, old
            file.write_text(text.replace(old, new), "utf-8")
        made = prepare(self.root, self.kept, self.now)
        made.look_at_date(ahead=True)
        self.kept += [items.version_item(made.version), items.live_item(made.version.id, self.now)]
        self.now += timedelta(days=1)
        return made

    def built(self, publication: Publication) -> Path:
        return build_site(self.root, ORIGIN, "A host", told=publication.for_the_page())


FREE_FOR_LESS = ("free_until: 48 h ", "free_until: 24 h ")
LATER = ("effective: 2026-11-23", "effective: 2026-11-24")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Published:
    return Published(tmp_path_factory.mktemp("published"))


@pytest.fixture(scope="module")
def first(project: Published) -> Version:
    return project.publish().version


@pytest.fixture(scope="module")
def second(project: Published, first: Version) -> Publication:
    return project.publish(FREE_FOR_LESS, LATER)


@pytest.fixture(scope="module")
def built(project: Published, second: Publication) -> Path:
    """In place of the site as it is delivered."""
    return project.built(second)


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def page_of(site: Path, locale: str) -> str:
    folder = "" if locale == "en" else f"{locale}/"
    return (site / folder / "policy/index.html").read_text("utf-8")


def told_on(html: str) -> str:
    """What it says of versions."""
    return text_of(html.split('id="version"')[1].split('id="withdrawal"')[0])


def changed_on(html: str) -> list[str]:
    """The numbers of the clauses that it says have changed."""
    (part,) = re.findall(r'<ul class="changed">.*?</ul>', html, re.DOTALL) or [""]
    return re.findall(r'<a href="#clause-(\d+)"', part)


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        (
            "en",
            [
                "In force since 24 November 2026.",
                "What has changed since the version of 23 November 2026",
                "Clause 1, In time",
                "Before: Until 48 hours before the start you can cancel or move",
                "Now: Until 24 hours before the start you can cancel or move",
                "Earlier versions: 23 November 2026",
            ],
        ),
        (
            "pl",
            [
                "Zasady obowiązują od 24 listopada 2026.",
                "Co się zmieniło od wersji z 23 listopada 2026",
                "Pkt 1, W terminie",
                "Dotąd: Do 48 godzin przed",
                "Teraz: Do ",
                "Wcześniejsze wersje: 23 listopada 2026",
            ],
        ),
    ],
)
def test_the_page_tells_its_date_and_what_has_changed(
    built: Path, first: Version, locale: str, said: list[str]
) -> None:
    html = page_of(built, locale)
    assert [sentence for sentence in said if sentence not in told_on(html)] == []
    assert f'href="?version={first.id}"' in html


def test_only_what_has_changed_is_told(built: Path, second: Publication, first: Version) -> None:
    for locale in ("en", "pl"):
        before = {one.clause: one.text for one in first.texts[locale].clauses}
        changed = [
            str(one.number)
            for one in second.version.texts[locale].clauses
            if one.text != before[one.clause]
        ]
        assert changed
        assert changed_on(page_of(built, locale)) == changed


@pytest.mark.parametrize("locale", ["en", "pl"])
def test_what_is_kept_is_what_the_page_says(built: Path, second: Publication, locale: str) -> None:
    """Each clause word for word, under its number."""
    printed = re.findall(
        r'<li id="clause-(\d+)">\s*<h3>(.*?)</h3>(.*?)</li>', page_of(built, locale), re.DOTALL
    )
    assert [(int(number), text_of(title), text_of(said)) for number, title, said in printed] == [
        (one.number, one.title, one.text) for one in second.version.texts[locale].clauses
    ]


def test_the_first_version_says_that_it_is_the_first(tmp_path: Path) -> None:
    project = Published(tmp_path)
    site = project.built(project.publish())
    assert "This is the first version." in told_on(page_of(site, "en"))
    assert "To pierwsza wersja." in told_on(page_of(site, "pl"))
    assert changed_on(page_of(site, "en")) == []


def test_another_text_below_the_clauses_is_told_of_in_its_language(tmp_path: Path) -> None:
    project = Published(tmp_path)
    project.publish()
    words = "To tekst, który jest inny.\n"
    page = project.root / "site/pl/policy.md"
    page.write_text(page.read_text("utf-8") + words, "utf-8")
    site = project.built(project.publish(LATER))
    assert "No clause has changed." in told_on(page_of(site, "en"))
    assert "The text of this page" not in told_on(page_of(site, "en"))
    assert "Zmienił się tekst tej strony" in told_on(page_of(site, "pl"))


def test_a_site_built_by_hand_tells_its_date_alone(
    rebuilt: Callable[[Callable[[Path], None]], Path],
) -> None:
    html = page_of(rebuilt(lambda project: None), "en")
    assert "In force since 23 November 2026." in told_on(html)
    assert "version of" not in told_on(html)
    assert "first version" not in told_on(html)


# --- an earlier version, read on the page --------------------------------------------------------


def kept(*versions: Version) -> None:
    for version in versions:
        making.versions().keep(version)


@pytest.mark.parametrize(
    ("path", "locale", "said"),
    [
        ("/policy/", "en", "This is the policy of 23 November 2026, word for word."),
        ("/pl/policy/", "pl", "To zasady z 23 listopada 2026, słowo w słowo."),
    ],
)
def test_an_earlier_version_is_read_in_place_of_todays(
    open_page: Open, first: Version, path: str, locale: str, said: str
) -> None:
    page = open_page(path)
    kept(first)
    page.locator(f'a[href="?version={first.id}"]').click()
    expect(page.get_by_role("status")).to_contain_text(said)
    texts = [one.text for one in first.texts[locale].clauses]
    expect(page.locator(".clauses li p")).to_have_text(texts)
    expect(page.locator("main")).to_contain_text("48")
    page.locator("main a").first.click()
    expect(page.locator("#changed")).to_be_visible()


def test_a_booking_leads_to_the_version_that_it_rests_on(open_page: Open, edge: Edge) -> None:
    kept(a_version(id=edge.settings.policy.id))
    page = open_page(f"/manage/#{edge.confirmed()}")
    page.get_by_role("link", name="The whole policy", exact=True).click()
    expect(page.get_by_role("status")).to_be_visible()
    expect(page.locator(".clauses li p")).to_have_text("You can cancel free of charge.")


def test_the_other_language_shows_the_same_version(open_page: Open, first: Version) -> None:
    kept(first)
    page = open_page(f"/policy/?version={first.id}")
    expect(page.get_by_role("status")).to_be_visible()
    page.locator("a.twin").click()
    expect(page.get_by_role("status")).to_contain_text("To zasady z 23 listopada 2026")


@pytest.mark.parametrize("query", ["?version=0000000000000000", "?version=%3Cb%3E"])
def test_a_version_that_never_was_leaves_todays(open_page: Open, query: str) -> None:
    page = open_page(f"/policy/{query}")
    expect(page.get_by_role("alert")).to_contain_text("no earlier version under this link")
    expect(page.locator("#changed")).to_be_visible()


def test_todays_version_is_the_page_itself(open_page: Open, second: Publication) -> None:
    page = open_page(f"/policy/?version={second.version.id}")
    expect(page.locator("#changed")).to_be_visible()
    expect(page.locator(".kept")).to_have_count(0)
