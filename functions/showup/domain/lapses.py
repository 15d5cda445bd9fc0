"""A client's lapses: late cancellations and missed meetings, as dates, for twelve months."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Record:
    """`client` is a keyed hash of the address, not the address. An emergency is never in it."""

    client: str
    version: int = 0
    lapses: tuple[datetime, ...] = ()

    def has_lapsed(self, now: datetime) -> bool:
        """Whether there was one in the last twelve months."""
        return any(now - YEAR < lapse <= now for lapse in self.lapses)

    def with_lapse(self, now: datetime) -> "Record":
        """One more; what is older than a year is forgotten."""
        kept = tuple(lapse for lapse in self.lapses if now - YEAR < lapse)
        return replace(self, lapses=(*kept, now))
