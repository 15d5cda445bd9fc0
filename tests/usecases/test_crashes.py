"""A worker killed at any point of a story, before or after a call outside, and the story still
ends right. `crash_points` says which calls are tried."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from showup.adapters.queue import LEASE_SECONDS
from showup.domain.booking import Booking, Status
from showup.domain.deposit import DepositState
from showup.domain.errors import NotPossible
from showup.domain.fee import Ruling
from showup.domain.ledger import Deed, Outcome
from showup.domain.words import Word
from tests.builders import START, some_settings, with_terms
from tests.house import House, a_house
from tests.tripwire import Killed

HOURS, MINUTE = timedelta(hours=1), timedelta(minutes=1)
PLAN = replace(some_settings().plan, follow_ups=0)  # mails like the others, only later
SETTINGS = with_terms(some_settings(plan=PLAN), first_lapse="charged")
Story = Callable[[House], Booking]


def survive(house: House, step: Callable[[], object]) -> None:
    """Whoever is killed is started again once the lease is over; people ask once more."""
    while True:
        try:
            step()
        except Killed:
            house.now += timedelta(seconds=LEASE_SECONDS + 1)
        except NotPossible:
            return  # the first try went through, only its answer was lost
        else:
            return


def came(house: House) -> Booking:
    survive(house, house.book)
    booking = house.booking("booking0000000000001")
    survive(house, lambda: house.pay(booking))
    survive(house, lambda: house.go_to(START + HOURS))
    survive(house, lambda: house.attended(booking))
    survive(house, lambda: house.advance(5 * HOURS))
    return house.booking(booking.id)


def moved_then_cancelled_in_time(house: House) -> Booking:
    survive(house, house.book)
    booking = house.booking("booking0000000000001")
    survive(house, lambda: house.pay(booking))
    survive(house, lambda: house.go_to(START - 49 * HOURS))
    survive(house, lambda: house.move(booking, START + 48 * HOURS))
    survive(house, lambda: house.go_to(START - 12 * HOURS))
    survive(house, lambda: house.cancel(booking))
    survive(house, lambda: house.advance(5 * HOURS))
    return house.booking(booking.id)


def refused_then_mended(house: House) -> Booking:
    survive(house, house.book)
    booking = house.booking("booking0000000000001")
    survive(house, lambda: house.pay(booking, "4000000000000341"))
    survive(house, lambda: house.go_to(START - 70 * HOURS))
    survive(house, lambda: house.mend(booking))
    survive(house, lambda: house.pay(booking))
    survive(house, lambda: house.go_to(START + 20 * HOURS))
    return house.booking(booking.id)


def late_and_taken(house: House) -> Booking:
    survive(house, house.book)
    booking = house.booking("booking0000000000001")
    survive(house, lambda: house.pay(booking))
    survive(house, lambda: house.go_to(START - 40 * HOURS))
    survive(house, lambda: house.cancel(booking))
    survive(house, lambda: house.advance(HOURS))
    survive(house, lambda: house.take(booking))
    survive(house, lambda: house.advance(30 * HOURS))
    return house.booking(booking.id)


def missed_and_taken(house: House) -> Booking:
    survive(house, house.book)
    booking = house.booking("booking0000000000001")
    survive(house, lambda: house.pay(booking))
    survive(house, lambda: house.go_to(START + 6 * MINUTE))
    survive(house, lambda: house.asks(booking))
    survive(house, lambda: house.go_to(START + HOURS))
    survive(house, lambda: house.declares(booking))
    survive(house, lambda: house.go_to(START + 2 * HOURS))
    survive(house, lambda: house.says(booking, Word.OBJECTION, "I was there."))
    survive(house, lambda: house.go_to(START + 32 * HOURS))
    lower = (Ruling.LOWER, 2000, "As we said by phone.")
    survive(house, lambda: house.decides(booking, *lower))
    survive(house, lambda: house.go_to(START + 37 * HOURS))
    return house.booking(booking.id)


def unfinished(house: House) -> Booking:
    survive(house, house.book)
    survive(house, lambda: house.advance(2 * HOURS))
    return house.booking("booking0000000000001")


def to_the_end(story: Story, house: House) -> Booking:
    """The story, and a week more, in which nothing is left to do."""
    booking = story(house)
    survive(house, lambda: house.advance(7 * 24 * HOURS))
    return house.booking(booking.id)


ENDS: dict[Story, tuple[Status, DepositState, tuple[str, ...]]] = {
    came: (
        Status.ATTENDED,
        DepositState.RELEASED,
        ("booked", "host_booked", "reminder", "held", "meeting_link", "host_met", "released"),
    ),
    moved_then_cancelled_in_time: (
        Status.CANCELLED,
        DepositState.RELEASED,
        (
            *("booked", "host_booked", "reminder", "held", "moved", "host_moved"),
            *("reminder", "held", "cancelled", "host_cancelled"),
        ),
    ),
    refused_then_mended: (
        Status.ATTENDED,
        DepositState.RELEASED,
        (
            *("booked", "host_booked", "reminder", "hold_refused", "host_hold_refused", "held"),
            *("meeting_link", "host_met", "released"),
        ),
    ),
    late_and_taken: (
        Status.CANCELLED,
        DepositState.CAPTURED,
        (
            *("booked", "host_booked", "reminder", "held", "meeting_link"),
            *("cancelled", "host_cancelled", "taken", "host_settled"),
        ),
    ),
    missed_and_taken: (
        Status.NO_SHOW,
        DepositState.CAPTURED,
        (
            *("booked", "host_booked", "reminder", "held", "meeting_link", "host_met"),
            *("check_in", "missed", "host_word", "host_decision", "taken", "host_settled"),
        ),
    ),
    unfinished: (Status.EXPIRED, DepositState.AWAITED, ()),
}


def check(house: House, story: Story, booking: Booking, doubtful: str) -> None:
    """Nothing lost, nobody charged twice, books equal to the bank's, each mail once but for one."""
    status, deposit, mails = ENDS[story]
    assert (booking.status, booking.deposit.state) == (status, deposit)
    assert not house.open_tasks()
    assert not house.parked()
    assert not house.held(), "no hold is left behind"
    captured = sum(intent["amount_received"] for intent in house.intents())
    assert captured == (booking.deposit.taken.amount if booking.deposit.taken else 0)
    placed = {
        e.intent for e in house.ledger(booking) if (e.deed, e.outcome) == (Deed.PLACE, Outcome.DONE)
    }
    alive = {i["id"] for i in house.intents() if i["status"] in ("canceled", "succeeded")}
    assert placed == alive, "the ledger knows every hold that the bank had, and no other"
    names = house.box.names()
    for name in doubtful.split():
        if names.count(name) > mails.count(name):
            names.remove(name)
    assert sorted(names) == sorted(mails)


