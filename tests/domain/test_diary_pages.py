"""The pages of the diary: what is taken on each date, and what of it counts."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from showup.domain import claims, diary
from showup.domain.claims import Page, Taken
from tests.builders import NOW, START, some_hours
from tests.domain.slow_diary import DAY, minutes_of, utc_minute
from tests.domain.steps import MINUTE


def a_page(*entries: Taken) -> Page:
    return Page(START.date(), 1, entries)


def an_entry(start: datetime = START, minutes: int = 60, **changes: object) -> Taken:
    begins = utc_minute(start)
    return replace(Taken(begins, begins + minutes, "another"), **changes)


def test_a_claim_counts_while_it_runs_and_not_once_it_has_run_out() -> None:
    current = utc_minute(NOW)
    page = a_page(an_entry(until=current))
    assert claims.busy([page], current) != [], "the last minute counts"
    assert claims.busy([page], current + 1) == []


def test_a_meeting_over_midnight_is_one_taken_time_however_many_pages_name_it() -> None:
    late = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)
    entry = an_entry(late)
    pages = claims.take([Page(late.date()), Page(late.date() + DAY)], entry)
    assert [page.taken for page in pages] == [(entry,), (entry,)]
    assert claims.busy(pages, 0) == [(entry.start, entry.end)]


def test_a_meeting_up_to_midnight_does_not_touch_the_next_day() -> None:
    entry = an_entry(datetime(2026, 11, 30, 23, 0, tzinfo=UTC))
    assert claims.dates(entry.start, entry.end) == [date(2026, 11, 30)]


def order(entry: Taken) -> tuple[int, int, str]:
    return entry.start, entry.end, entry.booking


@given(data=st.data())
def test_after_any_taking_moving_and_freeing_each_page_has_what_touches_its_date(
    data: st.DataObject,
) -> None:
    first = START.date()
    pages: tuple[Page, ...] = tuple(Page(first + n * DAY) for n in range(3))
    stands: dict[str, Taken] = {}
    midnight = utc_minute(datetime.combine(first, time(0), UTC))
    for name in data.draw(st.lists(st.sampled_from("abc"), max_size=12)):
        if data.draw(st.booleans()):
            start = midnight + data.draw(st.integers(0, 2 * 1440))
            entry = Taken(start, start + data.draw(st.integers(1, 1440)), name)
            pages, stands[name] = claims.take(pages, entry), entry
        else:
            pages = claims.free(pages, name)
            stands.pop(name, None)
    for page in pages:
        touching = [one for one in stands.values() if touches(one, page.date)]
        assert sorted(touching, key=order) == sorted(page.taken, key=order)
    assert claims.busy(pages, 0) == sorted({(one.start, one.end) for one in stands.values()})


def touches(entry: Taken, day: date) -> bool:
    begins = utc_minute(datetime.combine(day, time(0), UTC))
    return entry.start < begins + 1440 and entry.end > begins


@given(st.integers(1_600_000_000_000, 1_900_000_000_000))
def test_a_moment_and_its_minute_lead_to_each_other(milliseconds: int) -> None:
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)
    back = claims.moment(claims.minute(moment))
    assert back <= moment < back + MINUTE


def test_a_claim_and_an_offer_reckon_buffers_alike() -> None:
    hours = some_hours(buffer_before=5 * MINUTE)
    begin, end = diary.padded(hours, START, 50)
    assert (begin, end) == (utc_minute(START) - 5, utc_minute(START) + 50 + 10)
    assert minutes_of(hours.buffer_after) == 10
