"""How the figures are printed: calm, aligned tables on a terminal."""

import os
import platform
from collections.abc import Iterable, Sequence
from datetime import date

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tests.bench import slots, yardsticks
from tests.bench.race import LOST, WON, Race
from tests.bench.requests import Line
from tests.bench.stopwatch import Timing

WIDTH = 104
console = Console(highlight=False, width=WIDTH)


def machine() -> None:
    load = f"load {os.getloadavg()[0]:.1f}"
    facts = (f"{os.cpu_count()} cores", f"Python {platform.python_version()}", load, _today())
    console.print("[bold]Showup, measured[/]: " + ", ".join(facts))
    console.print(f"Figures of others: {yardsticks.SOURCE}")
    console.print("A time moves with the machine; a ratio within one run, and a count, do not.")


def slots_table(rows: dict[str, list[Timing]]) -> None:
    counts = [f"{count:,} taken" for count in slots.WORK["busy_counts"]]
    table = sheet("Slots: 60 days, median ms (the best)", *counts, "last : first")
    for name, timings in rows.items():
        shown = [f"{one.median:.2f} ({one.best:.2f})" for one in timings]
        table.add_row(name, *shown, _ratio([one.median for one in timings]))
    table.add_row("aim", "", "", "1", "", style="dim")
    for name, times in yardsticks.SLOTS.items():
        table.add_row(name, *(f"{one:,g}" for one in times), _ratio(times), style="dim")
    show(table)


def answers(name: str, right: int, of: int, beside: str = "") -> None:
    beside = f"; others: {beside}" if beside else ""
    console.print(Text(f"{name}: {right} of {of} right{beside}", style=_style(right == of)))


def races_table(title: str, races: Sequence[Race], peers: dict[str, str]) -> None:
    columns = ("201", "409", "other", "in table", "again", "conflicts", "s", "median s", "p95 s")
    table = sheet(title, *columns)
    for race in races:
        conflicts = "" if race.injected is None else str(race.injected)
        table.add_row(race.name, *_counts(race), conflicts, *_times(race))
    for name, through in peers.items():
        table.add_row(name, through, style="dim")
    show(table)


def requests_table(lines: Iterable[Line]) -> None:
    columns = ("trips", "calls", "read", "write", "aim")
    table = sheet("DynamoDB", *columns)
    for line in lines:
        bill = line.bill
        calls = ", ".join(
            f"{count} {name}" if count > 1 else name for name, count in bill.calls.items()
        )
        units = f"{bill.read:g}", f"{bill.written:g}"
        table.add_row(line.name, str(bill.round_trips), calls or "-", *units, line.aim)
    show(table)
    console.print("Units by AWS's rules from the items' sizes, the index too: moto's are made up.")


def the_races_say() -> None:
    console.print("201: told yes. 409: slot_taken. In table: bookings afterwards. Again: a request")
    console.print("that an overloaded machine answered with 503 busy and that was sent once more,")
    console.print("with its key. Conflicts: transactions that were refused on purpose.")


def verdict(wrongs: Sequence[str], seconds: float) -> None:
    console.print()
    for wrong in wrongs:
        console.print(Text(f"WRONG  {wrong}", style="bold red"))
    said = "Something is wrong" if wrongs else "Every answer is right and every invariant holds"
    console.print(Text(f"{said}. {seconds:.0f} s", style=_style(not wrongs)))


def sheet(title: str, *columns: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column(title, no_wrap=True)
    for column in columns:
        table.add_column(
            column, justify="left" if column in ("calls", "aim") else "right", no_wrap=True
        )
    return table


def show(table: Table) -> None:
    console.print()
    console.print(table)


def _counts(race: Race) -> list[str]:
    won, lost = race.outcomes[WON], race.outcomes[LOST]
    other = len(race.attempts) - won - lost
    return [str(count) for count in (won, lost, other, len(race.booked), race.again)]


def _times(race: Race) -> list[str]:
    return [f"{race.seconds:.1f}", f"{race.median:.2f}", f"{race.p95:.2f}"]


def _ratio(times: Sequence[float]) -> str:
    return f"{times[-1] / times[0]:.1f}"


def _style(is_right: bool) -> str:
    return "green" if is_right else "bold red"


def _today() -> str:
    return f"{date.today():%Y-%m-%d}"  # noqa: DTZ011  of the machine that measures
