"""The stories in which a worker dies: what people do and when, step by step, and the right end."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from showup.domain.booking import Booking, Status
from showup.domain.deposit import DepositState
from showup.domain.fee import Ruling
from showup.domain.words import Word
from tests.builders import START
from tests.house import House

BOOKED = "booking0000000000001"
HOURS, MINUTE = timedelta(hours=1), timedelta(minutes=1)
Step = Callable[[House], object]


@dataclass(frozen=True)
class Story:
    steps: tuple[Step, ...]
    status: Status
    deposit: DepositState
    mails: tuple[str, ...]


def of(deed: Callable[[House, Booking], object]) -> Step:
    """Somebody does something about the booking, as it is by then."""
    return lambda house: deed(house, house.booking(BOOKED))


def until(moment: datetime) -> Step:
    return lambda house: house.go_to(moment)


def after(time: timedelta) -> Step:
    return lambda house: house.advance(time)


AND_A_WEEK = after(timedelta(days=7))  # in which nothing is left to do

STORIES = {
    "came": Story(
        (
            House.book,
            of(House.pay),
            until(START + HOURS),
            of(House.attended),
            after(5 * HOURS),
            AND_A_WEEK,
        ),
        Status.ATTENDED,
        DepositState.RELEASED,
        ("booked", "host_booked", "reminder", "held", "meeting_link", "host_met", "released"),
    ),
    "moved_then_cancelled_in_time": Story(
        (
            House.book,
            of(House.pay),
            until(START - 49 * HOURS),
            of(lambda house, booking: house.move(booking, START + 48 * HOURS)),
            until(START - 12 * HOURS),
            of(House.cancel),
            after(5 * HOURS),
            AND_A_WEEK,
        ),
        Status.CANCELLED,
        DepositState.RELEASED,
        (
            *("booked", "host_booked", "reminder", "held", "moved", "host_moved"),
            *("reminder", "held", "cancelled", "host_cancelled"),
        ),
    ),
    "refused_then_mended": Story(
        (
            House.book,
            of(lambda house, booking: house.pay(booking, "4000000000000341")),
            until(START - 70 * HOURS),
            of(House.mend),
            of(House.pay),
            until(START + 20 * HOURS),
            AND_A_WEEK,
        ),
        Status.ATTENDED,
        DepositState.RELEASED,
        (
            *("booked", "host_booked", "reminder", "hold_refused", "host_hold_refused", "held"),
            *("meeting_link", "host_met", "released"),
        ),
    ),
    "late_and_taken": Story(
        (
            House.book,
            of(House.pay),
            until(START - 40 * HOURS),
            of(House.cancel),
            after(HOURS),
            of(House.take),
            after(30 * HOURS),
            AND_A_WEEK,
        ),
        Status.CANCELLED,
        DepositState.CAPTURED,
        (
            *("booked", "host_booked", "reminder", "held", "meeting_link"),
            *("cancelled", "host_cancelled", "taken", "host_settled"),
        ),
    ),
    "missed_and_taken": Story(
        (
            House.book,
            of(House.pay),
            until(START + 6 * MINUTE),
            of(House.asks),
            until(START + HOURS),
            of(House.declares),
            until(START + 2 * HOURS),
            of(lambda house, booking: house.says(booking, Word.OBJECTION, "I was there.")),
            until(START + 32 * HOURS),
            of(lambda house, booking: house.decides(booking, Ruling.LOWER, 2000, "By phone.")),
            until(START + 37 * HOURS),
            AND_A_WEEK,
        ),
        Status.NO_SHOW,
        DepositState.CAPTURED,
        (
            *("booked", "host_booked", "reminder", "held", "meeting_link", "host_met"),
            *("check_in", "missed", "host_word", "host_decision", "taken", "host_settled"),
        ),
    ),
    "unfinished": Story(
        (House.book, after(2 * HOURS), AND_A_WEEK), Status.EXPIRED, DepositState.AWAITED, ()
    ),
}
