"""Whatever client, host, bank and clock do, in whatever order: what always holds of a booking."""

from datetime import datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from showup.domain import closing, diary, hosting
from showup.domain.booking import Actor, Booking, Status
from showup.domain.choices import FirstLapse, Rebook
from showup.domain.deposit import DepositState
from showup.domain.fee import Ruling
from showup.domain.lapses import Record
from showup.domain.settings import Settings
from showup.domain.tasks import Kind
from showup.domain.words import Word
from tests.builders import START, some_hours, some_settings, with_terms
from tests.domain.steps import DAY, HOUR, LAPSED, MINUTE, NOBODY
from tests.domain.world import World

policies = st.builds(
    lambda within, means, lapse: with_terms(
        some_settings(hours=some_hours(notice=timedelta(0))),
        rebook_within=within,
        rebook_means=means,
        first_lapse=lapse,
    ),
    st.sampled_from([3, 0]),
    st.sampled_from(Rebook),
    st.sampled_from(FirstLapse),
)
starts = st.sampled_from([START, START + 2 * HOUR, START + DAY, START + 4 * DAY, START + 21 * DAY])


records = st.sampled_from([LAPSED, NOBODY])
mades = st.sampled_from([200, 100, 73, 49, 20, 1])
lefts = st.sampled_from([47, 46, 60, 72, 30, 1])
patiences = st.sampled_from([0, 4, 5, 6])


def may_end(story: "Story") -> bool:
    """Only once something has happened: else most stories would end before they begin."""
    return story.world.booking.version >= story.patience


def all_goes_back(booking: Booking) -> bool:
    """Whatever was taken: the host has called it off, or the client has withdrawn."""
    return booking.cancelled_by is Actor.HOST or booking.withdrawn is not None


class Story(RuleBasedStateMachine):
    """Each of the stories below begins elsewhere, and goes on with any of these steps."""

    world: World
    patience: int

    def begins(self, policy: Settings, record: Record, made: int, patience: int) -> None:
        """`made`: hours before the start. `patience`: changes before anybody may end it."""
        self.world, self.patience = World(policy, record, START - made * HOUR, START), patience

    def goes_on_to(self, hours_left: int) -> None:
        self.world.go_to(START - hours_left * HOUR)

    # --- the client ----------------------------------------------------------------------------

    @rule()
    def pays(self) -> None:
        self.world.pay()

    @precondition(may_end)
    @rule()
    def cancels(self) -> None:
        self.world.cancel()

    @precondition(may_end)
    @rule()
    def takes_back(self) -> None:
        world, deposit = self.world, self.world.booking.deposit.amount
        if world.undo():
            assert world.booking.fee is None, f"an undo is free of {deposit}"

    @rule(new=starts)
    def moves(self, new: datetime) -> None:
        self.world.move(new)

    @rule()
    def mends(self) -> None:
        self.world.mend()

    # --- the host ------------------------------------------------------------------------------

    @precondition(may_end)
    @rule()
    def says_that_they_came(self) -> None:
        self.world.notes_that_they_came()

    @rule()
    def asks_where_they_are(self) -> None:
        self.world.asks()

    @rule()
    def notes_that_nobody_came(self) -> None:
        self.world.declares()

    @rule(new=starts)
    def needs_another_time(self, new: datetime) -> None:
        self.world.moves_it(new)

    @rule(ruling=st.sampled_from([Ruling.TAKE, Ruling.TAKE, Ruling.LOWER, Ruling.WAIVE]))
    def decides(self, ruling: Ruling) -> None:
        world = self.world
        world.tries(
            lambda: closing.rule(
                world.booking, world.record, ruling, world.now, amount=100, reason="Seen."
            )
        )

    @precondition(may_end)
    @rule()
    def calls_it_off(self) -> None:
        world = self.world
        world.tries(lambda: hosting.cancel_by_host(world.booking, world.now))

    # --- what can be said ----------------------------------------------------------------------

    @rule(word=st.sampled_from(Word))
    def says(self, word: Word) -> None:
        self.world.says(word)

    @precondition(may_end)
    @rule()
    def tells_of_an_emergency(self) -> None:
        self.world.tells_of_an_emergency()

    @precondition(may_end)
    @rule()
    def withdraws(self) -> None:
        self.world.withdraws()

    @rule()
    def saves_it(self) -> None:
        self.world.saves()

    @rule(go=st.booleans())
    def the_post_works_or_does_not(self, go: bool) -> None:
        self.world.mails_go = go

    # --- the bank and the clock ----------------------------------------------------------------

    @rule(says_yes=st.booleans())
    def the_bank_changes_its_mind(self, says_yes: bool) -> None:
        self.world.bank.says_yes = says_yes

    @precondition(lambda self: self.world.bank.alive)
    @rule()
    def the_bank_drops_a_hold(self) -> None:
        self.world.lose(min(self.world.bank.alive))

    @rule(minutes=st.sampled_from([1, 31, 60, 11 * 60, 25 * 60]))
    def time_goes_by(self, minutes: int) -> None:
        self.world.go_to(self.world.now + minutes * MINUTE)

    @rule(minutes=st.sampled_from([-72 * 60, -48 * 60, -48 * 60 + 1, -60, 0, 5, 16, 26, 27]))
    def time_goes_on_to_a_moment_that_matters(self, minutes: int) -> None:
        self.world.go_to(self.world.booking.start + minutes * MINUTE)

    # --- what always holds ---------------------------------------------------------------------

    @invariant()
    def the_diary_has_exactly_what_is_on(self) -> None:
        booking, hours = self.world.booking, self.world.settings.hours
        is_on = booking.takes_its_time
        if booking.status is not Status.PENDING:
            mine = [diary.padded(hours, booking.start, booking.minutes)] if is_on else []
            assert self.world.taken_times() == mine

    @invariant()
    def no_hold_is_forgotten_and_one_is_known_at_most(self) -> None:
        deposit = self.world.booking.deposit
        known = {deposit.hold.intent} if deposit.hold else set()
        leaving = {task.about for task in self.world.tasks if task.kind is Kind.RELEASE_HOLD}
        assert set(self.world.bank.alive) <= known | leaving
        assert deposit.state is not DepositState.HELD or deposit.hold is not None

    @invariant()
    def money_is_taken_once_at_most_and_only_as_was_decided(self) -> None:
        booking, taken = self.world.booking, self.world.bank.taken
        assert len(taken) <= 1
        if taken:
            assert booking.deposit.taken is not None
            assert list(taken.values()) == [booking.deposit.taken.amount]
            if all_goes_back(booking):
                return
            assert booking.fee is not None
            assert booking.deposit.taken == booking.fee.amount
            assert booking.fee.noticed, "money without a word of it"

    @invariant()
    def a_meeting_that_the_host_called_off_asks_for_nothing(self) -> None:
        booking = self.world.booking
        if booking.cancelled_by is Actor.HOST:
            assert booking.fee is None

    @invariant()
    def an_emergency_is_never_counted(self) -> None:
        booking = self.world.booking
        if booking.is_excused:
            assert booking.lapse is None

    @invariant()
    def the_rows_go_up_to_the_start(self) -> None:
        assert self.world.booking.cutoffs[-1].until == self.world.booking.start

    def teardown(self) -> None:
        """In the end nothing is open, nothing is held, and nothing is left to do."""
        if not hasattr(self, "world"):
            return
        world = self.world
        world.go_to(world.now + 60 * DAY)
        assert not world.tasks
        assert not world.bank.alive
        assert not world.booking.is_open
        assert world.bank.back == (world.bank.taken if all_goes_back(world.booking) else {})


