"""The official library talking to the embedded Stripe without a socket, for unit tests."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import stripe
from infra.embedded.stripe.api import EmbeddedStripe
from infra.embedded.stripe.faults import ConnectionLost


def _lost() -> stripe.APIConnectionError:
    return stripe.APIConnectionError("The connection was lost.", should_retry=True)  # type: ignore[no-untyped-call]


class InMemory(stripe.HTTPClient):
    """`stripe.StripeClient(key, http_client=InMemory(embedded))`."""

    name = "embedded"

    def __init__(self, embedded: EmbeddedStripe) -> None:
        super().__init__()
        self._embedded = embedded

    def request(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str] | None,
        post_data: Any = None,
        *,
        _usage: list[str] | None = None,
    ) -> tuple[str, int, Mapping[str, str]]:
        parts = urlsplit(url)
        path = "/v1/" + parts.path.partition("/v1/")[2]
        target = f"{path}?{parts.query}" if parts.query else path
        try:
            answer = self._embedded.call(method.upper(), target, headers or {}, post_data or "")
        except ConnectionLost:
            raise _lost() from None
        # The library looks for `stripe-should-retry` and `Request-Id` in a case-insensitive way.
        lower = {name.lower(): value for name, value in answer.headers.items()}
        return answer.body, answer.status, {**answer.headers, **lower}

    def close(self) -> None:
        """Nothing is open."""
