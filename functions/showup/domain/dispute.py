"""A dispute as it lies with its booking. https://docs.stripe.com/api/disputes/object"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from showup.domain.money import Money


class Case(StrEnum):
    """CHARGEBACK: the money is taken back until it is decided. INQUIRY: the bank asks, and nothing
    has moved. WARNING: the bank suspects fraud, and asks nothing; often a dispute follows."""

    CHARGEBACK = "chargeback"
    INQUIRY = "inquiry"
    WARNING = "warning"


class Stand(StrEnum):
    """How it stands. ANSWERED: the bank is at it. OVER: closed without a winner, as an inquiry is,
    or one that was prevented."""

    ASKED = "asked"
    ANSWERED = "answered"
    WON = "won"
    LOST = "lost"
    OVER = "over"


@dataclass(frozen=True)
class Dispute:
    """`reason` as Stripe has it, `code` as the card's network has it. `due_by`: until when an
    answer counts. `withdrawn` and `reinstated`: what the bank took from the host, and gave back.
    `refundable`: whether a refund could still end it."""

    id: str
    case: Case
    stand: Stand
    intent: str
    amount: Money
    reason: str
    opened: datetime
    due_by: datetime | None = None
    code: str = ""
    withdrawn: Money | None = None
    reinstated: Money | None = None
    refundable: bool = False

    @property
    def is_open(self) -> bool:
        return self.stand in (Stand.ASKED, Stand.ANSWERED)

    @property
    def has_the_money(self) -> bool:
        """Whether the bank has taken the payment back, for now or for good. One that was prevented
        may have ended with the money at the client."""
        if self.case is not Case.CHARGEBACK:
            return False
        kept = self.withdrawn != self.reinstated
        return self.is_open or self.stand is Stand.LOST or (self.stand is Stand.OVER and kept)

    @property
    def waits(self) -> bool:
        """Whether it is the host's turn."""
        return self.stand is Stand.ASKED


def the_one(disputes: Iterable[Dispute], id: str) -> Dispute | None:
    """That one, if it is known."""
    return next((one for one in disputes if one.id == id), None)


def any_open(disputes: Iterable[Dispute]) -> bool:
    """Whether the client's bank asks, warns or disputes: then nobody writes to them about a new
    date."""
    return any(one.is_open for one in disputes)
