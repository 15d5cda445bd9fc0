"""The page is the contract is the code: for presets and random policies, what the built page says,
what the quote asks, what the mails tell and what is taken in the end agree, to the last minor unit
and to the last second of the printed minute."""

import html
import re
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from infra.settings import load
from infra.settings.front import front
from infra.settings.keys import POLICY
from showup.adapters.clauses import Clauses
from showup.adapters.wording import Wording
from showup.adapters.written import written
from showup.domain.booking import Booking, Consent
from showup.domain.choices import Filled, FirstLapse
from showup.domain.cutoffs import Cutoff
from showup.domain.ledger import Deed, Outcome
from showup.domain.money import Money
from showup.domain.questions import Answer, Question, Step
from showup.domain.settings import Settings
from showup.domain.terms import Terms
from showup.usecases.asking import Supposition, ask
from showup.usecases.offering import Quote, quote
from tests.builders import NOW, START
from tests.house import House, a_house
from tests.site.conftest import ROOT, build, copy_of_the_project
from tests.strategies import sound_terms

PRESETS = ["flexible", "moderate", "strict", "article"]
MINUTE = timedelta(minutes=1)
LOCALES = {"en": "policy", "pl": "pl/policy"}
DELIVERED = load(ROOT)


def under(terms: Terms) -> Settings:
    """Lapses count from the first, and nobody else takes a time: or fees would not show."""
    plain = replace(terms, first_lapse=FirstLapse.CHARGED, filled=Filled.KEPT)
    return replace(DELIVERED, policy=replace(DELIVERED.policy, terms=plain))


def built_under(terms: Terms, project: Path) -> Path:
    """The site, with the front matter that says these terms."""
    page = front(ROOT, POLICY)
    said = {key: value for key, value in written(terms, "PLN").items() if value}
    head = {"title": "Policy", "template": "policy.html", "effective": DELIVERED.policy.effective}
    matter = yaml.safe_dump(head | said, sort_keys=False, allow_unicode=True)
    copy_of_the_project(project)
    (project / POLICY).write_text(f"---\n{matter}---\n{page.body}", "utf-8")
    return build(project, project / "built")


def clauses_on(page: Path) -> dict[int, str]:
    """By number, as a visitor reads them."""
    source = page.read_text("utf-8")
    found = re.findall(r'<li id="clause-(\d+)"[^>]*>(.*?)</li>', source, re.S)
    return {int(number): _text(inner) for number, inner in found}


