"""What a client's bank does, by a button at /dev/: it asks, warns, disputes, decides."""

from dataclasses import dataclass
from typing import Any

from infra.embedded.stripe import EmbeddedStripe, disputes
from infra.embedded.stripe.store import Resource

# What can be opened: an inquiry, a warning of fraud, or a dispute for one of these reasons.
REASONS = tuple(disputes.CODES)
CASES = ("inquiry", "warning", *REASONS)
ENDS = ("won", "lost", "escalated")


class NothingThere(Exception):
    """There is no charge to dispute, or no such dispute."""


@dataclass(frozen=True)
class Bank:
    """Of every client."""

    stripe: EmbeddedStripe

    def opens(self, booking: str, case: str) -> str:
        """About what was taken last for a booking; the id of what it opened."""
        with self.stripe.lock:
            self.stripe.tick()
            store = self.stripe.store
            charge = self._charge(booking)
            if case == "warning":
                return str(disputes.warn(store, charge)["id"])
            reason = "fraudulent" if case == "inquiry" else case
            return str(disputes.create(store, charge, reason, inquiry=case == "inquiry")["id"])

    def decides(self, dispute: str, end: str) -> None:
        """Raises Refused where it is over already, or is none."""
        with self.stripe.lock:
            self.stripe.tick()
            if end == "escalated":
                disputes.escalate(self.stripe.store, dispute)
            else:
                disputes.decide(self.stripe.store, dispute, won=end == "won")

    def _charge(self, booking: str) -> Resource:
        taken = [
            one
            for one in self.stripe.store.all("charge", captured=True)
            if one["metadata"].get("booking") == booking
        ]
        if not taken:
            raise NothingThere("Nothing was taken for this booking, so nothing can be disputed.")
        return taken[-1]


def wish(sent: dict[str, Any]) -> tuple[str, str]:
    """`{"booking": id, "case": …}`, `{"dispute": id, "end": …}`. Raises KeyError or ValueError."""
    if "booking" in sent:
        id, what, known = str(sent["booking"]), str(sent["case"]), CASES
    else:
        id, what, known = str(sent["dispute"]), str(sent["end"]), ENDS
    if what not in known:
        raise ValueError(f"It can be {', '.join(known)}.")
    return id, what
