"""Whatever client, host, bank and clock do, in whatever order: what always holds of a booking."""

from datetime import timedelta

from hypothesis import settings, target
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from showup.domain import changing, closing, diary
from showup.domain.booking import DepositState, Ruling, Status
from showup.domain.tasks import Kind
from showup.domain.terms import FirstLapse, Rebook
from tests.builders import START, some_hours, some_settings, with_terms
from tests.domain.steps import DAY, HOUR, LAPSED, MINUTE, NOBODY
from tests.domain.world import World

starts = st.sampled_from([START, START + 2 * HOUR, START + DAY, START + 4 * DAY, START + 21 * DAY])


class Story(RuleBasedStateMachine):
    @initialize(
        within=st.sampled_from([0, 3]),
        means=st.sampled_from(Rebook),
        lapse=st.sampled_from(FirstLapse),
        record=st.sampled_from([NOBODY, LAPSED]),
        before=st.sampled_from([14 * 24 * 60, 100 * 60, 73 * 60, 49 * 60, 20 * 60, 40]),
    )
    def books(self, within, means, lapse, record, before):  # type: ignore[no-untyped-def]
        policy = with_terms(
            some_settings(hours=some_hours(notice=timedelta(0))),
            rebook_within=within,
            rebook_means=means,
            first_lapse=lapse,
        )
        self.world = World(policy, record, START - before * MINUTE, START)

    # --- the client ----------------------------------------------------------------------------

    @rule()
    def pays(self) -> None:
        self.world.pay()

    @rule()
    def cancels(self) -> None:
        self.world.cancel()

    @rule()
    def takes_back(self) -> None:
        world, deposit = self.world, self.world.booking.deposit.amount
        if world.undo():
            assert world.booking.fee is None, f"an undo is free of {deposit}"

    @rule(new=starts)
    def moves(self, new) -> None:  # type: ignore[no-untyped-def]
        self.world.move(new)

    @rule()
    def mends(self) -> None:
        self.world.mend()

    # --- the host ------------------------------------------------------------------------------

    @rule()
    def says_that_they_came(self) -> None:
        world = self.world
        world.tries(lambda: closing.attended(world.booking, world.now))

    @rule(ruling=st.sampled_from([Ruling.TAKE, Ruling.LOWER, Ruling.WAIVE]))
    def decides(self, ruling: Ruling) -> None:
        world = self.world
        world.tries(lambda: closing.rule(world.booking, ruling, world.now, amount=100))

    @precondition(lambda self: self.world.booking.moves)
    @rule()
    def calls_it_off(self) -> None:
        world = self.world
        world.tries(lambda: changing.cancel_by_host(world.booking, world.now))

    # --- the bank and the clock ----------------------------------------------------------------

    @rule(says_yes=st.booleans())
    def the_bank_changes_its_mind(self, says_yes: bool) -> None:
        self.world.bank.says_yes = says_yes

    @precondition(lambda self: self.world.bank.alive)
    @rule()
    def the_bank_drops_a_hold(self) -> None:
        self.world.lose(min(self.world.bank.alive))

    @rule(minutes=st.sampled_from([1, 31, 60, 11 * 60, 24 * 60, 3 * 24 * 60]))
    def time_goes_by(self, minutes: int) -> None:
        self.world.go_to(self.world.now + minutes * MINUTE)

    @rule(minutes=st.sampled_from([-72 * 60, -48 * 60, -48 * 60 + 1, -60, 60]))
    def time_goes_on_to_a_moment_that_matters(self, minutes: int) -> None:
        self.world.go_to(self.world.booking.start + minutes * MINUTE)

    # --- what always holds ---------------------------------------------------------------------

    @invariant()
    def the_diary_has_exactly_what_is_on(self) -> None:
        booking, hours = self.world.booking, self.world.settings.hours
        is_on = booking.is_open or booking.status is Status.ATTENDED
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
            assert booking.fee is not None
            assert list(taken.values()) == [booking.fee.amount.amount]
            assert booking.deposit.taken == booking.fee.amount

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
        target(float(world.booking.version))


TestStory = Story.TestCase
TestStory.settings = settings(max_examples=150, stateful_step_count=18)
