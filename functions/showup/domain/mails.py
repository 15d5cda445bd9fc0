"""A mail that went out, as it lies with its booking."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class SentMail:
    """`message`: SES's id. `task`: the task that sent it. `came_back`: why, if it did."""

    booking: str
    task: str
    name: str
    to: str
    at: datetime
    message: str
    came_back: str = ""
