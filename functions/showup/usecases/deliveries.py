"""What SES tells about a mail, by the tags that it was sent with: it went, it arrived, or it came
back."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from showup.adapters.commit import Commit, Conflict, LeaseLost
from showup.domain import notices
from showup.domain.booking import Booking
from showup.domain.decision import Decision
from showup.domain.fee import Fee
from showup.domain.mails import SentMail
from showup.domain.tasks import Kind, Mail, Task
from showup.usecases.tools import Tools


class Told(StrEnum):
    """https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-ses.html"""

    SENT = "Email Sent"
    DELIVERED = "Email Delivered"
    BOUNCED = "Email Bounced"
    COMPLAINED = "Email Complaint Received"
    REJECTED = "Email Rejected"


@dataclass(frozen=True)
class Report:
    """`to` and `message` as SES has them; `why` for a mail that came back."""

    told: Told
    booking: str
    task: str
    to: str
    message: str
    why: str = ""


def take_report(report: Report, tools: Tools, now: datetime) -> bool:
    """Whether it told us something new. SES tells at best once; nothing rests on it."""
    if report.told is Told.SENT:
        return _went(report, tools, now)
    if report.told is Told.DELIVERED:
        return _arrived(report, tools, now)
    return _came_back(report, tools, now)


def _went(report: Report, tools: Tools, now: datetime) -> bool:
    """A task that is still open although its mail went lost its worker: it ends here, so that
    the mail does not go out a second time."""
    task, booking = (
        tools.table.task(report.booking, report.task),
        tools.table.booking(report.booking),
    )
    if task is None or booking is None or task.kind is not Kind.MAIL:
        return False
    mail = SentMail(booking.id, task.id, task.about, report.to, now, report.message)
    told = notices.went(booking, Mail(task.about), now, _written(task, booking))
    try:
        tools.table.commit(Commit(told, booking, now, mail=mail, done=task))
    except (Conflict, LeaseLost):
        return False
    return True


def _arrived(report: Report, tools: Tools, now: datetime) -> bool:
    """The client's mail server has taken it; where we did not know yet that it went, it did."""
    told = _went(report, tools, now)
    mail, booking = (
        tools.table.mail(report.booking, report.task),
        tools.table.booking(report.booking),
    )
    if mail is None or booking is None or mail.delivered:
        return told
    arrived = replace(mail, delivered=now)
    tools.table.commit(Commit(Decision(booking), booking, now, mail=arrived))
    return True


def _written(task: Task, booking: Booking) -> Fee | None:
    """The fee that the mail of a task spoke of, if it did: a move's, only of its own."""
    fee = booking.fee
    is_of_the_move = task.sequence == booking.sequence and fee and fee.meeting == booking.moved_from
    return fee if task.about != Mail.MOVED or is_of_the_move else None


def _came_back(report: Report, tools: Tools, now: datetime) -> bool:
    """The host is told, so that they can phone."""
    mail, booking = (
        tools.table.mail(report.booking, report.task),
        tools.table.booking(report.booking),
    )
    if mail is None or booking is None or mail.came_back:
        return False
    why = f"{mail.name}: {report.told}. {report.why}".strip()
    returned = replace(mail, came_back=why)
    told = notices.came_back(booking, Mail(mail.name))
    if report.told is Told.COMPLAINED:  # whoever complains of a mail has it
        told = Decision(booking)
    tools.table.commit(Commit(told, booking, now, mail=returned))
    if Mail(mail.name).is_for_host:
        return True
    id = f"mail-host_parked-{report.task}"
    warning = Task(id, booking.id, Kind.MAIL, now, Mail.HOST_PARKED, error=why)
    return tools.table.add_task(warning, now)
