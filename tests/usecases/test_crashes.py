"""A worker killed at any point of a story, before or after a call outside, and the story still
ends right. `points.py` says which calls are tried."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from showup.domain.choices import FirstLapse
from showup.domain.ledger import Deed, Outcome
from tests.builders import some_settings, with_terms
from tests.house import House, a_house
from tests.usecases.crash_stories import BOOKED, STORIES, Story
from tests.usecases.points import crash_points, go_on

PLAN = replace(some_settings().plan, follow_ups=0)  # mails like the others, only later
SETTINGS = with_terms(some_settings(plan=PLAN), first_lapse=FirstLapse.CHARGED)


def check(house: House, story: Story, doubtful: Sequence[str] = ()) -> None:
    """Nothing lost, nobody charged twice, books equal to the bank's, each mail once but for one."""
    booking = house.booking(BOOKED)
    assert (booking.status, booking.deposit.state) == (story.status, story.deposit)
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
    once, found = sorted(story.mails), sorted(house.box.names())
    assert found in (once, sorted([*once, *doubtful]))


@pytest.mark.parametrize("name", STORIES)
def test_a_story_ends_right(name: str) -> None:
    story = STORIES[name]
    with a_house(SETTINGS) as house:
        for step in story.steps:
            step(house)
        check(house, story)


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("name", STORIES)
def test_a_story_ends_right_wherever_the_worker_is_killed(
    name: str,
    when: str,
    subtests: pytest.Subtests,
    record_property: Callable[[str, object], None],
) -> None:
    story = STORIES[name]
    with a_house(SETTINGS) as house:
        points = [point for point in crash_points(story, house) if point.when == when]
    for point in points:
        with subtests.test(str(point)), a_house(SETTINGS) as house:
            go_on(story, point, house)
            check(house, story, point.doubtful)
    record_property("crash points", len(points))
    print(f"{len(points)} crash points {when} their effect in {name}")
