"""The other ways to ask for a deposit, as stories in one process: paid in advance, kept as a
credit, given back; a card that is only saved; and what is part of the price."""

from datetime import timedelta
from typing import Any

import pytest

from showup.domain.booking import Booking, Client, Status
from showup.domain.choices import After, Filled, FirstLapse, Mode, Prepaid, Rebook
from showup.domain.consequences import ALL, FREE, NOTHING, Consequence, Deposit, Row
from showup.domain.deposit import DepositState
from showup.domain.errors import NotPossible, PriceChanged
from showup.domain.fee import Ruling
from showup.domain.ledger import Deed, Outcome
from showup.domain.money import Money
from showup.domain.terms import Clause
from showup.domain.words import Word
from tests.builders import START, some_settings, with_terms
from tests.house import House, a_house

HOUR, MINUTE, DAY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)
LATE = START - 47 * HOUR
SIXTY = Money(6000, "PLN")
# The article's own: paid in advance; up to 48 hours ahead it stays a credit for three days.
ARTICLE = (
    Row(
        48 * HOUR,
        Consequence(percent=100, within=3),
        Consequence(percent=100, within=3),
    ),
    Row(NOTHING, ALL, ALL),
)


def house_with(**terms: Any) -> Any:
    terms = {"first_lapse": FirstLapse.CHARGED, **terms}
    return a_house(with_terms(some_settings(), **terms))


def prepaid(**terms: Any) -> Any:
    return house_with(**{"mode": Mode.PREPAY, "prepaid_as": Prepaid.ZADATEK, **terms})


def at_stripe(house: House) -> tuple[int, int]:
    """Taken, and given back, in all."""
    taken = sum(intent["amount_received"] for intent in house.intents())
    back = sum(refund["amount"] for refund in house.bank.store.all("refund"))
    return taken, back


def in_the_ledger(house: House, booking: Booking) -> tuple[int, int]:
    done = [entry for entry in house.ledger(booking) if entry.outcome is Outcome.DONE]
    taken = sum(e.amount.amount for e in done if e.deed in (Deed.PAY, Deed.CAPTURE))
    return taken, sum(e.amount.amount for e in done if e.deed is Deed.REFUND)


def the_end(house: House, booking: Booking, *, taken: int, back: int) -> Booking:
    assert at_stripe(house) == (taken, back)
    assert in_the_ledger(house, booking) == (taken, back), "the ledger tells what Stripe has"
    assert not house.parked()
    return house.booking(booking.id)


# --- paid in advance -------------------------------------------------------------------------


def test_paid_in_advance_and_met_it_is_part_of_the_price() -> None:
    with prepaid() as house:
        booking = house.confirmed()
        assert (booking.status, booking.deposit.state) == (Status.CONFIRMED, DepositState.PAID)
        house.go_to(START + HOUR)
        house.attended(booking)
        house.settle()
        assert the_end(house, booking, taken=6000, back=0).deposit.state is DepositState.PAID


def test_cancelled_in_time_all_of_it_goes_back() -> None:
    with prepaid() as house:
        booking = house.confirmed()
        house.cancel(booking, expect=0)
        house.settle()
        after = the_end(house, booking, taken=6000, back=6000)
        assert after.deposit.state is DepositState.REFUNDED
        assert "refunded" in house.box.names()


def test_a_late_cancellation_keeps_what_the_host_decides_and_gives_back_the_rest() -> None:
    with prepaid() as house:
        booking = house.confirmed()
        house.go_to(LATE)
        house.cancel(booking, expect=6000)
        house.settle()
        assert at_stripe(house) == (6000, 0), "nothing is known yet"
        house.decides(booking, Ruling.LOWER, 2000)
        house.go_to(LATE + 24 * HOUR)
        assert at_stripe(house) == (6000, 0), "the cool-off counts here too"
        house.go_to(LATE + 25 * HOUR)
        after = the_end(house, booking, taken=6000, back=4000)
        assert after.deposit.taken == Money(2000, "PLN")
        assert after.deposit.state is DepositState.CAPTURED


