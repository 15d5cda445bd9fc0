"""The deposit can be asked for as it is written: of each service, in real sums."""

from pathlib import Path

import pytest

from infra.settings import load
from infra.settings.sums import cases
from showup.domain.currencies import DECIMALS, LEAST
from showup.domain.money import Money
from tests.infra.settings.pages import a_site, messages

FREE_TALK = "  - {id: hello, name: Hello, minutes: 30, price: 0, meet: phone}\nhours:\n"

REFUSED = [
    (
        [("deposit: 50%", "deposit: 150")],
        'site/policy.md:3: deposit: "150" is more than "first-talk" costs (120 PLN); '
        'write at most "120", or a percentage such as "50%"',
    ),
    (
        [("deposit: 50%", "deposit: 51 min")],
        "site/policy.md:3: deposit: 51 min of the hourly rate are more than the 50 min of "
        '"first-talk"; write at most "50 min", or a percentage such as "50%"',
    ),
    (
        [("deposit: 50%", "deposits: {first-talk: 130}")],
        'site/policy.md:3: deposits.first-talk: "130" is more than "first-talk" costs (120 PLN); '
        'write at most "120", or a percentage such as "50%"',
    ),
    (
        [("deposit: 50%", "deposits: {first-tlak: 60}")],
        'site/policy.md:3: deposits.first-tlak: there is no such service; write "first-talk"',
    ),
    (
        [("deposit: 50%", "deposits: {other: 60}")],
        "site/policy.md:3: deposits.other: there is no such service; your services are first-talk",
    ),
    (
        [("hours:\n", FREE_TALK), ("deposit: 50%", "deposits: {hello: 10}")],
        'site/policy.md:3: deposits.hello: "hello" is free of charge, so there is nothing to ask '
        'a deposit of; write "none", or delete the line',
    ),
    (
        [("deposit: 50%", "deposit: 1%")],
        'site/policy.md:3: deposit: comes to 1.20 PLN for "first-talk", and Stripe takes no less '
        'than 2 PLN; write more, or "none"',
    ),
    (
        [("deposit: 50%", "deposit: 50%\nknown: 1")],
        'site/policy.md:4: known: comes to 1 PLN for "first-talk" for a client whom you know, and '
        'Stripe takes no less than 2 PLN; write more, or "none"',
    ),
    (
        [("currency: PLN", "currency: JPY"), ("deposit: 50%", "deposit: 40")],
        'site/policy.md:3: deposit: comes to 40 JPY for "first-talk", and Stripe takes no less '
        'than 50 JPY; write more, or "none"',
    ),
    (
        [("price: 120", "price: 3000000")],
        'site/policy.md:3: deposit: comes to 1500000 PLN for "first-talk", and Stripe takes no '
        "more than 999999.99 PLN at once; write less",
    ),
]


@pytest.mark.parametrize(("changes", "sentence"), REFUSED)
def test_a_deposit_that_cannot_be_asked_for_is_refused(
    tmp_path: Path, changes: list[tuple[str, str]], sentence: str
) -> None:
    said = messages(a_site(tmp_path, *changes))
    assert sentence in said
    assert all(line.split(":")[0] == "site/policy.md" for line in said)


def sums(root: Path) -> list[tuple[str, int]]:
    return [(str(case), case.deposit.amount) for case in cases(load(root))]


@pytest.mark.parametrize(
    ("written", "amount"),
    [("50%", 6000), ("60.50", 6050), ("30 min", 7200), ("100%", 12000), ("50 min", 12000)],
)
def test_a_deposit_is_a_share_a_sum_or_minutes(tmp_path: Path, written: str, amount: int) -> None:
    root = a_site(tmp_path, ("deposit: 50%", f"deposit: {written}"))
    assert sums(root) == [('"first-talk"', amount)]


def test_a_service_can_have_its_own_deposit_and_known_clients_another(tmp_path: Path) -> None:
    other = "  - {id: long, name: Long, minutes: 90, price: 200, meet: phone}\nhours:\n"
    more = "deposit: 50%\ndeposits: {long: 30 min}\nknown: 20"
    root = a_site(tmp_path, ("hours:\n", other), ("deposit: 50%", more))
    assert sums(root) == [
        ('"first-talk"', 6000),
        ('"first-talk" for a client whom you know', 2000),
        ('"long"', 6666),
        ('"long" for a client whom you know', 2000),
    ]


def test_a_free_service_may_be_named_if_nothing_is_asked_of_it(tmp_path: Path) -> None:
    root = a_site(tmp_path, ("hours:\n", FREE_TALK), ("deposit: 50%", "deposits: {hello: none}"))
    assert load(root).policy.terms.deposits["hello"].fixed == 0


def test_the_least_that_a_card_takes_is_known_for_the_main_currencies() -> None:
    assert set(LEAST) <= set(DECIMALS)
    assert {"PLN", "EUR", "USD", "GBP", "CZK", "CHF", "JPY"} <= set(LEAST)
    assert Money(LEAST["PLN"], "PLN") == Money(200, "PLN")
