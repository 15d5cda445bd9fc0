"""The sentences of the terms in one language, from `templates/clauses/`: pages print the same."""

from functools import cached_property
from pathlib import Path
from typing import Any

from showup.adapters.written import written
from showup.domain.currencies import major
from showup.domain.money import Money
from showup.domain.terms import Clause, Terms
from showup.domain.versions import Printed


class Clauses:
    """Plain text; whoever prints it escapes it."""

    def __init__(self, templates: Path, locale: str) -> None:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined  # few requests need it

        self.locale = locale
        self._house = Environment(
            loader=FileSystemLoader(templates), undefined=StrictUndefined, autoescape=False
        )
        self._say = self._macros("clauses")

    def money(self, money: Money) -> str:
        """`60 zł`, `€60.50`."""
        return self._said("money", major(money.amount, money.currency), money.currency)

    def sentence(self, clause: Clause, terms: Terms, most: Money) -> str:
        """What the clause says; `most` is what the deposit comes to."""
        texts = {**written(terms, most.currency), "currency": most.currency}
        return self._said("clause", clause.value, texts, self.money(most))

    def printed(self, terms: Terms, currency: str, names: dict[str, str]) -> tuple[Printed, ...]:
        """As the policy page prints them, which knows no price, but the services by their `names`.
        A clause that says nothing, and the one without a number, are not on it."""
        texts = {**written(terms, currency), "currency": currency, "names": names}
        said = (
            Printed(one, one.number, self._said("title", one), self._said("clause", one, texts))
            for one in Clause
            if one is not Clause.NO_DEPOSIT
        )
        return tuple(printed for printed in said if printed.text)

    def reference(self, clause: Clause) -> str:
        """`clause 3`."""
        return self._said("reference", clause.number)

    def answer(self, macro: str, words: object) -> str:
        """To a question; `words`: see `adapters.answers`."""
        return _one_line(getattr(self._answers, macro)(words))

    @cached_property
    def _answers(self) -> Any:
        return self._macros("answers")

    def _macros(self, name: str) -> Any:
        return self._house.get_template(f"{name}/{self.locale}.html").make_module()

    def _said(self, macro: str, *words: object) -> str:
        return _one_line(getattr(self._say, macro)(*words))


def _one_line(text: object) -> str:
    return " ".join(str(text).split())
