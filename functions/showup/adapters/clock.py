"""The two clocks: business time, which the embedded cloud can put forward, and the wall clock."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path


def business_now(offset_file: str = "") -> datetime:
    """Now, in UTC and whole seconds, as the queue has them.

    `offset_file`: in the embedded cloud, seconds to add, as text.
    """
    now = datetime.now(UTC).replace(microsecond=0)
    if not offset_file:
        return now
    try:
        return now + timedelta(seconds=int(Path(offset_file).read_text() or 0))
    except FileNotFoundError:
        return now


def wall_seconds() -> int:
    """For leases: seconds since 1970 by the machine's own clock."""
    return int(time.time())
