"""The whole policy in words, for terms that people ask about: to be read as a client reads it.

`said/` holds what has been read and found right, one paragraph a clause. Whoever changes a sentence
changes it there too, and reads it again.
"""

from datetime import timedelta
from pathlib import Path

import pytest

from showup.adapters.clauses import clauses_in
from showup.domain.choices import Buyers, Filled, FirstLapse, Mode, Prepaid, Silence
from showup.domain.consequences import ALL, FREE, NOTHING, Consequence, Deposit, Row
from showup.domain.terms import Terms
from tests.site.sentences import LOCALES

SAID = Path(__file__).with_name("said")
HOURS_48, WEEK = timedelta(hours=48), timedelta(days=7)
WITHIN_3 = Consequence(percent=100, within=3)

POLICIES = {
    # As delivered: a hold, free until 48 hours before, one late move within three days.
    "default": Terms(),
    # The article's own: paid in advance, kept for a new meeting arranged within three days.
    "article": Terms(
        mode=Mode.PREPAY,
        prepaid_as=Prepaid.ZADATEK,
        notice=(Row(HOURS_48, WITHIN_3, FREE), Row(NOTHING, ALL, ALL)),
    ),
    # As strict as it goes: the whole price ahead, never free, never moved, nothing forgiven.
    "strictest": Terms(
        mode=Mode.PREPAY,
        deposit=Deposit(percent=100),
        prepaid_as=Prepaid.ZADATEK,
        notice=(
            Row(WEEK, Consequence(50), Consequence(50), save=False),
            Row(NOTHING, ALL, ALL, save=False),
        ),
        moves=0,
        undo=NOTHING,
        wait_more=NOTHING,
        first_lapse=FirstLapse.CHARGED,
        filled=Filled.KEPT,
        silence=Silence.TAKES_MISSED,
        clients=Buyers.BOTH,
    ),
    # As kind as it goes, with money: it goes back whoever gives up.
    "zaliczka": Terms(
        mode=Mode.PREPAY,
        prepaid_as=Prepaid.ZALICZKA,
        notice=(Row(NOTHING),),
        no_show=FREE,
        silence=Silence.LETS_GO,
    ),
    # Everything at once: steps of notice, the client's choice, other deposits.
    "steps": Terms(
        mode=Mode.BOTH,
        deposit=Deposit(minutes=30),
        deposits={"workshop": Deposit(fixed=4000), "hello": Deposit(fixed=0)},
        known=Deposit(fixed=0),
        known_after=3,
        prepaid_as=Prepaid.ZADATEK,
        notice=(
            Row(timedelta(hours=72)),
            Row(timedelta(hours=24), Consequence(50), Consequence(50, within=2)),
            Row(NOTHING, ALL, ALL, save=False),
        ),
        filled=Filled.HALVED,
        silence=Silence.LETS_GO,
    ),
    "none": Terms(mode=Mode.NONE, clients=Buyers.BUSINESSES),
}
NAMES = {
    "en": {"workshop": "Workshop", "hello": "Hello"},
    "pl": {"workshop": "Warsztat", "hello": "Poznajmy się"},
}


def said(name: str, locale: str) -> list[str]:
    """`3. Cancelled late. Less than …`"""
    printed = clauses_in(locale).printed(POLICIES[name], "PLN", NAMES[locale])
    return [f"{one.number}. {one.title}. {one.text}" for one in printed]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", POLICIES)
def test_the_policy_reads_as_it_was_read_before(name: str, locale: str) -> None:
    text = (SAID / f"{name}.{locale}.md").read_text("utf-8")
    assert said(name, locale) == [" ".join(part.split()) for part in text.split("\n\n")]
