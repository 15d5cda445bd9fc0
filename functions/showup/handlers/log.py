"""What somebody who looks for a fault finds in the logs: what went wrong, where, with which task.

Never a token, a name, an address, or the message of an error, which may hold one of these.
"""

from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Any

from aws_lambda_powertools import Logger

from showup.domain.errors import ShowupError
from showup.domain.tasks import Task

logger = Logger(service="showup")


def unexpected(error: BaseException, **where: str) -> None:
    """A defect of ours, or an outside that nobody foresaw."""
    logger.error("unexpected", extra={**where, **_kind(error), "trace": _trace(error)})


def later(error: BaseException, **where: str) -> None:
    """Not now: the caller was told to try again."""
    logger.warning("later", extra={**where, **_kind(error)})


class TaskFailed(Exception):
    """A task ended in an error that nobody foresaw, told without its message."""


class Told:
    """Around the work on a task: says how it ended. An error that was not foreseen goes on
    without its message, since Lambda prints that of whatever ends a call."""

    def __init__(self, task: Task) -> None:
        self._about: dict[str, Any] = {
            "task": task.id,
            "booking": task.booking,
            "attempt": task.attempts,
        }

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            logger.info("task done", extra=self._about)
        elif isinstance(error, ShowupError):
            logger.warning("task failed", extra={**self._about, **_kind(error)})
        elif isinstance(error, Exception):
            unexpected(error, **self._about)
            raise TaskFailed(f"{self._about['task']}: {type(error).__name__}") from None


def _kind(error: BaseException) -> dict[str, str]:
    """Its class and code; of an error of AWS also its operation."""
    answer = getattr(error, "response", None)
    code = answer["Error"]["Code"] if isinstance(answer, dict) else getattr(error, "code", "")
    operation = getattr(error, "operation_name", "")
    told = {"error": type(error).__name__, "code": code, "operation": operation}
    return {name: value for name, value in told.items() if value}


def _trace(error: BaseException) -> list[str]:
    """`table.py:226 _transact`, the innermost last."""
    return [
        f"{Path(frame.f_code.co_filename).name}:{line} {frame.f_code.co_name}"
        for frame, line in walk_tb(error.__traceback__)
    ]
