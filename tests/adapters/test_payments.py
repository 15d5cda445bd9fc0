"""Stripe, through the official library: what its answers mean to us, and what comes but once."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from infra.embedded.stripe import EmbeddedStripe
from infra.embedded.stripe.faults import Fault
from infra.embedded.stripe.transport import InMemory
from showup.adapters.payments import BadAnswer, NoAnswer, Refusal, Stripe
from showup.domain.booking import Booking
from showup.domain.choices import Method, Mode, Prepaid
from showup.domain.deposit import Checkout, CheckoutMode
from showup.domain.errors import Unavailable
from showup.domain.ledger import Deed, Entry
from showup.domain.money import Money
from tests.builders import NOW, a_booking, some_settings, with_terms
from tests.infra.stripe.shop import ASKS_ALWAYS, POOR, REFUSED_LATER, VISA

BACK = {"back": "http://localhost/ok", "cancel": "http://localhost/no"}


class Till:
    """An embedded Stripe, and our adapter before it."""

    def __init__(self) -> None:
        self.now = NOW
        self.bank = EmbeddedStripe(lambda: self.now)
        self.stripe = Stripe("sk_test_embedded", http_client=InMemory(self.bank))

    def sessions(self) -> int:
        return len(list(self.bank.store.all("checkout.session")))

    def intents(self) -> list[str]:
        return [intent["status"] for intent in self.bank.store.all("payment_intent")]

    def with_card(self, card: str = VISA) -> Booking:
        """A booking whose client has been at Checkout."""
        booking = a_booking()
        session, url = self.stripe.prepare(booking, **BACK)
        self.bank.pay(url, card)
        seen = self.stripe.look(session, self.now)
        assert seen.is_complete
        return booking.with_deposit(customer=seen.customer, method=seen.method)


def an_entry(booking: Booking, number: int = 1) -> Entry:
    return Entry(booking.id, "place_hold.0.v4", number, Deed.PLACE, NOW, Money(6000, "PLN"))


@pytest.fixture
def till() -> Till:
    return Till()


def test_checkout_is_prepared_once_for_a_booking_however_often_it_is_asked_for(till: Till) -> None:
    first = till.stripe.prepare(a_booking(), **BACK)
    assert till.stripe.prepare(a_booking(), **BACK) == first
    assert till.sessions() == 1


def test_checkout_shows_the_clients_address_and_saves_the_card(till: Till) -> None:
    session, _ = till.stripe.prepare(a_booking(locale="pl"), **BACK)
    made = till.bank.store.get("checkout.session", session)
    assert (made["mode"], made["customer_email"], made["locale"], made["currency"]) == (
        "setup",
        "client@example.com",
        "pl",
        "pln",
    )
    assert made["metadata"]["booking"] == a_booking().id


@pytest.mark.parametrize("fault", [Fault.UNREACHABLE, Fault.TIMEOUT, Fault.TOO_MANY, Fault.IN_USE])
def test_without_an_answer_checkout_is_unavailable_and_then_the_same(
    till: Till, fault: Fault
) -> None:
    till.bank.faults.plan(fault)
    with pytest.raises(Unavailable):
        till.stripe.prepare(a_booking(), **BACK)
    assert till.stripe.prepare(a_booking(), **BACK)[1]
    assert till.sessions() == 1


def test_a_500_that_stripe_would_repeat_for_a_day_is_got_around(till: Till) -> None:
    till.bank.faults.plan(Fault.BROKEN, times=2)
    with pytest.raises(Unavailable):
        till.stripe.prepare(a_booking(), **BACK)
    assert till.stripe.prepare(a_booking(), **BACK)[1]


def test_a_session_that_nobody_finished_says_so(till: Till) -> None:
    session, _ = till.stripe.prepare(a_booking(), **BACK)
    assert not till.stripe.look(session, NOW).is_complete


def test_a_finished_session_tells_whose_card_it_is(till: Till) -> None:
    session, url = till.stripe.prepare(a_booking(), **BACK)
    till.bank.pay(url, VISA)
    seen = till.stripe.look(session, NOW)
    assert seen.card is not None
    assert (seen.card.brand, seen.card.last4, seen.hold) == ("visa", "4242", None)
    assert seen.customer.startswith("cus_")
    assert seen.method.startswith("pm_")


def test_a_hold_is_placed_for_exactly_the_deposit_and_lives_as_long_as_stripe_says(
    till: Till,
) -> None:
    booking = till.with_card()
    hold = till.stripe.place(booking, an_entry(booking), NOW)
    assert hold.capture_before - hold.placed == timedelta(days=4, hours=18)
    intent = till.bank.store.get("payment_intent", hold.intent)
    assert (intent["amount"], intent["currency"], intent["capture_method"]) == (
        6000,
        "pln",
        "manual",
    )


def test_the_same_attempt_places_one_hold(till: Till) -> None:
    booking = till.with_card()
    entry = an_entry(booking)
    assert till.stripe.place(booking, entry, NOW).intent == (
        till.stripe.place(booking, entry, NOW).intent
    )
    assert till.intents() == ["requires_capture"]


@pytest.mark.parametrize("fault", [Fault.TIMEOUT, Fault.BROKEN_AFTER])
def test_a_hold_whose_answer_was_lost_is_found_by_its_task(till: Till, fault: Fault) -> None:
    booking = till.with_card()
    till.bank.faults.plan(fault, path="payment_intents")
    with pytest.raises((NoAnswer, BadAnswer)):
        till.stripe.place(booking, an_entry(booking), NOW)
    found = till.stripe.find(booking, "place_hold.0.v4", NOW)
    assert found is not None
    assert till.stripe.find(booking, "place_hold.0.v9", NOW) is None
    assert till.stripe.find(replace(booking, id="other"), "place_hold.0.v4", NOW) is None


@pytest.mark.parametrize(
    ("card", "code"),
    [
        (REFUSED_LATER, "generic_decline"),
        (ASKS_ALWAYS, "authentication_required"),
    ],
)
def test_a_bank_that_refuses_says_why(till: Till, card: str, code: str) -> None:
    booking = till.with_card(card)
    with pytest.raises(Refusal) as refused:
        till.stripe.place(booking, an_entry(booking), NOW)
    assert refused.value.code == code
    assert till.stripe.find(booking, "place_hold.0.v4", NOW) is None


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault.UNREACHABLE, NoAnswer),
        (Fault.TIMEOUT, NoAnswer),
        (Fault.BROKEN, BadAnswer),
        (Fault.TOO_MANY, BadAnswer),
    ],
)
def test_what_is_unknown_is_never_taken_for_a_refusal(
    till: Till, fault: Fault, error: type[Exception]
) -> None:
    booking = till.with_card()
    till.bank.faults.plan(fault, path="payment_intents")
    with pytest.raises(error):
        till.stripe.place(booking, an_entry(booking), NOW)
    till.bank.faults.plan(fault, method="GET")
    with pytest.raises((NoAnswer, BadAnswer)):
        till.stripe.standing("pi_1", NOW)


def test_a_capture_takes_exactly_that_once_and_lets_the_rest_go(till: Till) -> None:
    booking = till.with_card()
    hold = till.stripe.place(booking, an_entry(booking), NOW)
    for _ in range(2):
        till.stripe.capture(hold.intent, Money(2500, "PLN"), "one capture")
    standing = till.stripe.standing(hold.intent, NOW)
    assert (standing.taken, standing.hold) == (2500, None)


def test_a_released_hold_is_gone_and_nothing_was_taken(till: Till) -> None:
    booking = till.with_card()
    hold = till.stripe.place(booking, an_entry(booking), NOW)
    assert till.stripe.standing(hold.intent, NOW).hold is not None
    till.stripe.release(hold.intent, "one release")
    standing = till.stripe.standing(hold.intent, NOW)
    assert (standing.taken, standing.hold) == (0, None)


def test_mending_holds_the_deposit_with_the_client_there(till: Till) -> None:
    booking = till.with_card(REFUSED_LATER)
    checkout = Checkout(2, CheckoutMode.PAYMENT, NOW + timedelta(minutes=31))
    booking = booking.with_deposit(checkout=checkout)
    session, url = till.stripe.prepare(booking, **BACK)
    assert till.bank.pay(url, POOR).refused
    assert not till.stripe.look(session, NOW).is_complete
    till.bank.pay(url, VISA)
    seen = till.stripe.look(session, NOW)
    assert seen.hold is not None
    assert seen.customer == booking.deposit.customer
    assert till.bank.store.get("payment_intent", seen.hold.intent)["amount"] == 6000


@contextmanager
def a_bank_that_never_answers() -> Iterator[str]:
    """It takes the connection and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        kept: list[socket.socket] = []
        server.settimeout(5)
        listener = threading.Thread(target=lambda: kept.append(server.accept()[0]))
        listener.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
        listener.join()
        for connection in kept:
            connection.close()


