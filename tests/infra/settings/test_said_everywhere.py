"""A mistake is said in the same words by check, start, save, package and deploy."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from infra.aws import Talk, Wish, deploy_to_aws
from infra.dev import run
from infra.settings import SettingsError, load, published, run_check
from infra.versions import prepare
from tests.cloud import free_port
from tests.infra.settings.pages import a_site
from tests.site.conftest import copy_of_the_project

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

SENTENCE = (
    'site/policy.md:6: no_show: for "first-talk" not coming costs 30 PLN and cancelling at the '
    "last moment 60 PLN: nobody would tell you any more; "
    "ask at least as much as the last row does for cancelling"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return a_site(tmp_path / "house", ("wait: 15 min", "no_show: 50%"))


def test_the_check_says_it(root: Path) -> None:
    said: list[str] = []
    assert run_check(root, said.append) == 1
    assert said == [SENTENCE, "1 thing to mend before this can be published."]


def test_the_start_says_it(root: Path, tmp_path: Path) -> None:
    said: list[str] = []
    assert run(root, free_port(), tmp_path / "data", said.append) == 1
    assert said == [SENTENCE]


def test_a_save_says_it(root: Path) -> None:
    with pytest.raises(SettingsError) as error:
        prepare(root, [], NOW)
    assert str(error.value) == SENTENCE


def test_the_package_says_it(root: Path) -> None:
    with pytest.raises(SettingsError) as error:
        published(load(root))
    assert str(error.value) == SENTENCE


def test_the_deploy_says_it_before_it_asks_for_anything(root: Path) -> None:
    def ask(_: str) -> str:
        raise AssertionError("nobody is asked")

    wish = Wish(None, "eu-central-1", "showup", "", "")
    with pytest.raises(SettingsError) as error:
        deploy_to_aws(root, wish, Talk([].append, ask, bool))
    assert str(error.value) == SENTENCE


def test_a_note_is_said_where_a_policy_goes_live(tmp_path: Path) -> None:
    """In the words of the check."""
    root = copy_of_the_project(tmp_path / "project")
    page = root / "site/policy.md"
    page.write_text(
        page.read_text("utf-8").replace("decide_after: 24 h", "decide_after: 6 h"), "utf-8"
    )
    checked: list[str] = []
    assert run_check(root, checked.append) == 0
    assert prepare(root, [], NOW).noted() == checked[:-1]
    assert len(checked) == 2