def test_a_host_who_stays_silent_about_a_late_cancellation_gives_it_back() -> None:
    with prepaid() as house:
        booking = house.confirmed()
        house.go_to(LATE)
        house.cancel(booking, expect=6000)
        house.go_to(LATE + 4 * DAY)
        the_end(house, booking, taken=6000, back=6000)


def test_a_host_who_cancels_gives_it_back_and_owes_a_zadatek_once_more() -> None:
    with prepaid() as house:
        booking = house.confirmed()
        house.cancel_by_host(booking)
        house.settle()
        the_end(house, booking, taken=6000, back=6000)
        assert "host_owes" in house.box.names()


def test_a_host_who_was_not_there_has_cancelled() -> None:
    with prepaid() as house:
        booking = house.confirmed()
        house.go_to(START + 15 * MINUTE)
        house.says(booking, Word.ABSENT)
        house.go_to(START + 3 * DAY)
        after = the_end(house, booking, taken=6000, back=6000)
        assert (after.status, after.cancelled_by) == (Status.CANCELLED, "host")


def test_a_payment_that_comes_after_the_time_is_gone_goes_back() -> None:
    with prepaid() as house:
        first = house.book()
        house.pay(first)
        house.now += timedelta(minutes=33)  # and nobody has told us yet
        second = house.book(id="booking0000000000002", fingerprint="g")
        house.pay(second)
        house.settle()
        house.go_to(house.now + HOUR)
        statuses = {house.booking(one.id).status for one in (first, second)}
        assert statuses == {Status.CONFIRMED, Status.EXPIRED}
        assert at_stripe(house) == (12000, 6000)


# --- a credit --------------------------------------------------------------------------------


def a_credit(house: House) -> Booking:
    booking = house.confirmed()
    house.go_to(START - 4 * DAY)
    house.cancel(booking, expect=6000)
    house.settle()
    return house.booking(booking.id)


def test_cancelled_in_time_the_deposit_stays_a_credit_and_a_new_date_keeps_it() -> None:
    with prepaid(notice=ARTICLE) as house:
        booking = a_credit(house)
        assert booking.credit is not None
        assert at_stripe(house) == (6000, 0)
        assert "move" in house.view(booking).can
        house.go_to(START + 3 * DAY)
        house.move(booking, START + 7 * DAY)
        house.go_to(START + 7 * DAY + HOUR)
        house.attended(booking)
        house.settle()
        after = the_end(house, booking, taken=6000, back=0)
        assert (after.status, after.first_start) == (Status.ATTENDED, START)


def test_a_credit_ends_with_the_last_minute_of_its_days_and_is_a_fee_by_the_second_clause() -> None:
    with prepaid(notice=ARTICLE) as house:
        booking = a_credit(house)
        assert booking.credit is not None
        house.go_to(booking.credit.until + timedelta(seconds=59))
        assert "move" in house.view(booking).can, "the printed minute is still in time"
        house.go_to(booking.credit.until + MINUTE)
        lost = house.booking(booking.id)
        assert lost.fee is not None
        assert (lost.fee.amount, lost.fee.clause) == (SIXTY, Clause.RESCUE)
        assert lost.fee.noticed is not None, "the client has it in writing"
        with pytest.raises(NotPossible):
            house.move(booking, START + 7 * DAY)
        house.take(booking)
        house.go_to(lost.fee.not_before + HOUR)
        assert the_end(house, booking, taken=6000, back=0).deposit.taken == SIXTY


def test_a_credit_whose_new_meeting_must_take_place_in_time_takes_no_later_one() -> None:
    with prepaid(notice=ARTICLE, rebook_means=Rebook.TAKES_PLACE) as house:
        booking = a_credit(house)
        with pytest.raises(NotPossible, match="sooner"):
            house.move(booking, START + 4 * DAY)
        house.move(booking, START + 3 * DAY)
        assert house.booking(booking.id).status is Status.CONFIRMED


