"""Who brought a movement of money about, and by which clause: what the ledger says of it."""

from showup.domain.booking import Booking
from showup.domain.charging import to_take
from showup.domain.fee import Ruling
from showup.domain.ledger import Cause
from showup.domain.refunding import is_part_payment

BY_HOST = (Ruling.TAKE, Ruling.LOWER, Ruling.WAIVE)


def of_capture(booking: Booking) -> Cause:
    """The host, who decided, or did it by hand at Stripe; or their silence, which we acted on."""
    fee = booking.fee
    if fee is None:
        return Cause.SHOWUP if is_part_payment(booking) else Cause.HOST
    silent = fee.ruling in (Ruling.SILENCE, Ruling.UNHEARD)
    return Cause.SHOWUP if silent and to_take(booking) else Cause.HOST


def of_return(booking: Booking) -> Cause:
    """Who let a hold go, or gave a payment back, by what they did."""
    fee = booking.fee
    if booking.withdrawn:
        return Cause.CLIENT
    if fee and fee.ruling:
        return Cause.HOST if fee.ruling in BY_HOST else Cause.SHOWUP
    return Cause(booking.cancelled_by) if booking.cancelled_by else Cause.SHOWUP


def clause(booking: Booking) -> int:
    """The number of the clause of its fee; 0 where there is none, as for a part of the price."""
    return booking.fee.clause.number if booking.fee else 0
