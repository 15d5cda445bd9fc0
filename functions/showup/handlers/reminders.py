"""The function `reminders`: its queue in the table. It writes the mails and nothing else."""

from datetime import datetime
from functools import cache
from typing import Any

from showup.adapters import published
from showup.adapters.aws import aws
from showup.adapters.environment import environment
from showup.adapters.letters import Letters
from showup.adapters.ses import Mailer
from showup.domain.booking import Booking
from showup.domain.tasks import Queue, Task
from showup.handlers import making
from showup.handlers.waking import woken
from showup.usecases import reminders
from showup.usecases.reminders import Stationery


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    tools = making.tools(context)

    def do(task: Task, now: datetime) -> None:
        reminders.work(task, tools, _stationery(), now)

    return woken(event, Queue.REMINDERS, making.worker(do, context))


@cache
def _stationery() -> Stationery:
    sender = environment().sender or published.read().host.sender
    mailer = Mailer(aws("sesv2"), sender, environment().configuration_set)
    return Stationery(
        Letters(),
        mailer,
        manage=making.manage_page,
        book=lambda booking: making.page("book", booking.locale),
        desk=_desk_page,
    )


def _desk_page(booking: Booking) -> str:
    locale = published.read().host.locales[0]
    return making.page("desk", locale, making.host_links().token(booking.id))
