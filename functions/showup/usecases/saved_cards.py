"""The card of an earlier booking, left for the next one: by that booking's link, and by nothing
else. Nothing is asked of Stripe here; whether the card is still there shows when it is used."""

from dataclasses import dataclass
from datetime import datetime

from showup.adapters.answers import leaves
from showup.adapters.clauses import clauses_in
from showup.domain.booking import Booking
from showup.domain.cards import LeftAgain, left_again
from showup.domain.drafting import Request, drafted
from showup.domain.errors import CardGone
from showup.usecases.tools import Tools


@dataclass(frozen=True)
class SavedCard:
    """As it is offered. `consent`: the sentence to tick, and to send back word for word."""

    brand: str
    last4: str
    consent: str


def offered(earlier: Booking | None, draft: Booking, now: datetime) -> SavedCard | None:
    """`draft`: the booking that would be there."""
    left = left_again(earlier, draft, now)
    return SavedCard(left.card.brand, left.card.last4, _consent(left, draft)) if left else None


def demanded(wish: Request, tools: Tools, now: datetime) -> LeftAgain:
    """The card that a client leaves again, with the very sentence that they were shown of it.
    Raises CardGone."""
    earlier = tools.table.booking(wish.again) if wish.again else None
    draft = drafted(wish, tools.settings, now)
    left = left_again(earlier, draft, now, wish.client.email)
    if left is None or wish.consent.card != _consent(left, draft):
        raise CardGone("That card cannot be used for this booking. Please give one.")
    return left


def _consent(left: LeftAgain, draft: Booking) -> str:
    return leaves(left, draft, clauses_in(draft.locale))
