"""What every test can rely on: no real AWS, and a house in one process."""

from collections.abc import Iterator

import pytest

from tests.house import House, a_house


@pytest.fixture(autouse=True)
def _no_real_aws(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")


@pytest.fixture
def house() -> Iterator[House]:
    with a_house() as made:
        yield made