def _text(source: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", source)).split())


# --- the page says what the code does --------------------------------------------------------


def assert_the_page_says_it(terms: Terms, project: Path) -> None:
    site = built_under(terms, project)
    names = {one.id: one.name("en") for one in DELIVERED.services}
    for locale, page in LOCALES.items():
        said = clauses_on(site / page / "index.html")
        names = {one.id: one.name(locale) for one in DELIVERED.services}
        printed = Clauses(ROOT / "templates", locale).printed(terms, "PLN", names)
        assert list(said) == [clause.number for clause in printed]
        for clause in printed:
            assert said[clause.number].endswith(clause.text), clause.number


# --- what is quoted is what is told, answered and taken --------------------------------------


def quoted(house: House, pay: str) -> Quote:
    return quote(house.settings, "consultation", START, house.now, pay=pay)


def booked(house: House, pay: str) -> Booking:
    policy = house.settings.policy.id
    consent = Consent(policy, house.now, "en", express_wish=True)
    wish = {"service": house.settings.service("consultation"), "consent": consent}
    if quoted(house, pay).deposit:
        return house.confirmed(pay=pay, **wish)
    return house.book(**wish)  # nothing is asked: confirmed at once


def asked(house: House, step: Step, at: datetime, pay: str) -> Answer:
    """As "try your date" on the policy page asks it."""
    service = house.settings.service("consultation")
    assert service is not None
    wish = Supposition(service, START, Question(step), at, pay, "", "en", "Europe/Warsaw")
    said = ask(wish, house.tools, house.now)[1]
    assert isinstance(said, Answer)
    return said


def kept(house: House, booking: Booking) -> int:
    """What the host has of it in the end, at Stripe; and the ledger says the same."""
    took = sum(intent["amount_received"] for intent in house.intents())
    back = sum(refund["amount"] for refund in house.bank.store.all("refund"))
    entries = [one for one in house.ledger(booking) if one.outcome is Outcome.DONE]
    sums = {deed: sum(e.amount.amount for e in entries if e.deed is deed) for deed in Deed}
    assert (sums[Deed.PAY] + sums[Deed.CAPTURE], sums[Deed.REFUND]) == (took, back)
    assert not house.parked()
    return took - back


def mailed(house: House, name: str) -> str:
    letters = [letter.text for task, letter in house.box.sent if task.split("-")[1] == name]
    return " ".join(letters[-1].split())


def exact(moment: datetime, house: House) -> str:
    zone = house.settings.host.zone
    return Wording("en", zone, zone, house.now).exact(moment)


def in_words(money: Money) -> str:
    return Clauses(ROOT / "templates", "en").money(money)


def assert_cancelling_costs(terms: Terms, row: int, pay: str) -> None:
    """In the very last second of a row."""
    with a_house(under(terms)) as house:
        said = quoted(house, pay)
        cutoff = said.cutoffs[row]
        booking = booked(house, pay)
        assert booking.cutoffs == said.cutoffs
        assert booking.deposit.amount == said.deposit
        last = min(cutoff.until + MINUTE, START) - timedelta(seconds=1)
        answer = asked(house, Step.CANCEL, last, pay)
        house.go_to(last)
        lost = answer.cost.lost.amount if answer.cost.lost else 0
        house.cancel(booking, expect=cutoff.cancel.amount + lost)
        house.settle()
        assert (answer.cost.amount, answer.cost.credit_until) == (
            cutoff.cancel,
            cutoff.credit_until,
        )
        assert_told_and_taken(house, booking, cutoff, answer)


def assert_told_and_taken(house: House, booking: Booking, cutoff: Cutoff, answer: Answer) -> None:
    told, fee = mailed(house, "cancelled"), house.booking(booking.id).fee
    if cutoff.credit_until:
        assert exact(cutoff.credit_until, house) in told
    elif cutoff.cancel:
        assert fee is not None
        assert (fee.amount, fee.clause) == (cutoff.cancel, answer.cost.clause)
        assert fee.not_before == answer.not_before
        assert in_words(fee.amount) in told
        assert exact(fee.not_before, house) in told
        assert house.booking(booking.id).consent.text[fee.clause] in told
        house.take(booking)
        house.go_to(fee.not_before + timedelta(hours=1))
    else:
        assert fee is None
    house.go_to(house.now + timedelta(hours=1))
    expected = booking.deposit.amount.amount if cutoff.credit_until else cutoff.cancel.amount
    assert kept(house, booking) == expected


def assert_missing_costs(terms: Terms, pay: str) -> None:
    with a_house(under(terms)) as house:
        said = quoted(house, pay)
        booking = booked(house, pay)
        answer = asked(house, Step.MISSING, START - MINUTE, pay)
        assert answer.cost.amount == said.no_show
        house.go_to(START + min(5 * MINUTE, terms.wait))
        asked_ = house.asks(booking)
        house.settle()
        house.go_to(house.booking(asked_.id).wait_until + MINUTE)
        house.declares(booking)
        house.settle()
        fee = house.booking(booking.id).fee
        if fee is None:
            assert not said.no_show
        else:
            assert fee.amount == said.no_show
            assert in_words(fee.amount) in mailed(house, "missed")
            house.take(booking)
            house.go_to(fee.not_before + timedelta(hours=1))
        house.go_to(house.now + timedelta(hours=1))
        assert kept(house, booking) == said.no_show.amount


def preset(name: str) -> Terms:
    return load(ROOT, f"templates/policies/en/{name}.md").policy.terms


def rows_of(terms: Terms, pay: str) -> int:
    return len(quote(under(terms), "consultation", START, NOW, pay=pay).cutoffs)


@pytest.mark.parametrize("name", PRESETS)
def test_the_page_of_a_preset_says_what_the_code_does(name: str, tmp_path: Path) -> None:
    assert_the_page_says_it(preset(name), tmp_path)


@pytest.mark.parametrize("name", PRESETS)
def test_under_a_preset_quote_page_mails_and_money_agree_in_every_row(name: str) -> None:
    terms = preset(name)
    for pay in terms.mode.choices:
        for row in range(rows_of(terms, pay)):
            assert_cancelling_costs(terms, row, pay)
        assert_missing_costs(terms, pay)


RANDOM: Any = settings(max_examples=8, deadline=None, derandomize=True, database=None)


@given(sound_terms(DELIVERED))
@RANDOM
def test_the_page_of_any_policy_says_what_the_code_does(
    tmp_path_factory: pytest.TempPathFactory, terms: Terms
) -> None:
    assert_the_page_says_it(terms, tmp_path_factory.mktemp("project"))


@given(st.data(), sound_terms(DELIVERED))
@RANDOM
def test_under_any_policy_quote_page_mails_and_money_agree(
    data: st.DataObject, terms: Terms
) -> None:
    pay = data.draw(st.sampled_from(terms.mode.choices))
    row = data.draw(st.integers(0, rows_of(terms, pay) - 1))
    assert_cancelling_costs(terms, row, pay)
    assert_missing_costs(terms, pay)
