"""Questions a second: what would it cost, of many bookings under the presets, asked in process; and
how long the whole site takes to build."""

import shutil
import tempfile
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from infra.settings import load
from infra.site import build_site
from showup.domain.booking import Booking
from showup.domain.questions import Question, Step, answer
from showup.domain.supposing import forgiven_once, supposed
from tests.bench.stopwatch import timed
from tests.builders import NOW, START

ROOT = Path(__file__).parents[2]
PRESETS = ("flexible", "moderate", "strict", "article")
HOURS_BEFORE = (1, 23, 25, 47, 49, 100, 300)


@dataclass(frozen=True)
class Rate:
    """Answers a second, of one kind of question."""

    step: Step
    a_second: float


def rates() -> list[Rate]:
    bookings = [_under(preset) for preset in PRESETS]
    return [_rate(step, bookings) for step in Step]


def _under(preset: str) -> Booking:
    settings = load(ROOT, f"templates/policies/en/{preset}.md")
    service = next(one for one in settings.services if one.price)
    return supposed(service, START, settings, NOW)


def _rate(step: Step, bookings: list[Booking]) -> Rate:
    to = {Step.MOVE: START + timedelta(days=2), Step.LATE: START + timedelta(minutes=10)}.get(step)
    question = Question(step, to)
    moments = [START - timedelta(hours=hours) for hours in HOURS_BEFORE]
    asked = [(booking, forgiven_once(at), at) for booking in bookings for at in moments]

    def ask() -> None:
        for booking, record, at in asked:
            answer(booking, record, question, at)

    return Rate(step, len(asked) / timed(ask).median * 1000)


def build_seconds() -> float:
    """Of the whole site, every page in both languages, in a program of its own."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for part in ("site", "templates"):
            shutil.copytree(ROOT / part, root / part, symlinks=True)
        shutil.copy(ROOT / "mkdocs.yml", root)
        began = time.perf_counter()
        build_site(root, "http://localhost:8000", "Showup")
        return time.perf_counter() - began