def test_moved_in_time_the_payment_goes_along_and_a_new_time_can_be_given_up_as_the_first() -> None:
    with prepaid(notice=ARTICLE) as house:
        booking = house.confirmed()
        house.advance(2 * HOUR)  # the undo is over
        house.move(booking, START + 2 * DAY, expect=0)
        house.cancel(booking, expect=6000)
        house.settle()
        moved = house.booking(booking.id)
        assert moved.credit is not None
        assert at_stripe(house) == (6000, 0)


FREE_FIRST = (
    Row(7 * DAY),
    Row(48 * HOUR, Consequence(percent=100, within=14), Consequence(percent=100, within=14)),
    Row(NOTHING, ALL, ALL),
)


def test_a_credit_that_was_used_for_a_far_date_never_becomes_a_refund() -> None:
    with prepaid(notice=FREE_FIRST) as house:
        booking = house.confirmed()
        house.go_to(START - 5 * DAY)
        house.cancel(booking, expect=6000)
        house.settle()
        house.move(booking, START + 21 * DAY)
        house.cancel(booking, expect=6000)
        house.settle()
        assert house.booking(booking.id).credit is not None
        assert at_stripe(house) == (6000, 0)


def test_whoever_was_shown_a_refund_is_not_given_a_credit() -> None:
    with prepaid(notice=FREE_FIRST) as house:
        booking = house.confirmed()
        house.go_to(START - 7 * DAY + MINUTE)
        with pytest.raises(PriceChanged):
            house.cancel(booking, expect=0)


# --- a card that is only saved, and the client's choice --------------------------------------


def test_a_saved_card_is_asked_for_a_fee_alone_and_only_once_it_is_decided() -> None:
    with house_with(mode=Mode.CARD) as house:
        booking = house.confirmed()
        house.go_to(LATE)
        assert not house.intents(), "nothing is set aside"
        house.cancel(booking, expect=6000)
        house.go_to(LATE + 2 * HOUR)
        assert not house.intents()
        house.take(booking)
        house.go_to(LATE + 25 * HOUR)
        assert the_end(house, booking, taken=6000, back=0).deposit.taken == SIXTY


def test_a_saved_card_of_somebody_who_came_is_never_asked() -> None:
    with house_with(mode=Mode.CARD) as house:
        booking = house.confirmed()
        house.go_to(START + 3 * DAY)
        assert house.booking(booking.id).status is Status.ATTENDED
        assert not house.intents()


@pytest.mark.parametrize(
    ("pay", "state"), [(Mode.HOLD, DepositState.SAVED), (Mode.PREPAY, DepositState.PAID)]
)
def test_where_both_are_offered_the_client_chooses(pay: Mode, state: DepositState) -> None:
    with prepaid(mode=Mode.BOTH) as house:
        booking = house.confirmed(pay=pay)
        assert (booking.deposit.mode, booking.deposit.state) == (pay, state)
        house.go_to(START + 3 * DAY)
        kept = pay is Mode.PREPAY
        assert at_stripe(house)[0] == (6000 if kept else 0)


def test_a_hold_may_become_part_of_the_price_once_they_have_met() -> None:
    with house_with(after=After.PART_PAYMENT) as house:
        booking = house.confirmed()
        house.go_to(START + HOUR)
        house.attended(booking)
        house.settle()
        after = the_end(house, booking, taken=6000, back=0)
        assert (after.deposit.taken, after.fee) == (SIXTY, None)
        assert not house.held()


# --- rows, known clients, a time filled again ------------------------------------------------


def test_every_row_costs_what_it_says_to_its_last_minute() -> None:
    rows = (
        Row(48 * HOUR, FREE, FREE),
        Row(24 * HOUR, Consequence(percent=50), Consequence(percent=50)),
        Row(NOTHING, ALL, ALL),
    )
    with house_with(notice=rows) as house:
        booking = house.confirmed()
        house.go_to(START - 24 * HOUR + timedelta(seconds=59))
        house.cancel(booking, expect=3000)
        house.take(booking)
        house.go_to(START + 2 * HOUR)
        assert the_end(house, booking, taken=3000, back=0).deposit.taken == Money(3000, "PLN")


