"""The rows of notice: until how long before the start each step has which consequence."""

from datetime import timedelta

from infra.settings.consequences import consequence
from infra.settings.forms import length_of, whole_days
from infra.settings.keys import ROW
from infra.settings.problems import Unreadable, quoted
from infra.settings.values import Block, Value
from showup.adapters.written import length as spoken
from showup.domain.consequences import ALL, NOTHING, Row, everyday
from showup.domain.terms import Terms

_UP_TO_A_MONTH = length_of(NOTHING, timedelta(days=30), "of at most 30 days")
EVERYDAY = ("free_until", "rebook_within")
LAST = "start"


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


def _rows(value: Value, currency: str) -> tuple[Row, ...]:
    """From the earliest to the last, as they have to be written."""
    items, problems = value.items(), value.notebook.problems
    if not items:
        value.complain("there is no row", f'write at least one, which ends at the start: "{LAST}"')
    so_far = len(problems)
    blocks = [item.block(ROW) for item in items]
    rows = tuple(_row(block, currency) for block in blocks)
    if len(problems) == so_far:  # what cannot be read is in no order
        _see_order(rows, blocks)
    return rows


def _row(block: Block, currency: str) -> Row:
    example = '"free" or "50%"'
    return Row(
        block.required("until", _until, NOTHING, f'"48 h", or "{LAST}" for the last row'),
        block.required("cancel", consequence(currency, "credit"), ALL, example),
        block.required("move", consequence(currency, "free"), ALL, example),
        block.optional("save", _save, True),
    )


def _see_order(rows: tuple[Row, ...], blocks: list[Block]) -> None:
    untils = [block.values["until"] for block in blocks]
    for row, later, until in zip(rows, rows[1:], untils[1:], strict=False):
        if later.until == row.until:
            until.complain(f"a row until {_named(row)} is there already", "put the two together")
        elif later.until > row.until:
            until.complain(
                f"{_named(later)} comes before {_named(row)}, which ends the row above",
                f'go from the earliest to the last, which ends at "{LAST}"',
            )
    if rows and all(row.until for row in rows):
        untils[-1].complain("is the last row, and does not end at the start", f'write "{LAST}"')


def _named(row: Row) -> str:
    return quoted(spoken(row.until) if row.until else LAST)


def _until(text: str) -> timedelta:
    return NOTHING if text == LAST else _UP_TO_A_MONTH(text)


def _save(text: str) -> bool:
    if text not in ("free", "no"):
        what = f"{quoted(text)} does not say whether a meeting can be saved"
        raise Unreadable(what, 'write "free" or "no"')
    return text == "free"
