"""Times small work: the median of many runs, and the best, which a busy machine disturbs least."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

RUNS, WARM = 150, 5
LONGEST = 1.5


@dataclass(frozen=True)
class Timing:
    """In milliseconds."""

    median: float
    best: float


def timed(work: Callable[[], object]) -> Timing:
    """So many runs, or as many as fit in LONGEST seconds."""
    for _ in range(WARM):
        work()
    gc.collect()
    runs: list[float] = []
    ends = time.perf_counter() + LONGEST
    while len(runs) < RUNS and time.perf_counter() < ends:
        began = time.perf_counter()
        work()
        runs.append((time.perf_counter() - began) * 1000)
    return Timing(median(runs), min(runs))
