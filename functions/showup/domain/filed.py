"""All that lies with a booking, as it is read."""

from dataclasses import dataclass

from showup.domain.booking import Booking
from showup.domain.events import Event
from showup.domain.ledger import Entry
from showup.domain.mails import SentMail


@dataclass(frozen=True)
class Filed:
    """What lies with a booking, by one Query; each kind in its order."""

    booking: Booking
    events: tuple[Event, ...]
    mails: tuple[SentMail, ...]
    entries: tuple[Entry, ...]
