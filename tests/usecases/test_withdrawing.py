"""Withdrawn from the contract, as stories in one process: before money has moved, after it, and in
the very moment."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from showup.adapters.queue import LEASE_SECONDS
from showup.domain.booking import Booking, Status
from showup.domain.choices import FirstLapse, Mode, Prepaid
from showup.domain.deposit import DepositState
from showup.domain.lapses import pseudonym
from showup.domain.ledger import Deed, Outcome
from showup.domain.money import Money
from tests.builders import START, some_settings, with_terms
from tests.house import HOOK, SECRET, House, a_house
from tests.tripwire import Killed

HOURS = timedelta(hours=1)
DAY = timedelta(days=1)
LATE = START - 47 * HOURS
SIXTY = Money(6000, "PLN")
CHARGING = with_terms(some_settings(), first_lapse=FirstLapse.CHARGED)
PREPAID = with_terms(CHARGING, mode=Mode.PREPAY, prepaid_as=Prepaid.ZADATEK)


@pytest.fixture
def strict() -> Iterator[House]:
    """Where no first lapse is forgiven."""
    with a_house(CHARGING) as house:
        yield house


def cancelled_late(house: House) -> Booking:
    booking = house.confirmed()
    house.go_to(LATE)
    house.cancel(booking)
    house.settle()
    return house.booking(booking.id)


def taken(house: House) -> int:
    """By the bank's books; of deposits paid in advance nothing is captured."""
    held = (i for i in house.intents() if i["capture_method"] == "manual")
    return sum(intent["amount_received"] for intent in held)


def given_back(house: House) -> int:
    return sum(refund["amount"] for refund in house.bank.store.all("refund"))


def kept(house: House) -> int:
    """What is with the host in the end, by the bank's books."""
    return sum(intent["amount_received"] for intent in house.intents()) - given_back(house)


def done(house: House, booking: Booking, deed: Deed) -> int:
    """By our own."""
    entries = (e for e in house.ledger(booking) if e.outcome is Outcome.DONE)
    return sum(entry.amount.amount for entry in entries if entry.deed is deed)


def nothing_is_left_of_it(house: House, booking: Booking) -> Booking:
    """In the end: nothing held, nothing kept, nothing counted, nothing left to do."""
    house.advance(16 * DAY)
    now = house.booking(booking.id)
    assert (now.status, now.fee, now.credit, now.lapse) == (Status.CANCELLED, None, None, None)
    assert now.withdrawn
    assert not house.held()
    assert kept(house) == 0
    assert not house.open_tasks()
    assert not house.parked()
    assert house.table.record(pseudonym(now.client.email)).lapses == ()
    for name in ("withdrawn", "host_withdrawn"):
        assert house.box.names().count(name) == 1
    for name in ("follow_up", "farewell", "released"):
        assert name not in house.box.names()
    assert done(house, booking, Deed.CAPTURE) == taken(house)
    assert done(house, booking, Deed.REFUND) == given_back(house)
    return now


def test_withdrawn_the_time_is_open_and_the_acknowledgement_goes_out_at_once(house: House) -> None:
    booking = house.confirmed()
    house.withdraws(booking)
    another = house.book(id="booking0000000000002", fingerprint="other", start=START)
    assert another.status is Status.PENDING
    house.settle()
    assert sorted(house.box.names()[-2:]) == ["host_withdrawn", "withdrawn"]


def test_withdrawn_while_held_the_hold_is_let_go(house: House) -> None:
    booking = house.confirmed()
    house.go_to(START - 71 * HOURS)
    assert house.held()
    house.withdraws(booking)
    house.settle()
    assert not house.held()
    assert nothing_is_left_of_it(house, booking).deposit.state is DepositState.RELEASED


def test_cancelled_late_with_a_fee_and_then_withdrawn_before_it_is_taken(strict: House) -> None:
    booking = cancelled_late(strict)
    assert booking.fee
    strict.take(booking)
    strict.withdraws(booking)
    strict.settle()
    assert not strict.held()
    nothing_is_left_of_it(strict, booking)
    assert "taken" not in strict.box.names()


