"""The year as a table for a terminal: who would have paid what, and by which clause."""

from collections.abc import Sequence
from itertools import zip_longest

from rich.console import Console
from rich.table import Table

from infra.simulate.play import Bill
from infra.simulate.sums import Sums, sums
from infra.simulate.year import Does, Story
from showup.domain.currencies import major
from showup.domain.terms import Clause

# The fees that are listed one by one.
LISTED = 20


def show(console: Console, played: Sequence[tuple[str, Sequence[Bill]]], currency: str) -> None:
    """`played`: the name of each policy, and what the year came to under it."""
    found = [(name, sums(bills)) for name, bills in played]
    console.print(_by_deed(found, played[0][1], currency))
    console.print(_by_client(played, currency))
    for name, one in found:
        console.print(_in_a_sentence(name, one, len(played[0][1]), currency), highlight=False)


def _by_deed(found: Sequence[tuple[str, Sums]], bills: Sequence[Bill], currency: str) -> Table:
    table = Table(title="A year of clients", title_justify="left", show_footer=True)
    table.add_column("the client", footer="in all")
    table.add_column("times", justify="right", footer=str(len(bills)))
    for name, one in found:
        table.add_column(name, justify="right", footer=_money(one.total, currency))
    for does in Does:
        times = sum(bill.story.does is does for bill in bills)
        if times:
            cells = (_paid(one, does, currency) for _, one in found)
            table.add_row(does.value, str(times), *cells)
    return table


def _paid(one: Sums, does: Does, currency: str) -> str:
    amount = one.by_deed.get(does, 0)
    if not amount:
        return "[green]nothing[/]"
    numbers = ", ".join(str(clause.number) for clause in one.clauses_of[does])
    return f"{_money(amount, currency)} [dim](clause {numbers})[/]"


def _by_client(played: Sequence[tuple[str, Sequence[Bill]]], currency: str) -> Table:
    """Every meeting that costs something under either policy, the dearest first."""
    table = Table(title="Who would have paid", title_justify="left")
    table.add_column("when")
    table.add_column("what happened")
    for name, _ in played:
        table.add_column(name, justify="right")
    rows = [row for row in zip_longest(*(bills for _, bills in played)) if any(b.fee for b in row)]
    rows.sort(key=lambda row: -max(bill.fee.amount for bill in row))
    for row in rows[:LISTED]:
        story = row[0].story
        cells = (_fee(bill, currency) for bill in row)
        table.add_row(f"{story.start:%a %-d %b}", _told(row[0]), *cells)
    if len(rows) > LISTED:
        table.caption = f"and {len(rows) - LISTED} more"
    return table


def _told(bill: Bill) -> str:
    story = bill.story
    who = f"client {story.client} {story.does.value}"
    acted = story.does in (Does.CANCELS_EARLY, Does.CANCELS_LATE, Does.MOVES_LATE)
    return f"{who}, {_hours(story)} before" if acted else who


def _hours(story: Story) -> str:
    hours = int((story.start - story.acts).total_seconds()) // 3600
    return f"{hours // 24} days" if hours >= 72 else f"{hours} h"


def _fee(bill: Bill, currency: str) -> str:
    if bill.fee:
        return f"{_money(bill.fee.amount, currency)} [dim](clause {bill.clause.number})[/]"
    named = "" if bill.clause is Clause.NO_DEPOSIT else f" [dim](clause {bill.clause.number})[/]"
    return f"[green]nothing[/]{named}"


def _in_a_sentence(name: str, one: Sums, meetings: int, currency: str) -> str:
    return (
        f"[bold]{name}[/]: {one.paid} of {meetings} meetings end with a fee, "
        f"{_money(one.total, currency)} in all."
    )


def _money(amount: int, currency: str) -> str:
    return f"{major(amount, currency)} {currency}"
