"""The presets, as the host finds them in their language, with what is said of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path("templates/policies")
# From the kindest to the strictest; the last is paid in advance.
NAMES = ("flexible", "moderate", "strict", "article")
_COMMENT = re.compile(r"# ?(.*)")


@dataclass(frozen=True)
class Preset:
    """`file` is a path below the root. `about`: two sentences, from its first comment."""

    name: str
    file: str
    about: str


def presets(root: Path, locale: str) -> Iterator[Preset]:
    """In that language, or in English where there is none of it."""
    folder = FOLDER / locale if (root / FOLDER / locale).is_dir() else FOLDER / "en"
    for name in NAMES:
        file = folder / f"{name}.md"
        yield Preset(name, file.as_posix(), paragraphs((root / file).read_text("utf-8"))[0])


def paragraphs(page: str) -> list[str]:
    """Of its first comment, each on one line."""
    lines: list[str] = []
    for line in page.splitlines()[1:]:
        comment = _COMMENT.fullmatch(line)
        if not comment:
            break
        lines.append(comment[1])
    return [" ".join(part.split("\n")) for part in "\n".join(lines).split("\n\n")]
