"""Cold starts of the functions from the real zip, beside boto3 alone in the same run.

What is counted, in a fresh interpreter: importing the handler, reading the published settings,
making the table's client, which is all that stands between an event and a first call to the table.
Not counted are the interpreter's own start, the download, the network, and what only some calls
need, which the first of them imports. Each start then answers one event that needs no network, to
show that it is one. Python and machine are this one's, not Lambda's, so the ratio counts.
"""

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from infra.package import package
from infra.settings import load, published
from tests.cloud import ROOT
from tests.events import a_request_of

ROUNDS = 9
BASE = "boto3"
PROGRAM = Path(__file__).with_name("start.py")
# Of an event that is not ours: a mail without our tags.
FOREIGN = {"source": "aws.ses", "detail-type": "Send", "detail": {"mail": {}}}


def _status(code: int) -> Callable[[Any], bool]:
    return lambda answer: bool(answer["statusCode"] == code)


# By function, an event that it answers without a network, and whether an answer is right.
FIRST: dict[str, tuple[dict[str, Any], Callable[[Any], bool]]] = {
    "booking": (a_request_of("GET", "/api/services"), _status(200)),
    "desk": (a_request_of("GET", "/api/desk/bookings/none"), _status(401)),
    "deposits": (a_request_of("GET", "/api/webhooks/nobody"), _status(404)),
    "reminders": (FOREIGN, lambda answer: answer == {"noted": False}),
}


@dataclass(frozen=True)
class Start:
    """`ready` after so many milliseconds; then its first answer was right or not."""

    ready: float
    is_right: bool


@dataclass(frozen=True)
class Starts:
    """One for each round. `base`: those of boto3 alone, round by round."""

    name: str
    starts: list[Start]
    base: list[Start]

    @property
    def ready(self) -> float:
        return median(one.ready for one in self.starts)

    @property
    def ratio(self) -> float:
        """Of neighbours in time, since the machine is now faster and now slower."""
        pairs = zip(self.starts, self.base, strict=True)
        return median(one.ready / base.ready for one, base in pairs)

    @property
    def wrongs(self) -> Iterator[str]:
        if not all(one.is_right for one in self.starts):
            yield f"cold start of {self.name}: its first answer"


def unpacked(folder: Path) -> Path:
    """The zip as `make package` builds it, with bytecode for this very interpreter."""
    zipped = package(ROOT, published(load(ROOT)), into=folder / "functions.zip")
    with zipfile.ZipFile(zipped) as archive:
        archive.extractall(folder / "task")
    return folder / "task"


def measured(task: Path, rounds: int = ROUNDS) -> list[Starts]:
    """Boto3 first. In each round everybody once; an extra round before fills the disk's cache."""
    names = [BASE, *FIRST]
    runs = [{name: start(task, name) for name in names} for _ in range(rounds + 1)][1:]
    base = [run[BASE] for run in runs]
    return [Starts(name, [run[name] for run in runs], base) for name in names]


def start(task: Path, name: str) -> Start:
    event, is_right = FIRST.get(name, ({}, lambda answer: answer == {}))
    said = json.loads(alone(PROGRAM, task, name, json.dumps(event)))
    return Start(said["ready"], is_right(said["answer"]))


def alone(*program: str | Path) -> str:
    """What it says in a fresh interpreter, without site-packages (-I -S). No bytecode is written
    (-B): where functions run, their folder is read-only."""
    outcome = subprocess.run(
        [sys.executable, "-I", "-S", "-B", *program],
        env={"AWS_DEFAULT_REGION": "eu-central-1"},
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    if outcome.returncode:
        raise RuntimeError(f"It does not start from the zip:\n{outcome.stderr}")
    return outcome.stdout
