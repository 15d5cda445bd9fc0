"""A card that does not do its part, as stories in one process: removed, ending too soon, refused;
who is told when, how it is mended, and what the host decides."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from infra.embedded.stripe import customers
from showup.domain.balance import balance
from showup.domain.booking import Actor, Booking, Status
from showup.domain.choices import FirstLapse, Mode
from showup.domain.deposit import CheckoutMode, DepositState, Flag, Unmended
from showup.domain.errors import NotPossible
from showup.domain.events import What
from showup.domain.ledger import Deed, Outcome
from showup.domain.money import Money
from showup.domain.supposing import supposed
from showup.usecases import desk
from showup.usecases.saved_cards import offered
from tests.builders import START, a_request, some_settings, with_terms
from tests.house import House, a_house

HOUR, DAY, MINUTE = timedelta(hours=1), timedelta(days=1), timedelta(minutes=1)
HOLD_AT = START - 72 * HOUR
LAST_FREE = START - 48 * HOUR
REFUSED_LATER = "4000000000000341"
MASTERCARD = "5555555555554444"


@pytest.fixture
def house() -> Iterator[House]:
    with a_house() as house:
        yield house


def method_of(house: House, booking: Booking) -> str:
    return house.booking(booking.id).deposit.method


def removed(house: House, booking: Booking) -> Booking:
    """The client takes their card away, at their bank or with Stripe's Link."""
    customers.detach(house.bank.store, {}, method_of(house, booking))
    house.settle()
    return house.booking(booking.id)


def renewed(house: House, booking: Booking, month: int, year: int) -> Booking:
    customers.renew(house.bank.store, method_of(house, booking), month, year)
    house.settle()
    return house.booking(booking.id)


def refused(house: House) -> Booking:
    booking = house.book()
    house.pay(booking, REFUSED_LATER)
    house.settle()
    house.go_to(HOLD_AT)
    return house.booking(booking.id)


def chooses(house: House, booking: Booking, choice: Unmended, reason: str = "") -> Booking:
    desk.unmended(booking.id, choice, reason, house.tools, house.now)
    house.settle()
    return house.booking(booking.id)


def whats(house: House, booking: Booking) -> list[tuple[What, str]]:
    return [(one.what, one.why) for one in house.table.events(booking.id)]


# --- a flag ----------------------------------------------------------------------------------


def test_a_card_that_is_removed_is_told_to_both_at_once(house: House) -> None:
    booking = removed(house, house.confirmed())
    assert booking.deposit.flag is Flag.REMOVED
    assert booking.status is Status.CONFIRMED, "the meeting stands"
    assert house.box.names()[-2:] == ["card_wanted", "host_card_flagged"]
    assert (What.CARD_FLAGGED, "removed") in whats(house, booking)
    assert "mend" in house.view(booking).can


def test_another_card_takes_its_place_and_is_held_when_it_is_due(house: House) -> None:
    booking = removed(house, house.confirmed())
    mending = house.mend(booking)
    assert mending.deposit.checkout is not None
    assert mending.deposit.checkout.mode is CheckoutMode.SETUP, "nothing is held before its time"
    house.pay(booking, MASTERCARD)
    house.settle()
    given = house.booking(booking.id)
    assert (given.deposit.flag, given.deposit.is_removed) == (None, False)
    assert given.deposit.card is not None
    assert given.deposit.card.last4 == "4444"
    assert not house.held()
    assert house.box.names().count("booked") == 1, "booked once"
    house.go_to(HOLD_AT)
    assert house.booking(booking.id).deposit.state is DepositState.HELD


def test_a_flag_that_nobody_minds_is_a_refusal_when_the_hold_is_due(house: House) -> None:
    booking = removed(house, house.confirmed())
    house.go_to(HOLD_AT)
    after = house.booking(booking.id)
    assert (after.deposit.state, after.deposit.flag) == (DepositState.REFUSED, None)
    assert after.deposit.refusal == "card_removed"
    house.mend(booking)
    house.pay(booking)
    house.settle()
    assert house.booking(booking.id).deposit.state is DepositState.HELD


def test_a_card_that_ends_before_the_last_taking_is_flagged_and_a_new_date_clears_it(
    house: House,
) -> None:
    booking = renewed(house, house.confirmed(), 11, 2026)
    assert booking.deposit.flag is Flag.EXPIRES
    booking = renewed(house, booking, 11, 2030)
    assert booking.deposit.flag is None
    assert (What.CARD_CLEARED, "") in whats(house, booking)
    house.go_to(HOLD_AT)
    assert house.booking(booking.id).deposit.state is DepositState.HELD
    assert house.box.names().count("card_wanted") == 1, "its reminders are dropped"


def test_a_move_beyond_the_cards_last_month_is_flagged(house: House) -> None:
    booking = renewed(house, house.confirmed(), 12, 2026)
    assert booking.deposit.flag is None
    house.move(booking, datetime(2027, 1, 11, 8, tzinfo=UTC))
    house.settle()
    assert house.booking(booking.id).deposit.flag is Flag.EXPIRES


