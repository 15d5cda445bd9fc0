"""What a pure function decided: the new state, why, and what follows. One transaction writes it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from showup.domain import claims, diary
from showup.domain.booking import Actor, Booking
from showup.domain.claims import Page, Why
from showup.domain.events import Event, What
from showup.domain.lapses import Record
from showup.domain.settings import Hours
from showup.domain.tasks import Kind, Mail, Task


@dataclass(frozen=True)
class Decision:
    """`pages` and `record` are the ones that change with it; what they replace is a condition."""

    booking: Booking
    events: tuple[Event, ...] = ()
    tasks: tuple[Task, ...] = ()
    pages: tuple[Page, ...] = ()
    record: Record | None = None

    def because(self, at: datetime, actor: Actor, what: What, why: str = "") -> "Decision":
        """With one event more."""
        return replace(self, events=(*self.events, Event(at, actor, what, why)))

    def changed(self, **deposit: Any) -> "Decision":
        """With these fields of the deposit changed, in the same version."""
        booking = self.booking
        return replace(self, booking=replace(booking, deposit=replace(booking.deposit, **deposit)))

    def told(self, more: "Decision") -> "Decision":
        """With what somebody has said on the way, which leaves another booking and its events."""
        return replace(self, booking=more.booking, events=(*self.events, *more.events))

    def then(
        self,
        kind: Kind,
        due: datetime,
        about: str = "",
        *,
        bound: bool = False,
        until: datetime | None = None,
        nth: int = 0,
        error: str = "",
    ) -> "Decision":
        """With one task more; its id is unique by the booking's version, stable, and good
        as one of SES's tags (letters, digits, - and _).

        `bound`: it is for this time of the meeting alone, and dies with a move.
        """
        booking = self.booking
        name = f"{kind}-{about}" if kind is Kind.MAIL else kind
        sequence = booking.sequence if bound else None
        id = f"{name}-{nth}-v{booking.version}"
        task = Task(id, booking.id, kind, due, about, sequence, until, error=error)
        return replace(self, tasks=(*self.tasks, task))

    def on(self, pages: Iterable[Page], hours: Hours, *, offered: str = "") -> "Decision":
        """With the pages of the diary on which the booking now stands, or stands no longer.

        A claim counts two minutes longer than the booking says, while Checkout can still end.
        `offered`: the booking for whose client times were kept aside, which are open again now.
        """
        booking, pages = self.booking, tuple(pages)
        if not booking.takes_its_time:
            new = claims.free(pages, booking.id, Why.MEETING)
        else:
            until = claims.minute(booking.expires) + 2 if booking.expires else None
            start, end = diary.padded(hours, booking.start, booking.minutes)
            new = claims.take(pages, claims.Taken(start, end, booking.id, until))
        if offered:
            new = claims.free(new, offered, Why.KEPT)
        return replace(self, pages=tuple(page for page in new if page not in pages))

    def warn(self, due: datetime, error: str) -> "Decision":
        """With a mail that tells the host what could not be done."""
        return self.then(Kind.MAIL, due, Mail.HOST_PARKED, error=error)

    def mail(
        self, mail: Mail, due: datetime, *, bound: bool = False, until: datetime | None = None
    ) -> "Decision":
        return self.then(Kind.MAIL, due, mail, bound=bound, until=until)
