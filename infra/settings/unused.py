"""Keys that a host has written and that change nothing, since another one is as it is: notes."""

from collections.abc import Iterator

from infra.settings.keys import POLICY
from infra.settings.modes import HELD, PAID
from infra.settings.problems import Notebook, days, quoted
from infra.settings.weekly import DAYS
from showup.domain.choices import Rebook
from showup.domain.settings import Settings
from showup.domain.terms import Terms

_DELETE = "delete the line, or change the other"


def unused(settings: Settings, notebook: Notebook) -> Iterator[tuple[str, str, str]]:
    """Key, what is said of it, what to do."""
    for key, because in _because(settings.policy.terms).items():
        if because and notebook.has(key, POLICY):
            yield key, f"is not used: {because}", _DELETE
    yield from _days_too_few(settings)


def _because(terms: Terms) -> dict[str, str]:
    """Why each of these is not used; nothing where it is."""
    mode = f"the mode is {quoted(terms.mode)}"
    in_days = terms.rescue_within or terms.credit_within
    return {
        "prepaid_as": "" if terms.mode in PAID else f"{mode}, so nothing is paid in advance",
        "pay_by": "" if terms.mode in PAID else f"{mode}, so nothing is paid in advance",
        "hold_before": "" if terms.mode in HELD else f"{mode}, so nothing is held",
        "known_after": "" if terms.known else "there is no other deposit for known clients",
        "rebook_means": "" if in_days else "nothing hangs on a new date within some days",
        "rebook_within": "" if terms.free_until else "nothing is late before the start",
        "silence": "not coming costs nothing" if terms.no_show.is_free else "",
    }


def _days_too_few(settings: Settings) -> Iterator[tuple[str, str, str]]:
    """Where the new meeting has to take place so soon that nothing may be open by then."""
    terms = settings.policy.terms
    within = max(terms.rescue_within, terms.credit_within)
    if terms.rebook_means is Rebook.ARRANGED or not within:
        return
    open_on = sorted(settings.hours.week)
    gaps = {day: min((other - day) % 7 or 7 for other in open_on) for day in open_on}
    worst = max(gaps, key=lambda day: gaps[day])
    if gaps[worst] > within:
        what = (
            f"after a meeting on {DAYS[worst - 1]} the next open day is {days(gaps[worst])} later, "
            f"and the new one has to take place within {days(within)}"
        )
        yield "rebook_means", what, 'allow more days, or write "arranged"'
