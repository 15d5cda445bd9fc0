"""What a step costs, as a host writes it: `free`, `50%`, `25% of the price`, `40`, and where it can
be spared, `100%, free within 3 days`. Text in, value out; raises `Unreadable`.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from infra.settings.forms import amount, whole, whole_days
from infra.settings.problems import Unreadable, quoted
from showup.domain.consequences import FREE, Base, Consequence

_SPARED = re.compile(r"(?P<cost>[^,]+), (?P<how>free|credit) within (?P<days>.+)")
_OF_PRICE = "% of the price"


def consequence(currency: str, spared: str = "") -> Callable[[str], Consequence]:
    """`spared`: `free` or `credit`, where the cost can be spared within some days of the first
    date. What costs nothing is always the same `FREE`."""
    cost = _cost(currency, spared)

    def form(text: str) -> Consequence:
        match = _SPARED.fullmatch(text)
        if not match or not spared:
            return cost(text)
        if match["how"] != spared:
            raise Unreadable(
                f"{quoted(text)} speaks of {quoted(match['how'])}, which is not for this step",
                f'write "{match["cost"]}, {spared} within {match["days"]}"',
            )
        return _within(cost(match["cost"]), match["days"])

    return form


def _within(cost: Consequence, written: str) -> Consequence:
    if cost.is_free:
        raise Unreadable("there is nothing to spare where nothing is asked", 'write "free"')
    days = whole_days(written)
    if not days:
        raise Unreadable(
            f"{quoted(written)} spares it never", "write the cost alone, or at least 1 day"
        )
    return replace(cost, within=days)


def _cost(currency: str, spared: str) -> Callable[[str], Consequence]:
    fixed = amount(currency)
    examples = '"free", "50%", "25% of the price" or "40"'
    if spared:
        examples += f', or "100%, {spared} within 3 days"'

    def form(text: str) -> Consequence:
        if text == "free":
            return FREE
        try:
            one = _share(text) or Consequence(fixed=fixed(text))
        except Unreadable:
            raise Unreadable(
                f"{quoted(text)} does not say what that costs", f"write for example {examples}"
            ) from None
        return FREE if one.is_free else one

    return form


def _share(text: str) -> Consequence | None:
    if text.endswith(_OF_PRICE):
        return Consequence(whole(0, 100)(text.removesuffix(_OF_PRICE)), Base.PRICE)
    if text.endswith("%"):
        return Consequence(whole(0, 100)(text.removesuffix("%")))
    return None
