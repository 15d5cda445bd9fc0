"""The same front matter says the same in a page as MkDocs builds it and in the functions."""

from typing import Any

import pytest
from hypothesis import given, settings
from jinja2 import Environment
from mkdocs.config import load_config
from mkdocs.utils.meta import get_data

from showup.adapters.clauses import NUMBERED, clauses_in
from showup.domain.terms import Terms
from tests.site.conftest import ROOT
from tests.site.sentences import LOCALES, plain, typed
from tests.strategies import sound_terms

NAMES = {"consultation": "Consultation", "hello": "Hello"}
HOUSE: Environment = load_config(str(ROOT / "mkdocs.yml")).theme.get_env()
SAY: dict[str, Any] = {
    locale: HOUSE.get_template(f"clauses/{locale}.html").make_module() for locale in LOCALES
}
READ: Any = HOUSE.get_template("clauses/defaults.html").make_module()


def on_the_page(front_matter: str, currency: str) -> dict[str, Any]:
    """As `main.html` puts it together."""
    meta = get_data(f"---\ntitle: A page\n{front_matter}---\n")[1]
    return dict(READ.written, currency=currency, names=NAMES, **meta)


@pytest.mark.parametrize("locale", LOCALES)
@settings(max_examples=150, deadline=None)
@given(terms=sound_terms())
def test_the_built_page_and_the_functions_say_the_same(locale: str, terms: Terms) -> None:
    page = on_the_page(typed(terms), "PLN")
    printed = clauses_in(locale).printed(terms, "PLN", NAMES)
    assert [one.text for one in printed] == [
        plain(SAY[locale].clause(clause, page)) for clause in NUMBERED
    ]


@pytest.mark.parametrize(
    ("front_matter", "terms"),
    [
        ("", Terms()),
        ("free_until: 2 days\nwait: 15 min\nundo: 1 h\n", Terms()),
        ("notice: {until: start, cancel: free, move: free}\n", "free_until: 0 h\n"),
        ("deposit: 60.00\n", "deposit: 60\n"),
        ("known: 0\n", "known: none\n"),
        (
            "notice:\n  - {until: 48 h, cancel: free, move: free}\n"
            '  - {until: start, cancel: 100%, move: "100%, free within 3 days", save: free}\n',
            "",
        ),
        (
            "notice:\n  - {until: 1 day, cancel: 40, move: 40.00, save: no}\n"
            "  - {until: start, cancel: 100%, move: 100%, save: no}\n",
            "notice:\n  - {until: 24 h, cancel: 40.00, move: 40, save: 'no'}\n"
            "  - {until: 0 h, cancel: 100%, move: 100%, save: 'no'}\n",
        ),
    ],
)
def test_however_it_was_typed(front_matter: str, terms: Terms | str) -> None:
    other = terms if isinstance(terms, str) else typed(terms)
    for locale in LOCALES:
        for clause in NUMBERED:
            said = plain(SAY[locale].clause(clause, on_the_page(front_matter, "PLN")))
            assert said == plain(SAY[locale].clause(clause, on_the_page(other, "PLN")))
            assert "None" not in said


def test_what_the_page_can_ask_of_the_terms() -> None:
    """For the time line and whoever else lays the policy out."""
    page = on_the_page(
        "mode: prepay\nprepaid_as: zadatek\nhold_before: 12 h\nnotice:\n"
        "  - {until: 7 days, cancel: free, move: free}\n"
        '  - {until: 48 h, cancel: "50%, credit within 3 days", move: free}\n'
        '  - {until: 24 h, cancel: 50%, move: "50%, free within 2 days", save: no}\n'
        "  - {until: start, cancel: 100%, move: 100%}\n",
        "EUR",
    )
    asked = {
        name: plain(getattr(READ, name)(page))
        for name in ("free_until", "hold_lead", "rescue_days", "credit_days", "asks", "costs")
    }
    assert asked == {
        "free_until": "48 h",
        "hold_lead": "60 h",
        "rescue_days": "2",
        "credit_days": "3",
        "asks": "yes",
        "costs": "yes",
    }
    seen = HOUSE.from_string(
        '{% import "clauses/defaults.html" as read %}'
        "{% set it = namespace() %}{{ read.apart(terms, it) }}"
        "{% for row in it.rows %}{{ row.since }}|{{ row.until }}|{{ row.cancel }}|{{ row.move }}|"
        "{{ row.save }}|{{ row.in_time }} {% endfor %}"
    ).render(terms=page)
    assert plain(seen) == (
        "|7 days|free|free|True|True 7 days|48 h|50%|free|True|True "
        "48 h|24 h|50%|50%|False|False 24 h|start|100%|100%|True|False"
    )
