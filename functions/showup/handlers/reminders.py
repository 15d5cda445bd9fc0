"""The function `reminders`: its queue in the table, and what SES reports. It writes the mails."""

from datetime import datetime
from functools import cache
from typing import Any

from showup.adapters import published
from showup.adapters.aws import aws
from showup.adapters.environment import environment
from showup.domain.booking import Booking
from showup.domain.tasks import Queue, Task
from showup.handlers import making
from showup.handlers.waking import woken
from showup.usecases import reminders
from showup.usecases.deliveries import Report, Told, take_report
from showup.usecases.reminders import Stationery


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """SES reports; everything else is work to do."""
    tools = making.tools(context)
    if event.get("source") == "aws.ses":
        report = _report(event)
        return {"noted": report is not None and take_report(report, tools, making.now())}

    def do(task: Task, now: datetime) -> None:
        reminders.work(task, tools, _stationery(), now)

    return woken(event, Queue.REMINDERS, making.worker(do, context))


def _report(event: dict[str, Any]) -> Report | None:
    """Of a mail that we sent: it carries our tags."""
    mail = event["detail"]["mail"]
    tags = mail.get("tags", {})
    if event["detail-type"] not in set(Told) or not {"booking", "task"} <= tags.keys():
        return None
    told = Told(event["detail-type"])
    why = event["detail"].get("bounce", {}).get("bounceType", "")
    return Report(
        told, tags["booking"][0], tags["task"][0], mail["destination"][0], mail["messageId"], why
    )


@cache
def _stationery() -> Stationery:
    # Templates, Markdown, calendars: a third of the start, and a sweep of nothing needs none.
    from showup.adapters.letters import Letters
    from showup.adapters.ses import Mailer

    sender = environment().sender or published.read().host.sender
    mailer = Mailer(aws("sesv2"), sender, environment().configuration_set)
    return Stationery(
        Letters(),
        mailer,
        manage=making.manage_page,
        book=lambda booking: making.page("book", booking.locale),
        desk=_desk_page,
        policy=making.policy_page,
        enter=_entrance_page,
    )


def _entrance_page() -> str:
    ticket = making.entrance().ticket()
    locale = published.read().host.locales[0]
    return making.page("desk", locale, making.host_tickets().token(ticket), "?in") if ticket else ""


def _desk_page(booking: Booking) -> str:
    locale = published.read().host.locales[0]
    return making.page("desk", locale, making.host_links().token(booking.id))
