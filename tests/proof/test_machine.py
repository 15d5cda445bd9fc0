"""Random clients, hosts, banks and clocks, within what a test run can spare. A longer search is
`PROOF=3000 make test`: so many runs of fifty steps."""

import os
from collections.abc import Callable

from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.proof.machine import Bookings

RUNS = int(os.environ.get("PROOF", "150"))


def test_whatever_people_and_banks_do_the_money_is_right(
    record_property: Callable[[str, object], None],
) -> None:
    steps = settings(max_examples=RUNS, stateful_step_count=50, phases=[Phase.generate])
    run_state_machine_as_test(Bookings, settings=steps)
    record_property("random steps", Bookings.steps)
