"""The letters: from a booking to a mail that can be sent, from `templates/email/`.

One Markdown file a mail and locale, subject and preheader in its front matter, text and HTML from
the same body; `_parts.md` holds what several say, `_foot.md` ends each, `frame.html` dresses all.
"""

from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from showup.adapters.body import as_html, as_text, both, hidden, one_line
from showup.adapters.clauses import Clauses
from showup.adapters.facts import Facts, facts
from showup.adapters.invitation import Method, invitation
from showup.adapters.leads import Links
from showup.adapters.rebuttal import Rebuttal
from showup.adapters.templates import templates
from showup.adapters.wording import Wording
from showup.domain import notices
from showup.domain.booking import Booking
from showup.domain.history import Card
from showup.domain.offers import Offers
from showup.domain.settings import Settings
from showup.domain.tasks import Mail

NOTHING = Offers()
_METHODS: dict[Mail, Method] = {
    Mail.BOOKED: "REQUEST",
    Mail.MOVED: "REQUEST",
    Mail.SAVED: "REQUEST",
    Mail.CANCELLED: "CANCEL",
    Mail.WITHDRAWN: "CANCEL",
}


@dataclass(frozen=True)
class Letter:
    """A mail, ready to send. `method` is the invitation's; `sender` is a name, not an address."""

    to: str
    subject: str
    text: str
    html: str
    invitation: bytes | None = None
    method: Method | None = None
    sender: str = ""
    reply_to: str = ""


class Letters:
    """Reads the templates once; write a letter as often as you like."""

    def __init__(self, folder: Path | None = None) -> None:
        self._templates = folder or templates()
        self._house = Environment(
            loader=FileSystemLoader(self._templates),
            undefined=StrictUndefined,
            autoescape=True,
            finalize=hidden,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._clauses: dict[str, Clauses] = {}

    def write(
        self,
        mail: Mail,
        booking: Booking,
        settings: Settings,
        *,
        manage: str,
        book: str,
        desk: str,
        now: datetime,
        offers: Offers = NOTHING,
        card: Card | None = None,
        error: str = "",
        dispute: Rebuttal | None = None,
    ) -> Letter:
        """`manage`, `book`, `desk`: the client's link, the booking page, the host's link. It tells
        how things stand once it is out: whoever reads of a fee has been told of it."""
        booking = notices.went(booking, mail, now, booking.fee).booking
        wording = _wording(mail, booking, settings, now)
        links = Links(manage, book, desk)
        clauses = self.clauses_in(wording.locale)
        said = facts(booking, settings, wording, clauses, links, offers, card, error, dispute)
        subject, text, html = self._parts(mail, wording.locale, _names(said))
        host, client = settings.host, booking.client
        method = _METHODS.get(mail)
        return Letter(
            to=host.email if mail.is_for_host else client.email,
            subject=subject,
            text=text,
            html=html,
            invitation=self._invitation(method, booking, settings, said, now) if method else None,
            method=method,
            sender=host.name,
            reply_to=client.email if mail.is_for_host else host.sender,
        )

    def sign_in(self, settings: Settings, link: str) -> Letter:
        """To the host's own address: the link that lets them in. It is about no booking."""
        host = settings.host
        words = {"host": host, "link": link}
        subject, text, html = self._parts(Mail.HOST_SIGN_IN, host.locales[0], words)
        return Letter(host.email, subject, text, html, sender=host.name, reply_to=host.sender)

    def _invitation(
        self, method: Method, booking: Booking, settings: Settings, said: Facts, now: datetime
    ) -> bytes:
        note = self._house.get_template(f"email/{booking.locale}/_invitation.md")
        return invitation(
            booking,
            settings,
            method=method,
            now=now,
            manage=said.manage,
            place=said.place,
            note=as_text(note.render(_names(said))).strip(),
        )

    def _parts(self, mail: Mail, locale: str, words: dict[str, object]) -> tuple[str, str, str]:
        """Subject, text, HTML."""
        file = self._house.get_template(f"email/{locale}/{mail.value}.md").render(words)
        end = "_foot_host" if mail.is_for_host else "_foot"
        foot = self._house.get_template(f"email/{locale}/{end}.md").render(words)
        _, front, body = file.split("---\n", 2)
        head = dict(line.split(": ", 1) for line in front.strip().splitlines())
        text, page = both(f"{body}\n\n---\n\n{foot}")
        frame = self._house.get_template("email/frame.html").render(
            words
            | {
                "locale": Markup(locale),
                "subject": Markup(head["subject"]),
                "preheader": Markup(head["preheader"]),
                "body": Markup(page),
            }
        )
        return one_line(as_text(head["subject"])), text, as_html(frame)

    def clauses_in(self, locale: str) -> Clauses:
        """Read once."""
        if locale not in self._clauses:
            self._clauses[locale] = Clauses(self._templates, locale)
        return self._clauses[locale]


def _names(said: Facts) -> dict[str, object]:
    return {field.name: getattr(said, field.name) for field in fields(said)}


def _wording(mail: Mail, booking: Booking, settings: Settings, now: datetime) -> Wording:
    client, host = ZoneInfo(booking.timezone), booking.zone
    if mail.is_for_host:
        return Wording(settings.host.locales[0], host, client, now)
    return Wording(booking.locale, client, host, now)
