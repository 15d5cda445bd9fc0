"""A mistake is said in the same words by check, start, save, package and deploy."""

from pathlib import Path

import pytest

from infra.aws import Wish, deploy_to_aws
from infra.dev import run
from infra.embedded.building import Building
from infra.settings import SettingsError, load, published, run_check
from tests.cloud import free_port
from tests.infra.settings.pages import a_site

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


def test_a_build_says_it(root: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as error:
        Building(root, tmp_path / "data", "http://localhost", {}, {})
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
        deploy_to_aws(root, wish, [].append, ask)
    assert str(error.value) == SENTENCE
