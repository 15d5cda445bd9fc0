"""The mails that the functions have sent: nothing leaves this computer, so they are read here.

MiniStack keeps of a mail its text alone, without the invitation. So the functions reach SES
through us: the call is passed on as it is, and what MiniStack accepts is kept whole.
"""

import base64
import json
import re
from dataclasses import asdict, dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser
from typing import Any, Literal

import httpx
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from infra.embedded.clock import BusinessClock
from infra.embedded.ministack import MiniStack

SENDING = "/v2/email/outbound-emails"
ADDRESS = re.compile(r"https?://[^\s<>\")\]]+")


@dataclass(frozen=True)
class Attachment:
    name: str
    type: str
    text: str


@dataclass(frozen=True)
class Message:
    """`at`: business time, when it was sent. `links`: in their order, each once."""

    id: str
    at: str
    sender: str
    to: str
    reply_to: str
    subject: str
    text: str
    html: str
    links: tuple[str, ...]
    attachments: tuple[Attachment, ...]


class Inbox:
    """Everybody's mails, the oldest first."""

    def __init__(self, ministack: MiniStack, clock: BusinessClock) -> None:
        self._address = ministack.address
        self._clock = clock
        self._kept: dict[str, Message] = {}

    def route(self) -> Route:
        """Where the functions' SES is: see `MiniStack.start`."""
        return Route(SENDING, self.take, methods=["POST"])

    async def take(self, request: Request) -> Response:
        """The signature is the sender's own, so whether it may send is decided by MiniStack."""
        body = await request.body()
        async with httpx.AsyncClient(timeout=30) as http:
            answer = await http.post(
                f"{self._address}{SENDING}", content=body, headers=request.headers.raw
            )
        if answer.status_code == 200:
            raw = base64.b64decode(json.loads(body)["Content"]["Raw"]["Data"])
            self.keep(answer.json()["MessageId"].partition("@")[0], raw)
        return Response(answer.content, answer.status_code, {"content-type": "application/json"})

    def keep(self, id: str, raw: bytes) -> None:
        mail = message_from_bytes(raw, policy=policy.default)
        self._kept[id] = read(id, mail, self._clock.now())

    def messages(self) -> list[Message]:
        return list(self._kept.values())

    def message(self, id: str) -> Message | None:
        return self._kept.get(id)

    def snapshot(self) -> list[dict[str, Any]]:
        return [asdict(message) for message in self.messages()]

    def restore(self, snapshot: list[dict[str, Any]]) -> None:
        for kept in snapshot:
            attachments = tuple(Attachment(**one) for one in kept["attachments"])
            whole = {**kept, "links": tuple(kept["links"]), "attachments": attachments}
            self._kept[kept["id"]] = Message(**whole)


def read(id: str, mail: EmailMessage, now: datetime) -> Message:
    text, html = _body(mail, "plain"), _body(mail, "html")
    return Message(
        id=id,
        at=now.isoformat(timespec="seconds"),
        sender=str(mail["From"]),
        to=str(mail["To"]),
        reply_to=str(mail["Reply-To"] or ""),
        subject=str(mail["Subject"]),
        text=text,
        html=html,
        links=links(text, html),
        attachments=tuple(_attachment(part) for part in mail.iter_attachments()),
    )


def _body(mail: EmailMessage, kind: Literal["plain", "html"]) -> str:
    part = mail.get_body((kind,))
    return str(part.get_content()) if part is not None else ""


def _attachment(part: EmailMessage) -> Attachment:
    content = part.get_payload(decode=True)
    text = content.decode("utf-8", "replace") if isinstance(content, bytes) else ""
    return Attachment(part.get_filename() or "", part.get_content_type(), text)


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
