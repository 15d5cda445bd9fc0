"""The environment of a function: the only module that reads `os.environ`."""

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Environment:
    """`secret_*` are names of SSM parameters; empty where the function may not read them.

    `clock` and `stripe_base` are set in the embedded cloud alone. `front`: the word by which our
    own CloudFront is known; none where there is no CloudFront.
    """

    table: str
    origin: str
    sender: str
    secret_stripe: str
    secret_webhook: str
    secret_client_links: str
    secret_host_links: str
    clock: str
    stripe_base: str
    configuration_set: str
    front: str


def environment() -> Environment:
    """As set by `infra/template.yaml`."""
    get = os.environ.get
    return Environment(
        table=get("SHOWUP_TABLE", "showup"),
        origin=get("SHOWUP_ORIGIN", "http://localhost:8000").rstrip("/"),
        sender=get("SHOWUP_SENDER", ""),
        secret_stripe=get("SHOWUP_SECRET_STRIPE", ""),
        secret_webhook=get("SHOWUP_SECRET_WEBHOOK", ""),
        secret_client_links=get("SHOWUP_SECRET_CLIENT_LINKS", ""),
        secret_host_links=get("SHOWUP_SECRET_HOST_LINKS", ""),
        clock=get("SHOWUP_CLOCK", ""),
        stripe_base=get("SHOWUP_STRIPE_BASE", ""),
        configuration_set=get("SHOWUP_CONFIGURATION_SET", ""),
        front=get("SHOWUP_FRONT", ""),
    )