@pytest.mark.parametrize(
    ("how", "taken"), [(Filled.DROPPED, 0), (Filled.HALVED, 3000), (Filled.KEPT, 6000)]
)
def test_a_time_that_somebody_else_takes_lowers_the_fee_as_the_policy_says(
    how: Filled, taken: int
) -> None:
    with house_with(filled=how) as house:
        booking = house.confirmed()
        house.go_to(LATE)
        house.cancel(booking, expect=6000)
        house.settle()
        house.take(booking)
        other = Client("Another client", "another@example.com")
        house.confirmed(id="booking0000000000002", fingerprint="g", client=other)
        house.go_to(LATE + 26 * HOUR)
        assert at_stripe(house)[0] == taken
        after = house.booking(booking.id)
        assert (after.deposit.taken or Money(0, "PLN")).amount == taken
        assert not house.parked()


def test_whoever_has_met_the_host_and_comes_by_their_own_link_is_asked_for_less() -> None:
    with house_with(known=Deposit(fixed=0)) as house:
        first = house.confirmed()
        house.go_to(START + HOUR)
        house.attended(first)
        house.settle()
        again = {"start": START + 14 * DAY, "fingerprint": "g"}
        stranger = house.book(id="booking0000000000002", **again)
        assert stranger.deposit.amount == SIXTY, "an address alone proves nothing"
        friend = house.book(
            id="booking0000000000003", again=first.id, **{**again, "start": START + 15 * DAY}
        )
        assert not friend.deposit.amount
        assert friend.status is Status.CONFIRMED


def test_a_free_talk_of_ones_own_fills_no_time() -> None:
    with house_with() as house:
        booking = house.confirmed()
        house.go_to(LATE)
        house.cancel(booking, expect=6000)
        house.settle()
        house.book(id="booking0000000000002", fingerprint="g", service=house.settings.services[1])
        seen = house.desk(booking)
        assert seen.card is not None
        assert not seen.card.filled


def test_the_link_of_a_booking_that_anybody_can_make_is_no_proof() -> None:
    with house_with(known=Deposit(fixed=0)) as house:
        met = house.confirmed()
        house.go_to(START + HOUR)
        house.attended(met)
        house.settle()
        mine = house.book(id="booking0000000000002", start=START + 14 * DAY, fingerprint="g")
        again = house.book(
            id="booking0000000000003", start=START + 15 * DAY, fingerprint="h", again=mine.id
        )
        assert again.deposit.amount == SIXTY


# --- what the host calls off -----------------------------------------------------------------


def test_a_fee_that_was_taken_before_goes_back_when_the_host_cancels() -> None:
    with house_with(rebook_within=0) as house:
        booking = house.confirmed()
        house.go_to(LATE)
        house.move(booking, START + 7 * DAY, expect=6000)
        house.settle()
        house.take(booking)
        house.go_to(LATE + 25 * HOUR)
        assert at_stripe(house) == (6000, 0)
        house.cancel_by_host(booking)
        house.settle()
        the_end(house, booking, taken=6000, back=6000)


def test_a_fee_that_was_let_go_leaves_nothing_behind_when_the_meeting_is_given_up_after_all() -> (
    None
):
    with prepaid(rebook_within=0) as house:
        booking = house.confirmed()
        house.go_to(LATE)
        house.move(booking, START + 7 * DAY, expect=6000)
        house.decides(booking, Ruling.WAIVE, reason="no matter")
        house.settle()
        house.cancel(booking, expect=0)
        house.settle()
        the_end(house, booking, taken=6000, back=6000)


def test_what_went_back_outside_is_adopted_and_the_rest_goes_back_too() -> None:
    with prepaid() as house:
        booking = house.confirmed()
        paid = house.booking(booking.id).deposit.paid
        assert paid is not None
        house.refunds_by_hand(paid.intent, 2000)
        house.cancel(booking, expect=0)
        house.settle()
        the_end(house, booking, taken=6000, back=6000)


def test_a_day_later_nobody_can_say_any_more_that_the_host_was_not_there() -> None:
    with prepaid() as house:
        booking = house.confirmed()
        house.go_to(START + 3 * HOUR)
        with pytest.raises(NotPossible):
            house.says(booking, Word.ABSENT)
