"""The built pages: complete, in every language, with nothing inline and nothing from elsewhere."""

import gzip
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

PAGES = ["", "policy/", "book/", "manage/", "privacy/", "desk/"]
BOTH = [folder + page for folder in ("", "pl/") for page in PAGES]
OWN = "https://host.example/"
# Links that a reader may follow; nothing is loaded from there.
ELSEWHERE = {"stripe.com"}


class Tags(HTMLParser):
    """All tags of a page with their attributes, and the text outside of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.inline: list[str] = []
        self._open = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open = tag
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        if self._open in ("script", "style") and data.strip():
            self.inline.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]


def read(built: Path, page: str) -> Tags:
    name = page if page.endswith(".html") else f"{page}index.html"
    return Tags((built / name).read_text("utf-8"))


@pytest.mark.parametrize("page", [*BOTH, "404.html"])
def test_a_page_has_no_inline_script_or_style_and_loads_nothing_of_the_theme(
    built: Path, page: str
) -> None:
    found = read(built, page)
    assert found.inline == []
    assert [tag for tag, has in found.tags if any(name.startswith("on") for name in has)] == []
    assert [tag for tag, has in found.tags if "style" in has or tag == "style"] == []
    loaded = [has["src"] for has in found.all("script")] + [
        has["href"] for has in found.all("link") if has["rel"] in ("stylesheet", "modulepreload")
    ]
    assert loaded
    assert [
        address for address in loaded if "javascripts" in address or "stylesheets" in address
    ] == []


@pytest.mark.parametrize("page", [*BOTH, "404.html"])
def test_every_address_on_a_page_is_our_own_and_is_there(built: Path, page: str) -> None:
    for _, has in read(built, page).tags:
        for name in ("href", "src"):
            address = urlsplit(urljoin(OWN + page, has.get(name, OWN)))
            if address.scheme in ("mailto", "tel") or address.hostname in ELSEWHERE:
                continue
            assert address.hostname == "host.example", has
            if address.path == "/api/contract":  # another test holds it to the document
                continue
            path = built / address.path.lstrip("/")
            assert (path / "index.html" if path.is_dir() else path).is_file(), has


@pytest.mark.parametrize("page", PAGES)
def test_a_page_and_its_twin_name_each_other(built: Path, page: str) -> None:
    for folder, language in (("", "en"), ("pl/", "pl")):
        found = read(built, folder + page)
        assert found.all("html")[0]["lang"] == language
        alternates = {
            has["hreflang"]: has["href"] for has in found.all("link") if has["rel"] == "alternate"
        }
        assert alternates == {"en": OWN + page, "pl": f"{OWN}pl/{page}", "x-default": OWN + page}
        (switch,) = (has for has in found.all("a") if has.get("class") == "twin")
        other = page if folder else f"pl/{page}"
        assert urljoin(OWN + folder + page, switch["href"]) == OWN + other


@pytest.mark.parametrize("page", BOTH)
def test_a_page_has_title_description_canonical_and_one_heading(built: Path, page: str) -> None:
    found = read(built, page)
    assert next(has["content"] for has in found.all("meta") if has.get("name") == "description")
    assert [has["href"] for has in found.all("link") if has["rel"] == "canonical"] == [OWN + page]
    assert len(found.all("h1")) == 1
    assert len(found.all("main")) == 1
    first = [tag for tag, _ in found.tags].index("body") + 1
    assert found.tags[first] == ("a", {"class": "skip", "href": "#main"})


def test_personal_pages_are_not_for_search_engines(built: Path) -> None:
    hidden = {
        page
        for page in BOTH
        if any(has.get("content") == "noindex" for has in read(built, page).all("meta"))
    }
    assert hidden == {"manage/", "desk/", "pl/manage/", "pl/desk/"}
    sitemap = (built / "sitemap.xml").read_text("utf-8")
    assert set(re.findall("<loc>(.*?)</loc>", sitemap)) == {
        OWN + page for page in BOTH if page not in hidden
    }


def test_one_language_alone_builds_too(rebuilt: Callable[[Callable[[Path], None]], Path]) -> None:
    def only_polish(project: Path) -> None:
        site = project / "site"
        facts = (site / "index.md").read_text("utf-8")
        for page in (site / "pl").glob("*.md"):
            text = page.read_text("utf-8")
            if page.name in ("index.md", "policy.md", "book.md"):
                own = (site / page.name).read_text("utf-8").split("---\n")[1]
                text = f"---\n{own}---\n" + text.split("---\n", 2)[2]
            (site / page.name).write_text(text, "utf-8")
            page.unlink()
        assert "locales: [en, pl] " in facts
        index = (site / "index.md").read_text("utf-8")
        (site / "index.md").write_text(
            index.replace("locales: [en, pl] ", "locales: [pl] "), "utf-8"
        )

    site = rebuilt(only_polish)
    policy = read(site, "policy/")
    assert policy.all("html")[0]["lang"] == "pl"
    assert "Do 48 godzin przed" in (site / "policy/index.html").read_text("utf-8")
    assert [has for has in policy.all("a") if has.get("class") == "twin"] == []
    assert [has for has in policy.all("link") if has["rel"] == "alternate"] == []


def test_nothing_but_our_own_is_published(built: Path) -> None:
    ours = Path(__file__).parents[2] / "site"
    assets = [path.relative_to(built) for path in (built / "assets").rglob("*") if path.is_file()]
    assert [path for path in assets if not (ours / path).is_file()] == []


@pytest.mark.parametrize("folder", ["", "pl/"])
def loaded_by(page: Path) -> set[Path]:
    """The files that a page can ever load, in both languages, and what their modules import."""
    named = re.findall(r'(?:src|href)="([^"]+\.(?:js|css|svg))"', page.read_text("utf-8"))
    open_ = {(page.parent / name).resolve() for name in named}
    open_ |= {path.resolve() for path in page.parents[1].glob("assets/words/*.js")}
    found: set[Path] = set()
    while open_:
        path = open_.pop()
        found.add(path)
        imported = re.findall(r'(?:from |await import\()"([^"]+)"', path.read_text("utf-8"))
        open_ |= {(path.parent / name).resolve() for name in imported} - found
    return found


def test_the_booking_page_weighs_little_with_all_that_it_can_load(built: Path) -> None:
    page = built / "book/index.html"
    files = [page, *loaded_by(page)]
    assert len(files) > 20
    assert sum(len(gzip.compress(path.read_bytes())) for path in files) < 60_000


def test_the_policy_page_stays_light_and_asks_for_its_form_only_in_view(built: Path) -> None:
    page = built / "policy/index.html"
    at_once = [page, *(built / "assets" / name for name in ("site.css", "timeline.css", "try.css"))]
    at_once += [built / "assets" / "try.js"]
    assert sum(len(gzip.compress(path.read_bytes())) for path in at_once) < 15_000
    files = {page, *loaded_by(page), *(built / "assets/words/try").glob("*.js")}
    assert built / "assets/try/form.js" in files
    assert sum(len(gzip.compress(path.read_bytes())) for path in files) < 45_000


def reachable(files: set[Path]) -> set[Path]:
    """With every module that one of them imports, at once or later."""
    imported = {
        (file.parent / path).resolve()
        for file in files
        for path in re.findall(
            r'(?:from|await import\() ?"(\./[^"]+|\.\./[^"]+)"', file.read_text()
        )
    }
    return files if imported <= files else reachable(files | imported)
