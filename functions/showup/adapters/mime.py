"""A letter as a MIME message: text, HTML and invitation side by side, the invitation attached too.

    multipart/mixed
    ├── multipart/alternative
    │   ├── text/plain
    │   ├── text/html
    │   └── text/calendar; method=…      the same as METHOD inside, or Outlook refuses it
    └── application/ics, invite.ics      for programs that only see attachments

No List-Unsubscribe: these mails belong to a contract.
"""

import re
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formataddr

from showup.adapters.body import one_line
from showup.adapters.letters import Letter

# What SES takes: an ASCII local part, a domain with a dot (or localhost), nothing around them.
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
# The most that an encoded word may have (RFC 2047, 2).
_WORD = 75


class BadAddress(ValueError):
    """Not one plain e-mail address."""


def message(letter: Letter, sender: str, id: str) -> bytes:
    """`sender` is an address; `id`, unique and stable, is the left part of the Message-ID."""
    way = address(sender)
    head = {
        "From": _named(letter.sender, way),
        "To": address(letter.to),
        "Reply-To": address(letter.reply_to or sender),
        "Subject": _encoded(letter.subject, "Subject"),
        "Message-ID": f"<{id}@{way.rpartition('@')[2]}>",
        "Auto-Submitted": "auto-generated",
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return lines.encode("ascii") + _content(letter).as_bytes()


def address(text: str) -> str:
    """The one address in ASCII, or BadAddress: no list, no comment, no line break is one."""
    local, _, domain = text.rpartition("@")
    try:
        plain = f"{local}@{domain.encode('idna').decode()}"
    except UnicodeError:
        raise BadAddress(f"{text!r} has no domain that mail can be sent to") from None
    if not _ADDRESS.fullmatch(plain):
        raise BadAddress(f"{text!r} is not one e-mail address")
    return plain


def _named(name: str, way: str) -> str:
    name = one_line(name)
    return formataddr((name, way)) if name.isascii() else f"{_encoded(name, 'From')} <{way}>"


def _encoded(text: str, header: str) -> str:
    """By the old `Header`: the folding of `EmailMessage` loses spaces between encoded words
    (https://github.com/python/cpython/issues/92081)."""
    line = one_line(text)
    charset = "us-ascii" if line.isascii() else "utf-8"
    return Header(line, charset, header_name=header).encode(maxlinelen=_WORD, linesep="\r\n")


def _content(letter: Letter) -> EmailMessage:
    content = EmailMessage(policy=SMTP)
    content.set_content(letter.text, cte="quoted-printable")
    content.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    if letter.invitation is not None:
        _invite(content, letter.invitation, letter.method or "REQUEST")
    return content


def _invite(content: EmailMessage, invitation: bytes, method: str) -> None:
    params = {"method": method}
    content.add_alternative(invitation.decode(), subtype="calendar", cte="base64", params=params)
    content.add_attachment(
        invitation, maintype="application", subtype="ics", filename="invite.ics", params=params
    )
