"""boto3's clients, one of each in the life of a function's environment."""

from functools import cache
from typing import Any

import boto3
from botocore.config import Config

# Quick to give up: what fails is tried again by the queue, or by the person who asked.
PATIENCE = Config(connect_timeout=2, read_timeout=8, retries={"mode": "standard"})


@cache
def aws(service: str) -> Any:
    """By its name: `dynamodb`, `sesv2`, `ssm`."""
    return boto3.client(service, config=PATIENCE)  # type: ignore[call-overload]
