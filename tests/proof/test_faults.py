"""What goes wrong without killing anybody, in every story: the story ends right, and its money is
right at every moment."""

from collections import Counter
from collections.abc import Callable
from itertools import permutations

import pytest

from infra.embedded.stripe import Delivery
from tests.house import House, a_quick_house
from tests.proof import invariants
from tests.proof.banks import AFTERWARDS
from tests.proof.mishaps import MISHAPS, Mishap
from tests.proof.points import go_through, watched
from tests.proof.stories import BOOKED, DAY, Story
from tests.proof.striking import calls_of, struck, tell
from tests.proof.test_crashes import STORIES, ends_right, undisturbed

Count = Callable[[str, object], None]


@pytest.mark.parametrize("name", STORIES)
def test_a_story_ends_right_whatever_goes_wrong(
    name: str, subtests: pytest.Subtests, record_property: Count
) -> None:
    story, mails, tried = STORIES[name], undisturbed(STORIES[name]), 0
    calls = calls_of(story)
    for mishap in MISHAPS:
        for call in struck(calls, mishap, name):
            tried += 1
            with subtests.test(f"{mishap.name}: {call}"):
                house, doubtful = tell(story, call, mishap)
                still_right(house, story, mishap, mails, doubtful)
    record_property("faults that kill nobody", tried)


def still_right(
    house: House, story: Story, mishap: Mishap, mails: list[str], doubtful: list[str]
) -> None:
    if not mishap.exact:
        house.advance(DAY)
        return invariants.at_rest(house, house.booking(BOOKED))
    if mishap.two_at_it:
        doubtful = list((Counter(house.box.names()) - Counter(mails)).elements())[:1]
    return ends_right(house, story, mails, doubtful)


# --- webhooks --------------------------------------------------------------------------------

# What the bank does by itself is known by webhook alone, until the hold is wanted.
HEARD_OF = {
    "the bank let the hold go",
    "a card removed, and another one given",
    "a bank that takes its time",
    *AFTERWARDS,
}
Post = Callable[[list[Delivery]], list[Delivery]]


def every_order() -> list[tuple[str, Post]]:
    """Of what comes at one moment: three at most, so each order can be tried."""
    return [(str(order), _ordered(order)) for order in permutations(range(3))]


def _ordered(order: tuple[int, ...]) -> Post:
    return lambda found: sorted(found, key=lambda one: order[found.index(one) % len(order)])


def twice(found: list[Delivery]) -> list[Delivery]:
    return [*found, *reversed(found)]


def never(found: list[Delivery]) -> list[Delivery]:
    """Nothing rests on a webhook."""
    return []


def one_behind() -> Post:
    """Each is brought when the next ones have come."""
    kept: list[Delivery] = []

    def post(found: list[Delivery]) -> list[Delivery]:
        late = [one for one in kept if one.event not in {new.event for new in found}]
        kept[:] = found
        return late

    return post


@pytest.mark.parametrize("name", STORIES)
def test_webhooks_come_in_any_order_twice_late_or_never(
    name: str, subtests: pytest.Subtests, record_property: Count
) -> None:
    story, mails = STORIES[name], undisturbed(STORIES[name])
    late = one_behind()
    ways = [*every_order(), ("twice", twice), ("never", never), ("late", late)]
    for way, post in ways:
        with subtests.test(way):
            house = a_quick_house(story.settings)
            watched(house)
            house.post = post
            go_through(story, 0, house)
            if name not in HEARD_OF or post not in (never, late):
                ends_right(house, story, mails)
            elif name not in AFTERWARDS:
                invariants.at_rest(house, house.booking(BOOKED))
            invariants.when_quiet(house, house.booking(BOOKED))
    record_property("orders of webhooks", len(ways))
