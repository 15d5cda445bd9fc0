"""Money is whole minor units of one currency, and what does not divide is the client's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.domain.consequences import Deposit
from showup.domain.currencies import DECIMALS, major
from showup.domain.money import Money

amounts = st.integers(0, 10**9)
prices = st.builds(Money, amounts, st.sampled_from(sorted(DECIMALS)))


def zloty(amount: int) -> Money:
    return Money(amount, "PLN")


def test_amounts_of_one_currency_add_up() -> None:
    assert zloty(6000) + zloty(50) == zloty(6050)
    assert zloty(6000) - zloty(50) == zloty(5950)


def test_two_currencies_are_never_reckoned_together() -> None:
    with pytest.raises(ValueError, match="PLN and EUR"):
        zloty(1) + Money(1, "EUR")
    with pytest.raises(ValueError, match="PLN and EUR"):
        zloty(1) - Money(1, "EUR")
    with pytest.raises(ValueError, match="PLN and EUR"):
        assert zloty(1) <= Money(1, "EUR")


def test_nothing_is_false_and_anything_is_true() -> None:
    assert not zloty(5).none()
    assert zloty(1)


def test_half_of_an_odd_amount_is_rounded_down_for_the_client() -> None:
    assert zloty(9999).share(50) == zloty(4999)
    assert Money(1, "JPY").share(50) == Money(0, "JPY")


@given(prices, st.integers(0, 100))
def test_a_share_is_whole_never_more_than_its_percentage_and_less_than_a_unit_short(
    price: Money, percent: int
) -> None:
    share = price.share(percent)
    assert type(share.amount) is int
    assert share.currency == price.currency
    assert 0 <= price.amount * percent - share.amount * 100 < 100


@given(prices, st.integers(0, 100))
def test_a_share_and_the_rest_are_the_whole(price: Money, percent: int) -> None:
    share = price.share(percent)
    assert share + (price - share) == price


@given(prices, st.integers(0, 10**9))
def test_a_fixed_deposit_is_never_more_than_the_price(price: Money, fixed: int) -> None:
    deposit = Deposit(fixed=fixed).of(price, 50)
    assert deposit <= price
    assert deposit.amount in (fixed, price.amount)


@given(prices)
def test_an_amount_written_for_a_host_reads_back_as_the_same(price: Money) -> None:
    whole, _, rest = major(price.amount, price.currency).partition(".")
    unit = 10 ** DECIMALS[price.currency]
    assert int(whole) * unit + int(rest or 0) == price.amount
