"""Holds over random leads, moves back and forth, and banks that keep one for as long as they
please: what always holds of them."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from showup.domain import changing, hosting
from showup.domain.booking import Status
from showup.domain.choices import FirstLapse
from showup.domain.decision import Decision
from showup.domain.deposit import DepositState
from showup.domain.tasks import Kind, Mail
from showup.domain.terms import HOLD_LIVES
from tests.builders import START, some_hours, some_settings, with_terms
from tests.domain.steps import DAY, HOUR, NOBODY
from tests.domain.world import World

SETTINGS = with_terms(
    some_settings(hours=some_hours(notice=timedelta(0), ahead=timedelta(days=365))),
    first_lapse=FirstLapse.CHARGED,
    moves=9,
)
# From three hours to 31 days; and the two that Stripe promises.
lives = st.one_of(
    st.sampled_from([HOLD_LIVES, 7 * DAY]), st.integers(3, 744).map(lambda n: n * HOUR)
)
leads = st.one_of(st.integers(1, 120), st.integers(120, 1000)).map(lambda n: n * HOUR)
steps = st.lists(
    st.tuples(
        st.sampled_from(["client", "host", "bank says no", "bank says yes", "mend"]),
        st.integers(0, 100).map(lambda n: n * HOUR),
        st.integers(-20, 20),
        lives,
    ),
    max_size=6,
)


class Watched(World):
    """Looked at after each commit; `told`: what the host has had by mail, or is about to."""

    told = False

    def commit(self, decision: Decision) -> None:
        mails = {Mail.HOST_HOLD_REFUSED, Mail.HOST_PARKED, Mail.HOST_UNMENDED}
        self.told |= any(task.about in mails for task in decision.tasks)
        super().commit(decision)

    def look(self) -> None:
        """With everything done that was due."""
        self.go_to(self.now)
        self.at_most_one_that_is_not_being_replaced()
        self.whatever_may_be_decided_rests_on_something()

    def at_most_one_that_is_not_being_replaced(self) -> None:
        going = {task.about for task in self.tasks if task.kind is Kind.RELEASE_HOLD}
        assert len(set(self.bank.alive) - going) <= 1, self.bank.alive
        hold = self.booking.deposit.hold
        assert set(self.bank.alive) - going <= {hold.intent if hold else ""}

    def whatever_may_be_decided_rests_on_something(self) -> None:
        booking, deposit = self.booking, self.booking.deposit
        if booking.fee is None and booking.status is not Status.CONFIRMED:
            return
        if booking.fee and not booking.fee.waits:
            return
        if deposit.state is DepositState.CAPTURED:
            return
        held = deposit.hold is not None and deposit.hold.intent in self.bank.alive
        planned = any(
            task.kind is Kind.PLACE_HOLD and task.sequence in (None, booking.sequence)
            for task in self.tasks
        )
        assert held or planned or self.told, (self.now, booking.start, deposit)


def moved_by(world: Watched, who: str, days: int) -> None:
    new = world.booking.start + days * DAY
    if who == "client":
        world.tries(
            lambda: changing.move(
                world.booking, NOBODY, new, world.pages, world.settings, world.now
            )
        )
    else:
        world.tries(
            lambda: hosting.move_by_host(world.booking, new, world.pages, world.settings, world.now)
        )


def begun(lead: timedelta, bank: timedelta) -> Watched:
    now = START - lead
    world = Watched(SETTINGS, NOBODY, now, START)
    world.lives = bank
    world.pay()
    world.look()
    return world


@settings(max_examples=120, deadline=None)
@given(leads, lives, steps)
def test_there_is_one_hold_or_a_plan_for_one_or_the_host_knows(
    lead: timedelta, bank: timedelta, wishes: list[tuple[str, timedelta, int, timedelta]]
) -> None:
    world = begun(lead, bank)
    for what, later, days, other in wishes:
        world.go_to(world.now + later)
        if what in ("client", "host"):
            moved_by(world, what, days)
        elif what == "mend":
            world.mend()
        else:
            world.bank.says_yes, world.lives = what == "bank says yes", other
        world.look()
    for _ in range(40):
        world.go_to(world.now + 7 * HOUR)
        world.look()
    world.go_to(world.booking.start + 40 * DAY)
    assert not world.bank.alive, "none is forgotten"


@settings(max_examples=60, deadline=None)
@given(leads, lives)
def test_a_fee_rests_on_a_hold_until_it_is_settled(lead: timedelta, bank: timedelta) -> None:
    world = begun(lead, bank)
    world.go_to(max(world.now, START - 47 * HOUR))
    if world.booking.status is not Status.CONFIRMED or not world.cancel():
        return
    world.look()
    while world.booking.fee and world.booking.fee.ruling is None:
        world.go_to(world.now + 2 * HOUR)
        world.look()
    world.go_to(world.now + 40 * DAY)
    assert not world.bank.alive
