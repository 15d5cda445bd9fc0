"""The README and docs/ speak of what is there: links, commands, files and names."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
DECISIONS = sorted((ROOT / "docs/decisions").glob("*.md"))
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
# `usecases/booking.py::book`: below the package, or from the root; the name may be left out.
CODE = re.compile(r"`([\w/]+\.(?:py|js|yaml))(?:::(\w+))?`")
TYPED = re.compile(r"`((?:make|showup) [a-z]+)[^`]*`|^    (make [a-z]+)", re.MULTILINE)

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def text(page: Path) -> str:
    return page.read_text("utf-8")


def anchors(page: Path) -> set[str]:
    """As GitHub makes them of headings."""
    headings = re.findall(r"^#+ (.*)$", text(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def file_of(name: str) -> Path | None:
    places = (ROOT / "functions/showup" / name, ROOT / name)
    return next((place for place in places if place.is_file()), None)


@each_page
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in LINK.findall(text(page)):
        if target.startswith(("http://", "https://")):
            continue
        path, _, anchor = target.partition("#")
        found = (page.parent / path).resolve() if path else page
        assert found.exists(), target
        assert not anchor or anchor in anchors(found), target


@each_page
def test_every_file_and_name_of_the_code_is_there(page: Path) -> None:
    for name, inside in CODE.findall(text(page)):
        file = file_of(name)
        assert file, f"{page.name} speaks of {name}"
        if inside:
            defined = re.search(rf"^\s*(?:async )?(?:def|class) {inside}\b", text(file), re.M)
            assert defined, f"{page.name}: {name} has no {inside}"


@each_page
def test_every_command_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", text(ROOT / "Makefile"), re.MULTILINE))
    commands = set(re.findall(r"^def ([a-z]+)\(", text(ROOT / "infra/cli.py"), re.MULTILINE))
    for typed in filter(None, (word for pair in TYPED.findall(text(page)) for word in pair)):
        program, _, what = typed.partition(" ")
        assert what in (targets if program == "make" else commands), f"{page.name}: {typed}"


def test_the_glossary_defines_no_word_without_its_place_in_the_code() -> None:
    rows = re.findall(r"^\| \*\*.*$", text(ROOT / "docs/glossary.md"), re.MULTILINE)
    assert len(rows) > 30
    assert [row for row in rows if not CODE.search(row)] == []


def test_a_value_that_the_glossary_names_is_a_value_of_the_code() -> None:
    """Such as `waive` for a waiver: a row that starts its meaning with a word of the code."""
    rows = re.findall(
        r"^\| \*\*.*\| `([\w/.]+\.py)::\w+` \| `(\w+)`:", text(ROOT / "docs/glossary.md"), re.M
    )
    assert rows
    for name, value in rows:
        file = file_of(name)
        assert file
        assert re.search(rf"\b{value}\b", text(file)), f"{name} has no {value}"


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda page: page.name)
def test_a_decision_has_its_three_parts_and_is_half_a_page(decision: Path) -> None:
    parts = re.findall(r"^## (.*)$", text(decision), re.MULTILINE)
    assert parts == ["Context", "Decision", "Consequences"]
    assert len(text(decision).split()) < 300


def test_decisions_are_numbered_without_a_gap() -> None:
    for nth, decision in enumerate(DECISIONS, start=1):
        assert decision.name.startswith(f"{nth:04d}-")
        assert text(decision).startswith(f"# {nth}. ")


def test_the_policy_in_the_readme_is_the_delivered_one() -> None:
    front = text(ROOT / "site/policy.md").split("---")[1]
    said = dict(re.findall(r"^(\w+): +(.*?)(?: +#.*)?$", front, re.MULTILINE))
    printed = re.findall(r"^    (\w+): (.+)$", text(ROOT / "README.md"), re.MULTILINE)
    assert len(printed) == 6
    assert {key: said[key] for key, _ in printed} == dict(printed)


def test_the_changelog_speaks_of_the_version_that_is_here() -> None:
    version = re.search(r'^version = "(.*)"$', text(ROOT / "pyproject.toml"), re.MULTILINE)
    assert version
    assert f"## [{version[1]}]" in text(ROOT / "CHANGELOG.md")


def test_the_pictures_are_small() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "docs/images"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    pictures = [ROOT / name for name in listed.stdout.splitlines()]
    assert all(picture.stat().st_size < 150_000 for picture in pictures)