def test_a_bank_that_never_answers_is_not_waited_for_long() -> None:
    with a_bank_that_never_answers() as base:
        slow = Stripe("sk_test_embedded", base, patience=0.2)
        began = time.monotonic()
        with pytest.raises(Unavailable):
            slow.prepare(a_booking(), **BACK)
        assert time.monotonic() - began < 3


# --- beside the sum ----------------------------------------------------------------------------


def named(till: Till, statement: str) -> Stripe:
    return Stripe("sk_test_embedded", http_client=InMemory(till.bank), statement=statement)


def test_a_hold_bears_the_hosts_name_as_far_as_it_fits_after_the_accounts_own(till: Till) -> None:
    booking = till.with_card()
    named(till, "Studio Glosu i Slowa").place(booking, an_entry(booking), NOW)
    (charge,) = till.bank.store.all("charge")
    assert charge["statement_descriptor_suffix"] == "Studio"
    assert charge["calculated_statement_descriptor"] == "EMBEDDED* STUDIO"


@pytest.mark.parametrize(
    ("pay_by", "sent"),
    [
        ((), {"statement_descriptor_suffix": "Studio"}),
        ((Method.CARD,), {"statement_descriptor_suffix": "Studio"}),
        ((Method.BLIK, Method.P24), {"statement_descriptor": "Studio Glosu"}),
    ],
)
def test_a_payment_in_advance_bears_it_too(
    till: Till, pay_by: tuple[Method, ...], sent: dict[str, str]
) -> None:
    paid = with_terms(some_settings(), mode=Mode.PREPAY, prepaid_as=Prepaid.ZADATEK, pay_by=pay_by)
    session, _ = named(till, "Studio Glosu").prepare(a_booking(paid), **BACK)
    data = till.bank.store.hide(session)["intent"]
    assert {name: data[name] for name in data if name.startswith("statement")} == sent


def test_a_card_that_is_only_saved_has_no_sum_to_stand_beside(till: Till) -> None:
    session, _ = named(till, "Studio Glosu").prepare(a_booking(), **BACK)
    assert "intent" not in till.bank.store.hide(session)


@pytest.mark.parametrize("statement", ["Short", "Tenletters", "Eleven char", "Averylongsingleword"])
def test_however_it_is_written_stripe_takes_it(till: Till, statement: str) -> None:
    booking = till.with_card()
    assert named(till, statement).place(booking, an_entry(booking), NOW)
