"""Whether a hold lives long enough for what the policy promises, with the sum in words."""

from datetime import timedelta

from infra.settings.problems import Notebook
from showup.adapters.written import length as spoken
from showup.domain.terms import CAPTURE_MARGIN, HOLD_LIVES, Mode, Terms

__all__ = ["TO_DECLARE", "look_at_windows", "spoken"]

# Once the wait is over, this long is left at the least to say that nobody came.
TO_DECLARE = timedelta(hours=2)


def look_at_windows(terms: Terms, notebook: Notebook) -> None:
    """From placing the hold to the end of the cool-off, against the shortest life of a hold."""
    spare = terms.declare_for() - terms.wait - terms.wait_more - TO_DECLARE
    if terms.mode is Mode.HOLD and spare < timedelta(0):
        notebook.complain(
            "free_until",
            f"the deposit cannot be held for so long: {the_sum(terms)}, "
            f"but the shortest hold lives {spoken(HOLD_LIVES)}",
            f"shorten free_until, hold_before or decide_after by {spoken(-spare)}",
        )


def the_sum(terms: Terms) -> str:
    """The stretches of a hold's life, one after the other, and what they come to."""
    parts = {
        "hold_before": terms.hold_before,
        "free_until": terms.free_until or timedelta(0),
        "wait": terms.wait,
        "wait_more": terms.wait_more,
        "to say that nobody came": TO_DECLARE,
        "decide_after": terms.decide_after,
        "to take the fee": CAPTURE_MARGIN,
    }
    stretches = " + ".join(f"{spoken(part)} ({name})" for name, part in parts.items())
    return f"{stretches} = {spoken(sum(parts.values(), timedelta(0)))}"
