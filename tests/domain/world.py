"""A booking in a small world: a diary, a bank and a clock; each task is done when it is due.

What is promised about every step is asserted where the step is committed.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from showup.domain import (
    changing,
    claims,
    closing,
    confirming,
    holding,
    hosting,
    mending,
    missing,
    notices,
    refunding,
    saving,
    saying,
    withdrawing,
)
from showup.domain.booking import Actor, Booking, Status
from showup.domain.claims import Page
from showup.domain.confirming import request
from showup.domain.decision import Decision
from showup.domain.deposit import DepositState, Hold
from showup.domain.errors import Refused
from showup.domain.fee import Fee, Ruling
from showup.domain.lapses import Record
from showup.domain.settings import Settings
from showup.domain.tasks import Kind, Mail, Task, is_wanted
from showup.domain.terms import Clause
from showup.domain.words import Word
from tests.builders import a_request
from tests.domain.steps import CARD, empty_pages

LEGAL = {
    Status.PENDING: {Status.CONFIRMED, Status.CANCELLED, Status.EXPIRED},
    Status.CONFIRMED: {Status.CANCELLED, Status.ATTENDED, Status.NO_SHOW},
    Status.NO_SHOW: {Status.ATTENDED, Status.CANCELLED},
}
TAKING = (Ruling.TAKE, Ruling.LOWER)


@dataclass
class Bank:
    """`says_yes` to the next hold; `taken` and given `back` by intent, in minor units."""

    says_yes: bool = True
    alive: dict[str, Hold] = field(default_factory=dict)
    taken: dict[str, int] = field(default_factory=dict)
    back: dict[str, int] = field(default_factory=dict)
    placed: int = 0

    def place(self, now: datetime, lives: timedelta) -> Hold | None:
        if not self.says_yes:
            return None
        self.placed += 1
        hold = Hold(f"pi_{self.placed}", now, now + lives)
        self.alive[hold.intent] = hold
        return hold


class World:
    def __init__(self, settings: Settings, record: Record, now: datetime, start: datetime) -> None:
        self.settings, self.record, self.now = settings, record, now
        self.bank, self.tasks, self.done = Bank(), list[Task](), set[str]()
        self.lives = timedelta(days=4, hours=18)
        self.pages: tuple[Page, ...] = empty_pages()
        self.fees: list[Fee] = []
        self.mails_go = True
        decision = request(a_request(settings, start=start), settings, self.pages, now)
        self.booking = decision.booking
        self._write(decision)

    # --- a step --------------------------------------------------------------------------------

    def tries(self, decide: Callable[[], Decision]) -> bool:
        """Whether the step was possible; one that is refused changes nothing."""
        try:
            decision = decide()
        except Refused:
            return False
        self.commit(decision)
        return True

    def commit(self, decision: Decision) -> None:
        before, after = self.booking, decision.booking
        changed = replace(after, version=before.version) != before
        if changed or after.version != before.version:
            assert after.version == before.version + 1, "each change is one version"
        if after.status is Status.NO_SHOW is not before.status:
            self._look_at_no_show(before)
        if after.status is not before.status:
            assert after.status in LEGAL[before.status], f"{before.status} to {after.status}"
        assert after.sequence >= before.sequence
        assert after.first_start in (before.first_start, after.start)
        self._look_at_fee(before, after)
        if not decision.pages and _stands(before) != _stands(after):
            decision = decision.on(self.pages, self.settings.hours)
        self.booking = after
        self._write(decision)

    def _look_at_fee(self, before: Booking, after: Booking) -> None:
        """There is one at most, for what was late, and where something was at stake."""
        if after.fee is None or after.fee == before.fee:
            return
        if before.fee is None:
            assert not self.fees, "a second fee"
            if after.fee.clause is not Clause.NO_SHOW:
                row = next(row for row in before.cutoffs if row.holds_at(self.now))
                assert row.cancel, "a fee for what was in time"
            assert before.at_stake, "a fee with nothing held"
            assert before.status is Status.CONFIRMED, "a fee for a pending booking"
            assert after.fee.amount <= before.deposit.amount
            self.fees.append(after.fee)
        elif after.fee.ruling is None and before.fee.ruling is not None:
            assert after.is_frozen, "a decision undone without a word of the client"
            assert self.now < before.fee.not_before, "a decision undone that was to be carried out"
            assert after.fee.amount == before.fee.amount
        elif after.fee.ruling is Ruling.UNHEARD:
            assert not before.fee.noticed
            assert not after.fee.amount
        elif after.fee.ruling is not before.fee.ruling:
            assert before.fee.ruling is None, "decided twice"
            assert after.fee.amount <= before.fee.amount
            self._look_at_silence(before, after)

    def _look_at_no_show(self, before: Booking) -> None:
        """Only somebody who was asked, and waited for to the end of the printed minute."""
        assert before.check_in is not None, "missed without having been asked"
        terms, asked = before.terms, before.check_in.sent or before.check_in.asked
        waited = before.start + terms.wait
        if before.has_said(Word.LATE, Word.COMING):
            waited += terms.wait_more
            asked += terms.wait_more
        assert self.now >= waited + timedelta(minutes=1), "before the wait was over"
        assert self.now >= asked + timedelta(minutes=10), "before an answer could come"

    def _look_at_silence(self, before: Booking, after: Booking) -> None:
        """A host who says nothing takes nothing, but for a no-show that they declared themselves,
        whose client was asked, was told, and has not spoken up."""
        assert before.fee is not None
        assert after.fee is not None
        if after.fee.ruling is Ruling.SILENCE and after.fee.amount:
            assert before.status is Status.NO_SHOW
            assert before.fee.clause is Clause.NO_SHOW
            assert before.check_in is not None
            assert before.check_in.sent
            assert before.fee.noticed
            assert not before.is_frozen

    def _write(self, decision: Decision) -> None:
        new = {page.date: replace(page, version=page.version + 1) for page in decision.pages}
        self.pages = tuple(new.get(page.date, page) for page in self.pages)
        ids = {task.id for task in decision.tasks}
        assert len(ids) == len(decision.tasks)
        assert not ids & (self.done | {task.id for task in self.tasks}), "an id twice"
        self.tasks += decision.tasks
        if decision.record:
            self.record = replace(decision.record, version=self.record.version + 1)

    # --- the clock -----------------------------------------------------------------------------

    def go_to(self, moment: datetime) -> None:
        """Step from one due instant to the next; a hold that reaches its end is lost."""
        while (due := self._next()) is not None and due <= moment:
            self.now = max(self.now, due)
            self._lose_what_ended()
            for task in sorted(self.tasks, key=lambda task: (task.due, task.id)):
                if task.due <= self.now:
                    self.tasks.remove(task)
                    self.done.add(task.id)
                    self.do(task)
        self.now = max(self.now, moment)

    def _next(self) -> datetime | None:
        ends = [hold.capture_before for hold in self.bank.alive.values()]
        return min([task.due for task in self.tasks] + ends, default=None)

    def _lose_what_ended(self) -> None:
        for intent, hold in list(self.bank.alive.items()):
            if hold.capture_before <= self.now:
                self.lose(intent)

    def lose(self, intent: str) -> None:
        del self.bank.alive[intent]
        self.commit(holding.hold_lost(self.booking, intent, self.now))

    # --- a task --------------------------------------------------------------------------------

    def do(self, task: Task) -> None:
        booking, now = self.booking, self.now
        if not is_wanted(task, booking, now):
            return
        if task.kind is Kind.LOOK and confirming.has_run_out(booking, now):
            self.commit(confirming.expire(booking, now))
        elif task.kind is Kind.PLACE_HOLD:
            if holding.wants_hold(booking, now):
                self._place()
        elif task.kind is Kind.RELEASE_HOLD:
            self.bank.alive.pop(task.about, None)
            self.commit(holding.released(booking, task.about, now))
        elif task.kind is Kind.CAPTURE:
            self._capture()
        elif task.kind is Kind.REFUND:
            self._give_back()
        elif task.kind is Kind.CLOSE:
            self.commit(closing.close(booking, now))
        elif task.kind is Kind.SETTLE:
            self.commit(closing.settle(booking, now))
        elif task.kind is Kind.MAIL:
            self._look_at_mail(task)

    def _look_at_mail(self, task: Task) -> None:
        if task.about in ("reminder", "meeting_link"):
            assert self.booking.status is Status.CONFIRMED
            assert self.now <= self.booking.start, "a mail for a meeting that has begun"
        if task.about in ("follow_up", "farewell", "missed"):
            assert not self.booking.is_open
        if self.mails_go:
            self.commit(notices.went(self.booking, Mail(task.about), self.now, self.booking.fee))

    def _place(self) -> None:
        hold = self.bank.place(self.now, self.lives)
        if hold is None:
            self.commit(holding.hold_refused(self.booking, "generic_decline", self.now))
        else:
            plan = self.settings.plan
            self.commit(holding.hold_placed(self.booking, hold, plan, self.now))

    def _capture(self) -> None:
        fee, hold = self.booking.fee, self.booking.deposit.hold
        if fee is None or not fee.is_due or hold is None or hold.intent not in self.bank.alive:
            return
        if not fee.noticed:
            self.commit(closing.unheard(self.booking, self.now))
            return
        assert self.now >= fee.not_before, "money before the cool-off is over"
        assert fee.ruling in TAKING or self.booking.status is Status.NO_SHOW, "money nobody asked"
        assert fee.clause in (Clause.LATE, Clause.NO_SHOW), "money without a clause"
        assert self.booking.cancelled_by is not Actor.HOST, "money for the host's own cancellation"
        del self.bank.alive[hold.intent]
        self.bank.taken[hold.intent] = fee.amount.amount
        self.commit(holding.captured(self.booking, fee.amount, self.now))

    def _give_back(self) -> None:
        owed, paid = refunding.owed_back(self.booking), self.booking.deposit.paid
        if paid is None or not owed:
            return
        total = self.bank.back.get(paid.intent, 0) + owed.amount
        assert total <= self.bank.taken[paid.intent], "more than was taken"
        self.bank.back[paid.intent] = total
        self.commit(refunding.refunded(self.booking, replace(owed, amount=total), self.now))

    # --- what people do ------------------------------------------------------------------------

    def pay(self) -> None:
        """At Checkout, while the claim lives."""
        booking, plan = self.booking, self.settings.plan
        if booking.status is Status.PENDING and booking.deposit.state is DepositState.AWAITED:
            self.commit(confirming.card_saved(booking, "cus_1", "pm_1", CARD, plan, self.now))

    def mend(self) -> None:
        """Another card, which the bank accepts, with the client there."""
        if not self.tries(lambda: mending.mend(self.booking, self.now)):
            return
        hold = self.bank.place(self.now, timedelta(days=7))
        if hold is not None:
            who = ("cus_1", "pm_2", CARD)
            plan = self.settings.plan
            self.commit(holding.mended(self.booking, hold, *who, plan, self.now))

    def cancel(self) -> bool:
        booking, plan = self.booking, self.settings.plan
        return self.tries(lambda: changing.cancel(booking, self.record, plan, self.now))

    def undo(self) -> bool:
        booking, plan = self.booking, self.settings.plan
        return self.tries(lambda: changing.undo(booking, self.record, plan, self.now))

    def tells_of_an_emergency(self) -> bool:
        """Before the meeting it cancels it; afterwards it is heard."""
        booking, record, now = self.booking, self.record, self.now
        lapses = set(record.lapses)
        if booking.is_open and now < booking.start:
            plan = self.settings.plan
            done = self.tries(
                lambda: changing.cancel(booking, record, plan, now, emergency="Something.")
            )
        else:
            done = self.says(Word.SERIOUS)
        if done:
            assert self.booking.lapse is None, "an emergency that counts"
            assert set(self.record.lapses) <= lapses, "an emergency in the record"
        return done

    def says(self, word: Word) -> bool:
        return self.tries(lambda: saying.say(self.booking, self.record, word, "", self.now))

    def withdraws(self) -> bool:
        """As a consumer may: then nothing is owed, and nothing counts."""
        booking, record = self.booking, self.record
        done = self.tries(lambda: withdrawing.withdraw(booking, record, self.now))
        if done:
            assert self.booking.withdrawn
            left = (self.booking.fee, self.booking.credit, self.booking.lapse)
            assert left == (None, None, None)
            assert booking.lapse not in self.record.lapses, "a lapse that still counts"
            assert self.now < booking.made + timedelta(days=17)
        return done

    def saves(self) -> bool:
        """By phone, or shorter, whatever is possible."""
        ways = saving.ways(self.booking, self.settings, self.now)
        meet = ways.meet[0] if ways.meet else None
        return self.tries(
            lambda: saving.save(
                self.booking, meet, ways.minutes, "", self.pages, self.settings, self.now
            )
        )

    # --- what the host does --------------------------------------------------------------------

    def asks(self) -> bool:
        return self.tries(lambda: missing.missing(self.booking, self.now))

    def declares(self) -> bool:
        plan = self.settings.plan
        return self.tries(lambda: missing.no_show(self.booking, self.record, plan, self.now))

    def notes_that_they_came(self) -> bool:
        return self.tries(lambda: closing.came(self.booking, self.record, self.now))

    def rule(self, ruling: Ruling, reason: str = "Seen.") -> bool:
        return self.tries(
            lambda: closing.rule(
                self.booking, self.record, ruling, self.now, amount=100, reason=reason
            )
        )

    def moves_it(self, new: datetime) -> bool:
        return self.tries(
            lambda: hosting.move_by_host(self.booking, new, self.pages, self.settings, self.now)
        )

    def move(self, new: datetime) -> bool:
        return self.tries(
            lambda: changing.move(
                self.booking, self.record, new, self.pages, self.settings, self.now
            )
        )

    def taken_times(self) -> list[tuple[int, int]]:
        return claims.busy(self.pages, claims.minute(self.now))


def _stands(booking: Booking) -> tuple[object, ...]:
    return booking.expires, booking.takes_its_time, booking.start, booking.end
