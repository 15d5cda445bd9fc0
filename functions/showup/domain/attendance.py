"""Whether they met, as it was noted, and what was tried when somebody was missing."""

from collections.abc import Iterable

from showup.domain.booking import Booking, Status
from showup.domain.events import Event, What
from showup.domain.evidence import Attendance, Happened

_NOTED = {Status.ATTENDED: What.ATTENDED, Status.NO_SHOW: What.NO_SHOW}


def attendance(booking: Booking, events: Iterable[Event]) -> Attendance:
    """Who noted it is the host, or Showup, where nobody said otherwise."""
    events = tuple(events)
    last = [event for event in events if event.what is _NOTED.get(booking.status)][-1:]
    asked = booking.check_in
    return Attendance(
        noted=booking.status if last else "",
        noted_by=last[0].actor if last else "",
        noted_at=last[0].at if last else None,
        waited_until=booking.wait_until,
        asked=asked.asked if asked else None,
        asked_by_mail=asked.sent if asked else None,
        tried=tuple(
            Happened(event.at, event.actor, event.what, event.why)
            for event in events
            if event.what is What.TRIED
        ),
    )
