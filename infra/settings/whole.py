"""What can be seen only when all of it is read: each promise against all the others."""

from infra.settings.keys import BOOK
from infra.settings.modes import look_at_modes
from infra.settings.problems import Notebook, quoted
from infra.settings.promises import look_at_promises
from infra.settings.reminders import look_at_reminders
from infra.settings.starts import starts_of
from infra.settings.sums import look_at_sums
from infra.settings.windows import look_at_windows, spoken
from showup.domain.settings import Settings


def look_at(settings: Settings, notebook: Notebook) -> None:
    """Note down every promise that could not be kept."""
    look_at_terms(settings, notebook)
    look_at_reminders(settings, notebook)
    _shorter_is_shorter(settings, notebook)
    _services_fit(settings, notebook)
    _places_known(settings, notebook)
    _notice_within_reach(settings, notebook)


def look_at_terms(settings: Settings, notebook: Notebook) -> None:
    """Those of the policy itself: they hold whatever the week looks like."""
    look_at_sums(settings, notebook)
    look_at_modes(settings, notebook)
    look_at_promises(settings, notebook)
    look_at_windows(settings, notebook)


def _shorter_is_shorter(settings: Settings, notebook: Notebook) -> None:
    for service in settings.services:
        if service.shorter >= service.minutes:
            notebook.complain(
                f"services.{service.id}.shorter",
                f"{service.shorter} min are not shorter than its {service.minutes} min",
                'write fewer minutes, or "0" for no shorter meeting',
            )


def _services_fit(settings: Settings, notebook: Notebook) -> None:
    for service in settings.services:
        if not starts_of(settings.hours, service):
            notebook.complain(
                f"services.{service.id}.minutes",
                f"{service.minutes} min fit into no opening of the week",
                "make it shorter, or an opening longer",
            )


def _places_known(settings: Settings, notebook: Notebook) -> None:
    ways = dict.fromkeys(way for service in settings.services for way in service.meet)
    for way in ways:
        if not settings.places.get(way):
            notebook.complain(
                f"places.{way}",
                f"a service is offered by {quoted(way)}, and nobody is told where",
                "write the link, the number or the address, or take it out of `meet`",
            )


def _notice_within_reach(settings: Settings, notebook: Notebook) -> None:
    hours = settings.hours
    if hours.notice >= hours.ahead:
        notebook.complain(
            "notice",
            f"{quoted(spoken(hours.notice))} is not less than ahead, so nothing could be booked",
            "make notice shorter, or ahead longer",
            BOOK,
        )
