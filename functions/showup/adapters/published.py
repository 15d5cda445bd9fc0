"""The settings as published: `published.json`, which lies beside the package in the zip."""

from functools import cache
from pathlib import Path

import msgspec

from showup.domain.settings import Settings

BESIDE = Path(__file__).parents[2] / "published.json"


@cache
def read(document: Path = BESIDE) -> Settings:
    """Once for each worker: a changed page is a new zip, hence new workers."""
    return msgspec.json.decode(document.read_bytes(), type=Settings)
