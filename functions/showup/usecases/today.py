"""The host's today: what is next, what waits for a decision, what keeps failing, and the times
that are blocked."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex

from showup.adapters.queue import TaskQueue
from showup.domain import claims
from showup.domain.booking import Booking
from showup.domain.claims import DAY, Page, Taken, Why
from showup.domain.dispute import Dispute, the_one
from showup.domain.errors import Invalid, NotFound
from showup.domain.tasks import Kind, Task
from showup.domain.times import ceil_minute
from showup.usecases.tools import Tools, until_committed

Pages = tuple[Page, ...]

# What the page shows of the past and of the time ahead; blocked times are shown further ahead.
BACK, AHEAD, AWAY_AHEAD = timedelta(hours=18), timedelta(days=7), timedelta(days=92)
LONGEST_BLOCK = timedelta(days=31)
FURTHEST_BLOCK = timedelta(days=730)


@dataclass(frozen=True)
class Block:
    """A time at which nobody can book."""

    id: str
    start: datetime
    end: datetime


@dataclass(frozen=True)
class Blocked:
    """`meetings`: those that lie in it all the same."""

    block: Block
    meetings: tuple[Booking, ...]


@dataclass(frozen=True)
class Today:
    """`meetings`: those of the last hours and of the week ahead. `decisions`: bookings whose fee
    waits, the one that settles first first. `disputes`: those that are open, the first
    deadline first. `parked`: what keeps failing, with its booking."""

    meetings: tuple[Booking, ...]
    decisions: tuple[Booking, ...]
    disputes: tuple[tuple[Booking, Dispute], ...]
    parked: tuple[tuple[Task, Booking | None], ...]
    blocks: tuple[Block, ...]


def today(tools: Tools, queue: TaskQueue, now: datetime) -> Today:
    """One Query of the diary, three of the queue, and the bookings that they name."""
    pages = tools.table.pages((now - BACK).date() - DAY, (now + AWAY_AHEAD).date())
    begin, end = claims.minute(now - BACK), claims.minute(now + AHEAD)
    next_ids = claims.meetings(pages, begin, end)
    settles, parked = queue.open_of(Kind.SETTLE), queue.all_parked()
    disputes = queue.open_of(Kind.DISPUTE)
    ids = [*next_ids, *(task.booking for task in (*settles, *disputes, *parked))]
    found = tools.table.bookings(ids)
    return Today(
        meetings=_meetings(next_ids, found),
        decisions=_undecided(settles, found),
        disputes=tuple(_disputed(disputes, found)),
        parked=tuple((task, found.get(task.booking)) for task in parked),
        blocks=tuple(_block(entry) for entry in claims.away(pages) if entry.end > begin),
    )


def block(start: datetime, end: datetime, tools: Tools, now: datetime) -> Blocked:
    """Nobody can book from `start` to `end`. Meetings that are booked stay, and are named."""
    end = ceil_minute(end)
    if claims.minute(end) <= max(claims.minute(start), claims.minute(now)):
        raise Invalid("It has to end after it begins, and after now.", "end")
    if end - start > LONGEST_BLOCK or end - now > FURTHEST_BLOCK:
        raise Invalid(f"Block {LONGEST_BLOCK.days} days at most, within two years.", "end")
    entry = Taken(claims.minute(start), claims.minute(end), f"away-{token_hex(8)}", None, Why.AWAY)
    pages = _change(entry, tools, lambda pages: claims.add(pages, [entry]))
    ids = claims.meetings(pages, entry.start, entry.end)
    return Blocked(_block(entry), _meetings(ids, tools.table.bookings(ids)))


def unblock(id: str, start: datetime, end: datetime, tools: Tools) -> None:
    """That time is open again. Said twice, it is open."""
    entry = Taken(claims.minute(start), claims.minute(end), id, None, Why.AWAY)
    if end - start > LONGEST_BLOCK or end <= start:
        raise NotFound("There is no such block.")
    _change(entry, tools, lambda pages: claims.free(pages, id, Why.AWAY))


def _change(entry: Taken, tools: Tools, change: Callable[[Pages], Pages]) -> Pages:
    days = claims.dates(entry.start, entry.end)

    def attempt() -> Pages:
        pages = tools.table.booking_and_pages("", days)[1]
        new = change(pages)
        tools.table.commit_pages([page for page in new if page not in pages])
        return new

    return until_committed(attempt, tools.patience)


def _meetings(ids: Iterable[str], found: dict[str, Booking]) -> tuple[Booking, ...]:
    bookings = {id: found[id] for id in ids if id in found}.values()
    shown = (booking for booking in bookings if booking.takes_its_time)
    return tuple(sorted(shown, key=lambda booking: booking.start))


def _undecided(settles: Iterable[Task], found: dict[str, Booking]) -> tuple[Booking, ...]:
    bookings = {task.booking: found.get(task.booking) for task in settles}.values()
    return tuple(
        booking for booking in bookings if booking and booking.fee and not booking.fee.ruling
    )


def _disputed(
    tasks: Iterable[Task], found: dict[str, Booking]
) -> Iterator[tuple[Booking, Dispute]]:
    """The task of one that is over runs on to its end, and is of no consequence."""
    for id, about in dict.fromkeys((task.booking, task.about) for task in tasks):
        booking = found.get(id)
        dispute = the_one(booking.disputes, about) if booking else None
        if booking and dispute and dispute.is_open:
            yield booking, dispute


def _block(entry: Taken) -> Block:
    return Block(entry.booking, claims.moment(entry.start), claims.moment(entry.end))
