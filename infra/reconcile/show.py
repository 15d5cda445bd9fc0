"""What was found, as a table for a terminal, as JSON for a machine, as CSV for a bookkeeper."""

import csv
import json
from collections.abc import Iterable
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from infra.reconcile.compare import Difference, Matter
from infra.reconcile.run import Result
from infra.reconcile.totals import Both
from showup.domain.currencies import DECIMALS, major
from showup.domain.money import Money

SENTENCES = {
    Matter.NO_LINE: "it happened at Stripe, and the ledger did not know",
    Matter.STRAY: "a hold that no booking has",
    Matter.OUTLIVED: "a hold that its booking has no use for any more",
    Matter.NOT_THERE: "the ledger speaks of it, and Stripe does not know it",
    Matter.AMOUNT: "the amounts differ",
    Matter.UNKNOWN: "a payment with our mark, and its booking is not in the table",
}
NAMES = ("held", "taken", "refunded", "disputed")
COLUMNS = ("at", "booking", "what", "amount", "currency", "by", "clause", "stripe", "payment")


def show(console: Console, result: Result) -> None:
    """The differences, the totals, and a sentence."""
    rows = [("[green]repaired[/]", one) for one in result.repaired]
    rows += [("[red]left[/]", one) for one in result.left]
    if rows:
        console.print(_differences(rows))
    if result.totals:
        console.print(_totals(result))
    console.print(_in_a_sentence(result), highlight=False)


def _differences(rows: Iterable[tuple[str, Difference]]) -> Table:
    table = Table(title="Differences", title_justify="left")
    for name in ("", "what", "booking", "at Stripe"):
        table.add_column(name, overflow="fold")
    for name in ("Stripe has", "the ledger has"):
        table.add_column(name, justify="right")
    for mark, one in rows:
        deed = f"{one.deed.replace('_', ' ')}: " if one.deed else ""
        told = f"{deed}{SENTENCES[one.matter]}"
        table.add_row(
            mark, told, one.booking, one.about, _money(one.at_stripe), _money(one.in_ledger)
        )
    return table


def _totals(result: Result) -> Table:
    table = Table(title=f"Totals, {result.period}", title_justify="left")
    table.add_column("")
    for name in NAMES:
        table.add_column(name, justify="right")
    for currency, both in result.totals.items():
        table.add_row(f"Stripe, {currency}", *_sums(both, currency, of_ledger=False))
        table.add_row(f"ledger, {currency}", *_sums(both, currency, of_ledger=True))
    return table


def _sums(both: Both, currency: str, *, of_ledger: bool) -> list[str]:
    mine, other = (
        (both.in_ledger, both.at_stripe) if of_ledger else (both.at_stripe, both.in_ledger)
    )
    cells = []
    for name in NAMES:
        amount = getattr(mine, name)
        colour = "green" if amount == getattr(other, name) else "red"
        cells.append(f"[{colour}]{major(amount, currency)}[/]")
    return cells


def _in_a_sentence(result: Result) -> str:
    compared = f"{result.payments} {'payment' if result.payments == 1 else 'payments'} compared"
    done = f", {len(result.repaired)} repaired" if result.repaired else ""
    if not result.left:
        return f"{compared}{done}: Stripe and the ledger say the same."
    mended = sum(one.repair is not None for one in result.left)
    hint = f" {mended} of them can be repaired." if mended else ""
    return f"{compared}{done}: [bold]{len(result.left)} left.[/]{hint}"


def as_json(result: Result) -> str:
    """Amounts in minor units, as everywhere in Showup's own interfaces."""
    told: dict[str, Any] = {
        "from": result.period.first.isoformat(),
        "to": result.period.last.isoformat(),
        "equal": not result.left,
        "payments": result.payments,
        "totals": {currency: asdict(both) for currency, both in result.totals.items()},
        "repaired": [_told(one) for one in result.repaired],
        "left": [_told(one) for one in result.left],
    }
    return json.dumps(told, indent=2)


def _told(one: Difference) -> dict[str, Any]:
    return {
        "matter": one.matter,
        "booking": one.booking,
        "payment": one.payment,
        "stripe": one.about,
        "deed": one.deed,
        "at_stripe": asdict(one.at_stripe) if one.at_stripe else None,
        "in_ledger": asdict(one.in_ledger) if one.in_ledger else None,
        "can_be_repaired": one.repair is not None,
    }


def write_csv(result: Result, file: Path) -> None:
    """The lines of the period, in the host's time, with amounts as a bookkeeper writes them."""
    with file.open("w", encoding="utf-8", newline="") as sheet:
        writer = csv.writer(sheet)
        writer.writerow(COLUMNS)
        for line in result.lines:
            at = line.at.astimezone(result.period.zone).isoformat(timespec="minutes")
            amount, currency = line.amount.amount, line.amount.currency
            exact = f"{Decimal(amount).scaleb(-DECIMALS[currency]):f}"
            what = (line.booking, line.deed, exact, currency)
            why = (line.actor, line.clause or "", line.stripe, line.intent)
            writer.writerow((at, *what, *why))


def _money(money: Money | None) -> str:
    return f"{major(money.amount, money.currency)} {money.currency}" if money else "[dim]nothing[/]"
