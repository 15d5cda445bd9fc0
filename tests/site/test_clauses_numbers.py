"""Whatever the terms: each clause is a whole sentence, and names exactly their numbers."""

import re
from typing import Any

import pytest
from hypothesis import given, settings

from showup.domain.terms import Clause, Terms
from tests.site.numbers import may, must, numbers
from tests.site.sentences import LOCALES, plain, say, texts
from tests.strategies import sound_terms

SAY: dict[str, Any] = {locale: say(locale) for locale in LOCALES}
ROWS = (Clause.IN_TIME, Clause.RESCUE, Clause.LATE)
SLIP = re.compile(r"None|Undefined|[{}\[\]]|  | [.,;:]|[.,;:]{2}|\. [a-z]|[^.]$|^[^A-ZŚŹŻĆŁ0-9]")


def said(locale: str, clause: Clause, terms: Terms, amount: str = "") -> str:
    return plain(SAY[locale].clause(clause, texts(terms), amount))


@pytest.mark.parametrize("locale", LOCALES)
@settings(max_examples=200, deadline=None)
@given(terms=sound_terms())
def test_each_clause_names_exactly_the_numbers_of_the_terms(locale: str, terms: Terms) -> None:
    for clause in Clause:
        sentence = said(locale, clause, terms)
        found, wanted = numbers(sentence), must(clause, terms)
        allowed = wanted | may(terms) if clause in ROWS else wanted
        assert wanted <= found <= allowed, f"{clause}: {sentence}"


@pytest.mark.parametrize("locale", LOCALES)
@settings(max_examples=200, deadline=None)
@given(terms=sound_terms())
def test_each_clause_is_made_of_whole_sentences(locale: str, terms: Terms) -> None:
    for clause in Clause:
        for amount in ("", "60 zł"):
            sentence = said(locale, clause, terms, amount)
            assert not SLIP.search(sentence.replace("art. ", "")), f"{clause}: {sentence}"
    for sentence in (
        plain(SAY[locale].promise(texts(terms))),
        plain(SAY[locale].free(texts(terms))),
    ):
        assert not SLIP.search(sentence), sentence


@pytest.mark.parametrize("locale", LOCALES)
@settings(max_examples=50, deadline=None)
@given(terms=sound_terms())
def test_the_words_zadatek_and_zaliczka_are_kept_for_money_that_is_paid(
    locale: str, terms: Terms
) -> None:
    everything = " ".join(said(locale, clause, terms) for clause in Clause)
    named = set(re.findall(r"zadatek|zaliczka", everything))
    assert named == ({terms.prepaid_as.value} if terms.prepaid_as else set())
