"""What can be seen only when all of it is read: prices against the deposit, ways against places,
windows against the life of a hold, reminders against the last free moment.
"""

from infra.settings.problems import Notebook, quoted
from infra.settings.reminders import look_at_reminders
from infra.settings.starts import starts_of
from infra.settings.windows import look_at_windows, spoken
from showup.domain.currencies import major
from showup.domain.settings import Settings


def look_at(settings: Settings, notebook: Notebook) -> None:
    """Note down every promise that could not be kept."""
    _deposit_within_prices(settings, notebook)
    _wait_within_services(settings, notebook)
    _shorter_is_shorter(settings, notebook)
    _services_fit(settings, notebook)
    _places_known(settings, notebook)
    _notice_within_reach(settings, notebook)
    look_at_windows(settings.policy.terms, notebook)
    look_at_reminders(settings, notebook)


def _deposit_within_prices(settings: Settings, notebook: Notebook) -> None:
    fixed, currency = settings.policy.terms.deposit.fixed or 0, settings.host.currency
    for service in settings.services:
        if 0 < service.price.amount < fixed:
            price = major(service.price.amount, currency)
            notebook.complain(
                "deposit",
                f"{quoted(major(fixed, currency))} is more than {quoted(service.id)} costs "
                f"({price} {currency})",
                f'write at most "{price}", or a percentage such as "50%"',
            )


def _wait_within_services(settings: Settings, notebook: Notebook) -> None:
    wait = settings.policy.terms.wait
    shortest = min(settings.services, key=lambda service: service.minutes)
    if wait.total_seconds() > shortest.minutes * 60:
        notebook.complain(
            "wait",
            f"you would wait {spoken(wait)} for a meeting of {shortest.minutes} min "
            f"({quoted(shortest.id)})",
            f'write at most "{shortest.minutes} min"',
        )


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
        )
