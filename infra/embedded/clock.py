"""The business clock: the wall clock and an offset that is kept in a file and never falls.

The functions read the same file (SHOWUP_CLOCK), so that one clock rules the whole embedded cloud.
"""

import math
from datetime import UTC, datetime, timedelta
from pathlib import Path

from infra.embedded.files import write_whole


class Backwards(Exception):
    """The clock was asked to go back."""


class BusinessClock:
    """`file`: whole seconds to add to the wall clock, as text."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.offset = int(file.read_text()) if file.exists() else 0
        self._keep()

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self.offset)

    def go_to(self, moment: datetime) -> None:
        """A moment that has passed while work was being done is no step back: the clock stays."""
        self.offset += max(0, math.ceil((moment - self.now()).total_seconds()))
        self._keep()

    def _keep(self) -> None:
        write_whole(self.file, str(self.offset).encode())
