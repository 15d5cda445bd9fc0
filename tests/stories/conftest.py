"""One embedded cloud and one Chromium for all stories; the people of each are its own."""

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium
from tests.cloud import Cloud
from tests.stories.people import PHONE, Client, Host, Person

__all__ = ["chromium"]

NUMBERS = count(1)
IN_MEMORY = Path("/dev/shm")
ENOUGH = 4 * 2**30
Meet = Callable[..., Any]


@pytest.fixture(scope="session")
def cloud() -> Iterator[Cloud]:
    """Its clock only goes forward. Each of its workers is a folder of thousands of small files,
    and a race wakes a dozen: where there is room, they are kept in memory."""
    roomy = IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free > ENOUGH
    with (
        TemporaryDirectory(dir=IN_MEMORY if roomy else None) as folder,
        Cloud.started(Path(folder)) as made,
    ):
        yield made


@pytest.fixture
def meet(cloud: Cloud, chromium: Browser) -> Iterator[Meet]:
    """A person with an address and a browser of their own, in which nothing may go wrong."""
    people: list[Person] = []

    def come(kind: type[Person], address: str = "", **window: Any) -> Person:
        own = address or f"client-{next(NUMBERS)}@example.net"
        person = kind(cloud, chromium, own, **window)
        people.append(person)
        return person

    yield come
    for person in people:
        person.leaves()
    assert [wrong for person in people for wrong in person.wrong] == []


@pytest.fixture
def client(meet: Meet) -> Client:
    """On a phone."""
    person: Client = meet(Client, **PHONE)
    return person


@pytest.fixture
def host(meet: Meet, client: Client) -> Host:
    """Looks at what concerns this client."""
    person: Host = meet(Host, "hello@example.com")
    person.client = client
    return person
