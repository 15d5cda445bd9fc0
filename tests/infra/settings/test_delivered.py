"""The site as delivered is in order, and the lines that wait behind a `#` say what holds anyway."""

import re
import shutil
from pathlib import Path

from infra.settings import Findings, check, load
from showup.domain.terms import Terms

ROOT = Path(__file__).parents[3]
ASLEEP = re.compile(r"^# ?(\w+: )", re.MULTILINE)


def test_the_delivered_settings_are_in_order() -> None:
    assert check(ROOT) == Findings()


def test_the_delivered_terms_are_the_defaults() -> None:
    assert load(ROOT).policy.terms == Terms()


def test_waking_the_sleeping_lines_changes_nothing(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "site", tmp_path / "site", ignore=shutil.ignore_patterns("assets"))
    policy = tmp_path / "site/policy.md"
    awake, count = ASLEEP.subn(r"\1", policy.read_text("utf-8"))
    policy.write_text(awake, "utf-8")
    assert count
    assert load(tmp_path).policy.terms == Terms()
