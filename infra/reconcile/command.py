"""The command itself: where, when, what to write, and the exit code."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console

from infra.deploy import DeployError
from infra.reconcile.period import NoSuchDays, period
from infra.reconcile.place import Place
from infra.reconcile.run import reconcile
from infra.reconcile.show import as_json, show, write_csv
from infra.settings import SettingsError, load
from showup.domain.tasks import Task

# A task is done within a second or two; the sweep comes each minute.
PATIENCE, PAUSE = 90, 1.0


@dataclass(frozen=True)
class Wanted:
    """As it was said on the command line."""

    month: str | None
    first: date | None
    last: date | None
    dry_run: bool
    json: bool
    csv: Path | None


def run(
    find: Callable[[], Place], wanted: Wanted, root: Path, console: Console, errors: Console
) -> int:
    """The exit code: 0 if both say the same, 1 if something is left, 2 if they cannot be asked."""
    try:
        return compared(find(), wanted, load(root).host.zone, console)
    except (NoSuchDays, DeployError, SettingsError) as error:
        errors.print(str(error), highlight=False)
        return 2


def compared(place: Place, wanted: Wanted, zone: ZoneInfo, console: Console) -> int:
    days = period(wanted.month, wanted.first, wanted.last, zone, place.now())
    result = reconcile(
        place, days, dry_run=wanted.dry_run, wait=lambda tasks: until_done(place, tasks)
    )
    if wanted.csv:
        write_csv(result, wanted.csv)
    if wanted.json:
        console.out(as_json(result), highlight=False)
    else:
        show(console, result)
    return 1 if result.left else 0


def until_done(place: Place, tasks: list[Task]) -> None:
    """The functions do them; what takes longer than our patience is a difference that is left."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends and any(place.books.is_open(task) for task in tasks):
        time.sleep(PAUSE)
