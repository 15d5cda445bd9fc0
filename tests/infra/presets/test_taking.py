"""Taking a preset: what changes is read first, and what is the host's own stays."""

import re
from datetime import date
from pathlib import Path

import pytest

from infra.presets import listed, presets, take, taking, told
from infra.presets.preset import Preset
from infra.settings import Findings, SettingsError, check, load
from infra.settings.keys import POLICY
from tests.site.conftest import copy_of_the_project

TODAY = date(2026, 12, 1)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_of_the_project(tmp_path / "project")


def preset(root: Path, name: str) -> Preset:
    return next(one for one in presets(root, "en") if one.name == name)


def rewritten(root: Path, file: str, old: str, new: str) -> None:
    page = root / file
    text = page.read_text("utf-8")
    assert old in text
    page.write_text(text.replace(old, new), "utf-8")


def test_the_page_s_own_words_stay(root: Path) -> None:
    rewritten(
        root, POLICY, "title: Cancellation policy", 'title: "When: plans change"\ntags: [a, b]'
    )
    rewritten(root, POLICY, "## Why reliable meetings matter", "## Dlaczego: ---\n\n---\nŁąka")
    body = (root / POLICY).read_text("utf-8").split("---\n", 2)[2]
    take(root, taking(root, preset(root, "strict"), TODAY))
    text = (root / POLICY).read_text("utf-8")
    assert text.endswith(body)
    assert 'title: "When: plans change"\n' in text
    assert "tags: [a, b]\n" in text
    assert text.count("description:") == text.count("template:") == 1
    assert check(root) == Findings()


def test_the_terms_are_those_of_the_preset_from_today_on(root: Path) -> None:
    strict = load(root, preset(root, "strict").file).policy
    take(root, taking(root, preset(root, "strict"), TODAY))
    taken = load(root).policy
    assert (taken.terms, taken.effective) == (strict.terms, TODAY)


def test_taking_it_twice_changes_nothing_more(root: Path) -> None:
    take(root, taking(root, preset(root, "article"), TODAY))
    text = (root / POLICY).read_text("utf-8")
    again = taking(root, preset(root, "article"), date(2026, 12, 24))
    assert (again.changes, again.text) == ((), text)


def test_the_host_reads_what_changes(root: Path) -> None:
    flexible = preset(root, "flexible")
    lines = list(told(root, flexible, taking(root, flexible, TODAY)))
    assert "  deposit: 50% → 30%" in lines
    assert "  free_until: 48 h → 24 h" in lines
    assert "  silence: takes_missed → lets_go" in lines
    assert lines[-1] == "Bookings keep the policy that they were made under."
    sums = " ".join(lines)
    assert "Now: For a price of 120 zł, the most that a client can lose is 60 zł" in sums
    assert "Then: For a price of 120 zł, the most that a client can lose is 36 zł" in sums


def test_where_nothing_changes_that_is_said(root: Path) -> None:
    moderate = preset(root, "moderate")
    what = taking(root, moderate, TODAY)
    assert list(told(root, moderate, what)) == [
        "Your policy says that already; only its comments would change."
    ]
    assert f"effective: {load(root).policy.effective} " in what.text


def test_a_preset_that_does_not_go_with_the_week_is_told_by_its_own_line(root: Path) -> None:
    rewritten(root, "site/book.md", "minutes: 25", "minutes: 14")
    with pytest.raises(SettingsError):
        taking(root, preset(root, "flexible"), TODAY)


def test_the_list_says_what_each_is_and_costs(root: Path) -> None:
    text = " ".join(" ".join(listed(root)).split())
    assert "moderate (this is your policy) Moderate: two days' notice" in text
    assert "the most that a client can lose is 90 zł" in text
    assert text.index("flexible") < text.index("strict") < text.index("article")


def test_the_list_is_in_the_host_s_language(root: Path) -> None:
    rewritten(root, "site/index.md", "locales: [en, pl]", "locales: [pl, en]")
    (root / "site/pl").rename(root / "site/en")
    text = " ".join(" ".join(listed(root)).split())
    assert "Umiarkowane: dwie doby na zmianę planów" in text
    assert "Przy cenie 120 zł klient może stracić najwyżej 36 zł" in text


def test_the_list_reckons_with_the_host_s_own_dearest_service(root: Path) -> None:
    rewritten(root, "site/book.md", "price: 120", "price: 400")
    assert "a price of 400 zł, the most that a client can lose is 300 zł" in " ".join(
        " ".join(listed(root)).split()
    )


def test_a_preset_that_could_not_be_kept_is_listed_with_the_reason(root: Path) -> None:
    rewritten(root, "site/book.md", "4 days before at 18:00", "66 h before")
    text = " ".join(" ".join(listed(root)).split())
    assert re.search(r"strict Strict: .* site/book.md:\d+: reminders: for a meeting on", text)
    assert text.count("reminders") == 1
