"""Where the templates lie: beside the package in the zip, two floors up in the source."""

from functools import cache
from pathlib import Path


@cache
def templates() -> Path:
    floors = Path(__file__).parents
    return next(floor / "templates" for floor in floors if (floor / "templates/clauses").is_dir())
