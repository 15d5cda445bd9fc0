"""Lighthouse's four scores for a page, on its idea of a phone; with the browser that runs already.

The tool comes from npm (tests/bench/package.json); where that cannot be, nothing is measured.
"""

import json
import subprocess
from pathlib import Path
from statistics import median_low

PROGRAM = Path(__file__).parent / "node_modules/.bin/lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# Performance depends on the mood of the machine, so the middle one of RUNS counts.
RUNS = 3
PATIENCE = 120


class Unmeasured(Exception):
    """There is no score; the sentence says why."""


def scores(url: str, port: int, runs: int = RUNS) -> list[int]:
    """In the order of CATEGORIES, 100 at best. `port`: where the browser is steered from."""
    if not PROGRAM.exists():
        raise Unmeasured("it comes from npm, which is missing or could not install it")
    each = [_once(url, port) for _ in range(runs)]
    return [median_low(found) for found in zip(*each, strict=True)]


def _once(url: str, port: int) -> list[int]:
    command = [PROGRAM, url, f"--port={port}", "--quiet", "--output=json", "--output-path=stdout"]
    command += [f"--only-categories={','.join(CATEGORIES)}", "--no-enable-error-reporting"]
    try:
        outcome = subprocess.run(
            command, capture_output=True, text=True, check=True, timeout=PATIENCE
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise Unmeasured(f"it did not run: {error}") from error
    return read(json.loads(outcome.stdout))


def read(report: dict[str, dict[str, dict[str, float | None]]]) -> list[int]:
    """A category without a score is one that Lighthouse could not judge: it scores nothing."""
    found = [report["categories"][name]["score"] for name in CATEGORIES]
    return [round((score or 0) * 100) for score in found]
