"""What the host publishes: who they are, what can be booked, when, and on which terms.

`infra.settings` reads it from the front matter of `site/`; the zip carries it as one document.
"""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from showup.domain.money import Money
from showup.domain.terms import Terms


class Meet(StrEnum):
    """How one meets."""

    VIDEO = "video"
    PHONE = "phone"
    IN_PERSON = "in_person"


class Urgency(StrEnum):
    """What the host thinks of a meeting: what a client who wants out is offered first."""

    URGENT = "urgent"  # a deadline is near: save this very time if it can be saved
    NORMAL = "normal"
    CAN_WAIT = "can_wait"  # another day does as well


@dataclass(frozen=True)
class Host:
    """Who they are. `sender` is the address that mails come from and replies go to; `statement`
    what stands beside the sum at the client's bank."""

    name: str
    email: str
    sender: str
    currency: str
    timezone: str
    locales: tuple[str, ...]
    phone: str = ""
    address: str = ""
    tax_number: str = ""
    statement: str = ""

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


@dataclass(frozen=True)
class Service:
    """What can be booked. `names` by locale; `minutes` without the buffers around it.

    `shorter`: the minutes that save a meeting which somebody would else cancel late; 0 for none.
    """

    id: str
    names: dict[str, str]
    minutes: int
    price: Money
    meet: tuple[Meet, ...]
    descriptions: dict[str, str] = field(default_factory=dict)
    shorter: int = 0
    urgency: Urgency = Urgency.NORMAL

    def name(self, locale: str) -> str:
        return self.names.get(locale) or next(iter(self.names.values()))


@dataclass(frozen=True)
class Span:
    """Open from `opens` to `closes` by the wall clock; `closes` at 00:00 means midnight after."""

    opens: time
    closes: time


@dataclass(frozen=True)
class Hours:
    """The rules of availability, by the wall clock of the host's zone.

    `week`: spans by ISO weekday (1 Monday to 7 Sunday). `step`: starts lie on this grid from
    the beginning of a span. `notice` and `ahead`: how soon and how far a meeting can be booked.
    """

    week: dict[int, tuple[Span, ...]]
    step: timedelta = timedelta(minutes=30)
    buffer_before: timedelta = timedelta(0)
    buffer_after: timedelta = timedelta(minutes=10)
    notice: timedelta = timedelta(hours=12)
    ahead: timedelta = timedelta(days=60)


@dataclass(frozen=True)
class Before:
    """A moment before the start: elapsed `hours`, or `days` by the calendar at wall time `at`."""

    days: int = 0
    at: time | None = None
    hours: int = 0


@dataclass(frozen=True)
class Plan:
    """When reminders go out, and when the link to the meeting does.

    `follow_ups`: how often somebody who did not come is offered a new date, after the first time;
    `keep_offers`: how long the times of an offer are kept aside for whom it was made to.
    """

    reminders: tuple[Before, ...]
    meeting_link: Before
    follow_ups: int = 1
    keep_offers: timedelta = timedelta(hours=12)


@dataclass(frozen=True)
class Policy:
    """One published version: `id` is the hash of its terms and its texts."""

    id: str
    effective: date
    terms: Terms


@dataclass(frozen=True)
class Settings:
    """All of it. `places`: by way to meet, the link, the number or the address."""

    host: Host
    policy: Policy
    services: tuple[Service, ...]
    hours: Hours
    plan: Plan
    places: dict[Meet, str] = field(default_factory=dict)

    def deposit_for(self, service: Service, *, known: bool = False) -> Money:
        """What the policy asks for a meeting; `known`: of a client who has met the host before."""
        terms = self.policy.terms
        return terms.deposit_for(service.id, service.price, service.minutes, known=known)

    def service(self, id: str) -> Service | None:
        return next((service for service in self.services if service.id == id), None)
