"""A mail that went out, as it lies with its booking."""

import re
from dataclasses import dataclass
from datetime import datetime

# A client's link is a key, and has no place in what may be shown to a bank.
_LINK = re.compile(r"https?://[^\s<>()\[\]\"]+")


@dataclass(frozen=True)
class SentMail:
    """`message`: SES's id. `task`: the task that sent it. `came_back`: why, if it did.
    `delivered`: when the client's mail server took it, as SES tells. `subject` and `text`: of a
    mail to the client, as they read it, without links; none where its worker died, and of mails
    to the host."""

    booking: str
    task: str
    name: str
    to: str
    at: datetime
    message: str
    came_back: str = ""
    subject: str = ""
    text: str = ""
    delivered: datetime | None = None


def without_links(text: str) -> str:
    """As it can be kept."""
    return _LINK.sub("[link]", text)
