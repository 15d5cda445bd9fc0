"""Patience: waits grow, jitter, and end in time to answer."""

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from showup.adapters.patience import LONGEST, TO_ANSWER, Patience


class Call:
    """A call that is cut off after so many seconds; sleeping takes time and nothing else does."""

    def __init__(self, left: float) -> None:
        self.left = left
        self.waits: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.left -= seconds


@given(st.floats(0, 30))
def test_there_is_always_time_left_to_answer(left: float) -> None:
    call = Call(left)
    patience = Patience(lambda: call.left, sleep=call.sleep)
    while patience.another_try():
        assert call.left >= TO_ANSWER
    assert call.waits == [] or call.left >= TO_ANSWER


def test_waits_begin_short_and_are_never_long() -> None:
    call = Call(60)
    patience = Patience(lambda: call.left, sleep=call.sleep)
    while patience.another_try():
        pass
    assert all(wait <= min(LONGEST, 0.02 * 2**nth) for nth, wait in zip(count(), call.waits))
    assert len(set(call.waits)) > 10


def test_a_call_that_is_nearly_over_tries_nothing_again() -> None:
    assert not Patience(lambda: TO_ANSWER - 0.01, sleep=lambda _: None).another_try()
