"""A worker killed at any point of any story, before or after a call outside, and the story still
ends right."""

from collections.abc import Callable, Iterable, Sequence

import pytest

from tests.house import House, a_quick_house
from tests.proof import invariants
from tests.proof.banks import BANKS
from tests.proof.held import HELD
from tests.proof.paid import PAID
from tests.proof.points import Point, crash_points, go_on, watched
from tests.proof.stories import BOOKED, Story

STORIES = HELD | PAID | BANKS


def ends_right(
    house: House, story: Story, mails: Iterable[str], doubtful: Sequence[str] = ()
) -> None:
    """Nothing lost, nobody charged twice, books equal to the bank's, each mail once but for one."""
    booking = house.booking(BOOKED)
    assert (booking.status, booking.deposit.state) == (story.status, story.deposit)
    assert invariants.at_the_bank(house, booking) == (story.taken, story.back)
    invariants.at_rest(house, booking)
    once, found = sorted(mails), sorted(house.box.names())
    assert found in (once, sorted([*once, *doubtful]))


def undisturbed(story: Story) -> list[str]:
    """The mails of the story when nothing goes wrong."""
    house = a_quick_house(story.settings)
    watched(house)
    for step in story.steps:
        step(house)
    ends_right(house, story, house.box.names())
    return house.box.names()


@pytest.mark.parametrize("name", STORIES)
def test_a_story_ends_right(name: str) -> None:
    undisturbed(STORIES[name])


@pytest.mark.parametrize("name", STORIES)
def test_a_story_ends_right_wherever_the_worker_is_killed(
    name: str, subtests: pytest.Subtests, record_property: Callable[[str, object], None]
) -> None:
    story = STORIES[name]
    mails = undisturbed(story)
    points = crash_points(story, a_quick_house(story.settings))
    for group in alike(points):
        with subtests.test(str(group)):
            house = a_quick_house(story.settings)
            watched(house)
            go_on(story, group, house)
            ends_right(house, story, mails, group.doubtful)
    record_property("crash points", len(points))


def alike(points: Sequence[Point]) -> list[Point]:
    """One for each state that a death leaves behind: the others go on from the very same one."""
    seen = {(point.step, id(point.left), tuple(point.doubtful)): point for point in points}
    return list(seen.values())
