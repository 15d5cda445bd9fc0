"""`make bench`: slots, requests, cold starts, questions, the booking page and races, beside the
yardsticks."""

import logging
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from subprocess import TimeoutExpired

from tests.bench import (
    cold,
    drain,
    inside,
    lighthouse,
    paper,
    questions,
    sheets,
    slots,
    stack,
    yardsticks,
)
from tests.bench.race import Race
from tests.bench.requests import WentWrong, lines
from tests.bench.stopwatch import timed
from tests.bench.weight import weigh
from tests.browser import a_chromium
from tests.cloud import Cloud, free_port

CLIENTS, TIMES, THREADS = 100, 20, 16
# Every third transaction is stopped.
CONFLICTS = 3
PAGE = "/book/"
# Nothing of the bench leaves this machine, whatever a browser may want to ask its maker.
AT_HOME = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"


def main() -> int:
    """The exit status: 1 if an answer is wrong or an invariant is broken, never for slowness."""
    began = time.monotonic()
    logging.disable(logging.INFO)
    paper.machine()
    wrongs = [*the_slots(), *the_nights(), *the_requests(), *the_drain(), *the_starts()]
    the_questions()
    with the_cloud() as cloud:
        wrongs += [*the_page(cloud), *the_races(cloud)]
    paper.verdict(wrongs, time.monotonic() - began)
    return 1 if wrongs else 0


def the_slots() -> Iterator[str]:
    ways = {
        "Showup, from ISO strings": slots.from_iso,
        "Showup, from the table's items": slots.from_items,
    }
    wrongs = [
        f"slots, {name}, {days} days, {taken} taken"
        for name, way in ways.items()
        for days, taken in slots.CASES
        if not slots.is_right(way(days, taken)(), days, taken)
    ]
    with at_work("slots"):
        counts = slots.WORK["busy_counts"]
        timings = {name: [timed(way(60, taken)) for taken in counts] for name, way in ways.items()}
    paper.slots_table(timings)
    asked = len(ways) * len(slots.CASES)
    paper.answers("answers", asked - len(wrongs), asked)
    yield from wrongs


def the_nights() -> Iterator[str]:
    wrongs = [
        f"the night of {day}" for day, right in slots.NIGHTS.items() if slots.night(day) != right
    ]
    asked = len(slots.NIGHTS)
    name = "nights when the clocks change, open 01:00 to 04:00"
    paper.answers(name, asked - len(wrongs), asked, yardsticks.NIGHTS)
    yield from wrongs


def the_requests() -> Iterator[str]:
    try:
        with at_work("a walk through every request"):
            found = lines()
    except WentWrong as wrong:
        yield str(wrong)
    else:
        paper.requests_table(found)


def the_drain() -> Iterator[str]:
    with at_work("draining what is due"):
        found = [drain.drained(size) for size in drain.SIZES]
    sheets.drain_table(found)
    yield from (wrong for one in found for wrong in one.wrongs)


def the_starts() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder, at_work("cold starts"):
        found = cold.measured(cold.unpacked(Path(folder)))
    sheets.starts_table(found)
    yield from (wrong for one in found for wrong in one.wrongs)


def the_questions() -> None:
    with at_work("questions, and a build of the site"):
        sheets.questions_table(questions.rates(), questions.build_seconds())


@contextmanager
def the_cloud() -> Iterator[Cloud]:
    # It may still be clearing away its workers' files when it is waited for no longer.
    folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    with folder, suppress(TimeoutExpired), ExitStack() as running:
        with at_work("starting the embedded cloud"):
            cloud = running.enter_context(Cloud.started(Path(folder.name)))
        yield cloud


def the_page(cloud: Cloud) -> Iterator[str]:
    steered = free_port()
    with a_chromium(f"--remote-debugging-port={steered}", AT_HOME) as browser:
        with at_work("the weight of the booking page"):
            weight = weigh(browser, cloud.url + PAGE)
        sheets.page_table(weight, _scores(weight.url, steered))
    yield from weight.wrongs


def _scores(url: str, steered: int) -> list[int]:
    try:
        with at_work("Lighthouse"):
            return lighthouse.scores(url, steered)
    except lighthouse.Unmeasured as unmeasured:
        sheets.unmeasured(str(unmeasured))
        return []


def the_races(cloud: Cloud) -> Iterator[str]:
    with at_work("races in one process"):
        ones = [inside.one_slot(CLIENTS, THREADS, conflicts=nth) for nth in (0, CONFLICTS)]
        many = [inside.many_slots(CLIENTS, THREADS, TIMES, conflicts=nth) for nth in (0, CONFLICTS)]
    with at_work("races through the running stack"):
        one, spread = stack.races(cloud, CLIENTS, TIMES)
    paper.races_table(f"{CLIENTS} for one slot", [one, *ones], yardsticks.RACE)
    paper.races_table(f"{CLIENTS} for {TIMES} neighbours", [spread, *many], {})
    paper.the_races_say()
    yield from _wrongs([one, *ones, spread, *many])


def _wrongs(races: list[Race]) -> Iterator[str]:
    return (f"race, {race.name}: {wrong}" for race in races for wrong in race.wrongs)


@contextmanager
def at_work(what: str) -> Iterator[None]:
    """Says on a terminal what is being done."""
    with paper.console.status(f"{what} …"):
        yield


if __name__ == "__main__":
    sys.exit(main())
