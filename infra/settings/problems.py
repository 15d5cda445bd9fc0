"""What can be wrong with the settings, and where: file, line, key, what, and what to write instead.

SettingsError       everything found; its `problems` are
  Problem           one mistake, at its line
Unreadable          raised by the forms, which know neither file nor line
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from infra.settings.keys import home_of


@dataclass(frozen=True, order=True)
class Mark:
    """Where something stands; lines and columns count from 1."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake (or one note). `key` is dotted, and empty where a whole file is meant."""

    mark: Mark
    key: str
    what: str
    instead: str

    def __str__(self) -> str:
        key = f"{self.key}: " if self.key else ""
        return f"{self.mark.file}:{self.mark.line}: {key}{self.what}; {self.instead}"


class SettingsError(Exception):
    """The front matter cannot be published as it is. `problems` holds all that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Unreadable(Exception):
    """A written value that a form cannot read."""

    def __init__(self, what: str, instead: str) -> None:
        super().__init__(what, instead)
        self.what, self.instead = what, instead


@dataclass
class Notebook:
    """What is noted down on the way through the pages: where each key stands, what is wrong.

    `page`: the page that a key belongs on; it goes without saying where only one has that key.
    `files`: where a page is read from, if not from itself.
    """

    files: dict[str, str] = field(default_factory=dict)
    marks: dict[tuple[str, str], Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    # Pages that could not be read at all: their keys are not missing, only out of sight.
    lost: set[str] = field(default_factory=set)

    def complain(self, key: str, what: str, instead: str, page: str = "") -> None:
        if (page or home_of(key)) not in self.lost:
            self.problems.append(self.at(key, what, instead, page))

    def lose(self, page: str, problem: Problem) -> None:
        self.lost.add(page)
        self.problems.append(problem)

    def at(self, key: str, what: str, instead: str, page: str = "") -> Problem:
        return Problem(self.where(key, page), key, what, instead)

    def where(self, key: str, page: str = "") -> Mark:
        """The mark of the key, else of what it belongs to, else the top of its page."""
        page = page or home_of(key)
        if (page, key) in self.marks:
            return self.marks[page, key]
        above = key.rpartition(".")[0]
        return self.where(above, page) if above else Mark(self.files.get(page, page))

    def has(self, key: str, page: str = "") -> bool:
        """Whether the host has written it."""
        return (page or home_of(key), key) in self.marks

    def settle(self) -> None:
        """Raise if anything is wrong so far."""
        if self.problems:
            raise SettingsError(self.problems)


def days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"


def quoted(text: str) -> str:
    """What was written, in quotes, on one line and not endless."""
    line = " ".join(text.split())
    return f'"{line}"' if len(line) <= 60 else f'"{line[:57]}..."'
