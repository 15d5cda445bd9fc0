"""How things lie in the table: their keys, and their fields as one JSON document.

    pk             sk                      what
    BOOKING#<id>   BOOKING                 the booking; `version` is the condition of each write
                   EVENT#<version>#<n>     what happened
                   LEDGER#<task>#<n>       one try to move money; what came of it, if not money,
                                           follows as …#error, …#refused or …#over
                   LEDGER#done#<deed>#<id> what happened at Stripe, once, by Stripe's id
                   MAIL#<task>             a mail that went out
                   TASK#<id>               a task; `queue` and `due` only while it is open
    DIARY          <UTC date>              what is taken on it; `version` as above
    CLIENT#<hash>  RECORD                  the lapses of a year
                   VISIT#<booking>         a line of their history
    STRIPE#<id>    BOOKING#<id>            a booking that an object at Stripe is about
    DESK           TICKET                  the link that lets the host in, while it is good
    POLICY         VERSION#<id>            a version of the policy; never written over
                   LIVE#<instant>#<id>     when it went live

The index `due` holds the open tasks: hash `queue`, range `due`. `at_once` marks, for the stream,
what was due when it was committed.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import msgspec

from showup.domain.booking import Booking
from showup.domain.claims import Page, Taken, Why
from showup.domain.events import Event
from showup.domain.filed import Filed
from showup.domain.history import Visit
from showup.domain.lapses import Record
from showup.domain.ledger import Deed, Entry
from showup.domain.mails import SentMail
from showup.domain.tasks import Task
from showup.domain.versions import Version

Item = dict[str, Any]  # as boto3's low-level client has it: {"pk": {"S": …}, …}
Key = dict[str, dict[str, str]]
T = TypeVar("T")

BOOKING, DIARY, RECORD, POLICY = "BOOKING", "DIARY", "RECORD", "POLICY"
VERSION, LIVE = "VERSION#", "LIVE#"
STRIPE, BEHIND = "STRIPE#", "BOOKING#"


def instant(moment: datetime) -> str:
    """As a string that sorts: UTC, whole seconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def key(pk: str, sk: str) -> Key:
    return {"pk": {"S": pk}, "sk": {"S": sk}}


def booking_key(id: str) -> Key:
    return key(f"BOOKING#{id}", BOOKING)


def task_key(booking: str, id: str) -> Key:
    return key(f"BOOKING#{booking}", f"TASK#{id}")


def page_key(day: date) -> Key:
    return key(DIARY, day.isoformat())


def record_key(client: str) -> Key:
    return key(f"CLIENT#{client}", RECORD)


def visit_key(client: str, booking: str) -> Key:
    return key(f"CLIENT#{client}", f"VISIT#{booking}")


def pointer_item(stripe: str, booking: str) -> Item:
    """Its key says all: from an object at Stripe to a booking that it is about."""
    return {**key(f"{STRIPE}{stripe}", f"{BEHIND}{booking}")}


def ticket_key() -> Key:
    return key("DESK", "TICKET")


def version_key(id: str) -> Key:
    return key(POLICY, f"{VERSION}{id}")


def version_item(version: Version) -> Item:
    return {**version_key(version.id), **_doc(version)}


def live_item(version: str, since: datetime) -> Item:
    """Its key says all."""
    return {**key(POLICY, f"{LIVE}{instant(since)}#{version}")}


def visit_item(client: str, visit: Visit) -> Item:
    return {**visit_key(client, visit.booking), **_doc(visit)}


def read_visit(item: Item) -> Visit:
    return _read(item, Visit)


def booking_item(booking: Booking) -> Item:
    return {**booking_key(booking.id), **_version(booking.version), **_doc(booking)}


def page_item(page: Page) -> Item:
    """The next version of the page."""
    taken = [_row(entry) for entry in page.taken]
    return {**page_key(page.date), **_version(page.version + 1), **_doc(taken)}


