"""DynamoDB's expressions, as far as our adapters write them: conditions, keys, updates.

https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
What is not understood is an error, so that nothing passes by being overlooked.
"""

import operator
import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any

Item = dict[str, Any]
Test = Callable[[Item | None, Item], bool]  # the item there is, the values of the call
NOTHING: Item = {}
COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
BETWEEN = re.compile(r"(\S+) BETWEEN (:\w+) AND (:\w+)")
CALLED = re.compile(r"(\w+)\((#?\w+)(?:, (:\w+))?\)")
COMPARES = re.compile(r"(#?\w+) (=|<>|<=|>=|<|>) (:\w+)")
CLAUSES = re.compile(r"\b(SET|ADD|REMOVE|DELETE) ")


def holds(expression: str, names: Item, item: Item | None, values: Item) -> bool:
    """Whether a condition holds for an item; None where there is none."""
    return _condition(_named(expression, names))(item, values)


def updated(expression: str, names: Item, item: Item, values: Item) -> Item:
    """The item as it is afterwards; the one given stays as it is."""
    after = dict(item)
    parts = CLAUSES.split(_named(expression, names))[1:]
    for verb, clauses in zip(parts[::2], parts[1::2], strict=True):
        for clause in clauses.split(","):
            _update(verb, clause.split(), after, values)
    return after


def _update(verb: str, words: list[str], after: Item, values: Item) -> None:
    match verb, words:
        case "SET", [name, "=", value]:
            after[name] = values[value]
        case "ADD", [name, value] if "N" in values[value]:
            now = Decimal(after.get(name, {"N": "0"})["N"])
            after[name] = {"N": str(now + Decimal(values[value]["N"]))}
        case "REMOVE", [name]:
            after.pop(name, None)
        case _:
            raise ValueError(f"no update that is known here: {verb} {' '.join(words)}")


def _named(expression: str, names: Item) -> str:
    for short, name in names.items():
        expression = re.sub(rf"{short}\b", name, expression)
    return expression


@cache
def _condition(expression: str) -> Test:
    """AND binds closer than OR; brackets are not used by us."""
    ranges: dict[str, Test] = {}

    def kept(found: re.Match[str]) -> str:
        ranges[f"range{len(ranges)}"] = _between(*found.groups())
        return f"range{len(ranges) - 1}"

    plain = BETWEEN.sub(kept, expression)
    options = [
        [ranges.get(part.strip()) or _simple(part.strip()) for part in option.split(" AND ")]
        for option in plain.split(" OR ")
    ]
    return lambda item, values: any(all(t(item, values) for t in tests) for tests in options)


def _between(name: str, low: str, high: str) -> Test:
    def test(item: Item | None, values: Item) -> bool:
        found = (item or NOTHING).get(name)
        return bool(found) and _value(values[low]) <= _value(found) <= _value(values[high])

    return test


def _simple(text: str) -> Test:
    if called := CALLED.fullmatch(text):
        return _function(*called.groups())
    if compares := COMPARES.fullmatch(text):
        return _comparison(*compares.groups())
    raise ValueError(f"no condition that is known here: {text}")


def _function(function: str, name: str, value: str | None) -> Test:
    if function == "attribute_exists":
        return lambda item, _: name in (item or NOTHING)
    if function == "attribute_not_exists":
        return lambda item, _: name not in (item or NOTHING)
    tests = {"begins_with": str.startswith, "contains": str.__contains__}
    test, wanted = tests[function], str(value)
    return lambda item, values: test(
        (item or NOTHING).get(name, {}).get("S", ""), values[wanted]["S"]
    )


def _comparison(name: str, sign: str, value: str) -> Test:
    def test(item: Item | None, values: Item) -> bool:
        """An attribute that is not there is different, and not smaller or greater."""
        found, wanted = (item or NOTHING).get(name), values[value]
        if found is None or found.keys() != wanted.keys():
            return sign == "<>"
        return COMPARED[sign](_value(found), _value(wanted))

    return test


def _value(typed: Item) -> Any:
    ((kind, value),) = typed.items()
    return Decimal(value) if kind == "N" else value
