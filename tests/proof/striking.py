"""Where in a story a mishap can strike, and the story told with it. Each begins at its own step, so
that nobody has to tell what came before."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from zlib import crc32

from botocore.exceptions import BotoCoreError, ClientError

from showup.domain.errors import NotPossible, ShowupError
from tests.house import House, a_quick_house
from tests.letterbox import LetterBox
from tests.proof import invariants
from tests.proof.mishaps import Mishap
from tests.proof.points import Left, go_through, resume
from tests.proof.stories import BOOKED, Story
from tests.tripwire import Killed


@dataclass(frozen=True)
class Call:
    """The n-th of a step; `begin` is what there was when the step began."""

    step: int
    nth: int
    name: str
    begin: Left = field(repr=False)


def calls_of(story: Story) -> list[Call]:
    house = a_quick_house(story.settings)
    found = list[Call]()
    for number, step in enumerate(story.steps):
        begin = Left.by(house)
        house.tripwire.calls.clear()
        step(house)
        names = enumerate(house.tripwire.calls, 1)
        found += [Call(number, nth, name, begin) for nth, name in names]
    return found


def struck(calls: list[Call], mishap: Mishap, story: str) -> Iterator[Call]:
    """Always the same ones, and others in each story."""
    fitting = [call for call in calls if call.name.startswith(mishap.call)]
    first = crc32(f"{story} {mishap.name}".encode())
    for number, call in enumerate(fitting, first):
        if number % mishap.one_in == 0:
            yield call


def tell(story: Story, call: Call, mishap: Mishap) -> tuple[House, list[str]]:
    """The house at the end, and the mails that may have gone twice. Whoever hears an error asks
    again a little later."""
    house = a_quick_house(story.settings)
    call.begin.to(house)
    doubtful = list[str]()
    _arm(house, call, mishap, doubtful)
    try:
        story.steps[call.step](house)
    except NotPossible:
        go_through(story, call.step + 1, house)
    except (ClientError, BotoCoreError, ShowupError, Killed):
        house.now += mishap.later
        resume(story, call.step, house)
    else:
        go_through(story, call.step + 1, house)
    return house, doubtful


def _arm(house: House, call: Call, mishap: Mishap, doubtful: list[str]) -> None:
    calls, struck = house.tripwire.calls, list[str]()

    def notice(when: str) -> None:
        if not struck and (len(calls), when) == (call.nth, mishap.when):
            struck.append(when)
            doubtful.extend(LetterBox(house.box.sent).names()[-1:])
            mishap.cause(house, call.name)
        if when == "after" and (booking := house.table.booking(BOOKED)):
            invariants.always(house, booking)

    house.tripwire.notice = notice
