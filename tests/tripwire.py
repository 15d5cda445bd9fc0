"""Kills a worker at a chosen call outside, before or after its effect: as a crash would."""

from collections.abc import Callable
from typing import Any

EFFECTS = ("TransactWriteItems", "UpdateItem", "PutItem")


class Killed(BaseException):
    """The worker is gone. Not an Exception, so that nobody catches it and cleans up."""


class Tripwire:
    """Counts the calls outside that have an effect; `kill(n, when)` kills at the n-th, once."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self._at: tuple[int, str] | None = None

    def kill(self, nth: int, when: str) -> None:
        """`when`: before or after the effect. Counted from 1."""
        self._at = (nth, when)

    def before(self, call: str) -> None:
        self.calls.append(call)
        self._trip("before")

    def after(self, _call: str) -> None:
        self._trip("after")

    def _trip(self, when: str) -> None:
        if self._at == (len(self.calls), when):
            self._at = None
            raise Killed(f"{when} {self.calls[-1]}")

    def watch_aws(self, aws: Any) -> None:
        """By botocore's own events, around each call that writes."""
        for effect in EFFECTS:
            aws.meta.events.register(f"before-call.*.{effect}", self._aws(self.before))
            aws.meta.events.register(f"after-call.*.{effect}", self._aws(self.after))

    def wrap(self, transport: Any) -> Any:
        """A transport of Stripe's library, watched."""
        request = transport.request

        def watched(method: str, url: str, *rest: Any, **more: Any) -> Any:
            call = f"stripe {method} {url.rpartition('/v1/')[2].partition('?')[0]}"
            self.before(call)
            answer = request(method, url, *rest, **more)
            self.after(call)
            return answer

        transport.request = watched
        return transport

    @staticmethod
    def _aws(notice: Callable[[str], None]) -> Callable[..., None]:
        def handle(model: Any = None, **_: Any) -> None:
            notice(f"dynamodb {model.name}")

        return handle
