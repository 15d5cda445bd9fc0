"""Notices each call outside that has an effect, and can kill the worker there, as a crash would."""

from collections.abc import Callable
from typing import Any

from tests.memory import MemoryTable

EFFECTS = ("TransactWriteItems", "UpdateItem", "PutItem")


class Killed(BaseException):
    """The worker is gone. Not an Exception, so that nobody catches it and cleans up."""


def nobody(_when: str) -> None:
    """Notices nothing."""


class Tripwire:
    """Counts the calls outside that have an effect. `notice` hears of the last one twice: before
    and after its effect."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.notice: Callable[[str], None] = nobody

    def kill(self, nth: int, when: str) -> None:
        """At the n-th call, counted from 1; once."""
        self._kill(when, lambda: len(self.calls) == nth)

    def kill_at(self, name: str, when: str) -> None:
        """At the next call with that in its name, once."""
        self._kill(when, lambda: name in self.calls[-1])

    def _kill(self, when: str, is_it: Callable[[], bool]) -> None:
        def trip(now: str) -> None:
            if now == when and is_it():
                self.notice = nobody
                raise Killed(f"{when} {self.calls[-1]}")

        self.notice = trip

    def before(self, call: str) -> None:
        self.calls.append(call)
        self.notice("before")

    def after(self, _call: str) -> None:
        self.notice("after")

    def watch(self, aws: Any) -> None:
        """Around each call that writes: by botocore's own events, or by the table in memory."""
        if isinstance(aws, MemoryTable):
            aws.notice = self._memory
            return
        for effect in EFFECTS:
            aws.meta.events.register(f"before-call.*.{effect}", self._aws(self.before))
            aws.meta.events.register(f"after-call.*.{effect}", self._aws(self.after))

    def _memory(self, when: str, operation: str) -> None:
        if operation in EFFECTS:
            notice = self.before if when == "before" else self.after
            notice(f"dynamodb {operation}")

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
