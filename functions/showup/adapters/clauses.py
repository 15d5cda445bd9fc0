"""The sentences of the terms in one language, from `templates/clauses/`: pages print the same.

A clause is quoted here and nowhere else: in the language that a client accepted it in, it stays
word for word what they accepted.
"""

from functools import cache, cached_property
from pathlib import Path
from typing import Any

from showup.adapters.templates import templates
from showup.adapters.written import written
from showup.domain.booking import Booking
from showup.domain.currencies import major
from showup.domain.money import Money
from showup.domain.settings import Settings
from showup.domain.terms import Clause, Terms
from showup.domain.versions import Printed

# In the order of their numbers; what has no number is never printed.
NUMBERED = tuple(clause for clause in Clause if clause is not Clause.NO_DEPOSIT)


class Clauses:
    """Plain text; whoever prints it escapes it."""

    def __init__(self, folder: Path, locale: str) -> None:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined  # few requests need it

        self.locale = locale
        self._house = Environment(
            loader=FileSystemLoader(folder), undefined=StrictUndefined, autoescape=False
        )

    def money(self, money: Money) -> str:
        """`60 zł`, `€60.50`."""
        return str(self._words.money(major(money.amount, money.currency), money.currency))

    def printed(self, terms: Terms, currency: str, names: dict[str, str]) -> tuple[Printed, ...]:
        """As the policy page prints them, which knows no price, but the services by their `names`.
        A clause that says nothing, and the one without a number, are not on it."""
        texts = {**written(terms, currency), "currency": currency, "names": names}
        said = (
            Printed(one, one.number, self.title(one), self._said("clause", one, texts))
            for one in NUMBERED
        )
        return tuple(printed for printed in said if printed.text)

    def reference(self, clause: Clause) -> str:
        """`clause 3`."""
        return str(self._words.reference(clause.number))

    def title(self, clause: Clause) -> str:
        """`Cancelled late`."""
        return self._said("title", clause.value)

    def sentence(self, clause: Clause, booking: Booking) -> str:
        """What the clause says of this booking: as its client accepted it; made anew, from the
        terms that they accepted, in another language alone."""
        accepted = booking.consent
        if accepted.locale == self.locale and clause in accepted.text:
            return accepted.text[clause]
        most = self.money(booking.deposit.amount) if booking.deposit.amount else ""
        return self._said("clause", clause.value, _texts(booking), most)

    def sentences(self, booking: Booking) -> dict[Clause, str]:
        """All that have a number: what is to be accepted with the booking, or was."""
        return {clause: self.sentence(clause, booking) for clause in NUMBERED}

    def contract(self, settings: Settings) -> str:
        """All of it as a text for the host's own contract, in Markdown."""
        host, policy = settings.host, settings.policy
        names = {service.id: service.name(self.locale) for service in settings.services}
        clauses = self.printed(policy.terms, host.currency, names)
        page = self._house.get_template(f"contract/{self.locale}.md")
        return page.render(host=host, policy=policy, clauses=clauses) + "\n"

    def answer(self, macro: str, words: object) -> str:
        """To a question; `words`: see `adapters.answers`."""
        return _one_line(getattr(self._answers, macro)(words))

    # Read when first needed: a quote of what was accepted does without the sentences.

    @cached_property
    def _words(self) -> Any:
        return self._macros(f"clauses/{self.locale}_words")

    @cached_property
    def _say(self) -> Any:
        return self._macros(f"clauses/{self.locale}")

    @cached_property
    def _answers(self) -> Any:
        return self._macros(f"answers/{self.locale}")

    def _macros(self, name: str) -> Any:
        return self._house.get_template(f"{name}.html").make_module()

    def _said(self, macro: str, *words: object) -> str:
        return _one_line(getattr(self._say, macro)(*words))


def _one_line(text: object) -> str:
    return " ".join(str(text).split())


def _texts(booking: Booking) -> dict[str, object]:
    """The terms as a host writes them, with the way to leave a deposit that this client chose."""
    currency = booking.price.currency
    chosen = {"mode": booking.deposit.mode.value, "currency": currency}
    return {**written(booking.terms, currency), **chosen}


@cache
def clauses_in(locale: str) -> Clauses:
    """Read once."""
    return Clauses(templates(), locale)