def test_withdrawn_after_the_fee_was_taken_all_of_it_goes_back(strict: House) -> None:
    booking = cancelled_late(strict)
    strict.take(booking)
    strict.advance(25 * HOURS)
    assert kept(strict) == 6000
    strict.withdraws(booking)
    strict.settle()
    now = nothing_is_left_of_it(strict, booking)
    assert (now.deposit.state, now.deposit.refunded) == (DepositState.REFUNDED, SIXTY)
    assert strict.box.names().count("refunded") == 1


def test_a_missed_meeting_withdrawn_costs_nothing(strict: House) -> None:
    booking = strict.confirmed()
    strict.go_to(START + timedelta(minutes=6))
    strict.asks(booking)
    strict.go_to(START + HOURS)
    assert strict.declares(booking).fee
    strict.settle()
    strict.withdraws(booking)
    strict.settle()
    nothing_is_left_of_it(strict, booking)


def test_a_deposit_paid_in_advance_goes_back_once_and_is_not_doubled() -> None:
    with a_house(PREPAID) as house:
        booking = house.confirmed()
        assert kept(house) == 6000
        house.withdraws(booking)
        house.settle()
        now = nothing_is_left_of_it(house, booking)
        assert (now.deposit.state, now.deposit.refunded) == (DepositState.REFUNDED, SIXTY)
        assert "host_owes" not in house.box.names()


def test_of_a_deposit_paid_in_advance_a_late_fee_goes_back_too() -> None:
    with a_house(PREPAID) as house:
        booking = cancelled_late(house)
        house.take(booking)
        house.advance(25 * HOURS)
        assert kept(house) == 6000
        house.withdraws(booking)
        house.settle()
        assert nothing_is_left_of_it(house, booking).deposit.state is DepositState.REFUNDED


# --- in the very moment ----------------------------------------------------------------------


def dies_at(house: House, call: str, when: str, step: Callable[[], object]) -> None:
    """The worker, at the first such call to Stripe."""
    house.tripwire.kill_at(call, when)
    with pytest.raises(Killed):
        step()


def the_lease_runs_out(house: House) -> None:
    house.now += timedelta(seconds=LEASE_SECONDS + 1)
    house.settle()


@pytest.mark.parametrize("when", ["before", "after"])
def test_withdrawn_while_the_fee_is_being_taken_it_goes_back(strict: House, when: str) -> None:
    """The worker dies at Stripe's yes; before anybody looks again, the client has withdrawn."""
    strict.bank.webhooks.register(HOOK, SECRET, ["nothing"])  # nobody tells us
    booking = cancelled_late(strict)
    strict.take(booking)
    dies_at(strict, "/capture", when, lambda: strict.advance(25 * HOURS))
    strict.withdraws(booking)
    the_lease_runs_out(strict)
    nothing_is_left_of_it(strict, booking)


@pytest.mark.parametrize("when", ["before", "after"])
def test_withdrawn_while_the_hold_is_being_placed_it_is_let_go(house: House, when: str) -> None:
    booking = house.confirmed()
    dies_at(house, "stripe post payment_intents", when, lambda: house.go_to(START - 71 * HOURS))
    house.withdraws(booking)
    the_lease_runs_out(house)
    nothing_is_left_of_it(house, booking)


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_worker_killed_while_it_gives_back_gives_back_once(strict: House, when: str) -> None:
    booking = cancelled_late(strict)
    strict.take(booking)
    strict.advance(25 * HOURS)
    strict.withdraws(booking)
    dies_at(strict, "stripe post refunds", when, strict.settle)
    the_lease_runs_out(strict)
    nothing_is_left_of_it(strict, booking)


def test_what_was_taken_in_stripes_own_dashboard_is_seen_and_goes_back(strict: House) -> None:
    strict.bank.webhooks.register(HOOK, SECRET, ["nothing"])
    booking = cancelled_late(strict)
    (hold,) = strict.held()
    strict.stripe.capture(hold["id"], SIXTY, "by hand")
    strict.withdraws(booking)
    strict.settle()
    assert kept(strict) == 0
    assert strict.booking(booking.id).deposit.state is DepositState.REFUNDED
