"""The everyday forms: lengths of time, amounts, percentages, dates. Text in, value out.

Strict on purpose: the pages print what the host wrote, so there is one way to write each thing,
and a slip is told how. All raise `Unreadable`.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date, time, timedelta
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from infra.settings.problems import Unreadable, quoted
from showup.domain.consequences import Deposit
from showup.domain.currencies import DECIMALS

E = TypeVar("E", bound=StrEnum)

# Matched with one space after the last unit as after the others.
_LENGTH = re.compile(
    r"(?:(?P<days>[0-9]{1,4}) days? )?"
    r"(?:(?P<hours>[0-9]{1,5}) h )?"
    r"(?:(?P<minutes>[0-9]{1,5}) min )?"
)
# No leading zero: to YAML 060 is octal, and the pages would print 48.
_WHOLE = re.compile(r"0|[1-9][0-9]{0,7}")
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})")
# What YAML calls a text.
STRING = "tag:yaml.org,2002:str"


def length(text: str) -> timedelta:
    """`48 h`, `3 days`, `15 min`, `1 h 30 min`."""
    match = _LENGTH.fullmatch(f"{text} ")
    if not match or not any(match.groups()):
        raise Unreadable(
            f"{quoted(text)} is not a length of time",
            'write for example "48 h", "3 days" or "15 min"',
        )
    return timedelta(**{unit: int(n) for unit, n in match.groupdict(default="0").items()})


def length_of(least: timedelta, most: timedelta, bounds: str) -> Callable[[str], timedelta]:
    """A length between two bounds, which `bounds` names: "from 12 h to 7 days"."""

    def form(text: str) -> timedelta:
        value = length(text)
        if not least <= value <= most:
            raise Unreadable(f"{quoted(text)} is out of bounds", f"write a length {bounds}")
        return value

    return form


def whole_days(text: str) -> int:
    """`3 days`, and `0 days` for none."""
    match = re.fullmatch(r"([0-9]{1,3}) days?", text)
    if not match:
        raise Unreadable(
            f"{quoted(text)} is not a number of days",
            'write for example "3 days", or "0 days" for none',
        )
    return int(match[1])


def whole(least: int, most: int) -> Callable[[str], int]:
    """A whole number between two bounds."""

    def form(text: str) -> int:
        if not _WHOLE.fullmatch(text) or not least <= int(text) <= most:
            raise Unreadable(
                f"{quoted(text)} is not a whole number from {least} to {most}",
                f'write for example "{max(least, min(most, 60))}"',
            )
        return int(text)

    return form


def amount(currency: str) -> Callable[[str], int]:
    """`60` or `60.50` in major units; the value is in minor units."""
    decimals = DECIMALS[currency]
    example = '"60" or "60.50"' if decimals else '"6000"'
    cents = rf"(?:\.([0-9]{{{decimals}}}))?" if decimals else "()"

    def form(text: str) -> int:
        match = re.fullmatch(rf"({_WHOLE.pattern}){cents}", text)
        if not match:
            what = f"{quoted(text)} is not an amount in {currency}"
            raise Unreadable(what, f"write for example {example}")
        return int(match[1] + (match[2] or "0" * decimals))

    return form


def deposit(currency: str) -> Callable[[str], Deposit]:
    """`50%`, an amount, `30 min` of the hourly rate, or `none`."""
    fixed = amount(currency)

    def form(text: str) -> Deposit:
        if text == "none":
            return Deposit(fixed=0)
        try:
            if text.endswith(" min"):
                return Deposit(minutes=whole(1, 1440)(text.removesuffix(" min")))
            if not text.endswith("%"):
                return Deposit(fixed=fixed(text))
            return Deposit(percent=whole(0, 100)(text.removesuffix("%")))
        except Unreadable:
            raise Unreadable(
                f"{quoted(text)} is neither a percentage of the price nor an amount in {currency}",
                'write for example "50%" (whole, up to 100%), "60", "30 min" or "none"',
            ) from None

    return form


def day(text: str) -> date:
    """`2026-11-23`."""
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass  # the 30th of February: falls through to the same advice
    raise Unreadable(
        f"{quoted(text)} is not a date", 'write year, month and day, for example "2026-11-23"'
    )


def clock(text: str, *, end: bool = False) -> time:
    """`9:00`; as the end of a span also `24:00`, which is midnight after."""
    match = _CLOCK.fullmatch(text)
    if match and end and text == "24:00":
        return time(0)
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        raise Unreadable(f"{quoted(text)} is not a time of day", 'write for example "9:00"')
    return time(int(match[1]), int(match[2]))


def one_of(words: type[E]) -> Callable[[str], E]:
    """One of a few words."""
    choice = ", ".join(f'"{word}"' for word in words)

    def form(text: str) -> E:
        if text in [word.value for word in words]:
            return words(text)
        raise Unreadable(
            f"{quoted(text)} is not a word that is known here", f"write one of {choice}"
        )

    return form


def nearest(text: str, known: Iterable[str], otherwise: str) -> str:
    """What to write instead: the known word that looks most like it, if one does."""
    near = get_close_matches(text, list(known), n=1)
    return f'write "{near[0]}"' if near else otherwise


def as_text(text: str, tag: str) -> str:
    """Words for people. A plain number reads the same to YAML and to people; `+48…` does not."""
    if tag == STRING or re.fullmatch(r"0|[1-9][0-9]*", text):
        return text
    raise Unreadable(
        f"{quoted(text)} would be printed as something else", f"put it into quotes: {quoted(text)}"
    )
