"""What Stripe reports: every event that matters finds its bookings, and in any order, however
often, the end is the same."""

import random
from dataclasses import replace
from typing import Any

import pytest

from showup.adapters.commit import Commit
from showup.domain.booking import Booking, Status
from showup.domain.choices import Mode, Prepaid
from showup.domain.decision import Decision
from showup.domain.deposit import at_stripe
from showup.domain.ledger import Outcome
from showup.usecases.webhooks import EVENTS, take_webhook
from tests.builders import NOW, START, hours_of, some_settings, with_terms
from tests.house import House, a_house

PREPAID = with_terms(some_settings(), mode=Mode.PREPAY, prepaid_as=Prepaid.ZADATEK)


def an_event(type: str, thing: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"id": "evt_1", "type": type, "livemode": False, "data": {"object": thing}, **changes}


def a_dispute(intent: str) -> dict[str, Any]:
    return {"id": "du_1", "object": "dispute", "metadata": {}, "payment_intent": intent}


def noted(house: House, event: dict[str, Any], live: bool = False) -> bool:
    return take_webhook(event, live, house.table, house.now)


# --- whose booking -----------------------------------------------------------------------------


def test_a_booking_is_found_by_its_card_its_customer_and_its_hold(house: House) -> None:
    booking = house.confirmed()
    house.go_to(START - hours_of(1))
    deposit = house.booking(booking.id).deposit
    assert deposit.hold, "it is held by now"
    for id in (deposit.method, deposit.customer, deposit.hold.intent):
        assert house.table.bookings_behind(id) == [booking.id]


def test_a_booking_is_found_by_what_was_paid_in_advance() -> None:
    with a_house(PREPAID) as house:
        booking = house.confirmed()
        assert booking.deposit.paid
        assert house.table.bookings_behind(booking.deposit.paid.intent) == [booking.id]


def test_a_hold_that_was_replaced_still_leads_to_its_booking(house: House) -> None:
    booking = house.confirmed()
    house.go_to(START - hours_of(71))
    first = house.booking(booking.id).deposit.hold
    house.move(booking, START + hours_of(96))
    house.go_to(START + hours_of(90))
    second = house.booking(booking.id).deposit.hold
    assert first
    assert second
    assert first != second
    for hold in (first, second):
        assert house.table.bookings_behind(hold.intent) == [booking.id]


def test_nothing_is_behind_what_is_not_ours(house: House) -> None:
    house.confirmed()
    assert house.table.bookings_behind("pi_of_a_shop") == []


def test_a_card_behind_several_bookings_is_looked_at_for_each(house: House) -> None:
    first = house.confirmed()
    second = house.book(id="booking0000000000002", start=START + hours_of(2))
    same = {"method": first.deposit.method, "customer": first.deposit.customer}
    saved = house.booking(second.id).with_deposit(**same)
    house.table.commit(Commit(Decision(saved), house.booking(second.id), NOW))
    event = an_event(
        "payment_method.detached",
        {"id": first.deposit.method, "object": "payment_method", "customer": None},
    )
    before = len(house.open_tasks())
    assert noted(house, event)
    assert {task.booking for task in house.open_tasks() if task.id == "evt_1"} == {
        first.id,
        second.id,
    }
    assert not noted(house, event), "once, however often it comes"
    assert len(house.open_tasks()) == before + 2


def test_what_was_noted_for_one_of_two_bookings_is_noted_for_the_other(house: House) -> None:
    """A worker that died between them: Stripe tells it again."""
    first = house.confirmed()
    event = an_event("customer.deleted", {"id": first.deposit.customer, "object": "customer"})
    assert noted(house, event)
    second = house.book(id="booking0000000000002", start=START + hours_of(2))
    same = house.booking(second.id).with_deposit(customer=first.deposit.customer)
    house.table.commit(Commit(Decision(same), house.booking(second.id), NOW))
    assert noted(house, event)


def test_a_dispute_is_found_by_its_intent_and_looked_at_itself(house: House) -> None:
    booking = house.confirmed()
    house.go_to(START - hours_of(1))
    hold = house.booking(booking.id).deposit.hold
    assert hold
    assert noted(house, an_event("charge.dispute.created", a_dispute(hold.intent)))
    (task,) = (task for task in house.open_tasks() if task.id == "evt_1")
    assert (task.booking, task.about) == (booking.id, "du_1")


def test_a_refund_made_by_hand_is_found_by_its_intent() -> None:
    with a_house(PREPAID) as house:
        booking = house.confirmed()
        assert booking.deposit.paid
        intent = booking.deposit.paid.intent
        refund = {"id": "re_1", "object": "refund", "metadata": {}, "payment_intent": intent}
        assert noted(house, an_event("refund.created", refund))
        (task,) = (task for task in house.open_tasks() if task.id == "evt_1")
        assert (task.booking, task.about) == (booking.id, intent)


# --- none of our business ----------------------------------------------------------------------


