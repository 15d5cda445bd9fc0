"""The ledger: each thing once, and a sum that explains what Stripe has."""

from datetime import timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from showup.domain.balance import Balance, balance, lines
from showup.domain.ledger import Deed, Entry, Outcome, fresh
from showup.domain.money import Money
from tests.builders import NOW

TASK = "capture-0-v4"


def a_line(deed: Deed, amount: int, stripe: str = "pi_1", minute: int = 0) -> Entry:
    at = NOW + timedelta(minutes=minute)
    return Entry("b", "look", 0, deed, at, Money(amount, "PLN")).done("pi_1", stripe)


def a_try(outcome: Outcome = Outcome.OPEN, task: str = TASK) -> Entry:
    entry = Entry("b", task, 1, Deed.CAPTURE, NOW, Money(6000, "PLN"))
    return entry.done("pi_1") if outcome is Outcome.DONE else entry


# --- once ------------------------------------------------------------------------------------


def test_what_happened_is_the_same_line_whichever_task_found_out() -> None:
    first, second = a_try(Outcome.DONE), a_try(Outcome.DONE, "capture-0-v5")
    assert first.id == second.id
    assert first.id != a_line(Deed.CAPTURE, 6000, "pi_2").id


def test_a_try_that_comes_too_late_says_that_it_is_over_and_enters_nothing_again() -> None:
    mine = a_try(Outcome.DONE)
    (said,) = fresh([mine], {mine.id}, TASK)
    assert (said.outcome, said.task) == (Outcome.OVER, TASK)
    assert fresh([mine], {mine.id}, "evt_1") == (), "whoever only looked has nothing to say"


def test_the_same_line_is_written_once_even_if_it_is_handed_over_twice() -> None:
    assert fresh([a_line(Deed.PAY, 5), a_line(Deed.PAY, 5)], set(), "look") == (
        a_line(Deed.PAY, 5),
    )


# --- the sum ---------------------------------------------------------------------------------


def test_a_partial_capture_leaves_nothing_held() -> None:
    found = [a_line(Deed.PLACE, 6000), a_line(Deed.CAPTURE, 2500)]
    assert balance(found) == Balance(held=0, at_host=2500)


def test_a_refund_that_failed_is_at_the_host_again() -> None:
    found = [
        a_line(Deed.PAY, 6000),
        a_line(Deed.REFUND, 6000, "re_1"),
        a_line(Deed.REFUND_FAILED, 6000, "re_1"),
    ]
    assert balance(found) == Balance(at_host=6000)


def test_a_try_moves_nothing_and_is_shown_only_until_something_comes_of_it() -> None:
    assert balance([a_try()]) == Balance()
    assert [line.entry.outcome for line in lines([a_try()])] == [Outcome.OPEN]
    both = lines([a_try(), a_try(Outcome.DONE)])
    assert [line.entry.outcome for line in both] == [Outcome.DONE]


def test_each_line_tells_what_there_is_after_it() -> None:
    found = [
        a_line(Deed.PLACE, 6000, minute=0),
        a_line(Deed.CAPTURE, 6000, minute=1),
        a_line(Deed.REFUND, 2000, "re_1", minute=2),
    ]
    after = [(one.balance.held, one.balance.at_host) for one in lines(reversed(found))]
    assert after == [(6000, 0), (0, 6000), (0, 4000)]


class Bank:
    """What Stripe would have after a random life of payments; and what is told of it."""

    def __init__(self, seed: int) -> None:
        self.random, self.told, self.has = Random(seed), list[Entry](), Balance()
        for number in range(self.random.randint(0, 4)):
            self._hold(f"pi_{number}") if self.random.random() < 0.6 else self._pay(f"pi_{number}")

    def _tell(self, deed: Deed, amount: int, stripe: str) -> None:
        self.told.append(a_line(deed, amount, stripe, self.random.randint(0, 3)))

    def _move(self, **by: int) -> None:
        now = {name: getattr(self.has, name) + more for name, more in by.items()}
        self.has = Balance(**{**self.has.__dict__, **now})

    def _hold(self, intent: str) -> None:
        amount = self.random.randint(1, 9000)
        self._tell(Deed.PLACE, amount, intent)
        end = self.random.choice([None, Deed.RELEASE, Deed.EXPIRE, Deed.CAPTURE])
        taken = self.random.randint(1, amount)
        if end is None:
            self._move(held=amount)
        elif end is Deed.CAPTURE:
            self._tell(end, taken, intent)
            self._afterwards(intent, taken)
        else:
            self._tell(end, amount, intent)

    def _pay(self, intent: str) -> None:
        amount = self.random.randint(1, 9000)
        self._tell(Deed.PAY, amount, intent)
        self._afterwards(intent, amount)

    def _afterwards(self, intent: str, amount: int) -> None:
        self._move(at_host=amount)
        back = self.random.randint(0, amount)
        if back:
            self._tell(Deed.REFUND, back, f"re_{intent}")
            self._move(at_host=-back, returned=back)
        if back and self.random.random() < 0.3:
            self._tell(Deed.REFUND_FAILED, back, f"re_{intent}")
            self._move(at_host=back, returned=-back)
        if self.random.random() < 0.3:
            self._tell(Deed.DISPUTE, amount, f"dp_{intent}")
            self._move(at_host=-amount, disputed=amount)
            if self.random.random() < 0.5:
                self._tell(Deed.REINSTATE, amount, f"dp_{intent}")
                self._move(at_host=amount, disputed=-amount)


@given(st.integers(0, 2**32), st.randoms(use_true_random=False))
def test_the_sum_explains_what_stripe_has_in_whatever_order_and_however_often_it_is_told(
    seed: int, order: Random
) -> None:
    bank = Bank(seed)
    told = [*bank.told, *order.choices(bank.told, k=3)] if bank.told else []
    order.shuffle(told)
    assert balance([*told, a_try()]) == bank.has
    shown = lines(told)
    assert len(shown) == len(bank.told)
    assert not shown or shown[-1].balance == bank.has
