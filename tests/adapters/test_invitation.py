"""The invitation, read back by a parser that shares no line with the library that writes it."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showup.adapters.invitation import Method, invitation
from showup.adapters.vtimezone import vtimezone
from showup.domain.booking import Booking, Client
from tests.adapters.correspondence import LATE, MANAGE, cancelled, confirmed, held, moved
from tests.adapters.icalendar_lines import Component, read
from tests.builders import NOW, START, WARSAW, some_settings


def invite(
    booking: Booking | None = None, method: Method = "REQUEST", place: str = "", note: str = ""
) -> Component:
    made = invitation(
        booking or confirmed(),
        some_settings(),
        method=method,
        now=NOW,
        manage=MANAGE,
        place=place,
        note=note,
    )
    return read(made)


def event(calendar: Component) -> Component:
    (found,) = calendar.parts("VEVENT")
    return found


def test_it_says_when_and_where_and_with_whom() -> None:
    calendar = invite(place="https://meet.example.com/room", note="Move or cancel:\nhere, or there")
    meeting = event(calendar)
    assert calendar["VERSION"] == "2.0"
    assert meeting["SUMMARY"] == "Consultation, A host"
    assert meeting["LOCATION"] == "https://meet.example.com/room"
    assert meeting["DESCRIPTION"] == "Move or cancel:\nhere, or there"
    assert meeting["URL"] == MANAGE
    assert meeting["DTSTAMP"] == "20261116T110000Z"
    assert meeting["DTSTART"] == "20261130T090000"
    assert meeting["DTEND"] == "20261130T095000"
    assert meeting.params("DTSTART") == {"TZID": "Europe/Warsaw"}
    assert calendar.parts("VTIMEZONE")[0]["TZID"] == "Europe/Warsaw"


def test_the_host_invites_from_an_address_that_can_be_answered() -> None:
    meeting = event(invite())
    assert meeting["ORGANIZER"] == "mailto:bookings@example.com"
    assert meeting.params("ORGANIZER")["CN"] == "A host"


def test_the_client_is_asked_to_answer() -> None:
    meeting = event(invite())
    assert meeting["ATTENDEE"] == "mailto:client@example.com"
    asked = meeting.params("ATTENDEE")
    assert (asked["RSVP"], asked["PARTSTAT"], asked["CN"]) == ("TRUE", "NEEDS-ACTION", "A client")


def test_a_move_keeps_the_uid_and_raises_the_sequence() -> None:
    before, after = event(invite(held())), event(invite(moved(held(), LATE)))
    assert before["UID"] == after["UID"] == "booking0000000000001@host.example"
    assert (before["SEQUENCE"], after["SEQUENCE"]) == ("0", "1")
    assert after["DTSTART"] == "20261202T090000"


def test_a_request_confirms() -> None:
    calendar = invite()
    assert (calendar["METHOD"], event(calendar)["STATUS"]) == ("REQUEST", "CONFIRMED")


def test_a_cancellation_keeps_the_uid_raises_the_sequence_and_says_cancelled() -> None:
    calendar = invite(cancelled(moved(held(), LATE), LATE), "CANCEL")
    assert (calendar["METHOD"], event(calendar)["STATUS"]) == ("CANCEL", "CANCELLED")
    assert event(calendar)["UID"] == event(invite())["UID"]
    assert event(calendar)["SEQUENCE"] == "2"


def test_without_a_place_there_is_no_location() -> None:
    assert "LOCATION" not in event(invite())


@pytest.mark.parametrize(
    "name",
    [
        'x"y',
        "x\r\nATTENDEE:mailto:everyone@evil.example",
        "x;CN=y:z,w",
        "x^ny",
        "Zażółć gęślą jaźń " * 6,
    ],
)
def test_a_name_adds_no_line_and_no_parameter(name: str) -> None:
    booking = replace(confirmed(), client=Client(name, "client@example.com"))
    meeting = event(invite(booking))
    assert meeting["ATTENDEE"] == "mailto:client@example.com"
    assert set(meeting.params("ATTENDEE")) == {"CN", "CUTYPE", "PARTSTAT", "ROLE", "RSVP"}


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_place_reads_back_on_its_one_line(place: str) -> None:
    meeting = event(invite(place=place))
    assert len(meeting.names("ATTENDEE")) == 1
    assert "\n" not in meeting.get("LOCATION", "")


@pytest.mark.parametrize("zone", ["Europe/Warsaw", "America/New_York", "Australia/Lord_Howe"])
@pytest.mark.parametrize("month", [3, 4, 10, 11])
def test_the_rules_of_the_zone_give_the_very_instant_even_on_the_night_of_the_change(
    zone: str, month: int
) -> None:
    local = ZoneInfo(zone)
    rules = read(b"BEGIN:VCALENDAR\r\n" + vtimezone(local, START).to_ical() + b"END:VCALENDAR\r\n")
    moment = datetime(2026, month, 1, tzinfo=UTC)
    while moment.month == month:
        wall = moment.astimezone(local)
        if wall.replace(fold=0).utcoffset() == wall.replace(fold=1).utcoffset():
            assert offset_by(rules, wall.replace(tzinfo=None)) == wall.utcoffset(), moment
        moment += timedelta(minutes=30)


def offset_by(calendar: Component, wall: datetime) -> timedelta:
    """As a calendar does it: the last observance that began, by the clock before its change."""
    (zone,) = calendar.parts("VTIMEZONE")
    began = [part for part in zone.all_parts() if stamp(part["DTSTART"]) <= wall]
    to = max(began, key=lambda part: stamp(part["DTSTART"]))["TZOFFSETTO"]
    hours, minutes = int(to[1:3]), int(to[3:5])
    return (1 if to[0] == "+" else -1) * timedelta(hours=hours, minutes=minutes)


def stamp(text: str) -> datetime:
    return datetime.strptime(text, "%Y%m%dT%H%M%S")  # noqa: DTZ007 (wall time on purpose)


def test_an_hour_that_comes_twice_is_written_in_utc() -> None:
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)  # 2:30 in Warsaw, for the second time
    meeting = event(invite(replace(confirmed(), start=second)))
    assert (meeting["DTSTART"], meeting["DTEND"]) == ("20261025T013000Z", "20261025T022000Z")


def test_a_host_in_utc_needs_no_zone() -> None:
    calendar = invite(replace(confirmed(), host_timezone="UTC"))
    assert event(calendar)["DTSTART"] == "20261130T080000Z"
    assert not calendar.parts("VTIMEZONE")


def test_every_line_is_short_and_ends_as_the_standard_says() -> None:
    booking = replace(confirmed(), client=Client("Zażółć gęślą jaźń " * 9, "client@example.com"))
    made = invitation(
        booking, some_settings(), method="REQUEST", now=NOW, manage=MANAGE, place="ż" * 200
    )
    assert re.fullmatch(rb"(?:[^\r\n]{1,75}\r\n)+", made)
    assert START.astimezone(WARSAW).hour == 9
