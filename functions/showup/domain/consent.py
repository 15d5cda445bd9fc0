"""Who books, and what they accepted when they did."""

from dataclasses import dataclass, field
from datetime import datetime

from showup.domain.terms import Clause


@dataclass(frozen=True)
class Client:
    """Who books."""

    name: str
    email: str
    phone: str = ""


@dataclass(frozen=True)
class Consent:
    """Which version of the policy was accepted, when, in which language, from where, and how.

    `ip`: where the request came from; `agent`: what the browser said of itself. `text`: the
    sentences of its clauses as they were shown, with the sums of this booking.
    `business`: booked for a business, not as a consumer; `express_wish`: to meet within the 14
    days in which a consumer may withdraw; None where they were not asked. `card`: the very
    sentence by which a card that was saved before is left once more, to be charged later.
    """

    policy: str
    at: datetime
    locale: str
    ip: str = ""
    how: str = ""
    text: dict[Clause, str] = field(default_factory=dict)
    business: bool = False
    express_wish: bool | None = None
    agent: str = ""
    card: str = ""
