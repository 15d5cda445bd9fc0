"""What lies ahead of a booking: until which minute giving it up costs how much, as it is told."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import takewhile

from showup.domain.booking import Booking
from showup.domain.choices import Mode, Rebook
from showup.domain.costs import asked_for_missing, at_risk, policy_row
from showup.domain.cutoffs import Cutoff, last_day
from showup.domain.money import Money


@dataclass(frozen=True)
class Prospect:
    """Up to and including the minute `until`, cancelling and moving cost this much.

    `move_by`: nothing after all for moving, if the new meeting takes place until then. `credit`:
    what stays as one after a cancellation, and is lost if no new meeting comes about until
    `credit_until`. `is_undo`: free because the booking has just been made, and not for long.
    """

    until: datetime
    cancel: Money
    move: Money
    move_by: datetime | None = None
    credit: Money | None = None
    credit_until: datetime | None = None
    is_undo: bool = False

    @property
    def is_free(self) -> bool:
        return not (self.cancel or self.move or self.credit)

    @property
    def is_safe(self) -> bool:
        """Nothing is lost yet: free, or a credit."""
        return not self.cancel


def prospects(booking: Booking, now: datetime) -> tuple[Prospect, ...]:
    """From now to the start; neighbours that say the same are one."""
    ahead: list[Prospect] = []
    for row in booking.cutoffs:
        if not row.holds_at(now):
            continue
        one = _prospect(booking, row)
        if ahead and replace(ahead[-1], until=one.until) == one:
            ahead.pop()
        ahead.append(one)
    return tuple(ahead)


def free_until(ahead: Iterable[Prospect]) -> datetime | None:
    """The last minute at which both steps are free; None where they are not even now."""
    return _last(list(takewhile(lambda one: one.is_free, ahead)))


def safe_until(ahead: Iterable[Prospect]) -> datetime | None:
    """The last minute at which cancelling loses nothing."""
    return _last(list(takewhile(lambda one: one.is_safe, ahead)))


def cost_of_no_word(booking: Booking) -> Money:
    """The most that not coming costs, whatever is at stake by then."""
    return booking.price.none() if booking.fee else asked_for_missing(booking)


def _last(ahead: list[Prospect]) -> datetime | None:
    return ahead[-1].until if ahead else None


def _prospect(booking: Booking, row: Cutoff) -> Prospect:
    is_credit = row.credit_until and booking.deposit.mode is Mode.PREPAY and not booking.fee
    first_of_many = row == booking.cutoffs[0] and len(booking.cutoffs) > 1
    return Prospect(
        row.until,
        row.cancel,
        row.move,
        _move_by(booking, row) if row.move else None,
        at_risk(booking, row.until) if is_credit else None,
        row.credit_until if is_credit else None,
        is_undo=row.is_free and first_of_many and row.until == booking.undo_until,
    )


def _move_by(booking: Booking, row: Cutoff) -> datetime | None:
    """Where it hangs on the new date whether the move is free."""
    policy, zone = policy_row(booking, row.until), booking.zone
    within = 0 if booking.was_moved_late else policy.move.within
    if not within or booking.terms.rebook_means is Rebook.ARRANGED:
        return None
    last = last_day(policy, booking.start, booking.first_start, zone, within)
    return last if row.until <= last else None