@pytest.mark.parametrize("story", ENDS, ids=lambda story: story.__name__)
def test_a_story_ends_right(story: Story) -> None:
    with a_house(SETTINGS) as house:
        check(house, story, to_the_end(story, house), "")


def crash_points(story: Story, when: str) -> list[int]:
    """After every call with an effect; before those to Stripe and SES. (Before a write to the
    table is after the effect that precedes it: nothing else lies between.) Claims are all alike
    but for what follows them, which is a point of its own: one in four is enough."""
    with a_house(SETTINGS) as house:
        to_the_end(story, house)
        calls = list(enumerate(house.tripwire.calls, start=1))
    claims = [nth for nth, call in calls if call == "dynamodb UpdateItem"]
    effects = [nth for nth, call in calls if not call.startswith("stripe get")]
    outside = [nth for nth, call in calls if not call.startswith("dynamodb")]
    wanted = set(effects) - set(claims) | set(claims[::4])
    return sorted(wanted if when == "after" else wanted & set(outside))


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("story", ENDS, ids=lambda story: story.__name__)
def test_a_story_ends_right_wherever_the_worker_is_killed(
    story: Story, when: str, record_property: Callable[[str, object], None]
) -> None:
    points = crash_points(story, when)
    for nth in points:
        with a_house(SETTINGS) as house:
            house.tripwire.kill(nth, when)
            booking = to_the_end(story, house)
            killed_at = house.tripwire.calls[nth - 1]
            # Between SES's yes and our commit lies the one mail that may come twice.
            previous = house.box.names()
            doubtful = (
                " ".join(set(previous)) if "ses" in killed_at or "Transact" in killed_at else ""
            )
            check(house, story, booking, doubtful)
    record_property("crash points", len(points))
    print(f"{len(points)} crash points {when} their effect in {story.__name__}")
