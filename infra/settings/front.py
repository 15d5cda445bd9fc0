"""The front matter of a page: found, decoded, and composed into YAML's tree of nodes.

Nodes and not values, because YAML would read `9:00` as 540 and `no` as false, and because a node
knows its line.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import yaml
from yaml.reader import ReaderError

from infra.settings.problems import Mark, Problem

BEGIN = 'begin the page with a line "---", then the settings, then another line "---"'
# What MkDocs takes for the ends of a front matter.
_OPENS = re.compile(r"---[ \t]*")
_CLOSES = re.compile(r"(?:---|\.\.\.)[ \t]*")


@dataclass(frozen=True)
class Front:
    """One page: the tree of its front matter (None where it is empty), and its body."""

    file: str
    node: yaml.Node | None
    body: str


class Broken(Exception):
    """A page that cannot be read at all, and the problem to print."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def front(root: Path, file: str, *, bare: bool = False) -> Front:
    """Read `file`, a path below `root`; raises `Broken`. `bare`: it may do without one."""
    text = _decoded(root, file)
    if bare and not _OPENS.fullmatch(text.partition("\n")[0]):
        return Front(file, None, text)
    if not text.strip():
        raise _broken(file, 1, "the page is empty", BEGIN)
    lines = text.split("\n")
    if not _OPENS.fullmatch(lines[0]):
        raise _broken(file, 1, "there is no front matter", BEGIN)
    end = next((n for n, line in enumerate(lines[1:], 1) if _CLOSES.fullmatch(line)), None)
    if end is None:
        raise _broken(
            file, 1, 'the front matter has no closing "---"', 'add a line "---" below the settings'
        )
    return Front(file, _composed(file, lines[1:end]), "\n".join(lines[end + 1 :]))


def _decoded(root: Path, file: str) -> str:
    """The text with `\\n` alone at the ends of lines, and without a byte order mark."""
    try:
        raw = (root / file).read_bytes()
    except (OSError, ValueError):
        raise _broken(
            file, 1, "the page is missing or cannot be read", "restore it, see docs/settings.md"
        ) from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _broken(
            file, line, "the page is not UTF-8 text", 'save it with the encoding "UTF-8"'
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _composed(file: str, lines: list[str]) -> yaml.Node | None:
    for number, line in enumerate(lines, 2):
        if "\t" in line[: len(line) - len(line.lstrip())]:
            raise _broken(file, number, "the line begins with a tab", "indent it with spaces")
    # A first empty line stands for the opening "---", so that marks count as the file does.
    text = "\n" + "\n".join(lines)
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except ReaderError as error:
        number = text.count("\n", 0, error.position) + 1
        what = f"there is an invisible character U+{error.character:04X}"
        raise _broken(file, number, what, "delete it") from None
    except yaml.MarkedYAMLError as error:
        raise _unreadable(file, error) from None
    except (yaml.YAMLError, RecursionError):
        raise _broken(file, 2, "the settings cannot be read as YAML", BEGIN) from None


def _unreadable(file: str, error: yaml.MarkedYAMLError) -> Broken:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 2
    what = f"this cannot be read as YAML ({error.problem or error.context})"
    return _broken(
        file, line, what, 'write "key: value"; put a value with ": " or " #" or "@" into quotes'
    )


def _broken(file: str, line: int, what: str, instead: str) -> Broken:
    return Broken(Problem(Mark(file, line), "", what, instead))
