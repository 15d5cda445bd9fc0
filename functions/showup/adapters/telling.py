"""Sums and moments in a reader's words. Empty: there is nothing to say."""

from dataclasses import dataclass
from datetime import datetime

from showup.adapters.clauses import Clauses
from showup.adapters.wording import Wording
from showup.domain.money import Money


@dataclass(frozen=True)
class Telling:
    """Times as the reader's clock shows them, sums as the pages print them."""

    wording: Wording
    clauses: Clauses

    @property
    def now(self) -> datetime:
        return self.wording.now

    def money(self, sum: Money | None) -> str:
        return self.clauses.money(sum) if sum else ""

    def exact(self, moment: datetime | None) -> str:
        return self.wording.exact(moment) if moment else ""
