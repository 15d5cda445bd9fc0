"""What `showup check` says about the settings."""

from pathlib import Path

import pytest

from infra.settings import SettingsError, check, load, run_check
from tests.infra.settings.pages import POLICY, a_site, write


def said(root: Path) -> tuple[int, list[str]]:
    lines: list[str] = []
    return run_check(root, lines.append), lines


def test_sound_settings_are_in_order(tmp_path: Path) -> None:
    assert said(a_site(tmp_path)) == (0, ["The settings are in order."])


def test_problems_are_printed_and_counted(tmp_path: Path) -> None:
    root = a_site(tmp_path, ("price: 120", "price: much"), ("wait: 15 min", "wait: long"))
    code, lines = said(root)
    assert code == 1
    assert [line.split(":")[0] for line in lines[:-1]] == ["site/book.md", "site/policy.md"]
    assert lines[-1] == "2 things to mend before this can be published."


@pytest.mark.parametrize(
    ("change", "note"),
    [
        (
            ("deposit: 50%", "deposit: 100%"),
            "site/policy.md:3: deposit: a client can lose 100% of a price; with consumers, "
            "keeping nearly all of it may be an unfair term; "
            "half the price is usual; ask somebody who knows your law (a note)",
        ),
        (
            ("deposit: 50%", "deposit: 96"),
            "site/policy.md:3: deposit: a client can lose 80% of a price; with consumers, "
            "keeping nearly all of it may be an unfair term; "
            "half the price is usual; ask somebody who knows your law (a note)",
        ),
        (
            ("deposit: 50%", "deposit: 0%"),
            'site/policy.md:3: deposit: nothing is ever asked; say so: write "mode: none" (a note)',
        ),
        (
            ("decide_after: 24 h", "decide_after: 6 h"),
            "site/policy.md:7: decide_after: a fee may be taken 6 h after it fell due, and "
            "that for a missed meeting after 12 h even without your word; "
            "24 h give both of you a night's sleep (a note)",
        ),
    ],
)
def test_a_note_is_no_refusal(tmp_path: Path, change: tuple[str, str], note: str) -> None:
    assert said(a_site(tmp_path, change)) == (0, [note, "The settings are in order."])


def test_findings_can_be_read_one_by_one(tmp_path: Path) -> None:
    (problem,) = check(a_site(tmp_path, ("wait: 15 min", "wait: long"))).problems
    assert (problem.mark.file, problem.mark.line, problem.mark.column) == ("site/policy.md", 6, 7)
    assert problem.key == "wait"


def test_a_policy_that_is_only_thought_of_is_told_by_its_own_file_and_line(tmp_path: Path) -> None:
    root = a_site(tmp_path)
    write(root, "drafts/kind.md", POLICY.replace("wait: 15 min", "wait: 51 min"))
    write(root, "drafts/bare.md", "---\nmode: prepay\n---\n")
    for draft, sentence in [
        ("drafts/kind.md", "drafts/kind.md:6: wait: you would wait 51 min"),
        ("drafts/bare.md", "drafts/bare.md:1: effective: is missing"),
        ("drafts/none.md", "drafts/none.md:1: the page is missing or cannot be read"),
    ]:
        with pytest.raises(SettingsError, match=f"^{sentence}"):
            load(root, draft)
