"""The forms of the front matter as JSON Schema (draft 7, which editors read): one shape for each.

Never narrower than the reader, which says more of what is wrong; a test holds the two together.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from infra.settings.weekly import DAYS

Shape = dict[str, Any]

_AMOUNT = r"(?:0|[1-9][0-9]{0,7})(?:\.[0-9]{2})?"
_LENGTH = r"(?=.)(?:[0-9]{1,4} days?(?: |$))?(?:[0-9]{1,5} h(?: |$))?(?:[0-9]{1,5} min)?"
_PERCENT = r"(?:100|[0-9]{1,2})%"
_DAYS = r"[0-9]{1,3} days?"
_COST = rf"(?:free|{_PERCENT}(?: of the price)?|{_AMOUNT})"
_CLOCK = "[0-9]{1,2}:[0-9]{2}"


def pattern(regex: str, example: str) -> Shape:
    """`patternErrorMessage` is what editors say instead of the pattern."""
    told = f'write for example "{example}"'
    return {"type": "string", "pattern": f"^(?:{regex})$", "patternErrorMessage": told}


def words(known: type[StrEnum]) -> Shape:
    return {"enum": [word.value for word in known]}


def whole(least: int, most: int) -> Shape:
    """As a number, or in quotes."""
    return any_of(
        {"type": "integer", "minimum": least, "maximum": most}, pattern("[0-9]+", str(most))
    )


def any_of(*shapes: Shape) -> Shape:
    return {"anyOf": list(shapes)}


def one_or_more(shape: Shape) -> Shape:
    """A list, or its only member alone."""
    return any_of({"type": "array", "items": shape, "minItems": 1}, shape)


def block(parts: dict[str, Shape], required: Iterable[str] = ()) -> Shape:
    shape: Shape = {"type": "object", "properties": parts, "additionalProperties": False}
    return shape | ({"required": list(required)} if required else {})


# A sum in major units.
NUMBER: Shape = {"type": "number", "minimum": 0}
WHOLE: Shape = {"type": "integer", "minimum": 0}
# Words, or a plain number, which reads the same.
TEXT: Shape = {"type": ["string", "integer"]}
TEXT_BY_LOCALE = any_of(TEXT, {"type": "object", "additionalProperties": TEXT, "minProperties": 1})
AMOUNT = any_of(NUMBER, pattern(_AMOUNT, "60.50"))
LENGTH = pattern(_LENGTH, "48 h")
WITHIN = pattern(_DAYS, "3 days")
DATE = pattern("[0-9]{4}-[0-9]{2}-[0-9]{2}", "2026-11-23")
DEPOSIT = any_of(NUMBER, pattern(rf"none|{_PERCENT}|[0-9]{{1,4}} min|{_AMOUNT}", "50%"))
DEPOSITS: Shape = {"type": "object", "additionalProperties": DEPOSIT}
NO_SHOW = any_of(NUMBER, pattern(_COST, "50%"))
CANCEL = any_of(NUMBER, pattern(rf"{_COST}(?:, credit within {_DAYS})?", "50%"))
MOVE = any_of(NUMBER, pattern(rf"{_COST}(?:, free within {_DAYS})?", "100%, free within 3 days"))
UNTIL = pattern(rf"start|{_LENGTH}", "48 h")
# To older readers of YAML a bare `no` is false.
SAVE: Shape = {"enum": ["free", "no", False]}
BEFORE = pattern(
    rf"[0-9]{{1,3}} h before|[0-9]{{1,3}} days? before(?: at {_CLOCK})?", "72 h before"
)
_SPAN = pattern(rf"closed|{_CLOCK} ?[-–] ?{_CLOCK}", "9:00-17:00")
_DAY = "|".join(DAYS)
WEEK: Shape = {
    "type": "object",
    "patternProperties": {
        f"^(?:{_DAY})(?:-(?:{_DAY}))?$": any_of({"type": "array", "items": _SPAN}, _SPAN)
    },
    "additionalProperties": False,
}
