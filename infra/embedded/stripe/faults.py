"""What can go wrong between us and Stripe, on demand: for tests and for people who want to see it.

docs.stripe.com/error-low-level tells the three kinds apart: content, network and server errors.
"""

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """Each says whether the work was done, and what the caller hears."""

    UNREACHABLE = "unreachable"
    """Nothing was done; the connection failed."""
    TIMEOUT = "timeout"
    """It was done and is stored under the key; the answer never arrives."""
    BROKEN = "broken"
    """Nothing was done; 500, stored under the key."""
    BROKEN_AFTER = "broken_after"
    """It was done; the answer is 500, and that is what is stored under the key."""
    TOO_MANY = "too_many"
    """Nothing was done; 429, before the key is looked at."""
    IN_USE = "in_use"
    """Nothing was done; 409, another request with this key is under way."""


class ConnectionLost(Exception):
    """The caller hears nothing: each transport shows it in its own way."""


@dataclass
class _Planned:
    fault: Fault
    times: int
    method: str
    path: str


class Faults:
    """The faults that are still to come, in the order in which they were asked for."""

    def __init__(self) -> None:
        self._planned: list[_Planned] = []

    def plan(self, fault: Fault, times: int = 1, method: str = "POST", path: str = "") -> None:
        """Let the next `times` calls by `method` whose path contains `path` fail so.
        `method=""` is any."""
        self._planned.append(_Planned(fault, times, method, path))

    def clear(self) -> None:
        self._planned.clear()

    def take(self, method: str, path: str) -> Fault | None:
        for planned in self._planned:
            if planned.method in ("", method) and planned.path in path:
                planned.times -= 1
                if planned.times <= 0:
                    self._planned.remove(planned)
                return planned.fault
        return None
