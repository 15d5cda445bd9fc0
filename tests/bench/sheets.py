"""The tables of what a visitor waits for: a function's cold start, and the booking page."""

from collections.abc import Sequence

from tests.bench import yardsticks
from tests.bench.cold import BASE, Starts
from tests.bench.drain import Drained
from tests.bench.lighthouse import CATEGORIES
from tests.bench.paper import console, sheet, show
from tests.bench.questions import Rate
from tests.bench.weight import Weight

# By function; the others are waited for by nobody.
AIMS = {"booking": "1.4"}
HEAVIEST, BEST = "60", "100"
SHORT = {"performance": "speed", "accessibility": "access", "best-practices": "practices"}


def starts_table(found: Sequence[Starts]) -> None:
    table = sheet("Cold start, median ms", "ready", "ratio", "aim")
    for one in found:
        name = "import boto3, one DynamoDB client" if one.name == BASE else one.name
        table.add_row(name, f"{one.ready:.0f}", f"{one.ratio:.2f}", AIMS.get(one.name, ""))
    for name, ms in yardsticks.COLD.items():
        table.add_row(name, f"{ms}", f"{ms / yardsticks.COLD_BASE:.2f}", style="dim")
    show(table)
    console.print("From the real zip, each in a fresh Python. Ready: the handler is imported, the")
    console.print("settings are read, the table's client is made. What only some calls need comes")
    console.print("with the first of them: Stripe, the clauses, letters and invitations.")


def questions_table(rates: Sequence[Rate], build: float) -> None:
    table = sheet("What would it cost? Answers in process", "a second")
    for rate in rates:
        table.add_row(rate.step.value, f"{rate.a_second:,.0f}")
    show(table)
    console.print("Of bookings under the four presets, from twelve days to an hour before.")
    console.print(f"The whole site, every page in both languages, builds in {build:.1f} s.")


def drain_table(found: Sequence[Drained]) -> None:
    """Growth: what a task takes, against the smallest number."""
    table = sheet("Reminders due at once, drained", "a second", "trips each", "growth", "aim")
    first = found[0]
    for one in found:
        growth = f"{first.rate / one.rate:.2f}"
        table.add_row(f"{one.size:,}", f"{one.rate:,.0f}", f"{one.trips:.2f}", growth, "1")
    show(table)
    each = ", ".join(f"{name} {n / one.size:g}" for name, n in sorted(one.calls.items()))
    console.print(f"One worker, on a table in memory, without the network. Of the last: {each}.")


def page_table(weight: Weight, scores: Sequence[int]) -> None:
    """`scores`: empty where they were not measured."""
    names = [SHORT.get(name, name) for name in CATEGORIES]
    table = sheet("The booking page, all it loads", "KB", "requests", *names)
    shown = [str(score) for score in scores] or ["-"] * len(names)
    table.add_row("Showup", f"{weight.kilobytes:.1f}", str(weight.requests), *shown)
    table.add_row("aim", HEAVIEST, "", *[BEST] * len(names), style="dim")
    for name, (kilobytes, requests, *marks) in yardsticks.PAGE.items():
        table.add_row(name, str(kilobytes), str(requests or ""), *map(str, marks), style="dim")
    show(table)
    console.print("KB in gzip, for the first screen. The rest are Lighthouse's scores on a phone.")


def unmeasured(why: str) -> None:
    console.print(f"Lighthouse, mobile: unmeasured, {why}.")
