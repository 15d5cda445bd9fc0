"""Currencies in which a deposit can be held, and how many decimals an amount in each has.

Left out on purpose: those with three decimals, and those where Stripe's minor unit is not that of
ISO 4217 (ISK, UGX). https://docs.stripe.com/currencies
"""

_TWO = """
AED ALL AMD ANG AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BWP BZD CAD CHF CNY COP CRC CZK
DKK DOP DZD EGP EUR GBP GEL GIP GTQ HKD HNL HUF IDR ILS INR JMD KES KGS KZT LKR MAD MDL MKD MUR
MXN MYR NAD NGN NIO NOK NPR NZD PAB PEN PHP PKR PLN QAR RON RSD SAR SEK SGD THB TRY TTD TWD TZS
UAH USD UYU UZS ZAR ZMW
"""
# https://docs.stripe.com/currencies#zero-decimal
_NONE = "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF"

DECIMALS: dict[str, int] = dict.fromkeys(_TWO.split(), 2) | dict.fromkeys(_NONE.split(), 0)

# The least that Stripe charges, in minor units, by the currency of the host's bank account; in any
# other currency it is the equivalent of one of these.
# https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts
LEAST: dict[str, int] = {
    "AED": 200,
    "AUD": 50,
    "BGN": 100,
    "BRL": 50,
    "CAD": 50,
    "CHF": 50,
    "CZK": 15_00,
    "DKK": 250,
    "EUR": 50,
    "GBP": 30,
    "HKD": 400,
    "HUF": 175_00,
    "INR": 50,
    "JPY": 50,
    "MXN": 10_00,
    "MYR": 200,
    "NOK": 300,
    "NZD": 50,
    "PLN": 200,
    "RON": 200,
    "SEK": 300,
    "SGD": 50,
    "THB": 10_00,
    "USD": 50,
}
# The most: eight digits of minor units, whatever the currency. (A few allow more for some cards.)
MOST = 99_999_999


def major(amount: int, currency: str) -> str:
    """An amount in minor units as it is written in the settings: `60`, `60.50`."""
    unit = 10 ** DECIMALS[currency]
    whole, rest = divmod(amount, unit)
    return f"{whole}.{rest:0{DECIMALS[currency]}}" if rest else str(whole)
