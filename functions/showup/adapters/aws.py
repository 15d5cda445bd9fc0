"""AWS's clients, one of each in the life of a function's environment.

They are botocore's, the very ones that boto3 gives; what boto3 has besides, no function uses, and
to import it takes a tenth of a cold start.
"""

from functools import cache
from typing import Any

from botocore.config import Config
from botocore.exceptions import ClientError, ConnectionError, HTTPClientError
from botocore.session import Session

# Quick to give up: what fails is tried again by the queue, or by the person who asked.
PATIENCE = Config(connect_timeout=2, read_timeout=8, retries={"mode": "standard"})
# What passes by itself, as the services of AWS call it.
_PASSING = {
    "InternalServerError",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "ServiceUnavailable",
    "ThrottlingException",
    "TooManyUpdates",
}


def is_outage(error: BaseException) -> bool:
    """Whether a service of AWS does not answer, or not now: none of our making."""
    if isinstance(error, ClientError):
        return error.response["Error"]["Code"] in _PASSING
    return isinstance(error, ConnectionError | HTTPClientError)


@cache
def aws(service: str) -> Any:
    """By its name: `dynamodb`, `sesv2`, `ssm`."""
    return _session().create_client(service, config=PATIENCE)


@cache
def _session() -> Session:
    return Session()
