"""No story, told with a fault on its way, leaves a name, an address, a key or a card in what is
logged or printed: by us, or by any library at the level that it has."""

import logging
from collections.abc import Callable
from datetime import datetime
from io import StringIO

import pytest

from infra.embedded.stripe import Fault
from showup.domain.errors import ShowupError
from showup.domain.tasks import Queue, Task
from showup.handlers import log
from tests.builders import NOW
from tests.house import LETTERS, SECRET, House
from tests.memory import MemoryTable
from tests.proof.stories import Story
from tests.proof.test_crashes import STORIES


class LoggedHouse(House):
    """Whose workers say what the functions say (`handlers/making.py::worker`)."""

    def _do(self, queue: Queue) -> Callable[[Task, datetime], None]:
        do = super()._do(queue)

        def told(task: Task, now: datetime) -> None:
            with log.Told(task):
                do(task, now)

        return told


def facts_of(house: House) -> set[str]:
    """All that occurred and is nobody else's business."""
    found = {SECRET, "sk_test_embedded", house.settings.host.email, house.settings.host.name}
    for number in ("4242", "0341", "0259", "1976", "5126", "4444"):
        found.add(f"00000000{number}")
    for made in house.bank.store.all("checkout.session"):
        found |= {made["id"], made["url"] or made["id"]}
    for one in house.bank.store.all("payment_intent"):
        found.add(one["client_secret"] or one["id"] + "_secret")
    for _, letter in house.box.sent:
        found.add(letter.to)
    return found | {"A client", "+48 600 000 000", "Another client", "_secret_"}


def told_with_faults(story: Story) -> House:
    house = LoggedHouse(story.settings, NOW, MemoryTable(), LETTERS)
    for number, step in enumerate(story.steps):
        fault = Fault.BROKEN if number % 2 else Fault.UNREACHABLE
        house.bank.faults.plan(fault, method="")
        try:
            step(house)
        except ShowupError:
            house.bank.faults.clear()
            step(house)
    return house


@pytest.mark.parametrize("name", STORIES)
def test_nobody_is_named_in_what_a_story_logs(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    everything = StringIO()
    handler = logging.StreamHandler(everything)
    handler.setFormatter(log.logger.registered_formatter)
    loggers = [logging.getLogger(), logging.getLogger("showup")]
    for one in loggers:
        one.addHandler(handler)
    try:
        house = told_with_faults(STORIES[name])
    finally:
        for one in loggers:
            one.removeHandler(handler)
    printed = everything.getvalue() + "".join(capfd.readouterr())
    assert "task done" in printed, "there is something to look at"
    found = {fact for fact in facts_of(house) if fact in printed}
    assert not found, f"logged: {found}"
