"""The slots workload that other booking software was measured by: the same work, the same answer.

`tests/bench/slots.json` describes it; `make bench` times it.
"""

import json
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from showup.domain import claims, diary
from showup.domain.settings import Hours, Span

WORK = json.loads((Path(__file__).parents[1] / "bench/slots.json").read_text())
BEGINS = datetime.fromisoformat(WORK["window_start_utc"])
FIRST = date.fromisoformat(WORK["window_start_local"][:10])
OPEN = Span(*(time.fromisoformat(at) for at in WORK["working_hours"]["mon-fri"]))
HOURS = Hours(
    week=dict.fromkeys(range(1, 6), (OPEN,)),
    step=timedelta(minutes=WORK["step_min"]),
    buffer_after=timedelta(0),
)


def busy(days: int, count: int) -> list[claims.Interval]:
    begins = claims.minute(BEGINS)
    starts = (begins + 5 * (i * days * 288 // count) for i in range(count))
    return sorted((start, start + 5 * (1 + i % 4)) for i, start in enumerate(starts))


def digest(starts: list[int]) -> str:
    moments = (claims.moment(start).astimezone(UTC) for start in starts)
    text = "\n".join(f"{moment:%Y-%m-%dT%H:%M:%S}.000Z" for moment in moments)
    return sha256(text.encode()).hexdigest()[:16]


@pytest.mark.parametrize("size", WORK["answers"])
def test_the_answer_to_the_yardstick_is_right(size: str) -> None:
    days, count = map(int, size.split("/"))
    last = FIRST + timedelta(days=days - 1)
    zone, minutes = ZoneInfo(WORK["tz"]), WORK["duration_min"]
    starts = diary.open_starts(HOURS, zone, minutes, FIRST, last, busy(days, count))
    assert [len(starts), digest(starts)] == WORK["answers"][size]
