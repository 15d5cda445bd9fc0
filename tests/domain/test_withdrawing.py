"""Withdrawing from the contract: who may, until which minute, and from what."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from showup.domain import closing, hosting, missing
from showup.domain.booking import Status
from showup.domain.choices import Buyers
from showup.domain.errors import Invalid, NotPossible
from showup.domain.fee import Ruling
from showup.domain.money import Money
from showup.domain.withdrawing import (
    can_withdraw,
    demand_wish,
    last_minute,
    needs_wish,
    until,
    withdraw,
    withdraw_until,
)
from showup.domain.words import Said, Word
from tests.builders import NOW, START, WARSAW, a_request, a_service, some_settings, with_terms
from tests.domain.steps import (
    CHARGING,
    DAY,
    HOUR,
    MINUTE,
    NOBODY,
    SECOND,
    a_held,
    a_saved,
    cancelling,
    given_up_late,
    missed,
    moving,
)
from tests.domain.test_times import moments, zones

LATE = START - 47 * HOUR
# Booked on Monday, 16 November; the 14th day after it is the day of the meeting itself.
LAST = datetime(2026, 11, 30, 23, 59, tzinfo=WARSAW)


def local(text: str, zone: ZoneInfo = WARSAW) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


# --- until when ------------------------------------------------------------------------------


def test_the_right_lasts_to_the_end_of_the_14th_day_after_the_booking() -> None:
    booking = a_held()
    assert until(booking) == LAST
    assert can_withdraw(booking, START - SECOND)
    at_the_end = given_up_late()
    assert can_withdraw(at_the_end, LAST + MINUTE - SECOND)
    assert not can_withdraw(at_the_end, LAST + MINUTE)


@pytest.mark.parametrize(
    ("made", "last"),
    [
        ("2026-11-16T00:00", "2026-11-30T23:59"),
        ("2026-11-16T23:59", "2026-11-30T23:59"),
        ("2026-11-13T12:00", "2026-11-27T23:59"),  # a Friday
        ("2026-11-14T12:00", "2026-11-30T23:59"),  # from a Saturday on to the Monday
        ("2026-11-15T12:00", "2026-11-30T23:59"),
        ("2026-03-20T12:00", "2026-04-03T23:59"),  # over a change of the clocks
        ("2026-10-16T12:00", "2026-10-30T23:59"),
        ("2027-12-18T12:00", "2028-01-03T23:59"),
    ],
)
def test_a_period_that_would_end_at_a_weekend_ends_with_the_monday(made: str, last: str) -> None:
    assert last_minute(local(made), WARSAW) == local(last)


@pytest.mark.parametrize(
    ("zone", "made", "last"),
    [
        ("America/New_York", "2026-11-16T03:00+00:00", "2026-11-30T23:59-05:00"),  # yet Sunday
        ("Pacific/Apia", "2026-11-16T12:00+00:00", "2026-12-01T23:59+13:00"),  # already Tuesday
        ("Asia/Kathmandu", "2026-11-16T18:14+00:00", "2026-11-30T23:59+05:45"),
        ("Asia/Kathmandu", "2026-11-16T18:15+00:00", "2026-12-01T23:59+05:45"),
        # Clocks go back at one in the morning of 1 November 2026, a Sunday.
        ("America/Havana", "2026-10-18T16:00+00:00", "2026-11-02T23:59-05:00"),
    ],
)
def test_days_are_those_of_the_hosts_zone(zone: str, made: str, last: str) -> None:
    at = datetime.fromisoformat(made)
    assert last_minute(at, ZoneInfo(zone)) == datetime.fromisoformat(last)


@given(moments, zones)
def test_it_is_never_less_than_14_whole_days_nor_a_weekend(made: datetime, zone: ZoneInfo) -> None:
    end = last_minute(made, zone)
    wall, day = end.astimezone(zone), made.astimezone(zone).date()
    assert (wall.hour, wall.minute) == (23, 59)
    assert timedelta(days=14) <= wall.date() - day <= timedelta(days=16)
    assert wall.isoweekday() <= 5
    assert end - made >= timedelta(days=14) - 2 * HOUR
    assert (end + MINUTE).astimezone(zone).date() > wall.date()


@given(moments, zones)
def test_whoever_books_later_can_withdraw_no_sooner(made: datetime, zone: ZoneInfo) -> None:
    assert last_minute(made, zone) <= last_minute(made + 5 * HOUR, zone)


# --- who -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("clients", "business", "may"),
    [
        (Buyers.CONSUMERS, False, True),
        (Buyers.CONSUMERS, True, True),  # nobody says the right away where nobody is asked
        (Buyers.BOTH, False, True),
        (Buyers.BOTH, True, False),
        (Buyers.BUSINESSES, False, False),
        (Buyers.BUSINESSES, True, False),
    ],
)
def test_a_consumer_may_and_a_business_may_not(clients: Buyers, business: bool, may: bool) -> None:
    settings = with_terms(some_settings(), clients=clients)
    booking = a_held(settings)
    consent = a_request(settings).consent
    booking = replace(booking, consent=replace(consent, business=business))
    assert can_withdraw(booking, START - DAY) is may
    assert (until(booking) is not None) is may


def test_where_nothing_is_to_be_paid_there_is_nothing_to_withdraw_from() -> None:
    free = replace(a_saved(), price=Money(0, "PLN"))
    assert until(free) is None
    assert not can_withdraw(free, NOW)


# --- the express wish ------------------------------------------------------------------------


def test_a_meeting_within_the_right_needs_the_express_wish_to_its_last_minute() -> None:
    assert needs_wish(LAST, LAST)
    assert needs_wish(LAST, LAST + MINUTE - SECOND)
    assert not needs_wish(LAST, LAST + MINUTE)
    assert not needs_wish(None, NOW)


@pytest.mark.parametrize(
    ("clients", "business", "price", "start", "needed"),
    [
        (Buyers.CONSUMERS, False, 12000, START, True),
        (Buyers.CONSUMERS, True, 12000, START, True),
        (Buyers.CONSUMERS, False, 12000, START + DAY, False),
        (Buyers.CONSUMERS, False, 0, START, False),
        (Buyers.BOTH, False, 12000, START, True),
        (Buyers.BOTH, True, 12000, START, False),
        (Buyers.BUSINESSES, False, 12000, START, False),
    ],
)
def test_only_a_consumer_is_asked_for_it_and_only_so_soon(
    clients: Buyers, business: bool, price: int, start: datetime, needed: bool
) -> None:
    settings = with_terms(some_settings(), clients=clients)
    silent = replace(a_request(settings).consent, business=business, express_wish=False)
    wished = replace(silent, express_wish=True)
    money = a_service(price=Money(price, "PLN")).price
    demand_wish(wished, settings, money, start, NOW)
    if not needed:
        return demand_wish(silent, settings, money, start, NOW)
    with pytest.raises(Invalid) as refused:
        demand_wish(silent, settings, money, start, NOW)
    assert refused.value.field == "consent.express_wish"
    return None


# --- from what -------------------------------------------------------------------------------


def test_a_meeting_that_is_on_can_be_withdrawn_from_until_it_is_over() -> None:
    booking = a_held()
    assert can_withdraw(booking, START)
    assert can_withdraw(booking, booking.end - SECOND)
    assert not can_withdraw(booking, booking.end), "it seems to have taken place"


def test_after_its_end_only_if_the_client_seems_to_have_been_missing() -> None:
    asked = missing.missing(a_held(), START + MINUTE).booking
    assert can_withdraw(asked, asked.end + HOUR)
    booking = a_held()
    for word, may in ((Word.CANNOT_COME, True), (Word.LATE, False)):
        said = Said(START + MINUTE, word, meeting=START)
        assert can_withdraw(replace(booking, said=(said,)), booking.end + HOUR) is may


def test_not_once_they_have_met() -> None:
    met = closing.attended(a_held(), START).booking
    assert not can_withdraw(met, START + HOUR)
    moved = moving(a_held(CHARGING), START + DAY, LATE, settings=with_terms(CHARGING)).booking
    assert moved.status is Status.CONFIRMED
    met = closing.attended(moved, START + DAY).booking
    assert not can_withdraw(met, START + DAY)


def test_from_a_missed_meeting_with_or_without_a_fee() -> None:
    assert can_withdraw(missed(), START + HOUR)
    forgiven = missed(some_settings())
    assert forgiven.fee is None
    assert can_withdraw(forgiven, START + HOUR)


def test_from_a_late_cancellation_for_as_long_as_there_is_a_fee() -> None:
    booking = given_up_late()
    assert can_withdraw(booking, LATE + HOUR)
    for ruling, may in ((Ruling.TAKE, True), (Ruling.LOWER, True), (Ruling.WAIVE, False)):
        ruled = closing.rule(booking, NOBODY, ruling, LATE + HOUR, amount=100).booking
        assert can_withdraw(ruled, LATE + DAY) is may


def test_not_from_what_ended_without_a_fee_or_never_began() -> None:
    in_time = cancelling(a_saved(), NOW + HOUR).booking
    by_host = hosting.cancel_by_host(a_held(), NOW + HOUR).booking
    pending = replace(a_saved(), status=Status.PENDING)
    expired = replace(a_saved(), status=Status.EXPIRED)
    for booking in (in_time, by_host, pending, expired):
        assert not can_withdraw(booking, NOW + 2 * HOUR)
        assert withdraw_until(booking, NOW + 2 * HOUR) is None
        with pytest.raises(NotPossible):
            withdraw(booking, NOBODY, NOW + 2 * HOUR)


def test_not_after_the_last_minute() -> None:
    with pytest.raises(NotPossible):
        withdraw(given_up_late(), NOBODY, LAST + MINUTE)
