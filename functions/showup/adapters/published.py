"""The settings as published: `published.json`, which lies beside the package in the zip."""

import sys
from functools import cache
from pathlib import Path

import msgspec

from showup.domain.settings import Settings

BESIDE = Path(__file__).parents[2] / "published.json"


@cache
def read(document: Path | None = None) -> Settings:
    """Once for each worker: a changed page is a new zip, hence new workers."""
    return msgspec.json.decode((document or _found()).read_bytes(), type=Settings)


def _found() -> Path:
    """Found as the package itself is: in the first place on Python's path that has it."""
    places = (Path(place) / BESIDE.name for place in sys.path)
    return next((place for place in places if place.is_file()), BESIDE)
