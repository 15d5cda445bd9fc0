"""The text for a contract, from the policy page onto the reader's own disk."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.edge import Edge

Open = Callable[..., Page]


@pytest.mark.parametrize(
    ("address", "link", "locale"),
    [
        ("/policy/", "Download the text (Markdown)", "en"),
        ("/pl/policy/", "Pobierz tekst (Markdown)", "pl"),
    ],
)
def test_the_policy_page_hands_it_out_as_a_file(
    open_page: Open, edge: Edge, address: str, link: str, locale: str
) -> None:
    page = open_page(address)
    with page.expect_download() as downloading:
        page.get_by_role("link", name=link).click()
    file = downloading.value
    effective = edge.settings.policy.effective
    assert file.suggested_filename == f"contract-{locale}-{effective}.md"
    assert file.path().read_text("utf-8") == edge.get("/api/contract", locale=locale).body
