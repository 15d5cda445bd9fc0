"""Lets calls to AWS fail on demand, through botocore's own events: as moto never would."""

from types import SimpleNamespace
from typing import Any

from botocore.exceptions import ReadTimeoutError


class AwsFaults:
    """The next calls of a client that go wrong, by operation, each with a code."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._planned: list[tuple[str, str, tuple[str, ...]]] = []
        self.calls: list[str] = []
        client.meta.events.register("before-call", self._answer)

    def plan(self, operation: str, code: str, *reasons: str, times: int = 1) -> None:
        """`code`: AWS's name of the error; `timeout` for no answer at all. `reasons`: those of a
        cancelled transaction, one for each of its items."""
        self._planned += [(operation, code, reasons)] * times

    def end(self) -> None:
        """Nothing goes wrong any more."""
        self._client.meta.events.unregister("before-call", self._answer)

    def _answer(self, model: Any = None, **_: Any) -> Any:
        self.calls.append(model.name)
        for planned in self._planned:
            operation, code, reasons = planned
            if operation == model.name:
                self._planned.remove(planned)
                return self._fail(code, reasons)
        return None

    @staticmethod
    def _fail(code: str, reasons: tuple[str, ...]) -> Any:
        if code == "timeout":
            raise ReadTimeoutError(endpoint_url="https://dynamodb.example.com")
        error: dict[str, Any] = {"Error": {"Code": code, "Message": "as planned"}}
        if reasons:
            error["CancellationReasons"] = [{"Code": reason} for reason in reasons]
        return SimpleNamespace(status_code=400, headers={}), error
