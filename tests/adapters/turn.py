"""One turn that a mail is about."""

from dataclasses import dataclass, replace
from datetime import datetime

from showup.adapters.letters import Letter
from showup.domain.booking import Booking
from showup.domain.tasks import Mail
from tests.adapters.correspondence import speaking, write


@dataclass(frozen=True)
class Turn:
    """A mail, the booking it is about, and when it is written. `about` tells it from the others
    of its mail."""

    mail: Mail
    about: str
    booking: Booking
    now: datetime

    def __str__(self) -> str:
        return f"{self.mail}: {self.about}" if self.about else self.mail


def written(turn: Turn, locale: str = "en") -> Letter:
    """The mail of a turn, in that language."""
    booking = replace(turn.booking, locale=locale)
    return write(turn.mail, booking, turn.now, settings=speaking(locale))
