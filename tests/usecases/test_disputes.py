"""Disputes as Stripe tells of them: in any order, however often, told to the host once."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from infra.embedded.stripe import disputes
from showup.domain.booking import Booking
from showup.domain.choices import FirstLapse, Mode, Prepaid
from showup.domain.dispute import Case, Stand
from showup.domain.events import What
from showup.domain.fee import Ruling
from showup.domain.ledger import Cause, Deed
from showup.domain.money import Money
from showup.domain.tasks import Kind
from showup.domain.words import Word
from showup.usecases import today
from tests.builders import START, some_settings, with_terms
from tests.house import House, a_house

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FRAUD, NOT_RECEIVED = "4000000000000259", "4000000000002685"
INQUIRY, WARNING = "4000000000001976", "4000000000005423"
TOLD = (
    What.FRAUD_WARNING,
    What.INQUIRY,
    What.DISPUTED,
    What.DISPUTE_ANSWERED,
    What.DISPUTE_WON,
    What.DISPUTE_LOST,
    What.DISPUTE_OVER,
)


@pytest.fixture
def house() -> Iterator[House]:
    """Whose policy forgives no first lapse."""
    with a_house(with_terms(some_settings(), first_lapse=FirstLapse.CHARGED)) as house:
        yield house


def charged(house: House, card: str = FRAUD) -> Booking:
    """Cancelled late, decided and taken; what the bank does about it has been heard of."""
    booking = house.book()
    house.pay(booking, card)
    house.settle()
    house.go_to(START - 40 * HOUR)
    house.cancel(booking, 6000)
    house.advance(HOUR)
    house.take(booking)
    house.advance(2 * DAY)
    return house.booking(booking.id)


def story(house: House, booking: Booking) -> list[What]:
    """Of the bank."""
    return [event.what for event in house.table.events(booking.id) if event.what in TOLD]


def by_bank(house: House, booking: Booking) -> list[tuple[Deed, int]]:
    """What it moved, by the ledger."""
    lines = [line for line in house.ledger(booking) if line.actor is Cause.BANK]
    assert {line.stripe for line in lines} <= {the_id(house)}
    return [(line.deed, line.amount.amount) for line in lines]


def mails(house: House) -> list[str]:
    return [name for name in house.box.names() if name.startswith("host_dispute")]


def the_id(house: House) -> str:
    (found,) = house.bank.store.all("dispute")
    return str(found["id"])


def answered(house: House, text: str = "It was agreed.") -> None:
    """By the host, in Stripe's Dashboard."""
    evidence = {"evidence": {"uncategorized_text": text}}
    house.stripe._stripe.v1.disputes.update(the_id(house), evidence)  # type: ignore[arg-type]
    house.settle()


def test_a_dispute_is_kept_with_its_booking_and_told_to_the_host(house: House) -> None:
    booking = charged(house, NOT_RECEIVED)
    (dispute,) = booking.disputes
    assert (dispute.case, dispute.stand) == (Case.CHARGEBACK, Stand.ASKED)
    assert (dispute.reason, dispute.code) == ("product_not_received", "13.1")
    assert dispute.amount == dispute.withdrawn == booking.deposit.taken
    assert dispute.due_by == dispute.opened + 7 * DAY
    assert story(house, booking) == [What.DISPUTED]
    assert mails(house) == ["host_dispute"]
    assert by_bank(house, booking) == [(Deed.DISPUTE, 6000)]


