"""Currencies: each with the decimals that Stripe has for it, and the least that it charges."""

from pathlib import Path

import pytest

from infra.settings import load
from showup.domain.money import Money
from tests.infra.settings.pages import a_site, messages


def in_currency(currency: str, price: str) -> list[tuple[str, str]]:
    return [("currency: PLN", f"currency: {currency}"), ("price: 120", f"price: {price}")]


@pytest.mark.parametrize("currency", ["BHD", "JOD", "KWD", "OMR", "TND", "ISK", "UGX"])
def test_three_decimals_and_minor_units_of_stripes_own_are_refused(
    tmp_path: Path, currency: str
) -> None:
    found = messages(a_site(tmp_path, ("currency: PLN", f"currency: {currency}")))
    start = f'site/index.md:8: host.currency: "{currency}" is not a currency in which a deposit'
    assert [line for line in found if line.startswith(start)]


def test_yen_have_no_decimals(tmp_path: Path) -> None:
    settings = load(a_site(tmp_path, *in_currency("JPY", "5001")))
    (service,) = settings.services
    assert service.price == Money(5001, "JPY")
    assert settings.deposit_for(service) == Money(2500, "JPY")


@pytest.mark.parametrize(
    ("currency", "price", "sums"),
    [("JPY", "99", ("49 JPY", "50 JPY")), ("HUF", "348", ("174 HUF", "175 HUF"))],
)
def test_a_share_below_what_stripe_charges_is_refused_in_real_sums(
    tmp_path: Path, currency: str, price: str, sums: tuple[str, str]
) -> None:
    found = messages(a_site(tmp_path, *in_currency(currency, price)))
    comes_to, least = sums
    what = f'deposit: comes to {comes_to} for "first-talk", and Stripe takes no less than {least}'
    assert [line for line in found if what in line]


def test_the_least_itself_is_taken(tmp_path: Path) -> None:
    assert load(a_site(tmp_path / "yen", *in_currency("JPY", "100")))
    assert load(a_site(tmp_path / "forint", *in_currency("HUF", "350")))
