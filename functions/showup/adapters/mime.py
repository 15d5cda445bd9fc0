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
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from showup.adapters.body import one_line
from showup.adapters.letters import Letter

# What SES takes: an ASCII local part, a domain with a dot (or localhost), nothing around them.
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")


class BadAddress(ValueError):
    """Not one plain e-mail address."""


def message(letter: Letter, sender: str, id: str) -> EmailMessage:
    """`sender` is an address; `id`, unique and stable, is the left part of the Message-ID."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = address(sender, letter.sender)
    mail["To"] = address(letter.to)
    mail["Reply-To"] = address(letter.reply_to or sender)
    mail["Subject"] = one_line(letter.subject)
    mail["Message-ID"] = f"<{id}@{address(sender).domain}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(letter.text, cte="quoted-printable")
    mail.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    if letter.invitation is not None:
        _invite(mail, letter.invitation, letter.method or "REQUEST")
    return mail


def address(text: str, name: str = "") -> Address:
    """One address, or BadAddress: no list, no comment and no line break gets in as one."""
    local, _, domain = text.rpartition("@")
    try:
        ascii_domain = domain.encode("idna").decode()
    except UnicodeError:
        raise BadAddress(f"{text!r} has no domain that mail can be sent to") from None
    plain = f"{local}@{ascii_domain}"
    if not _ADDRESS.fullmatch(plain):
        raise BadAddress(f"{text!r} is not one e-mail address")
    return Address(display_name=one_line(name), username=local, domain=ascii_domain)


def _invite(mail: EmailMessage, invitation: bytes, method: str) -> None:
    mail.add_alternative(
        invitation.decode(),
        subtype="calendar",
        cte="base64",
        params={"method": method},
    )
    mail.add_attachment(
        invitation,
        maintype="application",
        subtype="ics",
        filename="invite.ics",
        params={"method": method},
    )