class FromTheRequest(Story):
    @initialize(policy=policies, record=records, made=mades, patience=patiences)
    def it_begins(self, policy: Settings, record: Record, made: int, patience: int) -> None:
        self.begins(policy, record, made, patience)


class FromTheHold(Story):
    @initialize(policy=policies, record=records, left=lefts, patience=patiences)
    def it_begins(self, policy: Settings, record: Record, left: int, patience: int) -> None:
        self.begins(policy, record, 200, patience)
        self.world.pay()
        self.goes_on_to(left)


class FromARefusal(Story):
    @initialize(policy=policies, record=records, made=mades, patience=patiences)
    def it_begins(self, policy: Settings, record: Record, made: int, patience: int) -> None:
        self.begins(policy, record, made, patience)
        self.world.bank.says_yes = False
        self.world.pay()
        self.goes_on_to(min(60, made))
        self.world.bank.says_yes = True


class FromALateMove(Story):
    @initialize(policy=policies, record=records, new=starts, patience=patiences)
    def it_begins(self, policy: Settings, record: Record, new: datetime, patience: int) -> None:
        self.begins(policy, record, 200, patience)
        self.world.pay()
        self.goes_on_to(47)
        self.world.move(new)


class FromALateCancellation(Story):
    @initialize(policy=policies, new=starts, left=lefts)
    def it_begins(self, policy: Settings, new: datetime, left: int) -> None:
        self.begins(policy, LAPSED, 200, 0)
        self.world.pay()
        self.goes_on_to(47)
        self.world.move(new)
        self.goes_on_to(min(46, left))
        self.world.cancel()


class FromAMissedMeeting(Story):
    """With what it takes to charge for it: a hold, an earlier lapse, nobody there."""

    @initialize(
        record=records,
        post=st.booleans(),
        waited=st.sampled_from([16, 26, 40]),
        word=st.sampled_from([None, *Word]),
    )
    def it_begins(self, record: Record, post: bool, waited: int, word: Word | None) -> None:
        self.begins(some_settings(), record, 200, 0)
        self.world.pay()
        self.world.go_to(START + 5 * MINUTE)
        self.world.mails_go = post
        self.world.asks()
        self.world.go_to(self.world.now)
        if word:
            self.world.says(word)
        self.world.go_to(START + waited * MINUTE)
        self.world.declares()


@pytest.mark.parametrize("story", Story.__subclasses__(), ids=lambda story: story.__name__)
def test_whatever_happens_in_whatever_order_what_is_promised_holds(story: type[Story]) -> None:
    run_state_machine_as_test(story, settings=settings(max_examples=80, stateful_step_count=15))
