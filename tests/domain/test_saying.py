"""What a client says around a meeting, when it can be said, and what it changes."""

from dataclasses import replace

import pytest

from showup.domain import closing, saying
from showup.domain.booking import Booking, Status
from showup.domain.decision import Decision
from showup.domain.errors import Invalid, NotPossible
from showup.domain.events import What
from showup.domain.fee import Ruling
from showup.domain.money import Money
from showup.domain.saying import MOST, can_say
from showup.domain.tasks import Kind, Mail
from showup.domain.words import Word
from tests.builders import START
from tests.domain.steps import (
    DAY,
    HOUR,
    LAPSED,
    MINUTE,
    NOBODY,
    SECOND,
    a_held,
    cancelling,
    mails,
    of_kind,
)

LATE = START - 47 * HOUR
OVER = LATE + DAY


def with_fee() -> Booking:
    return cancelling(a_held(), LATE, LAPSED).booking


def taking(**more: object) -> Booking:
    return closing.rule(with_fee(), LAPSED, Ruling.TAKE, LATE + HOUR, **more).booking  # type: ignore[arg-type]


def objecting(
    booking: Booking, now: object = LATE + 2 * HOUR, text: str = "I was there."
) -> Decision:
    return saying.say(booking, LAPSED, Word.OBJECTION, text, now)  # type: ignore[arg-type]


def test_each_word_has_its_time() -> None:
    held = a_held()
    assert can_say(held, START - 2 * HOUR - SECOND) == ()
    assert can_say(held, START - 2 * HOUR) == (Word.LATE,)
    assert can_say(held, START - 15 * MINUTE) == (Word.LATE, Word.CANNOT_GET_IN)
    assert set(can_say(held, START)) == {
        Word.LATE,
        Word.CANNOT_GET_IN,
        Word.CANNOT_COME,
        Word.SERIOUS,
    }
    assert Word.LATE not in can_say(held, START + 16 * MINUTE)
    assert can_say(replace(held, status=Status.ATTENDED), START) == ()


def test_the_host_hears_it_at_once() -> None:
    decision = saying.say(a_held(), NOBODY, Word.CANNOT_GET_IN, "No sound.", START)
    assert mails(decision) == [Mail.HOST_WORD]
    assert decision.booking.said[0].text == "No sound."


def test_what_was_told_of_an_illness_is_not_in_the_story() -> None:
    decision = saying.say(a_held(), NOBODY, Word.SERIOUS, "My child is in hospital.", START)
    assert [event.why for event in decision.events] == ["serious"]


def test_the_same_again_changes_nothing_and_a_new_sentence_is_heard() -> None:
    once = saying.say(a_held(), NOBODY, Word.SERIOUS, "", START).booking
    assert saying.say(once, NOBODY, Word.SERIOUS, "", START + MINUTE) == Decision(once)
    more = saying.say(once, NOBODY, Word.SERIOUS, "One sentence.", START + MINUTE).booking
    assert len(more.said) == 2
    assert saying.say(more, NOBODY, Word.SERIOUS, "One sentence.", START + MINUTE) == Decision(more)


def test_whoever_presses_for_ever_is_heard_the_first_few_times() -> None:
    booking = a_held()
    for nth in range(MOST):
        booking = saying.say(booking, NOBODY, Word.SERIOUS, f"{nth}", START).booking
    with pytest.raises(NotPossible):
        saying.say(booking, NOBODY, Word.SERIOUS, "once more", START)


# --- about a fee -----------------------------------------------------------------------------


def test_an_objection_freezes_an_undecided_fee_and_silence_lets_it_go() -> None:
    frozen = objecting(with_fee()).booking
    assert frozen.is_frozen
    settled = closing.settle(frozen, LATE + 2 * DAY).booking
    assert settled.fee is not None
    assert settled.fee.amount == Money(0, "PLN")


def test_a_decision_that_is_not_carried_out_is_open_again_after_a_word() -> None:
    decision = objecting(taking())
    assert decision.booking.fee is not None
    assert decision.booking.fee.ruling is None
    assert What.REOPENED in [event.what for event in decision.events]


def test_what_was_lowered_is_not_raised_again() -> None:
    lowered = closing.rule(with_fee(), LAPSED, Ruling.LOWER, LATE, amount=2000).booking
    reopened = objecting(lowered).booking
    with pytest.raises(Invalid):
        closing.rule(reopened, LAPSED, Ruling.LOWER, OVER, amount=2000, reason="Seen.")
    taken = closing.rule(reopened, LAPSED, Ruling.TAKE, OVER, reason="Seen.").booking
    assert taken.fee is not None
    assert taken.fee.amount == Money(2000, "PLN")


def test_what_can_already_be_taken_cannot_be_objected_to_here() -> None:
    assert objecting(taking(), OVER - SECOND).events
    with pytest.raises(NotPossible):
        objecting(taking(), OVER)


def test_a_waived_fee_is_not_opened_again() -> None:
    waived = closing.rule(with_fee(), LAPSED, Ruling.WAIVE, LATE).booking
    with pytest.raises(NotPossible):
        objecting(waived)


@pytest.mark.parametrize("word", [Word.OBJECTION, Word.SERIOUS])
def test_whoever_takes_it_from_somebody_who_has_spoken_says_why(word: Word) -> None:
    frozen = saying.say(with_fee(), LAPSED, word, "", LATE + HOUR).booking
    for ruling, amount in ((Ruling.TAKE, None), (Ruling.LOWER, 1000)):
        with pytest.raises(Invalid, match="say why"):
            closing.rule(frozen, LAPSED, ruling, LATE + 2 * HOUR, amount=amount, reason=" ")
    ruled = closing.rule(frozen, LAPSED, Ruling.TAKE, LATE + 2 * HOUR, reason="We spoke.")
    assert of_kind(ruled, Kind.CAPTURE)
    assert closing.rule(frozen, LAPSED, Ruling.WAIVE, LATE + 2 * HOUR).booking.fee is not None


def test_a_host_who_agrees_to_an_objection_takes_the_lapse_back() -> None:
    cancelled = cancelling(a_held(), LATE, LAPSED)
    assert cancelled.record is not None
    frozen = objecting(cancelled.booking).booking
    waived = closing.rule(frozen, cancelled.record, Ruling.WAIVE, OVER)
    assert waived.record is not None
    assert waived.record.lapses == LAPSED.lapses


def test_an_emergency_before_the_meeting_cancels_it_and_is_not_counted() -> None:
    decision = cancelling(a_held(), LATE, emergency="An accident.")
    assert decision.booking.status is Status.CANCELLED
    assert decision.booking.is_excused
    assert decision.record is None
    assert decision.booking.lapse is None


def test_it_is_frozen_from_the_start_where_there_is_a_fee() -> None:
    decision = cancelling(a_held(), LATE, LAPSED, emergency="An accident.")
    assert decision.booking.fee is not None
    assert decision.booking.is_frozen