def test_the_host_reads_what_to_say_what_is_missing_and_that_nothing_was_sent(
    house: House,
) -> None:
    charged(house, NOT_RECEIVED)
    (text,) = [one.text for task, one in house.box.sent if "host_dispute" in task]
    assert "Cancelling was free until" in text
    assert "No mail to your client is known to have arrived" in text
    assert "You can answer once." in text
    assert "Nothing of this has been sent" in text
    assert house.bank.store.all("dispute")[0]["evidence_details"]["submission_count"] == 0


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1), (1, 3, 0, 2)])
def test_whatever_the_order_of_the_webhooks_it_is_told_once(order: tuple[int, ...]) -> None:
    """Created, withdrawn, answered and won: heard of at once, in any order, each of them twice."""
    strict = with_terms(some_settings(), first_lapse=FirstLapse.CHARGED)
    with a_house(strict) as house:
        booking = charged(house)
        answered(house, "winning_evidence")
        events = [
            event["id"]
            for event in house.bank.store.all("event")
            if event["type"].startswith("charge.dispute.")
        ]
        for nth in (*order, *order):
            house.bank.webhooks.redeliver(events[nth])
            house.settle()
        told = story(house, booking)
        assert told.count(What.DISPUTED) == told.count(What.DISPUTE_WON) == 1
        assert mails(house) == ["host_dispute", "host_dispute_over"]
        (dispute,) = house.booking(booking.id).disputes
        assert (dispute.stand, dispute.reinstated) == (Stand.WON, dispute.withdrawn)
        assert by_bank(house, booking) == [(Deed.DISPUTE, 6000), (Deed.REINSTATE, 6000)]


def test_one_that_is_over_before_we_hear_of_it_is_told_as_over(house: House) -> None:
    booking = house.confirmed()
    house.go_to(START - 40 * HOUR)
    house.cancel(booking, 6000)
    house.advance(HOUR)
    house.take(booking)
    house.advance(2 * DAY)
    with house.bank.lock:
        (charge,) = [one for one in house.bank.store.all("charge") if one["captured"]]
        made = disputes.create(house.bank.store, charge)
        disputes.decide(house.bank.store, made["id"], won=False)
    house.settle()
    assert story(house, booking) == [What.DISPUTE_LOST]
    assert mails(house) == ["host_dispute_over"]


def test_an_answer_is_noted_and_the_host_not_reminded(house: House) -> None:
    booking = charged(house)
    answered(house)
    assert story(house, booking) == [What.DISPUTED, What.DISPUTE_ANSWERED]
    house.advance(30 * DAY)
    assert mails(house) == ["host_dispute"]


def test_one_that_is_not_answered_is_reminded_of_once_and_then_lost(house: House) -> None:
    booking = charged(house)
    house.advance(10 * DAY)
    assert mails(house) == ["host_dispute", "host_dispute", "host_dispute_over"]
    assert house.booking(booking.id).disputes[0].stand is Stand.LOST


def test_an_end_that_no_webhook_tells_of_is_found_by_asking_again(house: House) -> None:
    booking = charged(house)
    answered(house)
    house.bank.webhooks.duplicate(5, copies=0)
    answered(house, "winning_evidence")
    assert house.booking(booking.id).disputes[0].stand is Stand.ANSWERED
    house.advance(20 * DAY)
    assert house.booking(booking.id).disputes[0].stand is Stand.WON
    assert not [task for task in house.open_tasks() if task.kind is Kind.DISPUTE]


def test_an_inquiry_moves_nothing_and_may_become_a_dispute(house: House) -> None:
    booking = charged(house, INQUIRY)
    (found,) = booking.disputes
    assert (found.case, found.withdrawn, found.refundable) == (Case.INQUIRY, None, True)
    answered(house, "escalate_inquiry_evidence")
    (grown,) = house.booking(booking.id).disputes
    assert (grown.case, grown.stand) == (Case.CHARGEBACK, Stand.ASKED)
    assert story(house, booking) == [What.INQUIRY, What.DISPUTED]
    assert mails(house) == ["host_dispute", "host_dispute"]


def test_what_an_account_in_another_currency_lost_is_said_in_that_of_the_payment(
    house: House,
) -> None:
    charged(house)
    (found,) = house.bank.store.all("dispute")
    found["balance_transactions"][0] |= {"currency": "eur", "amount": -1411}
    dispute = house.stripe.dispute(the_id(house))
    assert (dispute.withdrawn, dispute.reinstated) == (Money(6000, "PLN"), None)


