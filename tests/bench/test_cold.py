"""Cold starts, without a look at the clock: every function starts from the zip, and lean."""

from pathlib import Path

import pytest

from tests.bench import cold
from tests.infra.test_template import FUNCTIONS


@pytest.fixture(scope="module")
def task(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return cold.unpacked(tmp_path_factory.mktemp("cold"))


@pytest.mark.parametrize("name", [cold.BASE, *cold.FIRST])
def test_each_function_starts_from_the_zip_and_answers(task: Path, name: str) -> None:
    assert cold.start(task, name).is_right


def test_every_function_of_the_template_is_started() -> None:
    assert cold.FIRST.keys() == {name.lower() for name in FUNCTIONS}


# Of the heavy ones, what a start has to do without, so that only who needs it waits for it.
LATER = {
    "booking": {"boto3", "stripe", "jinja2", "markdown", "icalendar"},
    "desk": {"boto3", "stripe", "jinja2", "markdown", "icalendar"},
    "deposits": {"boto3", "jinja2", "markdown", "icalendar"},
    "reminders": {"boto3", "stripe", "jinja2", "markdown", "icalendar"},
}
LOOK = """
import importlib, sys
sys.path.insert(0, sys.argv[1])
importlib.import_module(f"showup.handlers.{sys.argv[2]}")
print(*sys.modules)
"""


@pytest.mark.parametrize("name", LATER)
def test_a_function_starts_without_what_only_some_calls_need(task: Path, name: str) -> None:
    assert LATER[name].isdisjoint(cold.alone("-c", LOOK, task, name).split())


def test_a_cold_start_is_held_against_its_neighbour() -> None:
    starts, base = ([cold.Start(ms, True) for ms in row] for row in ((20, 60, 30), (10, 40, 30)))
    assert cold.Starts("booking", starts, base).ratio == 1.5


def test_a_wrong_first_answer_is_noticed() -> None:
    assert list(cold.Starts("desk", [cold.Start(1, True), cold.Start(1, False)], []).wrongs)
