"""The state of the embedded cloud in one file: written whole when something changed, read at start.

The table comes first and Stripe after it, so that Stripe never knows less than the table does: a
task that is done a second time looks before it acts, and finds what it did.
"""

import base64
import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from infra.embedded.cloud import Cloud
from infra.embedded.files import write_whole

VERSION = 1
Part = Callable[[], Any]


class Snapshot:
    """`parts`: what there is besides the table, by name, and how each is taken."""

    def __init__(self, file: Path, cloud: Cloud, parts: dict[str, Part]) -> None:
        self._file = file
        self._cloud = cloud
        self._parts = parts
        self._written = b""
        self._turn = threading.Lock()

    def write(self) -> bool:
        """Whether anything had changed."""
        with self._turn:
            table = self._cloud.items()
            state = {"version": VERSION, "table": table}
            state |= {name: take() for name, take in self._parts.items()}
            content = json.dumps(state, default=_binary, ensure_ascii=False).encode()
            if content == self._written:
                return False
            write_whole(self._file, content, 0o600)
            self._written = content
            return True


def read(file: Path) -> dict[str, Any]:
    """Nothing yet is an empty state."""
    if not file.exists():
        return {"table": []}
    state: dict[str, Any] = json.loads(file.read_bytes())
    state["table"] = [{name: _attribute(v) for name, v in item.items()} for item in state["table"]]
    return state


def _binary(value: object) -> str:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    raise TypeError(f"{type(value).__name__} has no place in a snapshot")


def _attribute(value: dict[str, Any]) -> dict[str, Any]:
    return {"B": base64.b64decode(value["B"])} if "B" in value else value
