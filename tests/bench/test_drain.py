"""Draining what is due at once, in small: each task once, and as many round trips for each."""

from tests.bench.drain import drained


def test_each_task_is_done_once_and_asks_as_often_however_many_wait() -> None:
    few, many = drained(10), drained(200)
    assert (few.wrongs, many.wrongs) == ([], [])
    assert many.trips <= few.trips, "what is due is read by pages, and not again for each task"
