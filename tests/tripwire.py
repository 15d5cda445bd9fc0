"""Kills a worker at a chosen call outside, before or after its effect: as a crash would."""

from collections.abc import Callable
from typing import Any

EFFECTS = ("TransactWriteItems", "UpdateItem", "PutItem")


class Killed(BaseException):
    """The worker is gone. Not an Exception, so that nobody catches it and cleans up."""


class Tripwire:
    """Counts the calls outside that have an effect; `kill(n, when)` kills at the n-th, once, and
    `kill_at(name, when)` at the next of that name."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self._at: tuple[int, str] | None = None
        self._named: tuple[str, str] | None = None

    def kill(self, nth: int, when: str) -> None:
        """`when`: before or after the effect. Counted from 1."""
        self._at = (nth, when)

    def kill_at(self, name: str, when: str) -> None:
        """At the next call with that in its name, once."""
        self._named = (name, when)

    def before(self, call: str) -> None:
        self.calls.append(call)
        self._trip("before")

    def after(self, _call: str) -> None:
        self._trip("after")

    def _trip(self, when: str) -> None:
        call = self.calls[-1]
        name, moment = self._named or ("", "")
        if self._at == (len(self.calls), when) or (name in call and moment == when):
            self._at = self._named = None
            raise Killed(f"{when} {call}")

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
