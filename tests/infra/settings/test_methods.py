"""By what a deposit can be paid in advance: what Stripe takes in the host's currency, each once."""

from pathlib import Path

import pytest

from infra.settings import load
from showup.domain.choices import Method, Mode
from tests.infra.settings.pages import a_site, messages

IN_EUR = ("currency: PLN", "currency: EUR")
CARD, BLIK, P24 = Method.CARD, Method.BLIK, Method.P24


def paid_by(line: str = "") -> tuple[str, str]:
    """The change that puts it into line 9."""
    lines = f"mode: prepay\nprepaid_as: zadatek\n{line}".rstrip()
    return "wait: 15 min", f"wait: 15 min\n{lines}"


def methods(root: Path, currency: str) -> tuple[Method, ...]:
    return load(root).policy.terms.methods(Mode.PREPAY, currency)


def test_in_poland_what_everybody_pays_with_is_the_default(tmp_path: Path) -> None:
    assert methods(a_site(tmp_path, paid_by()), "PLN") == (CARD, BLIK, P24)


def test_elsewhere_the_card_is(tmp_path: Path) -> None:
    assert methods(a_site(tmp_path, paid_by(), IN_EUR), "EUR") == (CARD,)


def test_what_is_named_is_offered_in_that_order(tmp_path: Path) -> None:
    root = a_site(tmp_path, paid_by("pay_by: [p24, card]"), IN_EUR)
    assert methods(root, "EUR") == (P24, CARD)
    assert load(a_site(tmp_path / "one", paid_by("pay_by: blik"))).policy.terms.pay_by == (BLIK,)


def test_only_a_card_can_be_held_or_saved_whatever_is_named(tmp_path: Path) -> None:
    terms = load(a_site(tmp_path, paid_by("pay_by: [blik, p24]"))).policy.terms
    for mode in (Mode.HOLD, Mode.CARD):
        assert terms.methods(mode, "PLN") == (CARD,)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            [paid_by("pay_by: [card, blik]"), IN_EUR],
            '9: pay_by.2: "blik" cannot be paid with in EUR; write "card, p24"',
        ),
        (
            [paid_by("pay_by: [card, cash]")],
            '9: pay_by.2: "cash" is not a word that is known here; write one of "card", "blik", '
            '"p24"',
        ),
        ([paid_by("pay_by: [card, card]")], "9: pay_by: names a way to pay twice; name each once"),
        (
            [paid_by("pay_by: []")],
            '9: pay_by: names no way to pay; write for example "[card, blik, p24]"',
        ),
    ],
)
def test_what_cannot_be_is_refused_with_its_line(
    tmp_path: Path, changes: list[tuple[str, str]], sentence: str
) -> None:
    assert f"site/policy.md:{sentence}" in messages(a_site(tmp_path, *changes))


def test_what_is_named_for_nothing_is_noted(tmp_path: Path) -> None:
    root = a_site(tmp_path, ("wait: 15 min", "wait: 15 min\npay_by: blik"))
    assert load(root).policy.terms.methods(Mode.HOLD, "PLN") == (CARD,)