def test_a_hold_that_stands_needs_no_card() -> None:
    """It is captured from the authorisation, whatever becomes of the card."""
    with a_house(with_terms(some_settings(), first_lapse=FirstLapse.CHARGED)) as house:
        booking = house.confirmed()
        house.go_to(HOLD_AT)
        booking = removed(house, booking)
        assert booking.deposit.flag is None
        house.go_to(START - 47 * HOUR)
        house.cancel(booking)
        house.settle()
        house.take(booking)
        house.advance(25 * HOUR)
        assert house.booking(booking.id).deposit.state is DepositState.CAPTURED


def test_one_that_has_to_be_replaced_does_need_it(house: House) -> None:
    booking = house.confirmed()
    house.go_to(HOLD_AT + HOUR)
    house.move(booking, START + 2 * DAY)
    house.settle()
    booking = removed(house, booking)
    assert (booking.deposit.state, booking.deposit.flag) == (DepositState.HELD, Flag.REMOVED)
    house.mend(booking)
    house.pay(booking, MASTERCARD)
    house.settle()
    booking = house.booking(booking.id)
    assert (booking.deposit.state, booking.deposit.flag) == (DepositState.HELD, None)
    house.go_to(HOLD_AT + 2 * DAY)
    (held,) = house.held()
    assert held["payment_method"] == method_of(house, booking)


def left_again(house: House, first: Booking) -> Booking:
    """A week later, with the same card."""
    start = START + 7 * DAY
    draft = supposed(house.settings.services[0], start, house.settings, house.now)
    card = offered(house.booking(first.id), draft, house.now)
    assert card is not None
    consent = replace(a_request(house.settings).consent, card=card.consent)
    more = {"start": start, "again": first.id, "consent": consent}
    return house.book(id="booking0000000000002", fingerprint="g", **more)


def test_a_card_left_for_two_bookings_is_flagged_in_both(house: House) -> None:
    first = house.confirmed()
    second = left_again(house, first)
    house.settle()
    removed(house, first)
    for one in (first, second):
        assert house.booking(one.id).deposit.flag is Flag.REMOVED


def test_a_card_that_was_gone_before_it_was_left_again_is_seen_at_once(house: House) -> None:
    """Nobody had told us, and the function that books asks Stripe nothing."""
    first = house.confirmed()
    house.bank.store.get("payment_method", first.deposit.method)["customer"] = None
    second = left_again(house, first)
    house.settle()
    assert house.booking(second.id).deposit.flag is Flag.REMOVED


# --- a refusal -------------------------------------------------------------------------------


def test_a_refusal_is_reminded_of_and_then_the_host_is_asked(house: House) -> None:
    booking = refused(house)
    house.go_to(LAST_FREE + 5 * MINUTE)
    after = [task for task, _ in house.box.sent if "card_wanted" in task or "unmended" in task]
    assert len(after) == 2, after
    assert after[-1].startswith("mail-host_unmended")
    assert house.booking(booking.id).status is Status.CONFIRMED
    assert "unmended" in house.desk(booking).can


def test_once_it_is_mended_nobody_is_reminded_or_asked(house: House) -> None:
    booking = refused(house)
    house.mend(booking)
    house.pay(booking)
    house.settle()
    house.go_to(START)
    assert not {"card_wanted", "host_unmended"} & set(house.box.names())


def test_silence_keeps_the_meeting_without_a_deposit(house: House) -> None:
    booking = refused(house)
    house.go_to(START + 2 * DAY)
    assert house.booking(booking.id).status is Status.ATTENDED
    assert not house.held()


def test_the_host_keeps_it_and_nobody_is_asked_any_more(house: House) -> None:
    booking = chooses(house, refused(house), Unmended.KEEP)
    assert (What.UNMENDED, "keep") in whats(house, booking)
    assert "mend" not in house.view(booking).can
    house.go_to(START)
    assert not {"card_wanted", "host_unmended"} & set(house.box.names())


def test_the_host_has_them_asked_once_more_a_few_times_at_the_most(house: House) -> None:
    booking = refused(house)
    for _ in range(3):
        booking = chooses(house, booking, Unmended.ASK)
    assert house.box.names().count("card_wanted") == 3
    with pytest.raises(NotPossible):
        chooses(house, booking, Unmended.ASK)


def test_the_host_cancels_free_of_charge(house: House) -> None:
    booking = refused(house)
    house.go_to(LAST_FREE + HOUR)
    booking = chooses(house, booking, Unmended.CANCEL)
    assert (booking.status, booking.cancelled_by) == (Status.CANCELLED, Actor.HOST)
    assert (booking.fee, house.held()) == (None, [])
    (letter,) = [letter for task, letter in house.box.sent if "-cancelled-" in task]
    assert "could not be set aside in time" in letter.text


def test_there_is_nothing_to_choose_while_the_deposit_stands(house: House) -> None:
    booking = house.confirmed()
    house.go_to(HOLD_AT)
    with pytest.raises(NotPossible):
        chooses(house, booking, Unmended.CANCEL)


