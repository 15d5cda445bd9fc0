"""A real Chromium for the folders of tests that need one.

from tests.browser import chromium      # the fixture, in the conftest.py of a folder
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

# The shell is Chromium without windows, tabs and menus; to open those takes more than any page.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# Without these Chromium looks for the services of its maker, which a test machine may not reach.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def a_chromium(*more: str) -> Iterator[Browser]:
    """With `more` arguments. Playwright cannot be started twice at a time."""
    with sync_playwright() as playwright:
        path = next(filter(None, map(shutil.which, NAMES)), None)
        browser = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS, *more])
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """One for a folder."""
    with a_chromium() as browser:
        yield browser
