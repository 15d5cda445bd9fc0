"""A client's lapses are dates, kept for twelve months, under a name that says nothing."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from showup.domain.lapses import Record, pseudonym
from tests.builders import NOW
from tests.domain.steps import DAY, LAPSED, NOBODY, SECOND

YEAR = timedelta(days=365)


def test_somebody_without_a_lapse_has_not_lapsed() -> None:
    assert not NOBODY.has_lapsed(NOW)


def test_a_lapse_counts_for_twelve_months_and_no_longer() -> None:
    lapsed = NOBODY.with_lapse(NOW)
    assert lapsed.has_lapsed(NOW)
    assert lapsed.has_lapsed(NOW + YEAR - SECOND)
    assert not lapsed.has_lapsed(NOW + YEAR)


def test_what_is_older_than_a_year_is_forgotten_with_the_next_lapse() -> None:
    again = LAPSED.with_lapse(NOW + 2 * YEAR)
    assert again.lapses == (NOW + 2 * YEAR,)


def test_an_address_is_one_client_however_it_is_written() -> None:
    assert pseudonym(" Client@Example.com ") == pseudonym("client@example.com")
    assert pseudonym("client@example.com") != pseudonym("another@example.com")
    assert "client" not in pseudonym("client@example.com")


@given(st.lists(st.integers(0, 1000), max_size=8))
def test_a_record_knows_of_every_lapse_of_the_last_year_and_of_no_older_one(
    days: list[int],
) -> None:
    moments = [NOW + n * DAY for n in sorted(days)]
    record = Record("somebody")
    for moment in moments:
        record = record.with_lapse(moment)
    last = moments[-1] if moments else NOW
    assert list(record.lapses) == [one for one in moments if last - YEAR < one]
    assert record.has_lapsed(last) is bool(moments)
