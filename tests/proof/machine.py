"""Clients, hosts, banks and clocks at random: anybody does anything at any time, whatever can go
wrong goes wrong, and the money is right after every step. Hypothesis draws the steps."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from botocore.exceptions import BotoCoreError, ClientError
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from infra.embedded.stripe import Refused
from showup.adapters.queue import LEASE_SECONDS
from showup.domain.booking import Booking, Client
from showup.domain.choices import Mode
from showup.domain.errors import ShowupError
from showup.domain.fee import Ruling
from showup.domain.settings import Settings
from showup.domain.words import Word
from tests.builders import START, with_terms
from tests.house import House, a_quick_house
from tests.proof import invariants
from tests.proof.held import NO_RESCUE, PART, PLAIN, SETTINGS
from tests.proof.mishaps import MISHAPS, Mishap
from tests.proof.paid import CREDIT, FREE, NONE, PREPAID, SAVED
from tests.proof.stories import bank_lets_go
from tests.proof.watch import Watch
from tests.tripwire import Killed

WAYS = (SETTINGS, PLAIN, PART, NO_RESCUE, PREPAID, CREDIT, SAVED, NONE)
BOTH = with_terms(PREPAID, mode=Mode.BOTH)
CARDS = (  # and banks that take their time, where they are offered
    "4242424242424242",
    "5555555555554444",
    "4000002500003155",
    "4000002760003184",
    "4000000000000341",
    "4000000000000002",
    "p24_later",
    "p24_fails",
)
OUTSIDE = (ClientError, BotoCoreError, ShowupError, Refused, Killed)
NUMBERS = st.integers(0, 7)
# Steps of a few minutes find other things than steps of a day.
TIMES = st.one_of(
    st.integers(1, 90).map(lambda n: timedelta(minutes=n)),
    st.integers(1, 40).map(lambda n: timedelta(hours=n)),
)
STARTS = st.builds(
    lambda week, day, hour: START + timedelta(weeks=week, days=day, hours=hour),
    st.integers(0, 1),
    st.integers(0, 4),
    st.integers(0, 7),
)


class Bookings(RuleBasedStateMachine):
    """`fuse`: after so many calls from now on the mishap happens, or the worker dies."""

    house: House
    steps = 0  # of all runs, to be told

    @initialize(settings=st.sampled_from((*WAYS, BOTH)))
    def opens(self, settings: Settings) -> None:
        self.house = a_quick_house(settings)
        self.watch = Watch(self.house)
        self.ids: list[str] = []
        self.fuse, self.mishap, self.doubts = 0, MISHAPS[0], 0
        self.dies = self.is_striking = False
        self.house.tripwire.notice = self._notice

    # --- what people do ----------------------------------------------------------------------

    @rule(start=STARTS, pay=st.sampled_from(["", "hold", "prepay"]), free=st.booleans())
    def a_client_books(self, start: datetime, pay: str, free: bool) -> None:
        id, nth = f"booking{len(self.ids):013d}", len(self.ids) % 2
        service = {"service": FREE} if free and nth else {}
        client = Client("A client", f"client{nth}@example.com")
        self._does(
            lambda: self.house.book(
                id=id, fingerprint=id, start=start, pay=pay, client=client, **service
            )
        )
        if self.house.table.booking(id):
            self.ids.append(id)

    @rule(which=NUMBERS, card=st.sampled_from(CARDS), approves=st.booleans())
    def pays(self, which: int, card: str, approves: bool) -> None:
        booking = self._booking(which)
        checkout = booking.deposit.checkout if booking else None
        if checkout and checkout.url:
            url = checkout.url
            self._does(lambda: self.house.bank.pay(url, card, approve=approves))

    @rule(
        which=NUMBERS,
        deed=st.sampled_from(
            [
                House.cancel,
                House.withdraws,
                House.undo,
                House.mend,
                House.returned,
                House.keeps,
                House.tells_of_an_emergency,
                House.attended,
                House.attended,
                House.asks,
                House.declares,
                House.declares,
                House.take,
                House.take,
                House.cancel_by_host,
                House.run_again,
            ]
        ),
    )
    def somebody_says(self, which: int, deed: Callable[[House, Booking], object]) -> None:
        self._to(which, lambda booking: deed(self.house, booking))

    @rule(which=NUMBERS, word=st.sampled_from(list(Word)))
    def a_client_says(self, which: int, word: Word) -> None:
        self._to(which, lambda booking: self.house.says(booking, word, "some words"))

    @rule(which=NUMBERS, start=STARTS)
    def moves(self, which: int, start: datetime) -> None:
        self._to(which, lambda booking: self.house.move(booking, start))

    @rule(which=NUMBERS, ruling=st.sampled_from([Ruling.LOWER, Ruling.WAIVE]))
    def the_host_decides(self, which: int, ruling: Ruling) -> None:
        self._to(which, lambda booking: self.house.decides(booking, ruling, 2000, "Why not."))

    # --- what the bank, the network and time do ----------------------------------------------

    @rule(by=TIMES)
    def time_goes_on(self, by: timedelta) -> None:
        self._does(lambda: self.house.advance(by))

    @rule()
    def the_bank_lets_go(self) -> None:
        bank_lets_go(self.house)

    @precondition(lambda self: not self.fuse)
    @rule(after=st.integers(1, 30), mishap=st.sampled_from(MISHAPS), dies=st.booleans())
    def something_will_go_wrong(self, after: int, mishap: Mishap, dies: bool) -> None:
        self.fuse, self.mishap, self.dies = after, mishap, dies

    @rule(way=st.sampled_from(["as they come", "backwards", "twice"]))
    def the_post(self, way: str) -> None:
        orders = {"backwards": lambda f: f[::-1], "twice": lambda f: f * 2}
        self.house.post = orders.get(way, lambda found: found)

    # --- what is true ------------------------------------------------------------------------

    @invariant()
    def the_money_is_right(self) -> None:
        if hasattr(self, "house"):
            Bookings.steps += 1
            self.watch.look()

    def teardown(self) -> None:
        """Nothing goes wrong any more, and everything comes to its end."""
        if not hasattr(self, "house"):
            return
        house, self.fuse = self.house, 0
        house.post = lambda found: found
        house.bank.faults.clear()
        house.advance(timedelta(days=90))
        for id in self.ids:
            invariants.at_rest(house, house.booking(id))
        self._each_mail_once()

    def _each_mail_once(self) -> None:
        """But for those whose worker was lost, or not alone, between SES and the commit."""
        tasks = [(letter.text, task) for task, letter in self.house.box.sent]
        twice = Counter(tasks) - Counter(set(tasks))
        assert twice.total() <= self.doubts, f"twice: {twice}"

    # --- how -------------------------------------------------------------------------------

    def _booking(self, which: int) -> Booking | None:
        return self.house.table.booking(self.ids[which % len(self.ids)]) if self.ids else None

    def _to(self, which: int, deed: Callable[[Booking], object]) -> None:
        if booking := self._booking(which):
            self._does(lambda: deed(booking))

    def _does(self, deed: Callable[[], object]) -> None:
        """Whatever comes of it; whoever was lost leaves their lease behind."""
        self.house.tripwire.calls.clear()
        try:
            deed()
        except OUTSIDE:
            self.house.now += timedelta(seconds=LEASE_SECONDS + 1)

    def _notice(self, when: str) -> None:
        self.watch.notice(when)
        calls = self.house.tripwire.calls
        assert len(calls) < 2_000, f"it never comes to an end: {calls[-12:]}"
        if self.fuse and not self.is_striking:
            self.fuse -= 1
            if not self.fuse:
                self._strike()

    def _strike(self) -> None:
        self.doubts += 1
        self.is_striking = True
        try:
            if self.dies:
                raise Killed
            self.mishap.cause(self.house, self.house.tripwire.calls[-1])
        finally:
            self.is_striking = False
