"""`showup evidence check`: whether a file of evidence is what the desk handed out."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from showup.adapters.sealing import broken


def check_evidence(file: Path, say: Callable[[str], None]) -> int:
    """The exit code: 0 if every hash is right, 1 if one is not, 2 where it is no evidence."""
    try:
        wrong = broken(file.read_bytes())
    except (ValueError, msgspec.ValidationError):
        say(f"{file}: this is no evidence of Showup's.")
        return 2
    if wrong:
        say(f"{file}: changed since it was handed out: {', '.join(wrong)}")
        return 1
    say(f"{file}: as it was handed out.")
    return 0
