"""Late and missing, as stories in one process: asked, waited for, decided, let go, rebooked."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from showup.adapters.ses import MailLater
from showup.domain.booking import Booking, Client, Status
from showup.domain.choices import FirstLapse
from showup.domain.deposit import DepositState
from showup.domain.errors import Invalid, NotPossible, SlotTaken
from showup.domain.fee import Ruling
from showup.domain.money import Money
from showup.domain.settings import Meet
from showup.domain.terms import Clause
from showup.domain.words import Word
from showup.usecases.deliveries import Report, Told, take_report
from showup.usecases.offers import keep_if_late
from tests.builders import START, a_service, some_settings, with_terms
from tests.house import House, a_house

HOUR, MINUTE, DAY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)
LATE = START - 47 * HOUR
SETTINGS = with_terms(
    some_settings(services=(a_service(shorter=25),)), first_lapse=FirstLapse.CHARGED
)


@pytest.fixture
def house() -> Iterator[House]:
    """Where the first lapse counts like any other."""
    with a_house(SETTINGS) as made:
        yield made


def missed(house: House, **changes: object) -> Booking:
    """Booked, held, not there, asked, waited for, and noted as missed."""
    booking = house.confirmed(**changes)
    house.go_to(START + 5 * MINUTE)
    house.asks(booking)
    house.go_to(START + 16 * MINUTE)
    house.declares(booking)
    house.settle()
    return house.booking(booking.id)


def cancelled_late(house: House) -> Booking:
    booking = house.confirmed()
    house.go_to(LATE)
    house.cancel(booking, expect=6000)
    house.settle()
    return house.booking(booking.id)


def captured(house: House) -> int:
    return sum(intent["amount_received"] for intent in house.intents())


# --- missing ---------------------------------------------------------------------------------


def test_missed_told_and_left_undecided_it_is_taken_when_the_host_stays_silent(
    house: House,
) -> None:
    booking = missed(house)
    fee = booking.fee
    assert fee is not None
    assert fee.noticed is not None
    house.go_to(fee.not_before + HOUR)
    assert captured(house) == 0, "silence has not answered yet"
    house.go_to(START + 40 * HOUR + MINUTE)
    assert captured(house) == 6000
    after = house.booking(booking.id)
    assert (after.deposit.state, after.deposit.taken) == (
        DepositState.CAPTURED,
        Money(6000, "PLN"),
    )
    assert set(house.box.names()[-2:]) == {"taken", "host_settled"}


def test_the_mails_of_a_missed_meeting(house: House) -> None:
    booking = missed(house)
    house.decides(booking, Ruling.LOWER, 2000, "A short notice would have helped.")
    house.go_to(START + 8 * DAY)
    assert house.box.names()[5:8] == ["host_met", "check_in", "missed"]
    assert set(house.box.names()[8:10]) == {"taken", "host_settled"}
    assert house.box.names()[10:] == ["follow_up", "farewell"]
    assert captured(house) == 2000
    assert not house.held()


def test_a_check_in_that_did_not_go_out_leaves_a_silent_host_with_nothing(house: House) -> None:
    booking = house.confirmed()
    house.go_to(START + 5 * MINUTE)
    house.box.fault = MailLater("Throttled.")
    house.asks(booking)
    house.go_to(START + 20 * MINUTE)
    house.box.fault = None
    house.declares(booking)
    house.go_to(START + 4 * DAY)
    assert captured(house) == 0
    assert house.booking(booking.id).deposit.state is DepositState.RELEASED


def test_a_fee_of_which_the_client_never_heard_is_not_taken_although_it_was_decided(
    house: House,
) -> None:
    booking = house.confirmed()
    house.go_to(START + 5 * MINUTE)
    house.asks(booking)
    house.go_to(START + 16 * MINUTE)
    house.box.fault = MailLater("Down for two days.")
    house.declares(booking)
    house.take(booking)
    house.go_to(START + 41 * HOUR)
    house.box.fault = None
    house.go_to(START + 8 * DAY)
    after = house.booking(booking.id)
    assert after.fee is not None
    assert after.fee.ruling is Ruling.UNHEARD
    assert captured(house) == 0
    assert not house.held()
    assert not house.open_tasks()


def test_a_notice_that_came_back_counts_as_not_delivered(house: House) -> None:
    booking = missed(house)
    task = next(id for id, _ in house.box.sent if "missed" in id)
    bounce = Report(Told.BOUNCED, booking.id, task, "client@example.com", "m", "Permanent")
    assert take_report(bounce, house.tools, house.now)
    house.go_to(START + 4 * DAY)
    assert captured(house) == 0


def test_whoever_complains_of_a_mail_has_it(house: House) -> None:
    booking = missed(house)
    task = next(id for id, _ in house.box.sent if "missed" in id)
    spam = Report(Told.COMPLAINED, booking.id, task, "client@example.com", "m")
    assert take_report(spam, house.tools, house.now)
    house.go_to(START + 4 * DAY)
    assert captured(house) == 6000


def test_an_objection_freezes_it_and_silence_lets_it_go(house: House) -> None:
    booking = missed(house)
    house.says(booking, Word.OBJECTION, "I was in the waiting room.")
    house.settle()
    assert house.box.names()[-1] == "host_word"
    house.go_to(START + 4 * DAY)
    assert captured(house) == 0
    assert "follow_up" not in house.box.names(), "nobody who was there is asked where they were"


def test_an_objection_undoes_a_decision_that_was_not_carried_out(house: House) -> None:
    booking = missed(house)
    house.take(booking)
    house.go_to(START + DAY)
    house.says(booking, Word.OBJECTION, "I was there.")
    house.go_to(START + DAY + HOUR)
    assert captured(house) == 0
    with pytest.raises(Invalid):
        house.take(booking)
    house.decides(booking, Ruling.LOWER, 1000, "We agreed on this by phone.")
    house.advance(HOUR)
    assert captured(house) == 1000


def test_said_by_mistake_it_is_set_right(house: House) -> None:
    booking = missed(house)
    house.attended(booking)
    house.go_to(START + 8 * DAY)
    assert house.booking(booking.id).status is Status.ATTENDED
    assert captured(house) == 0
    assert "follow_up" not in house.box.names()


def test_coming_now_is_waited_for_and_then_they_came(house: House) -> None:
    booking = house.confirmed()
    house.go_to(START + 5 * MINUTE)
    house.asks(booking)
    house.settle()
    house.says(booking, Word.COMING)
    house.go_to(START + 17 * MINUTE)
    with pytest.raises(NotPossible):
        house.declares(booking)
    house.attended(booking)
    house.go_to(START + 4 * DAY)
    assert house.booking(booking.id).status is Status.ATTENDED
    assert captured(house) == 0


# --- late ------------------------------------------------------------------------------------


def test_three_times_are_kept_aside_and_one_of_them_is_taken_for_good(house: House) -> None:
    booking = house.confirmed()
    house.go_to(LATE)
    kept = house.keeps(booking)
    assert len(kept.starts) == 3
    assert kept.until == house.now + 12 * HOUR
    assert house.keeps(booking) == kept, "asked again they are the same, and no longer kept"
    with pytest.raises(SlotTaken):
        house.book(id="another0000000000001", fingerprint="o", start=kept.starts[0])
    house.move(booking, kept.starts[1], expect=0)
    another = house.book(id="another0000000000001", fingerprint="o", start=kept.starts[0])
    assert another.status is Status.PENDING, "the others are open again"


def test_nothing_is_kept_for_whoever_could_still_leave_for_nothing_or_has_left(
    house: House,
) -> None:
    booking = house.confirmed()
    asked = keep_if_late(booking.id, house.tools, house.now)
    assert (len(asked.starts), asked.until) == (3, None)
    house.go_to(LATE)
    assert keep_if_late(booking.id, house.tools, house.now).until
    other = house.book(id="another0000000000001", fingerprint="o", start=START + 14 * DAY)
    house.cancel(other)
    assert keep_if_late(other.id, house.tools, house.now).until is None


def test_what_is_kept_is_open_to_all_when_the_hours_are_over(house: House) -> None:
    booking = house.confirmed()
    house.go_to(LATE)
    kept = house.keeps(booking)
    house.advance(12 * HOUR + 2 * MINUTE)
    assert house.book(id="another0000000000001", fingerprint="o", start=kept.starts[0])


def test_saved_by_phone_nothing_is_taken(house: House) -> None:
    booking = house.confirmed()
    house.go_to(LATE)
    saved = house.saves(booking, Meet.PHONE)
    assert saved.meet is Meet.PHONE
    house.go_to(START + HOUR)
    house.attended(booking)
    house.go_to(START + 4 * DAY)
    assert captured(house) == 0
    assert {name for name in house.box.names() if "saved" in name} == {"saved", "host_saved"}
    assert house.box.names().count("meeting_link") == 1


def test_something_serious_cancels_and_waits_for_the_host_who_waives(house: House) -> None:
    booking = house.confirmed()
    house.go_to(LATE)
    off = house.tells_of_an_emergency(booking, "My child is in hospital.")
    assert (off.status, off.lapse) == (Status.CANCELLED, None)
    house.decides(booking, Ruling.WAIVE, reason="All the best.")
    house.go_to(START + 8 * DAY)
    assert captured(house) == 0
    assert "follow_up" not in house.box.names()


def test_a_late_cancellation_left_undecided_is_let_go(house: House) -> None:
    booking = cancelled_late(house)
    assert booking.fee is not None
    assert booking.fee.clause is Clause.LATE
    house.go_to(LATE + 3 * DAY)
    assert captured(house) == 0
    assert "host_decision" in house.box.names()
    assert house.box.names().count("released") == 1


# --- a new date ------------------------------------------------------------------------------


def test_the_times_of_a_mail_are_kept_for_its_reader_and_taken_in_one_step(house: House) -> None:
    booking = missed(house)
    kept = house.keeps(booking)
    letter = next(letter for id, letter in house.box.sent if "missed" in id)
    assert letter.text.count("/book/?again&start=") == 3
    with pytest.raises(SlotTaken):
        house.book(id="another0000000000001", fingerprint="o", start=kept.starts[0])
    mine = house.confirmed(
        id="again000000000000001", fingerprint="a", start=kept.starts[0], again=booking.id
    )
    assert mine.status is Status.CONFIRMED
    assert house.book(id="another0000000000001", fingerprint="o", start=kept.starts[1])


def test_whoever_has_a_new_date_is_not_asked_again(house: House) -> None:
    booking = missed(house)
    start = house.keeps(booking).starts[2]
    house.confirmed(id="again000000000000001", fingerprint="a", start=start, again=booking.id)
    house.go_to(START + 10 * DAY)
    assert "follow_up" not in house.box.names()
    assert "farewell" not in house.box.names()


def test_follow_ups_are_as_many_as_the_host_set() -> None:
    none = replace(SETTINGS, plan=replace(SETTINGS.plan, follow_ups=0))
    two = replace(SETTINGS, plan=replace(SETTINGS.plan, follow_ups=2))
    for settings, asked, closed in ((none, 0, 0), (two, 2, 1)):
        with a_house(settings) as house:
            missed(house)
            house.go_to(START + 20 * DAY)
            names = house.box.names()
            assert (names.count("follow_up"), names.count("farewell")) == (asked, closed)


# --- the host --------------------------------------------------------------------------------


def test_called_off_by_the_host_even_a_fee_is_forgotten_and_new_times_are_offered(
    house: House,
) -> None:
    booking = house.confirmed()
    house.go_to(LATE)
    house.cancel_by_host(booking)
    house.settle()
    assert not house.held()
    letter = next(letter for id, letter in house.box.sent if "cancelled" in id)
    assert letter.text.count("/book/?again&start=") == 3
    assert house.booking(booking.id).fee is None


def test_the_decision_card_knows_the_history_and_that_the_time_was_filled(house: House) -> None:
    cancelled_late(house)
    other = Client("Another client", "another@example.com")
    house.confirmed(id="another0000000000001", fingerprint="o", start=START, client=other)
    seen = house.desk(house.booking("booking0000000000001"))
    assert seen.card is not None
    assert seen.card.filled
    assert seen.card.silence_takes is False
    assert (seen.history.met, seen.history.late) == (0, 0)
    again = house.confirmed(id="another0000000000002", fingerprint="p", start=START + 14 * DAY)
    assert house.desk(again).history.late == 1, "the same client"
