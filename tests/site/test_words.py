"""All words are there in every language, and have room on a small phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Open = Callable[..., Page]


@pytest.mark.parametrize("path", ["/book/", "/policy/", "/manage/"])
def test_no_page_scrolls_sideways_on_a_small_phone(open_page: Open, path: str) -> None:
    page = open_page(path, viewport={"width": 320, "height": 600})
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(("part", "some"), [("", 80), ("own/", 100), ("desk/", 30), ("try/", 25)])
def test_the_words_are_the_same_in_number_in_both_languages(
    open_page: Open, part: str, some: int
) -> None:
    page = open_page("/book/")
    keys = """async path => {
        const { words } = await import(path);
        const under = (value, path) => value && typeof value === "object" && !Array.isArray(value)
            ? Object.entries(value).flatMap(([key, inner]) => under(inner, `${path}.${key}`))
            : [`${path}: ${typeof value}`];
        const { cities, ...rest } = words;
        return under(rest, "words").sort();
    }"""
    english, polish = (
        page.evaluate(keys, f"/assets/words/{part}{locale}.js") for locale in ("en", "pl")
    )
    assert len(english) > some
    assert english == polish
