"""A deployed house for each file of tests (moto has room for one), emptied for each who asks."""

from collections.abc import Iterator

import pytest

from tests.edge import Edge, an_edge


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edge]:
    """For requests that change nothing; whatever the tests before have left is still there."""
    with an_edge(tmp_path_factory.mktemp("edge")) as made:
        yield made


@pytest.fixture
def edge(shared: Edge) -> Edge:
    """The same house with an empty table, its clock set back."""
    shared.begin_anew()
    return shared
