"""The rows of notice: until how long before the start each step has which consequence."""

import re
from collections.abc import Callable
from datetime import timedelta

from infra.settings.forms import amount, length_of, whole, whole_days
from infra.settings.keys import ROW
from infra.settings.problems import Unreadable, quoted
from infra.settings.values import Block, Value
from showup.domain.terms import (
    ALL,
    FREE,
    NOTHING,
    Base,
    Consequence,
    Row,
    Terms,
    everyday,
)

_UP_TO_A_MONTH = length_of(NOTHING, timedelta(days=30), "of at most 30 days")
_WITHIN = re.compile(r"(?P<cost>[^,]+), (?P<spared>free|credit) within (?P<days>.+)")
EVERYDAY = ("free_until", "rebook_within")


def read_notice(page: Block, currency: str) -> tuple[Row, ...]:
    """The two everyday lines, or the rows one by one."""
    default = Terms()
    if rows := page.values.get("notice"):
        for key in EVERYDAY:
            if key in page.values:
                what = "says what the rows of notice say already"
                page.values[key].complain(what, "delete this line, or notice")
        return _rows(rows, currency) or default.notice
    return everyday(
        page.optional("free_until", _UP_TO_A_MONTH, default.free_until or NOTHING),
        page.optional("rebook_within", whole_days, default.rescue_within),
    )


def consequence(currency: str, spared: str = "") -> Callable[[str], Consequence]:
    """`free`, `50%`, `25% of the price`, `40`. `spared`: `free` or `credit`, where the cost can be
    spared within some days of the first date: `100%, free within 3 days`."""
    fixed = amount(currency)
    examples = '"free", "50%", "25% of the price" or "40"'
    if spared:
        examples += f', or "100%, {spared} within 3 days"'

    def form(text: str) -> Consequence:
        match = _WITHIN.fullmatch(text)
        if match and match["spared"] == spared:
            cost = _cost(match["cost"])
            return Consequence(cost.percent, cost.of, cost.fixed, whole_days(match["days"]))
        return _cost(text)

    def _cost(text: str) -> Consequence:
        if text == "free":
            return FREE
        try:
            if text.endswith("% of the price"):
                percent = whole(1, 100)(text.removesuffix("% of the price"))
                return Consequence(percent, Base.PRICE)
            if text.endswith("%"):
                return Consequence(whole(0, 100)(text.removesuffix("%")))
            return Consequence(fixed=fixed(text))
        except Unreadable:
            raise Unreadable(
                f"{quoted(text)} does not say what that costs", f"write for example {examples}"
            ) from None

    return form


def _rows(value: Value, currency: str) -> tuple[Row, ...]:
    items = value.items()
    rows = tuple(_row(item, currency, last=item is items[-1]) for item in items)
    if not rows:
        value.complain("there is no row", 'write at least one, which ends at the start: "start"')
    return rows


def _row(value: Value, currency: str, *, last: bool) -> Row:
    block = value.block(ROW)
    until = block.required("until", _until, NOTHING, '"48 h", or "start" for the last row')
    if last and until and "until" in block.values:
        block.values["until"].complain("is the last row, and does not end at the start", '"start"')
    return Row(
        until,
        block.required("cancel", consequence(currency, "credit"), ALL, '"free" or "50%"'),
        block.required("move", consequence(currency, "free"), ALL, '"free" or "50%"'),
        block.optional("save", _save, True),
    )


def _until(text: str) -> timedelta:
    return NOTHING if text == "start" else _UP_TO_A_MONTH(text)


def _save(text: str) -> bool:
    if text not in ("free", "no"):
        what = f"{quoted(text)} does not say whether a meeting can be saved"
        raise Unreadable(what, 'write "free" or "no"')
    return text == "free"
