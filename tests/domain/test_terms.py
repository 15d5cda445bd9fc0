"""Cutoffs as they are printed: up to which minute each step costs what, and by which days."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.domain.choices import Mode, Rebook
from showup.domain.consequences import Deposit
from showup.domain.cutoffs import Cutoff, Floor, Stake, cutoffs
from showup.domain.money import Money
from showup.domain.terms import HOLD_LIVES, Clause, Terms, hold_at, is_rebooked, last_free
from tests.builders import NOW, START, WARSAW, some_terms
from tests.domain.steps import DAY, HOUR, MINUTE, SECOND

PRICE, SIXTY, NOTHING = Money(12000, "PLN"), Money(6000, "PLN"), Money(0, "PLN")
HALF = Stake(PRICE, SIXTY)
LAST_FREE = START - 48 * HOUR


def rows(start: datetime = START, made: datetime = NOW, **terms: object) -> tuple[Cutoff, ...]:
    return cutoffs(some_terms(**terms), start, made, HALF, WARSAW)  # type: ignore[arg-type]


# --- the rows --------------------------------------------------------------------------------


def test_up_to_48_hours_before_all_is_free_then_cancelling_costs_and_one_move_does_not() -> None:
    assert rows() == (
        Cutoff(LAST_FREE, NOTHING, NOTHING),
        Cutoff(START, SIXTY, NOTHING),
    )


def test_the_printed_minute_is_in_time_to_its_last_instant_and_the_next_is_not() -> None:
    free, late = rows()
    assert free.holds_at(LAST_FREE)
    assert free.holds_at(LAST_FREE + MINUTE - timedelta(microseconds=1))
    assert not free.holds_at(LAST_FREE + MINUTE)
    assert late.holds_at(LAST_FREE + MINUTE)


def test_booked_inside_the_window_the_free_undo_is_the_last_free_moment() -> None:
    made = START - 20 * HOUR + 30 * SECOND
    free, late = rows(made=made)
    assert free.until == START - 19 * HOUR + MINUTE, "an hour, to the whole minute after it"
    assert late.until == START


def test_booked_just_before_the_start_the_undo_ends_with_the_start() -> None:
    assert rows(made=START - 30 * MINUTE) == (Cutoff(START, NOTHING, NOTHING),)


def test_without_an_undo_a_booking_inside_the_window_is_late_at_once() -> None:
    made = START - 20 * HOUR
    free, _ = rows(made=made, undo=timedelta(0))
    assert free.until == made, "but for the minute in which it was made"


def test_free_until_the_start_there_is_nothing_to_pay_at_all() -> None:
    assert rows(free_until=timedelta(0)) == (Cutoff(START, NOTHING, NOTHING),)


def test_with_no_days_to_rebook_a_late_move_costs_what_cancelling_costs() -> None:
    assert rows(rebook_within=0)[-1] == Cutoff(START, SIXTY, SIXTY)


def test_where_the_new_meeting_must_take_place_in_time_the_dearer_case_is_printed() -> None:
    assert rows(rebook_means=Rebook.TAKES_PLACE)[-1] == Cutoff(START, SIXTY, SIXTY)


def test_once_moved_late_for_nothing_no_minute_costs_less_than_it_did_then() -> None:
    moved = cutoffs(Terms(), START, NOW, Stake(PRICE, SIXTY, floor=Floor(SIXTY)), WARSAW)
    assert moved == (Cutoff(START, SIXTY, SIXTY),)


def test_without_a_deposit_no_row_costs_anything() -> None:
    printed = cutoffs(Terms(), START, NOW, Stake(PRICE, NOTHING), WARSAW)
    assert not any(row.cancel or row.move for row in printed)


def test_moved_in_time_beyond_the_days_a_late_move_is_not_printed_as_free() -> None:
    later = START + 14 * DAY
    printed = cutoffs(Terms(), later, NOW, HALF, WARSAW, first=START)
    assert printed == (
        Cutoff(later - 48 * HOUR, NOTHING, NOTHING),
        Cutoff(later, SIXTY, SIXTY),
    )


def test_where_the_days_end_between_the_last_free_moment_and_the_start_three_rows_say_so() -> None:
    later = START + 4 * DAY
    printed = cutoffs(Terms(), later, NOW, HALF, WARSAW, first=START)
    midnight = datetime(2026, 12, 3, 22, 59, tzinfo=UTC)
    assert printed == (
        Cutoff(later - 48 * HOUR, NOTHING, NOTHING),
        Cutoff(midnight, SIXTY, NOTHING),
        Cutoff(later, SIXTY, SIXTY),
    ), "the third day in Warsaw ends at 23:59"


lengths = st.integers(0, 96 * 60).map(lambda n: n * MINUTE)
everyday_terms = st.builds(
    some_terms,
    deposit=st.one_of(
        st.builds(Deposit, percent=st.integers(0, 100)),
        st.builds(Deposit, fixed=st.integers(0, 20000)),
    ),
    free_until=lengths,
    rebook_within=st.integers(0, 7),
    rebook_means=st.sampled_from(Rebook),
    undo=st.integers(0, 180).map(lambda n: n * MINUTE),
    mode=st.sampled_from(Mode),
)


@given(
    everyday_terms,
    st.integers(1, 20 * 86400),
    st.integers(0, 10),
    st.sampled_from(["Europe/Warsaw", "Australia/Lord_Howe", "America/St_Johns", "Pacific/Apia"]),
)
def test_rows_rise_in_time_and_price_end_at_the_start_and_never_ask_more_than_the_deposit(
    terms: Terms, seconds: int, earlier: int, zone: str
) -> None:
    made, deposit = START - seconds * SECOND, terms.deposit_for("consultation", PRICE, 50)
    first = START - earlier * DAY
    printed = cutoffs(terms, START, made, Stake(PRICE, deposit), ZoneInfo(zone), first=first)
    untils = [row.until for row in printed]
    assert untils == sorted(set(untils))
    assert untils[-1] == START
    assert all(until == until.replace(second=0, microsecond=0) for until in untils)
    prices = [(row.cancel.amount, row.move.amount) for row in printed]
    assert prices == sorted(prices)
    assert all(row.move <= row.cancel and row.cancel <= deposit for row in printed)
    assert not printed[0].cancel, "there is always a free row, the undo's at the least"


@given(
    lengths.map(lambda free: some_terms(free_until=free + 24 * HOUR, rebook_within=2)),
    st.integers(0, 4),
    st.integers(1, 24 * 60),
)
def test_a_late_move_is_printed_as_free_exactly_while_it_counts_as_rebooked(
    terms: Terms, earlier: int, late: int
) -> None:
    first, now = START - earlier * DAY, START - late * MINUTE
    printed = cutoffs(terms, START, NOW, HALF, WARSAW, first=first)
    row = next(row for row in printed if row.holds_at(now))
    assert row.cancel or late == 24 * 60, "the last day is never free"
    assert not row.cancel or is_rebooked(terms, 2, first, START, now, WARSAW) is not bool(row.move)


# --- the days --------------------------------------------------------------------------------


def test_within_three_days_are_calendar_days_in_the_hosts_zone_from_the_first_start() -> None:
    last = datetime(2026, 12, 3, 22, 59, 59, tzinfo=UTC)  # 3 December, 23:59:59 in Warsaw
    assert is_rebooked(Terms(), 3, START, START + 30 * DAY, last, WARSAW)
    assert not is_rebooked(Terms(), 3, START, START + 30 * DAY, last + SECOND, WARSAW)


def test_arranged_asks_when_the_new_meeting_was_made_and_takes_place_when_it_is() -> None:
    far = START + 30 * DAY
    takes_place = Terms(rebook_means=Rebook.TAKES_PLACE)
    assert is_rebooked(Terms(), 3, START, far, NOW, WARSAW)
    assert not is_rebooked(takes_place, 3, START, far, NOW, WARSAW)
    assert is_rebooked(takes_place, 3, START, START + 3 * DAY + 14 * HOUR, NOW, WARSAW)
    assert not is_rebooked(takes_place, 3, START, START + 4 * DAY, NOW, WARSAW)
    assert is_rebooked(takes_place, 3, START, START - 5 * DAY, NOW, WARSAW), (
        "earlier is in time too"
    )


def test_with_no_days_nothing_counts_as_rebooked() -> None:
    assert not is_rebooked(Terms(), 0, START, START, START - HOUR, WARSAW)


# --- the hold --------------------------------------------------------------------------------


def test_the_hold_is_placed_a_waking_day_before_the_last_free_moment() -> None:
    assert hold_at(Terms(), START, WARSAW) == START - 72 * HOUR
    assert hold_at(Terms(hold_before=12 * HOUR), START, WARSAW) == START - 60 * HOUR


def test_a_no_show_can_be_declared_until_sixteen_hours_after_the_start() -> None:
    assert Terms().declare_for() == 16 * HOUR


@given(everyday_terms, st.integers(0, 10 * 366))
def test_a_change_of_the_clocks_never_makes_the_hold_end_sooner_after_the_meeting(
    terms: Terms, days: int
) -> None:
    start = datetime(2021, 1, 1, 8, 0, tzinfo=UTC) + days * DAY
    ends = hold_at(terms, start, WARSAW) + HOLD_LIVES
    declared = start + terms.declare_for() + terms.decide_after + 2 * HOUR
    assert declared <= ends


@pytest.mark.parametrize("free", [timedelta(0), 24 * HOUR, 48 * HOUR])
def test_the_last_free_moment_lies_that_long_before_the_start(free: timedelta) -> None:
    assert last_free(some_terms(free_until=free), START, WARSAW) == START - free


# --- what is asked ---------------------------------------------------------------------------


def test_half_of_the_price_is_asked_and_nothing_where_no_deposit_is() -> None:
    assert Terms().deposit_for("consultation", PRICE, 50) == SIXTY
    assert Terms(mode=Mode.NONE).deposit_for("consultation", PRICE, 50) == NOTHING


def test_the_clauses_are_numbered_as_the_policy_page_prints_them() -> None:
    assert [(clause.number, clause.value) for clause in Clause] == [
        (1, "in_time"),
        (2, "rescue"),
        (3, "late"),
        (4, "no_show"),
        (5, "emergency"),
        (6, "first_lapse"),
        (7, "cool_off"),
        (8, "host"),
        (9, "deposit"),
        (10, "filled"),
        (11, "withdrawal"),
        (12, "no_deposit"),
    ]
