"""What holds of every policy that can be published, in every zone and over each change of the
clocks: a client is never asked for more than was printed, and waiting never pays."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import available_timezones

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from showup.domain import changing, confirming, hosting
from showup.domain.booking import Booking
from showup.domain.choices import Mode, Prepaid
from showup.domain.consequences import ALL, Consequence, Row
from showup.domain.costs import (
    cost_of_arriving_late,
    cost_of_cancelling,
    cost_of_missing,
    cost_of_moving,
)
from showup.domain.deposit import CheckoutMode, Paid
from showup.domain.errors import Refused, SlotUnavailable
from showup.domain.holding import hold_placed
from showup.domain.lapses import Record
from showup.domain.refunding import owed_back
from showup.domain.settings import Settings, Span
from showup.domain.terms import Terms
from tests.builders import a_request, some_hours, some_settings
from tests.domain.steps import CARD, DAY, MINUTE, NOBODY, PLAN, a_hold
from tests.strategies import sound_terms

ZONES = st.sampled_from(sorted(available_timezones() - {"localtime"}))
# Whole minutes over eleven years; meetings begin on them.
STARTS = st.integers(0, 11 * 366 * 24 * 60).map(
    lambda minute: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
)
LEADS = st.integers(30, 40 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes))
EVERY_DAY = dict.fromkeys(range(1, 8), (Span(time(0), time(0)),))
ALL_DAY = some_hours(week=EVERY_DAY, notice=timedelta(0), ahead=timedelta(days=400), step=MINUTE)
EVERY = settings(max_examples=150, deadline=None)
IN_DAYS = Consequence(percent=100, within=3)
# Where a way out would be easiest to find: free, then a credit, then nothing back; half, then all.
SHARP = [
    Terms(
        mode=Mode.PREPAY,
        prepaid_as=Prepaid.ZADATEK,
        notice=(
            Row(timedelta(days=7)),
            Row(timedelta(days=2), IN_DAYS, IN_DAYS),
            Row(timedelta(0), ALL, IN_DAYS),
        ),
    ),
    Terms(
        notice=(
            Row(timedelta(hours=48)),
            Row(timedelta(hours=24), Consequence(percent=50), Consequence(percent=50, within=2)),
            Row(timedelta(0), ALL, IN_DAYS),
        ),
    ),
]
# What the bookings drawn were made under.
SETTINGS_OF: dict[str, Settings] = {}


def published(terms: Terms, zone: str) -> Settings:
    usual = some_settings(hours=ALL_DAY)
    host = replace(usual.host, timezone=zone)
    return replace(usual, host=host, policy=replace(usual.policy, terms=terms))


@st.composite
def bookings(draw: st.DrawFn) -> Booking:
    """Confirmed under some policy, with its card saved, its deposit held or paid."""
    terms, zone, start = draw(sound_terms() | st.sampled_from(SHARP)), draw(ZONES), draw(STARTS)
    made = start - draw(LEADS)
    published_ = published(terms, zone)
    pay = draw(st.sampled_from(terms.mode.choices))
    wish = a_request(published_, start=start, pay=pay, id=f"{start.timestamp():020.0f}")
    try:
        booked = confirming.request(wish, published_, [], made).booking
    except SlotUnavailable:  # it would not end on the day on which it begins
        assume(False)
        raise
    SETTINGS_OF[booked.id] = published_
    return settled_in(booked, made)


def before(booking: Booking) -> Record:
    """Somebody whose first lapse is behind them."""
    return NOBODY.with_lapse(booking.made - timedelta(days=1))


def settled_in(booking: Booking, now: datetime) -> Booking:
    """As it stands once the bank has said yes to everything."""
    checkout = booking.deposit.checkout
    if checkout is None:
        return booking
    if checkout.mode is CheckoutMode.PREPAY:
        paid = Paid("pi_1", booking.deposit.amount, now)
        return confirming.paid_in_advance(booking, paid, "cus", "pm", CARD, PLAN).booking
    saved = confirming.card_saved(booking, "cus", "pm", CARD, PLAN, now).booking
    due = saved.deposit.hold_at
    if due is None:
        return saved
    return hold_placed(saved, a_hold(max(now, due)), PLAN, max(now, due)).booking


# --- the promises ----------------------------------------------------------------------------


@st.composite
def moments(draw: st.DrawFn, booking: Booking, after: datetime | None = None) -> datetime:
    """Any second from the booking (or `after`) to the meeting: as often in one row as in another,
    and often in its printed minute."""
    since = after or booking.made
    rows = [row for row in booking.cutoffs if row.until > since]
    row = draw(st.sampled_from(rows))
    opens = max([since, *(one.until + MINUTE for one in rows if one.until < row.until)])
    closes = min(row.until + timedelta(seconds=59), booking.start - timedelta(seconds=1))
    assume(opens <= closes)
    seconds = int((closes - opens).total_seconds())
    return closes - timedelta(seconds=draw(st.integers(0, seconds)))


def loss(booking: Booking, now: datetime) -> tuple[int, bool, int]:
    """What cancelling now costs, and what more it puts at risk; in the order of what hurts."""
    cost = cost_of_cancelling(booking, before(booking), now)
    cancelled = changing.cancel(booking, before(booking), PLAN, now).booking
    risk = cancelled.credit.amount.amount if cancelled.credit else 0
    return cost.amount.amount, bool(risk), risk


@given(st.data(), bookings())
@EVERY
def test_no_step_costs_less_than_nothing_more_than_printed_or_more_than_was_held(
    data: st.DataObject, booking: Booking
) -> None:
    now = data.draw(moments(booking))
    row = next(row for row in booking.cutoffs if row.holds_at(now))
    cancel = cost_of_cancelling(booking, before(booking), now).amount
    new = booking.start + timedelta(days=data.draw(st.integers(1, 30)))
    move = cost_of_moving(booking, before(booking), new, now).amount
    missing = cost_of_missing(booking, before(booking), booking.start).amount
    late = cost_of_arriving_late(booking, before(booking), booking.wait_until).amount
    for cost, printed in (
        (cancel, row.cancel),
        (move, row.move),
        (missing, booking.deposit.amount),
    ):
        assert 0 <= cost.amount <= min(printed.amount, booking.at_stake.amount)
    assert not late.amount, "whoever comes in the last minute of the wait pays nothing"
    assert cancel.amount == min(row.cancel.amount, booking.at_stake.amount)


@given(st.data(), bookings())
@EVERY
def test_less_notice_never_costs_less_and_not_coming_never_less_than_cancelling(
    data: st.DataObject, booking: Booking
) -> None:
    early, late = sorted([data.draw(moments(booking)), data.draw(moments(booking))])
    assert loss(booking, early) <= loss(booking, late)
    missing = cost_of_missing(booking, before(booking), booking.start).amount
    assert cost_of_cancelling(booking, before(booking), late).amount <= missing


@given(bookings())
@EVERY
def test_the_printed_minute_is_in_time_to_its_last_instant(booking: Booking) -> None:
    last = timedelta(microseconds=1)
    for row in booking.cutoffs:
        moment = row.until + MINUTE - last
        if booking.made <= moment < booking.start:
            cost = cost_of_cancelling(booking, before(booking), moment)
            assert (cost.until, cost.credit_until) == (row.until, row.credit_until)
            assert cost.amount <= row.cancel


@given(st.data(), bookings())
@EVERY
def test_moving_and_then_cancelling_never_costs_less_than_cancelling_at_first(
    data: st.DataObject, booking: Booking
) -> None:
    now = data.draw(moments(booking))
    at_first = loss(booking, now)
    moved = booking
    for _ in range(data.draw(st.integers(1, 2))):
        new = moved.start + timedelta(minutes=data.draw(st.integers(1, 60 * 24 * 60)))
        try:
            moved = changing.move(
                moved, before(booking), new, [], SETTINGS_OF[booking.id], now
            ).booking
        except Refused:
            assume(False)
    fee = moved.fee.amount.amount if moved.fee else 0
    cost, credit, risk = loss(moved, data.draw(moments(moved, now)))
    assert at_first <= (fee + cost, credit, risk)


@given(st.data(), bookings())
@EVERY
def test_a_host_who_cancels_never_costs_the_client_anything(
    data: st.DataObject, booking: Booking
) -> None:
    now = data.draw(moments(booking))
    if data.draw(st.booleans()):
        try:
            new = booking.start + timedelta(days=3)
            booking = changing.move(
                booking, before(booking), new, [], SETTINGS_OF[booking.id], now
            ).booking
        except Refused:
            assume(False)
    off = hosting.cancel_by_host(booking, now).booking
    paid = off.deposit.paid
    assert off.fee is None
    assert off.credit is None
    assert owed_back(off) == (paid.amount if paid else off.price.none())


def test_moving_out_of_the_days_of_a_credit_does_not_make_it_a_refund() -> None:
    """The sharpest way out, spelled out: free, then a credit; moved far away; cancelled in time."""
    start = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
    made, now, far = start - 20 * DAY, start - 4 * DAY, start + 30 * DAY
    article = published(SHARP[0], "Europe/Warsaw")
    wish = a_request(article, start=start, pay=Mode.PREPAY)
    booking = settled_in(confirming.request(wish, article, [], made).booking, made)
    assert loss(booking, now) == (0, True, 6000)
    moved = changing.move(booking, before(booking), far, [], article, now).booking
    assert loss(moved, now + DAY) == (0, True, 6000)
    again = changing.move(moved, before(booking), far + DAY, [], article, now + DAY).booking
    assert loss(again, now + 2 * DAY) == (0, True, 6000)
