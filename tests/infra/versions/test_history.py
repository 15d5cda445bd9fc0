"""What was published stays as it was, and what each booking rests on can be told from the table."""

from dataclasses import replace
from datetime import date, timedelta

import boto3

from infra.deploy import Account
from infra.versions import items_of
from infra.versions.history import History
from showup.adapters import items
from showup.adapters.versions import Versions
from showup.domain.booking import Status
from showup.domain.versions import Version
from tests.builders import NOW, a_booking, a_version
from tests.house import House
from tests.tables import TABLE

A_DAY = timedelta(days=1)
FIRST = a_version(id="1" * 16, effective=date(2026, 11, 1))
SECOND = a_version(id="2" * 16, effective=date(2026, 11, 23))
THIRD = a_version(id="3" * 16, effective=date(2026, 11, 24), terms={"deposit": "60%"})


def published(house: House, *versions: Version) -> Versions:
    """One a day."""
    made = Versions(house.dynamodb, TABLE)
    for nth, version in enumerate(versions):
        made.keep(version)
        made.went_live(version.id, NOW + nth * A_DAY)
    return made


def booked(house: House, nth: int, policy: str, status: Status = Status.CONFIRMED) -> None:
    made = a_booking(id=f"booking{nth:013d}", status=status)
    made = replace(made, consent=replace(made.consent, policy=policy))
    house.dynamodb.put_item(TableName=TABLE, Item=items.booking_item(made))


def history() -> History:
    return History.of(items_of(Account(boto3.Session()), TABLE))


def test_what_was_kept_is_never_written_over(house: House) -> None:
    versions = published(house, FIRST)
    versions.keep(a_version(id=FIRST.id, currency="EUR"))
    assert versions.find(FIRST.id) == FIRST
    assert versions.find(SECOND.id) is None


def test_the_one_that_went_live_last_is_live(house: House) -> None:
    published(house, FIRST, SECOND)
    assert history().live == SECOND
    published(house, SECOND, THIRD, FIRST)
    assert history().live == FIRST


def test_a_clock_that_goes_back_does_not_bring_an_older_one_back(house: House) -> None:
    published(house, FIRST, SECOND)
    versions = Versions(house.dynamodb, TABLE)
    versions.keep(THIRD)
    versions.went_live(THIRD.id, history().moment(NOW))
    assert history().live == THIRD


def test_what_was_kept_and_never_went_live_is_not_told_of(house: House) -> None:
    published(house, FIRST).keep(SECOND)
    assert history().live == FIRST
    assert history().earlier(THIRD) == (FIRST,)


def test_of_one_date_the_last_version_counts(house: House) -> None:
    mended = a_version(id="4" * 16, effective=SECOND.effective, terms={"deposit": "40%"})
    published(house, FIRST, SECOND, mended, THIRD)
    assert history().earlier(THIRD) == (mended, FIRST)
    assert history().earlier(mended) == (FIRST,)
    assert history().earlier(FIRST) == ()


def test_open_bookings_keep_the_version_that_they_accepted(house: House) -> None:
    published(house, FIRST, SECOND)
    for nth, policy in enumerate((FIRST.id, FIRST.id, SECOND.id, THIRD.id, "unknown")):
        booked(house, nth, policy)
    for nth, over in enumerate((Status.CANCELLED, Status.ATTENDED, Status.EXPIRED), start=10):
        booked(house, nth, FIRST.id, over)
    assert history().keeping(THIRD) == [(SECOND.effective, 1), (FIRST.effective, 2), (None, 1)]


def test_a_version_that_differs_in_nothing_that_is_said_is_no_older_one(house: House) -> None:
    published(house, SECOND)
    booked(house, 1, SECOND.id)
    again = a_version(id="5" * 16, effective=SECOND.effective)
    assert history().keeping(again) == []


def test_where_there_is_no_table_yet_nothing_was_published(house: House) -> None:
    assert items_of(Account(boto3.Session()), "of-nobody") == []
    assert History.of([]).live is None


def test_all_of_a_long_table_is_read(house: House) -> None:
    """A page of a Scan holds a megabyte."""
    for nth in range(40):
        version = a_version(id=f"{nth:016x}", terms={"deposit": "x" * 50_000})
        Versions(house.dynamodb, TABLE).keep(version)
    assert len(history().versions) == 40
