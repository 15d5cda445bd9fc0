"""A sample year: so many meetings, each with what its client does, from one seed.

The shares are a guess at a freelancer's year and no statistics; each can be set on the command
line. What a client does depends on the seed alone, never on the policy, so that two policies are
compared on the very same year.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random

from infra.settings.starts import starts_of
from showup.domain.settings import Service, Settings


class Does(StrEnum):
    """What a client does with a meeting they have booked."""

    COMES = "comes"
    COMES_LATE = "comes late"
    CANCELS_EARLY = "cancels days ahead"
    CANCELS_LATE = "cancels late"
    MOVES_LATE = "moves it late"
    SAVES = "meets by phone instead"
    MISSES = "does not come"
    EXCUSED = "has an emergency"
    LET_DOWN = "is let down by the host"


# In a hundred meetings.
SHARES: Mapping[Does, int] = {
    Does.COMES: 66,
    Does.COMES_LATE: 6,
    Does.CANCELS_EARLY: 9,
    Does.CANCELS_LATE: 6,
    Does.MOVES_LATE: 4,
    Does.SAVES: 2,
    Does.MISSES: 4,
    Does.EXCUSED: 2,
    Does.LET_DOWN: 1,
}
# One meeting in so many is with a client who comes a single time; the rest have their regulars.
CLIENTS = 24
EARLY = (timedelta(hours=49), timedelta(days=12))
LATE = (timedelta(minutes=20), timedelta(hours=47))


@dataclass(frozen=True)
class Story:
    """One meeting: booked `lead` before its start; `notice` before it the client acts. `uses`:
    whether they take a new date when a credit waits for one; `minutes` late, who comes late."""

    client: int
    service: Service
    start: datetime
    lead: timedelta
    does: Does
    notice: timedelta
    uses: bool
    minutes: int

    @property
    def made(self) -> datetime:
        return self.start - self.lead

    @property
    def acts(self) -> datetime:
        """Never before the booking was made."""
        return max(self.made, self.start - self.notice)


def a_year(
    settings: Settings,
    first: datetime,
    *,
    meetings: int,
    seed: int,
    shares: Mapping[Does, int] = SHARES,
) -> list[Story]:
    """In the order of their starts, spread over 52 weeks of the host's own hours."""
    return sorted(_stories(settings, first, meetings, Random(seed), shares), key=_by_start)


def _by_start(story: Story) -> datetime:
    return story.start


def _stories(
    settings: Settings, first: datetime, meetings: int, chance: Random, shares: Mapping[Does, int]
) -> Iterator[Story]:
    paid = [one for one in settings.services if one.price and starts_of(settings.hours, one)]
    kinds, weights = list(shares), list(shares.values())
    for _ in range(meetings if paid else 0):
        service = chance.choice(paid)
        wall = chance.choice(sorted(starts_of(settings.hours, service)))
        (does,) = chance.choices(kinds, weights)
        shortest, longest = EARLY if does is Does.CANCELS_EARLY else LATE
        yield Story(
            client=chance.randint(1, CLIENTS),
            service=service,
            start=_on(first, chance.randrange(52), wall, settings),
            lead=timedelta(hours=chance.randint(14, 24 * 28)),
            does=does,
            notice=_between(shortest, longest, chance),
            uses=chance.random() < 0.6,
            minutes=chance.randint(1, 30),
        )


def _on(first: datetime, week: int, wall: datetime, settings: Settings) -> datetime:
    """That weekday and time of the clock, in the so manieth week after `first`."""
    zone = settings.host.zone
    monday = first.astimezone(zone).date()
    monday += timedelta(days=-monday.weekday(), weeks=week + 1)
    day = monday + timedelta(days=wall.weekday())
    return datetime.combine(day, wall.time(), zone)


def _between(shortest: timedelta, longest: timedelta, chance: Random) -> timedelta:
    minutes = chance.randint(shortest // timedelta(minutes=1), longest // timedelta(minutes=1))
    return timedelta(minutes=minutes)
