"""How the host gets in: a link to their own address, good once and for a short while."""

from datetime import datetime, timedelta
from secrets import token_urlsafe

from showup.adapters.entrance import Entrance
from showup.domain.errors import Unauthorized
from showup.domain.tasks import Kind, Mail, Task

# Wall-clock seconds. While a link is on its way and unused, there is no second one.
TICKET_LIVES = 10 * 60
SESSION_LIVES = 14 * 24 * 3600
DESK = "desk"


def send_link(entrance: Entrance, now: datetime, wall: int) -> bool:
    """Whether a mail goes out: whoever asks again and again does not fill the host's inbox."""
    ticket = token_urlsafe(24)
    until = now + timedelta(seconds=TICKET_LIVES)
    task = Task(f"sign-in-{ticket}", DESK, Kind.MAIL, now, Mail.HOST_SIGN_IN, until=until)
    return entrance.issue(ticket, wall, wall + TICKET_LIVES, task, now)


def enter(ticket: str, entrance: Entrance, wall: int) -> int:
    """Uses up the ticket; until when the session lasts (wall-clock seconds). Raises
    Unauthorized for one that was used, replaced or has run out."""
    if not entrance.use(ticket, wall):
        raise Unauthorized("This link has been used, or is too old. Please ask for a new one.")
    return wall + SESSION_LIVES
