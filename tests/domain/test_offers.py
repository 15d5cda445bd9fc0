"""New dates: one a day, near the hour that suited before, and nobody else's while they are kept."""

from dataclasses import replace
from datetime import timedelta

import pytest

from showup.domain import claims, diary
from showup.domain.booking import Actor, Status
from showup.domain.claims import Page, Taken, Why
from showup.domain.confirming import request
from showup.domain.errors import SlotTaken
from showup.domain.history import Visit, has_new_date, history, visit
from showup.domain.money import Money
from showup.domain.offers import one_a_day
from tests.builders import NOW, START, WARSAW, a_booking, a_request, some_settings
from tests.domain.steps import DAY, HOUR, a_held, a_saved

SETTINGS = some_settings()


def test_three_days_each_with_the_time_nearest_to_the_hour_of_before() -> None:
    starts = [START + n * DAY + h * HOUR for n in range(1, 5) for h in (-2, 1, 3)]
    assert one_a_day(starts, START, WARSAW) == tuple(START + n * DAY + HOUR for n in (1, 2, 3))


def test_none_are_offered_where_none_are_open() -> None:
    assert one_a_day([], START, WARSAW) == ()


def kept_page() -> Page:
    begin, end = diary.padded(SETTINGS.hours, START, 50)
    until = claims.minute(NOW) + 60
    return Page(START.date(), 1, (Taken(begin, end, "earlier", until, Why.KEPT),))


def test_what_is_kept_aside_is_taken_for_everybody_else() -> None:
    with pytest.raises(SlotTaken):
        request(a_request(SETTINGS), SETTINGS, [kept_page()], NOW)


def test_and_open_to_whom_it_was_offered_who_then_has_it_for_good() -> None:
    decision = request(a_request(SETTINGS, again="earlier"), SETTINGS, [kept_page()], NOW)
    (page,) = decision.pages
    assert {(entry.booking, entry.why) for entry in page.taken} == {
        ("earlier", Why.KEPT),  # should the card never come, it is still theirs
        (decision.booking.id, Why.MEETING),
    }


def test_a_meeting_of_ones_own_is_not_an_offer() -> None:
    mine = replace(kept_page().taken[0], why=Why.MEETING, until=None)
    page = replace(kept_page(), taken=(mine,))
    with pytest.raises(SlotTaken):
        request(a_request(SETTINGS, again="earlier"), SETTINGS, [page], NOW)


def test_kept_no_longer_than_was_said() -> None:
    later = NOW + 2 * HOUR
    assert claims.kept([kept_page()], "earlier", claims.minute(NOW))
    assert not claims.kept([kept_page()], "earlier", claims.minute(later))
    assert request(a_request(SETTINGS), SETTINGS, [kept_page()], later).pages


def test_what_the_host_has_blocked_is_taken() -> None:
    begin, end = diary.padded(SETTINGS.hours, START, 50)
    page = Page(START.date(), 1, (Taken(begin, end, "away-1", None, Why.AWAY),))
    with pytest.raises(SlotTaken):
        request(a_request(SETTINGS), SETTINGS, [page], NOW)
    assert claims.meetings([page], begin, end) == []


# --- a client's history ----------------------------------------------------------------------


def test_what_was_never_confirmed_is_no_history() -> None:
    assert visit(a_booking()) is None
    line = visit(a_saved())
    assert line is not None
    assert line.status is Status.CONFIRMED


def a_visit(booking: str, status: Status, **changes: object) -> Visit:
    return replace(Visit(booking, NOW, START, status), **changes)  # type: ignore[arg-type]


def test_the_facts_are_counted_without_emergencies_and_the_hosts_own() -> None:
    visits = [
        a_visit("a", Status.ATTENDED),
        a_visit("b", Status.CANCELLED),
        a_visit("c", Status.CANCELLED, late=True, taken=Money(6000, "PLN")),
        a_visit("d", Status.CANCELLED, late=True, excused=True),
        a_visit("e", Status.CANCELLED, by_host=True),
        a_visit("f", Status.NO_SHOW, late=True),
        a_visit("this", Status.NO_SHOW, late=True),
    ]
    found = history(visits, but="this")
    assert (found.met, found.in_time, found.late, found.missed, found.taken) == (1, 1, 1, 1, 1)


def test_whoever_has_a_new_date_is_not_asked_again() -> None:
    off = replace(
        a_held(), status=Status.CANCELLED, cancelled_at=START - HOUR, cancelled_by=Actor.CLIENT
    )
    now = START + 3 * DAY
    before = a_visit("b", Status.ATTENDED, made=NOW - DAY, start=START - 5 * DAY)
    since = a_visit("b", Status.CONFIRMED, made=START + HOUR, start=START + 9 * DAY)
    met_since = a_visit("b", Status.ATTENDED, made=START + HOUR, start=START + 2 * DAY)
    ahead = a_visit("b", Status.CONFIRMED, made=NOW, start=now + timedelta(days=5))
    assert not has_new_date([before], off, now)
    for other in (since, met_since, ahead):
        assert has_new_date([before, other], off, now)
    assert not has_new_date([replace(since, booking=off.id)], off, now)
