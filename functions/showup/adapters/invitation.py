"""The meeting as an invitation for the client's calendar (RFC 5545, RFC 5546).

UID stays, SEQUENCE rises: that is how a calendar knows the same meeting after a move.
"""

from datetime import UTC, datetime
from typing import Literal
from urllib.parse import urlsplit

from icalendar import STATUS, TRANSP, Calendar, Event, vCalAddress

from showup.adapters.body import one_line
from showup.adapters.vtimezone import vtimezone
from showup.domain.booking import Booking
from showup.domain.settings import Settings

Method = Literal["REQUEST", "CANCEL"]


def invitation(
    booking: Booking,
    settings: Settings,
    *,
    method: Method,
    now: datetime,
    manage: str,
    place: str,
    note: str = "",
) -> bytes:
    """One event in the host's zone. `manage`: the client's link; `place`: where one meets; `note`:
    what else the entry says."""
    event = Event.new(
        uid=f"{booking.id}@{urlsplit(manage).hostname}",
        sequence=booking.sequence,
        stamp=now.astimezone(UTC),
        start=_local(booking, booking.start),
        end=_local(booking, booking.end),
        summary=one_line(f"{booking.service_name}, {settings.host.name}"),
        description=note or manage,
        location=one_line(place) or None,
        url=manage,
        organizer=_host(settings),
        attendees=[_guest(booking)],
        status=STATUS.CANCELLED if method == "CANCEL" else STATUS.CONFIRMED,
        transparency=TRANSP.OPAQUE,
    )
    calendar: bytes = _calendar(method, event, booking).to_ical()
    return calendar


def _calendar(method: Method, event: Event, booking: Booking) -> Calendar:
    calendar = Calendar()
    head = {"prodid": "-//Showup//Showup//EN", "version": "2.0", "calscale": "GREGORIAN"}
    for name, value in {**head, "method": method}.items():
        calendar.add(name, value)
    if not _is_in_utc(booking):
        calendar.add_component(vtimezone(booking.zone, booking.start))
    calendar.add_component(event)
    return calendar


def _local(booking: Booking, moment: datetime) -> datetime:
    return moment.astimezone(UTC if _is_in_utc(booking) else booking.zone)


def _is_in_utc(booking: Booking) -> bool:
    """Where the host's clock shows a time of the meeting twice that night: a calendar has no way
    to tell the two apart, and takes the first (RFC 5545, 3.3.5)."""
    ends = (moment.astimezone(booking.zone) for moment in (booking.start, booking.end))
    twice = any(end.replace(fold=0).utcoffset() != end.replace(fold=1).utcoffset() for end in ends)
    return twice or booking.host_timezone == "UTC"


def _host(settings: Settings) -> vCalAddress:
    return vCalAddress.new(settings.host.sender, cn=_name(settings.host.name))


def _guest(booking: Booking) -> vCalAddress:
    return vCalAddress.new(
        one_line(booking.client.email),
        cn=_name(booking.client.name),
        cutype="INDIVIDUAL",
        role="REQ-PARTICIPANT",
        partstat="NEEDS-ACTION",
        rsvp=True,
    )


def _name(name: str) -> str:
    """Without what a parameter cannot hold as it is (RFC 5545, 3.1): a straight quote."""
    return one_line(name).replace('"', "\u2019")