@pytest.mark.parametrize("type", EVENTS)
def test_what_another_product_on_the_account_does_changes_nothing(house: House, type: str) -> None:
    house.confirmed()
    before = house.open_tasks()
    for thing in (
        {"id": "pi_shop", "object": "payment_intent", "metadata": {"order": "7"}},
        {"id": "ch_shop", "object": "charge", "metadata": {}, "payment_intent": None},
        {"id": "ch_shop", "object": "charge", "metadata": {}, "payment_intent": "pi_shop"},
        {"id": "cs_shop", "object": "checkout.session", "metadata": {"booking": "of a hotel"}},
        {"id": "pm_shop", "object": "payment_method", "metadata": {}},
        {"id": "cus_shop", "object": "customer", "metadata": {}},
        {"id": "seti_shop", "object": "setup_intent", "metadata": {}},
        a_dispute("pi_shop"),
    ):
        assert not noted(house, an_event(type, thing))
    assert house.open_tasks() == before


@pytest.mark.parametrize(("key_is_live", "event_is_live"), [(True, False), (False, True)])
def test_what_happens_in_the_other_mode_is_not_ours(
    house: House, key_is_live: bool, event_is_live: bool
) -> None:
    booking = house.confirmed()
    thing = {"id": "cs_1", "object": "checkout.session", "metadata": {"booking": booking.id}}
    event = an_event("checkout.session.completed", thing, livemode=event_is_live)
    assert not noted(house, event, key_is_live)
    assert noted(house, replace_mode(event), key_is_live)


def replace_mode(event: dict[str, Any]) -> dict[str, Any]:
    return {**event, "livemode": not event["livemode"]}


# --- any order, any number ---------------------------------------------------------------------


def told(house: House, chance: random.Random) -> None:
    """Everything that has happened at Stripe so far, shuffled, and some of it twice."""
    events = [dict(event) for event in house.bank.store.all("event")]
    again = chance.sample(events, len(events) // 2)
    for event in chance.sample(events + again, len(events) + len(again)):
        noted(house, event)
        house.sweep()
    house.settle()


def end_of(house: House, booking: Booking) -> dict[str, Any]:
    """How it stands, without what only says how often it was looked at."""
    found = house.booking(booking.id)
    done = [entry for entry in house.ledger(booking) if entry.outcome is Outcome.DONE]
    return {
        "status": found.status,
        "deposit": found.deposit.state,
        "taken": found.deposit.taken,
        "refunded": found.deposit.refunded,
        "at stripe": sorted((i["status"], i["amount_received"]) for i in house.intents()),
        "ledger": sorted((e.deed, e.amount.amount, e.intent != "") for e in done),
        "mails": sorted(house.box.names()),
        "parked": house.parked(),
    }


def missed(house: House, chance: random.Random) -> dict[str, Any]:
    """Held, missed, and the fee taken."""
    booking = house.book()
    house.pay(booking)
    told(house, chance)
    house.go_to(START - hours_of(1))
    told(house, chance)
    house.go_to(START + hours_of(1))
    house.asks(booking)
    house.go_to(house.booking(booking.id).wait_until + hours_of(1))
    house.declares(booking)
    house.go_to(START + hours_of(30))
    told(house, chance)
    return end_of(house, booking)


def called_off_by_host(house: House, chance: random.Random) -> dict[str, Any]:
    """Whatever was held or paid goes back."""
    booking = house.book()
    house.pay(booking)
    told(house, chance)
    house.go_to(START - hours_of(60))
    told(house, chance)
    house.cancel_by_host(booking)
    house.settle()
    told(house, chance)
    return end_of(house, booking)


def left_at_checkout(house: House, chance: random.Random) -> dict[str, Any]:
    booking = house.book()
    house.advance(hours_of(2))
    told(house, chance)
    return end_of(house, booking)


class InOrder(random.Random):
    """Each event once, as it happened."""

    def sample(self, population: Any, k: int, *, counts: Any = None) -> list[Any]:
        return list(population)[: len(population) if k == len(population) else 0]


@pytest.mark.parametrize("settings", [some_settings(), PREPAID], ids=["hold", "prepay"])
@pytest.mark.parametrize("story", [missed, called_off_by_host, left_at_checkout])
def test_any_order_and_any_repetition_come_to_the_same_end(story: Any, settings: Any) -> None:
    with a_house(settings) as house:
        expected = story(house, InOrder())
    assert expected["parked"] == []
    assert expected["status"] in (Status.NO_SHOW, Status.CANCELLED, Status.EXPIRED)
    for seed in range(3):
        with a_house(settings) as house:
            assert story(house, random.Random(seed)) == expected, f"seed {seed}"


# --- pointers ----------------------------------------------------------------------------------


def test_pointers_are_written_with_the_booking_or_not_at_all(house: House) -> None:
    """One transaction: where the booking was not written, nothing leads to it."""
    booking = house.confirmed()
    stale = replace(house.booking(booking.id), version=1)
    changed = stale.with_deposit(method="pm_new")
    with pytest.raises(Exception, match="has changed"):
        house.table.commit(Commit(Decision(changed), stale, NOW))
    assert house.table.bookings_behind("pm_new") == []
    assert at_stripe(booking.deposit) == (booking.deposit.method, booking.deposit.customer)
