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


def major(amount: int, currency: str) -> str:
    """An amount in minor units as it is written in the settings: `60`, `60.50`."""
    unit = 10 ** DECIMALS[currency]
    whole, rest = divmod(amount, unit)
    return f"{whole}.{rest:0{DECIMALS[currency]}}" if rest else str(whole)
