"""Whether a hold lives long enough for what the policy promises, with the sum in words; and whether
nobody is to be waited for longer than the meeting lasts.
"""

from datetime import timedelta

from infra.settings.keys import POLICY
from infra.settings.modes import HELD
from infra.settings.problems import Notebook, quoted
from showup.adapters.written import length as spoken
from showup.domain.consequences import NOTHING
from showup.domain.settings import Service, Settings
from showup.domain.terms import CAPTURE_MARGIN, HOLD_LIVES, Terms

__all__ = ["TO_DECLARE", "look_at_windows", "spoken"]

# Once the wait is over, this long is left at the least to say that nobody came.
TO_DECLARE = timedelta(hours=2)
_MINUTE = timedelta(minutes=1)


def look_at_windows(settings: Settings, notebook: Notebook) -> None:
    _hold_lives(settings, notebook)
    _waits_within_meetings(settings, notebook)


def _hold_lives(settings: Settings, notebook: Notebook) -> None:
    """From placing the hold to the end of the cool-off, against the shortest life of a hold."""
    terms = settings.policy.terms
    parts = stretches(terms, longest(settings), in_rows=notebook.has("notice", POLICY))
    over = sum(parts.values(), NOTHING) - HOLD_LIVES
    if terms.mode not in HELD or terms.free_until is None or over <= NOTHING:
        return
    free = list(parts)[1]
    notebook.complain(
        _last_free_row(terms) if notebook.has("notice", POLICY) else "free_until",
        f"the deposit cannot be held for so long: {the_sum(parts)}, "
        f"but the shortest hold lives {spoken(HOLD_LIVES)}",
        f"shorten {free}, hold_before or decide_after by {spoken(over)}",
        POLICY,
    )


def longest(settings: Settings) -> Service | None:
    """The longest service with a deposit."""
    asked = [service for service in settings.services if settings.deposit_for(service)]
    return max(asked, key=lambda service: service.minutes, default=None)


def stretches(terms: Terms, service: Service | None, *, in_rows: bool) -> dict[str, timedelta]:
    """The stretches of a hold's life, one after the other. It outlives the meeting too, where that
    lasts longer than it takes to say that nobody came."""
    free = "the last free row" if in_rows else "free_until"
    before = {"hold_before": terms.hold_before, free: terms.free_until or NOTHING}
    missed = {
        "wait": terms.wait,
        "wait_more": terms.wait_more,
        "to say that nobody came": TO_DECLARE,
    }
    meeting = service.minutes * _MINUTE if service else NOTHING
    if service and meeting > sum(missed.values(), NOTHING):
        missed = {f"the meeting {quoted(service.id)}": meeting}
    after = {"decide_after": terms.decide_after, "to take the fee": CAPTURE_MARGIN}
    return before | missed | after


def the_sum(parts: dict[str, timedelta]) -> str:
    """In words, with what they come to."""
    said = " + ".join(f"{spoken(part)} ({name})" for name, part in parts.items())
    return f"{said} = {spoken(sum(parts.values(), NOTHING))}"


def _last_free_row(terms: Terms) -> str:
    last = max(n for n, row in enumerate(terms.notice, start=1) if row.is_in_time)
    return f"notice.{last}.until"


def _waits_within_meetings(settings: Settings, notebook: Notebook) -> None:
    terms = settings.policy.terms
    shortest = min(settings.services, key=lambda service: service.minutes)
    lasts = shortest.minutes * _MINUTE
    meeting = f"a meeting of {shortest.minutes} min ({quoted(shortest.id)})"
    at_most = f'write at most "{shortest.minutes} min"'
    if terms.wait > lasts:
        what = f"you would wait {spoken(terms.wait)} for {meeting}"
        notebook.complain("wait", what, at_most)
    if terms.host_wait > lasts:
        what = f"your client would wait {spoken(terms.host_wait)} for you in {meeting}"
        notebook.complain("host_wait", what, at_most)
