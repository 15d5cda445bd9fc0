"""The mails that the functions have sent: nothing leaves this computer, so they are read here."""

import json
import re
import threading
import urllib.request
from dataclasses import asdict, dataclass
from datetime import datetime
from html.parser import HTMLParser
from typing import Any

from infra.embedded.clock import BusinessClock
from infra.embedded.ministack import ACCOUNT, MiniStack

ADDRESS = re.compile(r"https?://[^\s<>\")\]]+")


@dataclass(frozen=True)
class Message:
    """`at`: business time, when it was first seen here. `links`: in their order, each once."""

    id: str
    at: str
    sender: str
    to: str
    subject: str
    text: str
    html: str
    links: tuple[str, ...]


class Inbox:
    """MiniStack forgets its mails when it ends; these are kept, the oldest first."""

    def __init__(self, ministack: MiniStack, clock: BusinessClock) -> None:
        self._place = f"{ministack.address}/_ministack/ses/messages?account={ACCOUNT}"
        self._clock = clock
        self._kept: dict[str, Message] = {}
        self._turn = threading.Lock()

    def messages(self) -> list[Message]:
        with self._turn:
            for found in self._sent():
                message = _message(found, self._clock.now())
                self._kept.setdefault(message.id, message)
            return list(self._kept.values())

    def message(self, id: str) -> Message | None:
        return next((message for message in self.messages() if message.id == id), None)

    def _sent(self) -> list[dict[str, Any]]:
        with urllib.request.urlopen(self._place, timeout=10) as answer:
            found: list[dict[str, Any]] = json.load(answer)["messages"].get(ACCOUNT, [])
        return found

    def snapshot(self) -> list[dict[str, Any]]:
        return [asdict(message) for message in self.messages()]

    def restore(self, snapshot: list[dict[str, Any]]) -> None:
        for kept in snapshot:
            message = Message(**{**kept, "links": tuple(kept["links"])})
            self._kept[message.id] = message


def _message(found: dict[str, Any], now: datetime) -> Message:
    text, html = found["BodyText"] or "", found["BodyHtml"] or ""
    return Message(
        id=found["MessageId"].partition("@")[0],
        at=now.isoformat(timespec="seconds"),
        sender=found["Source"],
        to=", ".join(found["To"]),
        subject=found["Subject"],
        text=text,
        html=html,
        links=links(text, html),
    )


def links(text: str, html: str) -> tuple[str, ...]:
    reader = _Anchors()
    reader.feed(html)
    plain = (address.rstrip(".,;:!?") for address in ADDRESS.findall(text))
    return tuple(dict.fromkeys([*reader.found, *plain]))


class _Anchors(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        address = dict(attrs).get("href") or ""
        if tag == "a" and ADDRESS.match(address):
            self.found.append(address)
