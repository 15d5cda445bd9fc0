"""The saved card: how long it is good for, and whether it can be left again for another booking."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from showup.domain.booking import Booking, Status
from showup.domain.choices import Mode
from showup.domain.deposit import Card, DepositState
from showup.domain.lapses import pseudonym
from showup.domain.terms import CAPTURE_MARGIN

# So long after the meeting its link still offers the card of that booking.
OFFERED_FOR = timedelta(days=365)
# Of a meeting that came about, or was to: nobody's card is taken from a booking half made.
_MADE = (Status.CONFIRMED, Status.ATTENDED, Status.CANCELLED, Status.NO_SHOW)
# Only these leave a card with the client's consent to be charged later.
SAVING = (Mode.HOLD, Mode.CARD)
_UNUSABLE = (DepositState.NONE, DepositState.AWAITED, DepositState.REFUSED)


@dataclass(frozen=True)
class LeftAgain:
    """A card as it was saved for `booking`, to be left for another one as well."""

    booking: str
    customer: str
    method: str
    card: Card

    @property
    def why(self) -> str:
        """For the story of the new booking."""
        return f"{self.card.brand} {self.card.last4}, as for booking {self.booking}"


def left_again(
    earlier: Booking | None, draft: Booking, now: datetime, email: str | None = None
) -> LeftAgain | None:
    """The card of an earlier booking that `draft` may be left with. Whoever has that booking's link
    has shown that it is theirs; an address alone shows nothing. `email`: of whoever books, once
    they have said it; it has to be the earlier booking's own."""
    if earlier is None or earlier.id == draft.id or not _has_card(earlier):
        return None
    if email is not None and pseudonym(email) != pseudonym(earlier.client.email):
        return None
    if draft.deposit.mode not in SAVING or now >= earlier.start + OFFERED_FOR:
        return None
    deposit = earlier.deposit
    if deposit.card is None or not is_good(deposit.card, last_taking(draft)):
        return None
    return LeftAgain(earlier.id, deposit.customer, deposit.method, deposit.card)


def _has_card(booking: Booking) -> bool:
    deposit = booking.deposit
    is_saved = bool(deposit.customer and deposit.method) and deposit.mode in SAVING
    usable = deposit.state not in _UNUSABLE and booking.withdrawn is None
    return is_saved and usable and booking.status in _MADE


def is_good(card: Card, until: datetime) -> bool:
    """Whether the card is known to be good until then: to the end of its last month."""
    return bool(card.exp_year) and until < _ends(card)


def _ends(card: Card) -> datetime:
    year, month = divmod(card.exp_year * 12 + card.exp_month, 12)
    return datetime(year, month + 1, 1, tzinfo=UTC)


def last_taking(booking: Booking) -> datetime:
    """The last moment at which money may be taken for this meeting: declared as late as can be, and
    decided by silence after the cool-off."""
    return booking.start + timedelta(hours=24) + 2 * booking.terms.decide_after + CAPTURE_MARGIN
