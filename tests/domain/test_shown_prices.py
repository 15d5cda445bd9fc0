"""What a client is shown is what the step then costs, and never more than is printed."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from showup.domain.booking import Booking
from showup.domain.choices import FirstLapse, Rebook
from showup.domain.costs import cost_of_cancelling, cost_of_moving
from showup.domain.errors import PriceChanged
from showup.domain.lapses import Record
from showup.domain.money import Money
from showup.domain.settings import Settings
from tests.builders import START, a_booking, some_hours, some_settings, with_terms
from tests.domain.steps import (
    DAY,
    HOUR,
    LAPSED,
    MINUTE,
    NOBODY,
    a_held,
    a_refused,
    a_saved,
    cancelling,
    moving,
)

SIXTY, NOTHING = Money(6000, "PLN"), Money(0, "PLN")
LAST_FREE = START - 48 * HOUR
LATE = LAST_FREE + MINUTE
NEXT_DAY = START + DAY
FAR = START + 21 * DAY


policies = st.builds(
    lambda within, means, lapse: with_terms(
        some_settings(hours=some_hours(notice=timedelta(0))),
        rebook_within=within,
        rebook_means=means,
        first_lapse=lapse,
    ),
    st.integers(0, 4),
    st.sampled_from(Rebook),
    st.sampled_from(FirstLapse),
)
records = st.sampled_from([NOBODY, LAPSED])
new_starts = st.sampled_from([START + HOUR, NEXT_DAY, START + 4 * DAY, START + 7 * DAY, FAR])
moments = st.integers(1, 14 * 1440).map(lambda n: START - n * MINUTE)


@given(policies, records, moments, st.sampled_from([a_booking, a_saved, a_held, a_refused]))
def test_cancelling_costs_what_was_shown_and_never_more_than_the_deposit(
    policy: Settings, record: Record, now: datetime, stage: Callable[[Settings], Booking]
) -> None:
    booking = stage(policy)
    shown = cost_of_cancelling(booking, record, now)
    done = cancelling(booking, now, record, expect=shown.amount.amount).booking
    assert (done.fee.amount if done.fee else NOTHING) == shown.amount
    assert shown.amount <= booking.deposit.amount
    assert done.fee is None or done.fee.clause is shown.clause
    row = next(row for row in booking.cutoffs if row.holds_at(now))
    assert shown.amount <= row.cancel, "never more than is printed"


@given(policies, records, moments, moments, new_starts, new_starts)
def test_moving_costs_what_was_shown_and_never_more_than_is_printed_once_and_again(
    policy: Settings, record: Record, once: datetime, again: datetime, one: datetime, two: datetime
) -> None:
    assume(once <= again < one != two and once < one and again < two)
    booking = a_held(policy)
    for now, new in ((once, one), (again, two)):
        shown = cost_of_moving(booking, record, new, now)
        row = next(row for row in booking.cutoffs if row.holds_at(now))
        is_dearer_case = booking.terms.rebook_means is Rebook.TAKES_PLACE
        assert shown.amount <= row.move or is_dearer_case
        assert shown.amount <= row.cancel
        fee = booking.fee
        decision = moving(booking, new, now, record, policy, expect=shown.amount.amount)
        booking, record = decision.booking, decision.record or record
        assert booking.fee == fee or (fee is None and booking.fee is not None)
        assert (booking.fee is not fee) == bool(shown.amount)


def test_a_price_that_has_changed_since_it_was_shown_stops_the_step() -> None:
    with pytest.raises(PriceChanged):
        cancelling(a_held(), LATE, LAPSED, expect=0)
    with pytest.raises(PriceChanged):
        moving(a_held(), NEXT_DAY, LATE, LAPSED, expect=6000)
