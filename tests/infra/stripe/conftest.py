"""One fresh shop for each test."""

import pytest

from tests.infra.stripe.shop import Shop


@pytest.fixture
def shop() -> Shop:
    return Shop()
