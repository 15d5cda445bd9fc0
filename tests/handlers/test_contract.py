"""The clauses for the host's own contract: a file, with the sentences of the page."""

import re
from dataclasses import replace

import pytest

from showup.adapters.clauses import clauses_in
from tests.builders import some_settings
from tests.edge import Edge, publish

NOT_ADVICE = {"en": "not legal advice", "pl": "nie porada prawna"}


@pytest.mark.parametrize("locale", ["en", "pl"])
def test_it_holds_every_clause_under_its_number_with_the_sentences_of_the_page(
    shared: Edge, locale: str
) -> None:
    text = shared.get("/api/contract", locale=locale).body
    names = {one.id: one.name(locale) for one in shared.settings.services}
    printed = clauses_in(locale).printed(shared.settings.policy.terms, "PLN", names)
    headed = re.findall(r"^## (\d+)\. (.+)\n\n(.+)\n", text, re.M)
    assert headed == [(str(one.number), one.title, one.text) for one in printed]
    assert len(headed) == 11


@pytest.mark.parametrize(
    ("locale", "heading", "dated"),
    [
        ("en", "# Cancelling, moving and missed meetings", "since 23 November 2026"),
        ("pl", "# Odwołane, przełożone i opuszczone spotkania", "od 23 listopada 2026"),
    ],
)
def test_it_says_what_it_is_since_when_and_that_it_is_no_advice(
    shared: Edge, locale: str, heading: str, dated: str
) -> None:
    text = shared.get("/api/contract", locale=locale).body
    assert text.startswith(f"{heading}\n\n")
    assert dated in text
    assert shared.settings.policy.id in text
    assert "A host" in text
    assert NOT_ADVICE[locale] in text.rstrip().splitlines()[-1]


def test_it_names_the_host_as_the_pages_do(edge: Edge) -> None:
    settings = some_settings()
    host = replace(settings.host, address="ul. Cicha 1, Warszawa", tax_number="525-000-00-00")
    publish(edge, replace(settings, host=host))
    text = edge.get("/api/contract", locale="pl").body
    publish(edge, settings)
    assert "„ja” to A host, ul. Cicha 1, Warszawa, NIP 525-000-00-00, a „Ty” to klient." in text


@pytest.mark.parametrize(("locale", "first"), [("", "en"), ("de", "en"), ("pl", "pl")])
def test_it_comes_as_a_file_named_by_language_and_date(
    shared: Edge, locale: str, first: str
) -> None:
    answer = shared.get("/api/contract", locale=locale)
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/markdown; charset=utf-8"
    name = f"contract-{first}-2026-11-23.md"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert not re.search(r"\{[{%#]|None|  |\n\n\n", answer.body)