def _row(entry: Taken) -> list[object]:
    """What is no meeting says so at the end."""
    row: list[object] = [entry.start, entry.end, entry.booking, entry.until]
    return row if entry.why is Why.MEETING else [*row, entry.why]


def record_item(record: Record) -> Item:
    """The next version of the record."""
    return {**record_key(record.client), **_version(record.version + 1), **_doc(record.lapses)}


def event_item(booking: Booking, nth: int, event: Event) -> Item:
    sk = f"EVENT#{booking.version:06d}#{nth}"
    return {**key(f"BOOKING#{booking.id}", sk), **_doc(event)}


def read_event(item: Item) -> Event:
    return _read(item, Event)


def entry_item(entry: Entry) -> Item:
    return {**entry_key(entry), **_doc(entry)}


def entry_key(entry: Entry) -> Key:
    return key(f"BOOKING#{entry.booking}", f"LEDGER#{entry.id}")


def mail_key(booking: str, task: str) -> Key:
    return key(f"BOOKING#{booking}", f"MAIL#{task}")


def mail_item(mail: SentMail) -> Item:
    return {**mail_key(mail.booking, mail.task), **_doc(mail)}


def read_mail(item: Item) -> SentMail:
    return _read(item, SentMail)


def read_filed(found: list[Item]) -> Filed | None:
    """Of a booking's partition; None where there is no booking."""
    bookings = [item for item in found if item["sk"]["S"] == BOOKING]
    if not bookings:
        return None
    mails = sorted(map(read_mail, _named(found, "MAIL#")), key=lambda mail: mail.at)
    return Filed(
        read_booking(bookings[0]),
        tuple(map(read_event, _named(found, "EVENT#"))),
        tuple(mails),
        tuple(map(read_entry, _named(found, "LEDGER#"))),
    )


def _named(found: list[Item], beginning: str) -> list[Item]:
    return [item for item in found if item["sk"]["S"].startswith(beginning)]


def task_item(task: Task, now: datetime) -> Item:
    """An open task; marked for the stream if it is due."""
    item = {
        **task_key(task.booking, task.id),
        **_doc(task),
        "queue": {"S": task.kind.queue.value},
        "due": {"S": instant(task.due)},
        "lease": {"N": "0"},
    }
    if task.due <= now:
        item["at_once"] = {"S": task.kind.queue.value}
    return item


def read_version(item: Item) -> Version:
    return _read(item, Version)


def read_booking(item: Item) -> Booking:
    return _read(item, Booking)


def read_page(item: Item) -> Page:
    rows = msgspec.json.decode(item["doc"]["S"])
    taken = tuple(Taken(*row[:4], *map(Why, row[4:])) for row in rows)
    return Page(date.fromisoformat(item["sk"]["S"]), int(item["version"]["N"]), taken)


def read_record(item: Item) -> Record:
    lapses = _read(item, tuple[datetime, ...])
    client = item["pk"]["S"].removeprefix("CLIENT#")
    return Record(client, int(item["version"]["N"]), lapses)


def read_entry(item: Item) -> Entry:
    """An older line named its payment alone, of which there can be many refunds."""
    entry = _read(item, Entry)
    about = entry.task if entry.deed is Deed.REFUND else entry.intent
    return entry if entry.stripe else replace(entry, stripe=about)


def read_task(item: Item) -> Task:
    """`lease` and `due` from the item itself: claiming changes them there."""
    task = _read(item, Task)
    due = datetime.fromisoformat(item["due"]["S"]) if "due" in item else task.due
    attempts = int(item.get("attempts", {"N": "0"})["N"])
    error = item.get("error", {"S": task.error})["S"]
    lease = int(item["lease"]["N"])
    return replace(task, due=due, lease=lease, attempts=attempts, error=error)


def _read(item: Item, type: type[T]) -> T:
    return msgspec.json.decode(item["doc"]["S"], type=type)


def _doc(thing: object) -> Item:
    return {"doc": {"S": msgspec.json.encode(thing).decode()}}


def _version(version: int) -> Item:
    return {"version": {"N": str(version)}}
