"""What a function's handlers are made of: its table, settings, links and clock."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from showup.adapters import published
from showup.adapters.aws import aws
from showup.adapters.clauses import Clauses, clauses_in
from showup.adapters.clock import business_now, wall_seconds
from showup.adapters.entrance import Entrance
from showup.adapters.environment import environment
from showup.adapters.links import Links
from showup.adapters.patience import Patience
from showup.adapters.queue import TaskQueue
from showup.adapters.secrets import secret
from showup.adapters.table import Table
from showup.adapters.versions import Versions
from showup.domain.booking import Booking
from showup.domain.tasks import Task
from showup.handlers import log
from showup.usecases.tools import Tools
from showup.usecases.working import Worker

# What a call keeps back to end in good order (seconds): a sweep stops taking tasks then.
TO_END = 15.0
# A request is answered before the 29 seconds of the HTTP API are over.
LONGEST_REQUEST = 25.0

clauses = clauses_in


def now() -> datetime:
    """Business time."""
    return business_now(environment().clock)


def tools(context: Any) -> Tools:
    table = Table(aws("dynamodb"), environment().table)
    return Tools(
        table, published.read(), Patience(lambda: min(remaining(context), LONGEST_REQUEST))
    )


def remaining(context: Any) -> float:
    """Seconds until the call is cut off."""
    return float(context.get_remaining_time_in_millis()) / 1000


def queue() -> TaskQueue:
    return TaskQueue(aws("dynamodb"), environment().table)


def worker(do: Callable[[Task, datetime], None], context: Any) -> Worker:
    queue = TaskQueue(aws("dynamodb"), environment().table)

    def told(task: Task, now: datetime) -> None:
        with log.Told(task):
            do(task, now)

    return Worker(queue, told, now, wall_seconds, lambda: remaining(context) > TO_END)


@cache
def client_links() -> Links:
    return Links(secret(environment().secret_client_links), "client")


@cache
def host_links() -> Links:
    return Links(secret(environment().secret_host_links), "host")


@cache
def host_tickets() -> Links:
    return Links(secret(environment().secret_host_links), "ticket")


@cache
def host_sessions() -> Links:
    return Links(secret(environment().secret_host_links), "session")


def entrance() -> Entrance:
    return Entrance(aws("dynamodb"), environment().table)


def versions() -> Versions:
    return Versions(aws("dynamodb"), environment().table)


def zone() -> ZoneInfo:
    """The host's."""
    return published.read().host.zone


def statement() -> str:
    """What stands beside a sum at the client's bank."""
    return published.read().host.statement


def page(name: str, locale: str, token: str = "", query: str = "") -> str:
    """The address of one of our pages; a token goes into the fragment, so that no log has it."""
    first = published.read().host.locales[0]
    folder = "" if locale == first else f"/{locale}"
    fragment = f"#{token}" if token else ""
    return f"{environment().origin}{folder}/{name}/{query}{fragment}"


def policy_page(booking: Booking) -> str:
    """Where everybody can read the version that was accepted with it."""
    consent = booking.consent
    return page("policy", consent.locale, query=f"?version={consent.policy}")


def host_clauses() -> Clauses:
    """In the host's language."""
    return clauses_in(published.read().host.locales[0])


def manage_page(booking: Booking, query: str = "") -> str:
    return page("manage", booking.locale, client_links().token(booking.id), query)
