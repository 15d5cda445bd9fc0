"""What would it cost? One answer to every question, whatever the booking and the instant."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.domain import changing, crediting, missing
from showup.domain.booking import Booking, Status
from showup.domain.choices import Mode, Prepaid, Rebook
from showup.domain.consequences import ALL, NOTHING, Row
from showup.domain.cutoffs import Cutoff, Floor
from showup.domain.errors import Refused, Why
from showup.domain.lapses import Record
from showup.domain.money import Money
from showup.domain.questions import Answer, No, Question, Step, answer
from showup.domain.supposing import forgiven_once, supposed
from showup.domain.terms import Clause, Terms
from showup.domain.words import CheckIn, Said, Word
from tests.builders import NOW, START, some_settings, with_terms
from tests.domain.steps import DAY, HOUR, LAPSED, MINUTE, NOBODY, PLAN, SECOND, empty_pages
from tests.strategies import sound_terms

SIXTY, NO_MONEY = Money(6000, "PLN"), Money(0, "PLN")
LAST_FREE, LATE = START - 48 * HOUR, START - 47 * HOUR
INSTANT = timedelta(microseconds=1)
CANCEL, MISSING, SAVE = Question(Step.CANCEL), Question(Step.MISSING), Question(Step.SAVE)
IN_ADVANCE = {
    "mode": Mode.PREPAY,
    "prepaid_as": Prepaid.ZADATEK,
    "notice": (
        Row(48 * HOUR, replace(ALL, within=3), replace(ALL, within=3)),
        Row(NOTHING, ALL, ALL),
    ),
}


def a_supposed(**terms: Any) -> Booking:
    settings = with_terms(some_settings(), **terms)
    return supposed(settings.services[0], START, settings, NOW)


def asked(question: Question, now: datetime, booking: Booking, record: Record = LAPSED) -> Answer:
    said = answer(booking, record, question, now)
    assert isinstance(said, Answer), said
    return said


def refused(question: Question, now: datetime, booking: Booking) -> Why:
    said = answer(booking, LAPSED, question, now)
    assert isinstance(said, No), said
    return said.why


# --- one by one ------------------------------------------------------------------------------


def test_cancelling_is_free_to_the_last_free_minute_and_then_waits_for_the_cool_off() -> None:
    free, late = asked(CANCEL, LAST_FREE, a_supposed()), asked(CANCEL, LATE, a_supposed())
    assert (free.cost.amount, free.cost.clause, free.not_before) == (NO_MONEY, Clause.IN_TIME, None)
    assert free.cost.until == LAST_FREE
    assert (late.cost.amount, late.cost.clause) == (SIXTY, Clause.LATE)
    assert late.not_before == LATE + DAY


def test_a_move_says_what_would_hold_for_the_new_date() -> None:
    there = START + 7 * DAY
    said = asked(Question(Step.MOVE, there), LAST_FREE, a_supposed())
    assert said.after[0] == Cutoff(there - 48 * HOUR, NO_MONEY, NO_MONEY)
    assert said.hold_at == there - 72 * HOUR
    rescued = asked(Question(Step.MOVE, START + DAY), LATE, a_supposed())
    assert rescued.cost.clause is Clause.RESCUE
    assert [row.cancel for row in rescued.after] == [SIXTY]


def test_not_coming_costs_nothing_before_the_wait_and_the_cool_off_are_over() -> None:
    said = asked(MISSING, NOW, a_supposed())
    assert (said.cost.amount, said.cost.clause) == (SIXTY, Clause.NO_SHOW)
    assert said.not_before == START + 15 * MINUTE + DAY
    short = asked(MISSING, NOW, a_supposed(wait=5 * MINUTE))
    assert short.not_before == START + 10 * MINUTE + DAY, "ten minutes to answer, at the least"


def test_once_it_is_too_late_to_note_it_nobody_has_missed_anything() -> None:
    booking = a_supposed()
    last = booking.declare_until - 11 * MINUTE
    assert asked(MISSING, last, booking).cost.until == last
    assert refused(MISSING, last + 2 * MINUTE, booking) is Why.OVER, "no time to answer"
    waiting = missing.missing(booking, START).booking
    assert asked(MISSING, booking.declare_until - SECOND, waiting).cost.amount == SIXTY
    assert refused(MISSING, booking.declare_until, waiting) is Why.OVER


def test_being_late_costs_nothing_while_the_host_waits_and_a_word_makes_the_wait_longer() -> None:
    booking = a_supposed()
    arriving = {
        n: asked(Question(Step.LATE, START + n * MINUTE), NOW, booking) for n in (9, 20, 40)
    }
    assert arriving[9].is_waited_for
    assert not arriving[9].cost.amount
    assert arriving[20].cost.amount == arriving[40].cost.amount == SIXTY
    assert arriving[20].word_until == START + 25 * MINUTE
    assert arriving[40].word_until is None
    said = replace(booking, said=(Said(START, Word.LATE, meeting=START),))
    assert asked(Question(Step.LATE, START + 20 * MINUTE), START, said).is_waited_for


def test_a_deposit_paid_in_advance_stays_as_a_credit_and_says_what_is_lost_after_it() -> None:
    booking = a_supposed(**IN_ADVANCE)
    said = asked(CANCEL, LAST_FREE, booking)
    last = START.replace(hour=22, minute=59) + 3 * DAY
    assert said.cost == replace(said.cost, amount=NO_MONEY, clause=Clause.RESCUE, lost=SIXTY)
    assert said.cost.credit_until == last
    assert said.not_before == last + MINUTE + DAY
    cancelled = changing.cancel(booking, LAPSED, PLAN, LAST_FREE).booking
    lost = crediting.run_out(cancelled, last + MINUTE).booking
    assert lost.fee is not None
    assert (lost.fee.amount, lost.fee.not_before) == (SIXTY, said.not_before)


def test_a_credit_goes_along_to_a_new_date() -> None:
    booking = a_supposed(**IN_ADVANCE, rebook_means=Rebook.TAKES_PLACE)
    cancelled = changing.cancel(booking, LAPSED, PLAN, LAST_FREE).booking
    there, last = Question(Step.MOVE, START + DAY), START.replace(hour=22, minute=59) + 3 * DAY
    assert asked(there, LATE, cancelled).cost.clause is Clause.RESCUE
    assert refused(Question(Step.MOVE, START + 9 * DAY), LATE, cancelled) is Why.CREDIT_SOONER
    assert (
        refused(Question(Step.MOVE, START + 9 * DAY), last + MINUTE, cancelled) is Why.CREDIT_OVER
    )


def test_what_cannot_be_done_says_why() -> None:
    booking = a_supposed(moves=0)
    there = Question(Step.MOVE, START + DAY)
    assert refused(there, NOW, booking) is Why.MOVED_ENOUGH
    assert refused(there, NOW, replace(booking, status=Status.PENDING)) is Why.UNCONFIRMED
    assert refused(MISSING, NOW, replace(booking, status=Status.PENDING)) is Why.UNCONFIRMED
    for off in (CANCEL, there, MISSING, Question(Step.LATE, START), SAVE):
        assert refused(off, NOW, replace(booking, status=Status.ATTENDED)) is Why.OFF
    movable = a_supposed()
    assert refused(Question(Step.MOVE, START), NOW, movable) is Why.SAME_TIME
    assert refused(Question(Step.MOVE, LAST_FREE), LATE, movable) is Why.PAST
    assert refused(CANCEL, START, movable) is Why.BEGUN
    unsaved = a_supposed(notice=(Row(48 * HOUR), Row(NOTHING, ALL, ALL, save=False)))
    assert refused(SAVE, LATE, unsaved) is Why.TOO_LATE_TO_SAVE


@pytest.mark.parametrize("mode", [Mode.HOLD, Mode.PREPAY, Mode.CARD])
def test_of_a_meeting_that_nobody_has_booked_it_says_the_most(mode: Mode) -> None:
    booking = a_supposed(mode=mode)
    for step in (CANCEL, MISSING):
        assert asked(step, LATE, booking, forgiven_once(LATE)).cost.amount == SIXTY
        assert asked(step, LATE, booking, NOBODY).cost.clause is Clause.FIRST_LAPSE


# --- all of them -----------------------------------------------------------------------------


@st.composite
def bookings(draw: st.DrawFn) -> Booking:
    """Most of them confirmed; any state, even one that no story leads to."""
    settings = with_terms(some_settings(), **vars(draw(sound_terms())))
    start = START + draw(st.integers(0, 20 * 24 * 60)) * MINUTE
    made = start - draw(st.integers(1, 20 * 24 * 3600)) * SECOND
    pay = draw(st.sampled_from(settings.policy.terms.mode.choices))
    booking = supposed(settings.services[0], start, settings, made, pay=pay)
    return replace(
        booking,
        status=draw(st.sampled_from([Status.CONFIRMED] * 20 + list(Status))),
        floor=draw(st.none() | st.just(Floor(booking.deposit.amount))),
        moves=draw(st.integers(0, 4)),
        check_in=draw(st.none() | st.just(CheckIn(start))),
    )


@st.composite
def moments(draw: st.DrawFn, booking: Booking) -> datetime:
    """From its making to a day after; often an edge of a row, to the second."""
    edges = [
        booking.made,
        booking.start,
        booking.declare_until,
        *(r.until for r in booking.cutoffs),
    ]
    edge = draw(st.sampled_from(edges)) + draw(st.sampled_from([-1, 0, 59, 60])) * SECOND
    whole = (booking.end + 2 * DAY - booking.made) / SECOND
    free = booking.made + draw(st.integers(0, int(whole))) * SECOND
    return draw(st.sampled_from([max(edge, booking.made), free]))


@st.composite
def situations(draw: st.DrawFn) -> tuple[Booking, Question, datetime]:
    booking, step = draw(bookings()), draw(st.sampled_from(Step))
    to = booking.start + draw(st.integers(-10 * 24 * 60, 30 * 24 * 60)) * MINUTE
    soon = booking.start + draw(st.integers(-5, 60)) * MINUTE
    named = {Step.MOVE: to, Step.LATE: soon}.get(step)
    return booking, Question(step, named), draw(moments(booking))


@given(situations(), st.sampled_from([NOBODY, LAPSED]))
def test_every_question_has_an_answer(
    situation: tuple[Booking, Question, datetime], record: Record
) -> None:
    booking, question, now = situation
    said = answer(booking, record, question, now)
    if isinstance(said, No):
        assert said.detail.endswith(".")
        return
    cost = said.cost
    assert 0 <= cost.amount.amount <= booking.deposit.amount.amount
    assert (said.not_before is None) == (not cost.amount and not cost.lost)
    assert said.not_before is None or said.not_before >= now + booking.terms.decide_after
    assert question.step is Step.LATE or now < cost.until + MINUTE


@given(situations(), st.floats(0, 1))
def test_the_printed_minute_is_still_in_time(
    situation: tuple[Booking, Question, datetime], share: float
) -> None:
    """What an answer says holds until the last instant of the minute that it names; the start of
    the meeting itself ends it at once."""
    booking, question, now = situation
    said = answer(booking, NOBODY, question, now)
    if isinstance(said, No):
        return
    last = said.cost.until + MINUTE - INSTANT
    if question.step in (Step.CANCEL, Step.MOVE, Step.SAVE):
        last = min(last, booking.start - INSTANT, (question.to or booking.start) - INSTANT)
    later = answer(booking, NOBODY, question, max(now, now + (last - now) * share))
    if isinstance(later, No):
        assert later.why is Why.OVER, "a no-show can no longer be noted"
    else:
        assert (later.cost.amount, later.cost.clause) == (said.cost.amount, said.cost.clause)


@given(st.data(), bookings(), st.sampled_from([CANCEL, MISSING]))
def test_less_notice_never_costs_less(
    data: st.DataObject, booking: Booking, question: Question
) -> None:
    sooner, later = sorted(data.draw(moments(booking)) for _ in range(2))
    record = forgiven_once(booking.made)
    first, second = (answer(booking, record, question, now) for now in (sooner, later))
    if isinstance(first, Answer) and isinstance(second, Answer):
        assert first.cost.amount <= second.cost.amount
        assert _in_the_end(first) <= _in_the_end(second)


def _in_the_end(said: Answer) -> Money:
    return said.cost.lost or said.cost.amount


@given(situations())
def test_cancelling_comes_to_what_was_said(
    situation: tuple[Booking, Question, datetime],
) -> None:
    """The step itself takes the same sum, or leaves the same credit, at the same moment."""
    booking, _, now = situation
    said = answer(booking, LAPSED, CANCEL, now)
    try:
        done = changing.cancel(booking, LAPSED, PLAN, now).booking
    except Refused:
        assert isinstance(said, No)
        return
    assert isinstance(said, Answer)
    fee, credit = done.fee, done.credit
    assert (fee.amount if fee else NO_MONEY) == said.cost.amount
    assert fee is None or fee.not_before == said.not_before
    assert (credit.amount if credit else None) == said.cost.lost


@given(sound_terms(), st.integers(0, 90))
def test_whoever_does_not_come_pays_what_was_said_and_not_a_moment_sooner(
    terms: Terms, after: int
) -> None:
    booking = a_supposed(**vars(terms))
    said = asked(MISSING, NOW, booking)
    waiting = missing.missing(booking, START).booking
    at = waiting.wait_until + MINUTE + after * SECOND
    missed = missing.no_show(waiting, LAPSED, PLAN, at).booking
    assert (missed.fee.amount if missed.fee else NO_MONEY) == said.cost.amount
    if missed.fee and said.not_before:
        assert missed.fee.clause is said.cost.clause
        assert said.not_before <= missed.fee.not_before <= said.not_before + 3 * MINUTE


@given(sound_terms(), st.integers(1, 20 * 24 * 3600), st.integers(1, 30 * 24))
def test_whoever_moves_pays_what_was_said_and_then_has_the_cutoffs_that_were_said(
    terms: Terms, notice: int, hours: int
) -> None:
    booking = a_supposed(**vars(terms))
    now, there = START - notice * SECOND, (START + hours * HOUR)
    said = answer(booking, LAPSED, Question(Step.MOVE, there), max(NOW, now))
    settings = with_terms(some_settings(), **vars(terms))
    try:
        moved = changing.move(
            booking, LAPSED, there, empty_pages(), settings, max(NOW, now)
        ).booking
    except Refused:
        return
    assert isinstance(said, Answer)
    assert (moved.fee.amount if moved.fee else NO_MONEY) == said.cost.amount
    assert moved.cutoffs == said.after
    due = moved.deposit.hold_at
    assert said.hold_at == (due and max(due, NOW, now))
