"""`showup check`, its part for the settings: what is wrong, in which file and line, and the fix."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from infra.settings.loading import reading
from infra.settings.notes import notes
from infra.settings.problems import Problem, SettingsError


@dataclass(frozen=True)
class Findings:
    """Problems stop a publication, notes do not."""

    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()


def check(root: Path) -> Findings:
    """Everything there is to say about the settings below `root`."""
    try:
        read = reading(root)
    except SettingsError as error:
        return Findings(problems=error.problems)
    return Findings(notes=tuple(notes(read.settings, read.notebook)))


def run_check(root: Path, say: Callable[[str], None] = print) -> int:
    """Print the findings; the exit code is 1 where something has to be mended."""
    found = check(root)
    for problem in found.problems:
        say(str(problem))
    for note in found.notes:
        say(f"{note} (a note)")
    say(_summary(found))
    return 1 if found.problems else 0


def _summary(found: Findings) -> str:
    if not found.problems:
        return "The settings are in order."
    count = len(found.problems)
    return f"{count} thing{'s' if count > 1 else ''} to mend before this can be published."
