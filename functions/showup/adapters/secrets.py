"""Secrets from SSM SecureStrings, kept for some minutes in a function's environment."""

import time
from functools import lru_cache

from showup.adapters.aws import aws

# Seconds. A deployment that puts another secret is heard of within them, with nothing restarted:
# what is signed with it meanwhile is refused, and Stripe sends it again.
FRESH = 300


def secret(name: str) -> str:
    """The decrypted value. A function can read only what its role allows."""
    return _read(name, int(time.monotonic() // FRESH))


@lru_cache(maxsize=16)
def _read(name: str, period: int) -> str:
    answer = aws("ssm").get_parameter(Name=name, WithDecryption=True)
    return str(answer["Parameter"]["Value"])
