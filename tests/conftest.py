"""What every test can rely on: no real AWS, a house in one process, and one cloud for a folder."""

from collections import Counter
from collections.abc import Iterator

import pytest
from _pytest.terminal import TerminalReporter
from hypothesis import HealthCheck, settings

from tests.house import House, a_house

# How long properties search: quickly, and the same way each time.
settings.register_profile(
    "quick",
    max_examples=40,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("quick")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that share an embedded cloud run in one worker, so that it starts once."""
    for item in items:
        if "cloud" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group(item.path.parent.name))


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """What the tests have counted (`record_property`), in all, over the workers that ran them."""
    counted = Counter[str]()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", "") == "call":
                counted.update({n: v for n, v in report.user_properties if type(v) is int})
    for name, number in sorted(counted.items()):
        terminalreporter.write_line(f"{number} {name}")


@pytest.fixture(autouse=True)
def _no_real_aws(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")


@pytest.fixture
def house() -> Iterator[House]:
    with a_house() as made:
        yield made
