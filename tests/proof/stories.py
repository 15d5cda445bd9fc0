"""The stories that are told hundreds of times: what people do and when, and the right end."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from infra.embedded.stripe import holds
from showup.domain.booking import Booking, Status
from showup.domain.deposit import DepositState
from showup.domain.settings import Settings
from tests.builders import START
from tests.house import House

BOOKED = "booking0000000000001"
HOUR, MINUTE, DAY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)
LATE = START - 40 * HOUR
Step = Callable[[House], object]


@dataclass(frozen=True)
class Story:
    """`taken` and given `back` in all at Stripe, in minor units."""

    settings: Settings
    steps: tuple[Step, ...]
    status: Status
    deposit: DepositState
    taken: int = 0
    back: int = 0


def told(
    settings: Settings,
    *steps: Step,
    end: tuple[Status, DepositState],
    taken: int = 0,
    back: int = 0,
) -> Story:
    """With weeks at the end, in which nothing is left to do."""
    return Story(settings, (*steps, to_the_end), *end, taken, back)


def to_the_end(house: House) -> None:
    house.go_to(max(house.now, START) + 14 * DAY)


def of(deed: Callable[..., object], *rest: Any, **more: Any) -> Step:
    """Somebody does something about the booking, as it is by then."""
    return lambda house: deed(house, house.booking(BOOKED), *rest, **more)


def until(moment: datetime) -> Step:
    return lambda house: house.go_to(moment)


def after(time: timedelta) -> Step:
    return lambda house: house.advance(time)


def books(**changes: Any) -> Step:
    return lambda house: house.book(**changes)


def moves(start: datetime) -> Step:
    return lambda house: house.move(house.booking(BOOKED), start)


def bank_lets_go(house: House) -> None:
    """Of a hold that we count on."""
    for intent in house.held():
        found = house.bank.store.get("payment_intent", intent["id"])
        holds.close(house.bank.store, found, "automatic", "charge.expired")


def has_done(house: House, booking: Booking, what: str) -> bool:
    """Whether the step went through before its worker was killed."""
    return any(event.what == what for event in house.table.events(booking.id))
