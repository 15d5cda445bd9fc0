"""The saved card: how long it is good for, what is told when it is removed or ends too soon, and
whether it can be left again for another booking."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from showup.domain.booking import Actor, Booking, Status
from showup.domain.choices import Mode
from showup.domain.decision import Decision
from showup.domain.deposit import Card, DepositState, Flag
from showup.domain.events import What
from showup.domain.lapses import pseudonym
from showup.domain.recovery import MEND_UNTIL, deadline, remind
from showup.domain.tasks import Mail
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
    is_there = not deposit.is_removed and booking.withdrawn is None
    usable = is_there and deposit.state not in _UNUSABLE
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


def danger(booking: Booking) -> Flag | None:
    """What is wrong with the card for what is still to be asked of it. A hold that stands needs no
    card any more: it is captured from the authorisation, whatever has become of the card since; so
    only one that has to be replaced is in danger.
    https://docs.stripe.com/payments/place-a-hold-on-a-payment-method"""
    deposit = booking.deposit
    if booking.status is not Status.CONFIRMED or booking.fee or not _is_needed(booking):
        return None
    if deposit.is_removed:
        return Flag.REMOVED
    if deposit.card is None or not deposit.card.exp_year:
        return None
    return None if is_good(deposit.card, last_taking(booking)) else Flag.EXPIRES


def _is_needed(booking: Booking) -> bool:
    deposit = booking.deposit
    if deposit.mode not in SAVING or not deposit.method:
        return False
    if deposit.hold:
        return deposit.state is DepositState.HELD and not booking.is_covered_by(deposit.hold)
    return deposit.state is DepositState.SAVED


def watched(decision: Decision, now: datetime) -> Decision:
    """With the flag that the card deserves now: raised and told at once, or taken down."""
    booking = decision.booking
    found, before = danger(booking), booking.deposit.flag
    if found is before:
        return decision
    decision = decision.changed(flag=found)
    if found is None:
        return decision.because(now, Actor.SHOWUP, What.CARD_CLEARED)
    decision = decision.because(now, Actor.SHOWUP, What.CARD_FLAGGED, found)
    if now >= booking.start - MEND_UNTIL:
        return decision
    decision = decision.mail(Mail.CARD_WANTED, now).mail(Mail.HOST_CARD_FLAGGED, now)
    return remind(decision, now, wanted_by(decision.booking, now))


def wanted_by(booking: Booking, now: datetime) -> datetime:
    """By when another card is needed: before the hold is placed, where that is to come; else as for
    a card that was refused."""
    due = booking.deposit.hold_at
    return due if due and due > now else deadline(booking, now)


def seen(booking: Booking, method: str, card: Card | None, now: datetime) -> Decision:
    """The card as it is at Stripe now; None: it was removed. No news if another one is used."""
    deposit = booking.deposit
    if method != deposit.method:
        return Decision(booking)
    known = replace(deposit, is_removed=card is None, card=card or deposit.card)
    if known == deposit:
        return Decision(booking)
    return watched(Decision(booking.stepped(deposit=known)), now)