def test_a_warning_of_fraud_is_told_apart(house: House) -> None:
    booking = charged(house, WARNING)
    (found,) = booking.disputes
    assert (found.case, found.due_by, found.withdrawn) == (Case.WARNING, None, None)
    assert story(house, booking) == [What.FRAUD_WARNING]
    assert "asks you nothing" in house.box.sent[-1][1].text


def test_a_warning_that_nothing_follows_is_not_asked_about_for_ever(house: House) -> None:
    charged(house, WARNING)
    assert today.today(house.tools, house.queue, house.now).disputes
    house.advance(200 * DAY)
    assert not house.open_tasks()
    assert not today.today(house.tools, house.queue, house.now).disputes
    assert mails(house) == ["host_dispute"]


def test_nobody_writes_to_the_client_about_a_new_date_meanwhile(house: House) -> None:
    charged(house)
    house.advance(30 * DAY)
    assert not {"follow_up", "farewell"} & set(house.box.names()[-20:])


def test_the_desk_shows_those_that_are_open(house: House) -> None:
    booking = charged(house)
    (shown,) = today.today(house.tools, house.queue, house.now).disputes
    assert (shown[0].id, shown[1].id) == (booking.id, the_id(house))
    answered(house, "losing_evidence")
    assert today.today(house.tools, house.queue, house.now).disputes == ()


@pytest.mark.parametrize(("end", "refunded"), [("winning_evidence", 1), ("losing_evidence", 0)])
def test_what_the_bank_has_taken_back_is_not_given_back_as_well(end: str, refunded: int) -> None:
    prepaid = with_terms(some_settings(), mode=Mode.PREPAY, prepaid_as=Prepaid.ZALICZKA)
    with a_house(prepaid) as house:
        booking = house.book()
        house.pay(booking, FRAUD)
        house.settle()  # Stripe told of the dispute before it told of the payment
        assert len(house.booking(booking.id).disputes) == 1
        assert "host_dispute" in house.box.names()
        house.cancel(booking)
        house.advance(HOUR)
        assert not house.bank.store.all("refund")
        assert not house.parked()
        answered(house, end)
        house.advance(HOUR)
        assert len(house.bank.store.all("refund")) == refunded
        assert not house.parked()


@pytest.mark.parametrize(("kept_by_bank", "refunded"), [(False, 1), (True, 0)])
def test_what_is_owed_goes_back_once_a_dispute_was_prevented_unless_the_bank_has_it(
    *, kept_by_bank: bool, refunded: int
) -> None:
    prepaid = with_terms(some_settings(), mode=Mode.PREPAY, prepaid_as=Prepaid.ZALICZKA)
    with a_house(prepaid) as house:
        booking = house.confirmed()
        disputes.create(house.bank.store, house.bank.store.all("charge")[0])
        house.settle()
        house.cancel(booking)
        house.settle()
        (found,) = house.bank.store.all("dispute")
        found["status"] = "prevented"
        if not kept_by_bank:
            found |= {"balance_transactions": [], "is_charge_refundable": True}
        house.advance(30 * DAY)
        assert len(house.bank.store.all("refund")) == refunded
        assert not house.parked()


def test_what_was_told_of_an_illness_is_in_no_text_for_the_bank(house: House) -> None:
    booking = house.book()
    house.pay(booking, FRAUD)
    house.settle()
    house.go_to(START - 40 * HOUR)
    house.cancel(booking, 6000)
    house.advance(HOUR)
    house.says(booking, Word.SERIOUS, "My wrist is broken.")
    house.decides(booking, Ruling.TAKE, reason="As agreed.")
    house.advance(2 * DAY)
    (text,) = [one.text for task, one in house.box.sent if "host_dispute" in task]
    assert "wrist" not in text
