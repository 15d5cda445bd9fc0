"""Whether reminders come while cancelling is still free, with a humane margin, at every opening."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from infra.settings.problems import Notebook
from infra.settings.starts import starts_of
from infra.settings.windows import spoken
from showup.domain.schedule import moment_before
from showup.domain.settings import Settings
from showup.domain.terms import last_free

# Between a reminder and the last free moment: time to notice it, and to decide.
MARGIN = timedelta(hours=12)
_WALL = ZoneInfo("UTC")


def look_at_reminders(settings: Settings, notebook: Notebook) -> None:
    starts = sorted(
        {one for service in settings.services for one in starts_of(settings.hours, service)}
    )
    _one_in_time(settings, starts, notebook)
    _none_too_late(settings, starts, notebook)


def leads(settings: Settings, start: datetime) -> list[timedelta]:
    """How long before the last free moment each reminder of this start goes out; where there is
    none but the undo, before the start."""
    free = last_free(settings.policy.terms, start, _WALL) or start
    return [free - moment_before(one, start, _WALL) for one in settings.plan.reminders]


def _one_in_time(settings: Settings, starts: list[datetime], notebook: Notebook) -> None:
    worst = min(starts, key=lambda start: max(leads(settings, start)), default=None)
    if worst is None or (best := max(leads(settings, worst))) >= MARGIN:
        return
    notebook.complain(
        "reminders",
        f"for a meeting on {_named(worst)} the first reminder comes {_lead(best)}",
        f"let one come at least {spoken(MARGIN)} before it, for example "
        f'"{_days(settings)} days before at 18:00"',
    )


def _none_too_late(settings: Settings, starts: list[datetime], notebook: Notebook) -> None:
    worst = min(starts, key=lambda start: min(leads(settings, start)), default=None)
    if worst is None or (lead := min(leads(settings, worst))) >= timedelta(0):
        return
    if len(settings.plan.reminders) > 1:
        notebook.complain(
            "reminders",
            f"for a meeting on {_named(worst)} the last reminder comes {_lead(lead)}",
            "take it out, or let it come while cancelling is still free",
        )


def _lead(lead: timedelta) -> str:
    if lead < timedelta(0):
        return f"{spoken(-lead)} after the last free moment"
    return f"only {spoken(lead)} before the last free moment"


def _named(start: datetime) -> str:
    return f"{start:%A at %-H:%M}"


def _days(settings: Settings) -> int:
    """So many days before, at six in the evening, is early enough for any start."""
    return -(
        -((settings.policy.terms.free_until or timedelta(0)) + MARGIN + timedelta(hours=18))
        // timedelta(days=1)
    )
