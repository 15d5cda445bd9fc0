"""Before anything is started: is the door free, is the state ours, and how long does it all take?

CannotRun    one clear sentence; nothing has been started yet
"""

import contextlib
import fcntl
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path


class CannotRun(Exception):
    """One clear sentence."""


@contextlib.contextmanager
def door(port: int) -> Iterator[socket.socket]:
    """The port first of all: if it is taken, nothing has been started yet."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
        except OSError as error:
            raise CannotRun(
                f"Port {port} is in use. Stop what uses it, or choose another: "
                f"PORT={port + 1} make run"
            ) from error
        listener.listen(128)
        yield listener


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Two houses on one state would each overwrite what the other remembers."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CannotRun(
                f"Another `make run` has its state in {folder}. Stop it, or choose another "
                "folder: SHOWUP_DATA=… make run"
            ) from error
        yield


class Progress:
    """One line for each thing that is done, with its seconds."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._began = time.monotonic()

    def done(self, what: str, began: float) -> None:
        self._say(f"{time.monotonic() - began:5.1f} s  {what}")

    @contextlib.contextmanager
    def of(self, what: str) -> Iterator[None]:
        began = time.monotonic()
        yield
        self.done(what, began)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began
