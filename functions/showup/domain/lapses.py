"""A client's lapses: late cancellations and missed meetings, as dates, for twelve months."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Record:
    """`client`: see `pseudonym`. An emergency is never in it."""

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

    def without(self, lapse: datetime) -> "Record":
        """As if it had not been."""
        return replace(self, lapses=tuple(kept for kept in self.lapses if kept != lapse))


def pseudonym(email: str) -> str:
    """What a client's record is kept under: a hash, however the address is written."""
    return sha256(email.strip().lower().encode()).hexdigest()[:32]