def test_a_move_that_leaves_the_refusal_is_reminded_of_anew(house: House) -> None:
    booking = refused(house)
    house.go_to(HOLD_AT + HOUR)
    house.move(booking, START + 6 * HOUR)
    house.go_to(LAST_FREE + 6 * HOUR + 5 * MINUTE)
    assert house.box.names().count("host_unmended") == 1


# --- a fee that could not be taken -----------------------------------------------------------


def by_card(**terms: Any) -> Any:
    return a_house(
        with_terms(some_settings(), mode=Mode.CARD, first_lapse=FirstLapse.CHARGED, **terms)
    )


def unpaid(house: House) -> Booking:
    """Cancelled late, decided, and the bank says no."""
    booking = house.book()
    house.pay(booking, REFUSED_LATER)
    house.settle()
    house.go_to(START - 47 * HOUR)
    house.cancel(booking)
    house.settle()
    house.take(booking)
    house.advance(25 * HOUR)
    return house.booking(booking.id)


def test_a_fee_that_the_bank_refuses_never_blocks_the_cancellation() -> None:
    with by_card() as house:
        booking = unpaid(house)
        assert (booking.status, booking.fee_is_unpaid) == (Status.CANCELLED, True)
        assert house.box.names().count("fee_refused") == 1
        assert "host_parked" in house.box.names(), "the host sees it"
        assert "mend" in house.view(booking).can


def test_it_is_paid_by_a_link_with_the_client_there_and_no_more_than_was_decided() -> None:
    with by_card() as house:
        booking = unpaid(house)
        house.mend(booking)
        house.pay(booking)
        house.settle()
        booking = house.booking(booking.id)
        assert booking.deposit.taken == Money(6000, "PLN")
        taken = [e for e in house.ledger(booking) if e.deed is Deed.CAPTURE]
        assert [e.outcome for e in taken if e.outcome is Outcome.DONE] == [Outcome.DONE]
        assert sum(one["amount_received"] for one in house.intents()) == 6000
        assert not house.held()
        house.advance(10 * DAY)
        assert house.box.names().count("fee_refused") == 1, "its reminders are dropped"


def test_a_webhook_that_comes_after_the_fee_was_taken_adds_no_payment() -> None:
    """The client came back from Checkout before it, and the hold was captured at once."""
    with by_card() as house:
        booking = unpaid(house)
        house.mend(booking)
        house.pay(booking)
        late = [one for one in house.bank.due_deliveries() if b"checkout.session" in one.body]
        house.post = lambda found: [one for one in found if b"checkout.session" not in one.body]
        house.returned(booking)
        house.settle()
        assert house.booking(booking.id).deposit.taken == Money(6000, "PLN")
        house.post = lambda _: late
        assert house._deliver()
        house.post = lambda _: []
        house.settle()
        assert balance(house.ledger(booking)).at_host == 6000


def test_it_is_asked_for_three_times_and_then_no_more() -> None:
    with by_card() as house:
        booking = unpaid(house)
        house.advance(60 * DAY)
        assert house.box.names().count("fee_refused") == 3
        assert "mend" not in house.view(booking).can
        with pytest.raises(NotPossible):
            house.mend(booking)


# --- a bank that lets go sooner --------------------------------------------------------------


@pytest.mark.parametrize("days", [0.5, 1, 2, 3, 3.5])
def test_a_hold_that_will_not_last_is_replaced_before_it_ends(days: float) -> None:
    """Not once is there a moment without one, up to the meeting and beyond it."""
    with a_house() as house:
        house.bank.store.holds_live = int(days * 86_400)
        booking = house.confirmed()
        house.go_to(HOLD_AT)
        while house.now < START:
            house.advance(HOUR)
            assert len(house.held()) == 1, house.now
        assert What.HOLD_LOST not in [what for what, _ in whats(house, booking)]


def test_a_bank_that_lets_go_within_hours_is_a_refusal() -> None:
    with a_house() as house:
        house.bank.store.holds_live = 3 * 3600
        booking = house.confirmed()
        house.go_to(HOLD_AT + 4 * HOUR)
        after = house.booking(booking.id)
        assert (after.deposit.state, after.deposit.refusal) == (DepositState.REFUSED, "lost")
        assert "mend" in house.view(after).can


def test_a_replacement_that_is_refused_leaves_the_old_hold_until_it_ends(house: House) -> None:
    booking = house.confirmed()
    house.go_to(HOLD_AT + HOUR)
    house.move(booking, START + 2 * DAY)
    removed(house, booking)
    house.go_to(HOLD_AT + 2 * DAY)
    after = house.booking(booking.id)
    assert after.deposit.state is DepositState.REFUSED
    assert len(house.held()) == 1, "the old one stays"
    house.go_to(HOLD_AT + 5 * DAY)
    after = house.booking(booking.id)
    assert (after.deposit.state, after.deposit.hold) == (DepositState.REFUSED, None)
