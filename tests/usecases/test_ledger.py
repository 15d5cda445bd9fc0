"""What happened at Stripe is in the ledger once, whoever found out; and the sum is Stripe's."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from showup.adapters.commit import Commit
from showup.domain import refunding
from showup.domain.balance import balance, lines
from showup.domain.booking import Booking
from showup.domain.choices import FirstLapse, Mode, Prepaid
from showup.domain.decision import Decision
from showup.domain.deposit import DepositState
from showup.domain.ledger import Cause, Deed, Entry, Outcome
from showup.domain.tasks import Kind, Task
from showup.usecases import deposits
from tests.builders import START, some_settings, with_terms
from tests.house import House, a_house

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LATE = START - 47 * HOUR
RETURNS = "4000000000005126"


@pytest.fixture
def house() -> Iterator[House]:
    with a_house(with_terms(some_settings(), first_lapse=FirstLapse.CHARGED)) as house:
        yield house


@pytest.fixture
def prepaid() -> Iterator[House]:
    terms: dict[str, Any] = {"mode": Mode.PREPAY, "prepaid_as": Prepaid.ZALICZKA}
    with a_house(with_terms(some_settings(), **terms)) as house:
        yield house


def happened(house: House, booking: Booking) -> list[tuple[Deed, int, Cause, int]]:
    """In its order: what, how much, by whom, under which clause."""
    return [
        (one.entry.deed, one.entry.amount.amount, one.entry.actor, one.entry.clause)
        for one in lines(house.ledger(booking))
        if one.entry.outcome is Outcome.DONE
    ]


def explains_stripe(house: House, booking: Booking) -> None:
    said = balance(house.ledger(booking))
    taken = sum(intent["amount_received"] for intent in house.intents())
    back = sum(r["amount"] for r in house.bank.store.all("refund") if r["status"] != "failed")
    held = sum(intent["amount_capturable"] for intent in house.held())
    assert (said.held, said.at_host, said.returned) == (held, taken - back, back)


def queued(house: House, booking: Booking, kind: Kind, *, nth: int, about: str = "") -> Task:
    """One task more, as another process would have put it there; claimed by its worker."""
    found = house.booking(booking.id)
    decision = Decision(found.stepped()).then(kind, house.now, about, nth=nth)
    house.table.commit(Commit(decision, found, house.now))
    claimed = house.queue.claim(decision.tasks[0], house.now, house.wall())
    assert claimed is not None
    return claimed


def work(house: House, task: Task) -> None:
    deposits.work(task, house.tools, lambda: house.stripe, house.now)


def late(house: House) -> Booking:
    """Cancelled late, the fee decided, its hour come; and nobody has acted on it yet."""
    booking = house.confirmed()
    house.go_to(LATE)
    house.cancel(booking)
    house.settle()
    house.take(booking)
    house.now = LATE + 25 * HOUR
    return house.booking(booking.id)


# --- by whom, by which clause, of what -------------------------------------------------------


def test_a_late_cancellation_from_the_hold_to_the_fee(house: House) -> None:
    booking = late(house)
    house.settle()
    assert happened(house, booking) == [
        (Deed.PLACE, 6000, Cause.SHOWUP, 0),
        (Deed.CAPTURE, 6000, Cause.HOST, 3),
    ]
    explains_stripe(house, booking)
    assert {one.stripe[:3] for one in house.ledger(booking) if one.outcome is Outcome.DONE} == {
        "pi_"
    }


def test_a_client_who_cancels_in_time_has_brought_the_release_about(house: House) -> None:
    booking = house.confirmed()
    house.go_to(START - 60 * HOUR)
    house.cancel(booking)
    house.settle()
    assert happened(house, booking)[-1] == (Deed.RELEASE, 6000, Cause.CLIENT, 0)
    explains_stripe(house, booking)


def test_a_hold_that_runs_out_is_let_go_by_the_bank(house: House) -> None:
    booking = late(house)
    house.now += 5 * DAY
    house.settle()
    assert (Deed.EXPIRE, 6000, Cause.BANK, 0) in happened(house, booking)
    explains_stripe(house, booking)


def test_a_client_pays_and_is_given_back_what_they_paid(prepaid: House) -> None:
    booking = prepaid.confirmed()
    prepaid.cancel(booking)
    prepaid.settle()
    assert happened(prepaid, booking) == [
        (Deed.PAY, 6000, Cause.CLIENT, 0),
        (Deed.REFUND, 6000, Cause.CLIENT, 0),
    ]
    explains_stripe(prepaid, booking)


def test_no_line_is_ever_written_over(house: House) -> None:
    booking, seen = house.confirmed(), list[Entry]()
    steps: list[Callable[[], object]] = [
        lambda: house.go_to(LATE),
        lambda: house.cancel(booking),
        lambda: house.take(booking),
        lambda: house.go_to(LATE + 26 * HOUR),
    ]
    for step in steps:
        step()
        house.settle()
        now = house.ledger(booking)
        assert all(line in now for line in seen)
        seen = now
    assert len(seen) == 4, "two tries, and what came of them"


# --- once ------------------------------------------------------------------------------------


def test_two_workers_on_two_capture_tasks_leave_one_line(house: House) -> None:
    booking = late(house)
    tasks = [queued(house, booking, Kind.CAPTURE, nth=nth) for nth in (7, 8)]
    for task in tasks:
        work(house, task)
    house.settle()
    assert [one for one in happened(house, booking) if one[0] is Deed.CAPTURE] == [
        (Deed.CAPTURE, 6000, Cause.HOST, 3)
    ]
    explains_stripe(house, booking)


def test_a_webhook_and_the_worker_that_captured_leave_one_line(house: House) -> None:
    booking = late(house)
    hold = booking.deposit.hold
    assert hold is not None
    task = queued(house, booking, Kind.CAPTURE, nth=7)
    look = queued(house, booking, Kind.LOOK, nth=8, about=hold.intent)
    house.stripe.capture(hold.intent, booking.deposit.amount, f"{booking.id}.{task.id}.1")
    work(house, look)
    work(house, task)
    captures = [one for one in happened(house, booking) if one[0] is Deed.CAPTURE]
    assert captures == [(Deed.CAPTURE, 6000, Cause.HOST, 3)]
    explains_stripe(house, booking)


def test_two_refund_tasks_leave_one_line_for_one_refund(prepaid: House) -> None:
    booking = prepaid.confirmed()
    prepaid.cancel(booking)
    tasks = [queued(prepaid, booking, Kind.REFUND, nth=nth) for nth in (7, 8)]
    for task in tasks:
        work(prepaid, task)
    prepaid.settle()
    assert [one[:2] for one in happened(prepaid, booking)] == [
        (Deed.PAY, 6000),
        (Deed.REFUND, 6000),
    ]
    explains_stripe(prepaid, booking)


def test_every_refund_has_a_line_of_its_own_whoever_made_it(prepaid: House) -> None:
    booking = prepaid.confirmed()
    paid = booking.deposit.paid
    assert paid is not None
    for amount in (1000, 500):
        prepaid.refunds_by_hand(paid.intent, amount)
    prepaid.cancel(booking)
    prepaid.settle()
    refunds = [one for one in happened(prepaid, booking) if one[0] is Deed.REFUND]
    assert sorted(refunds) == [
        (Deed.REFUND, 500, Cause.HOST, 0),
        (Deed.REFUND, 1000, Cause.HOST, 0),
        (Deed.REFUND, 4500, Cause.CLIENT, 0),
    ]
    explains_stripe(prepaid, booking)


def test_what_the_host_captures_by_hand_is_adopted(house: House) -> None:
    booking = house.confirmed()
    house.go_to(START - 60 * HOUR)
    hold = house.booking(booking.id).deposit.hold
    assert hold is not None
    house.at_stripe(f"/v1/payment_intents/{hold.intent}/capture", "amount_to_capture=2000")
    house.settle()
    assert (Deed.CAPTURE, 2000, Cause.HOST, 0) in happened(house, booking)
    explains_stripe(house, booking)


# --- a refund that the client's bank sends back ----------------------------------------------


def bounced(house: House) -> Booking:
    booking = house.book()
    house.pay(booking, RETURNS)
    house.settle()
    house.cancel(booking)
    house.settle()
    house.go_to(house.now + 2 * HOUR)
    return house.booking(booking.id)


def test_a_refund_that_fails_at_the_bank_is_told_and_shown_and_not_tried_again(
    prepaid: House,
) -> None:
    booking = bounced(prepaid)
    assert happened(prepaid, booking)[1:] == [
        (Deed.REFUND, 6000, Cause.CLIENT, 0),
        (Deed.REFUND_FAILED, 6000, Cause.BANK, 0),
    ]
    why = [one.why for one in prepaid.ledger(booking) if one.deed is Deed.REFUND_FAILED]
    assert why == ["expired_or_canceled_card"]
    assert prepaid.box.names().count("host_refund_failed") == 1
    assert booking.deposit.state is DepositState.PAID
    explains_stripe(prepaid, booking)


def test_nothing_sends_a_failed_refund_again(prepaid: House) -> None:
    booking = bounced(prepaid)
    for nth in (7, 8):
        work(prepaid, queued(prepaid, booking, Kind.REFUND, nth=nth))
    prepaid.go_to(prepaid.now + 3 * DAY)
    assert len(prepaid.bank.store.all("refund")) == 1
    assert prepaid.box.names().count("host_refund_failed") == 1


def test_what_the_host_gives_back_of_a_fee_and_the_bank_returns_is_theirs_to_pay(
    house: House,
) -> None:
    """Nothing but goodwill asked for it, and the client was told of it all the same."""
    booking = house.book()
    house.pay(booking, RETURNS)
    house.settle()
    house.go_to(LATE)
    house.cancel(booking)
    house.take(booking)
    house.go_to(LATE + 26 * HOUR)
    paid = house.booking(booking.id).deposit.paid
    assert paid is not None
    house.refunds_by_hand(paid.intent, 2000)
    house.go_to(house.now + 2 * HOUR)
    assert refunding.owed_otherwise(house.booking(booking.id)).amount == 2000
    assert not refunding.owed_back(house.booking(booking.id))
    explains_stripe(house, booking)


def test_what_is_sent_once_more_by_hand_is_owed_no_longer(prepaid: House) -> None:
    booking = bounced(prepaid)
    paid = booking.deposit.paid
    assert paid is not None
    assert refunding.owed_otherwise(booking).amount == 6000
    prepaid.refunds_by_hand(paid.intent, 4000)
    prepaid.settle()
    after = prepaid.booking(booking.id)
    assert refunding.owed_otherwise(after).amount == 2000
    assert not refunding.owed_back(after), "what came back is never sent by us"
    assert len(prepaid.bank.store.all("refund")) == 2
