"""A client books: claim the time, prepare Checkout, answer with its address."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from showup.adapters.clauses import clauses_in
from showup.adapters.commit import Commit
from showup.domain import claims, confirming, diary, mending
from showup.domain.booking import Booking
from showup.domain.confirming import checkout_prepared, renew_checkout
from showup.domain.decision import Decision
from showup.domain.drafting import CLAIM, Request
from showup.domain.errors import KeyReused, PolicyChanged, PriceChanged
from showup.domain.withdrawing import demand_wish
from showup.usecases import saved_cards
from showup.usecases.tools import Tools, commit, existing, is_known, until_committed

if TYPE_CHECKING:
    from showup.adapters.payments import Stripe


@dataclass(frozen=True)
class Till:
    """How a card is asked for. `stripe` is made when it is first needed: it is slow to import.

    `back`: where Checkout sends the client afterwards, by the booking.
    """

    stripe: Callable[[], "Stripe"]
    back: Callable[[Booking], tuple[str, str]]


def book(wish: Request, tools: Tools, till: Till, now: datetime) -> Booking:
    """One read, one transaction; a repeated request answers with the same booking."""

    def attempt() -> Booking:
        days = claims.dates(*diary.padded(tools.settings.hours, wish.start, wish.service.minutes))
        found, pages = tools.table.booking_and_pages(wish.id, days)
        if found:
            return _the_same(found, wish)
        if wish.consent.policy != tools.settings.policy.id:
            raise PolicyChanged("The policy has changed since you read it. Please read it again.")
        demand_wish(wish.consent, tools.settings, wish.service.price, wish.start, now)
        asked = replace(wish, known=is_known(wish.again, tools, wish.client.email))
        deposit = tools.settings.deposit_for(wish.service, known=asked.known)
        if wish.expect not in (None, deposit.amount):
            raise PriceChanged("The price has changed since you were shown it. Please look again.")
        if wish.consent.card:
            asked = replace(asked, left=saved_cards.demanded(asked, tools, now))
        decision = _with_text(confirming.request(asked, tools.settings, pages, now))
        tools.table.commit(Commit(decision, None, now))
        return decision.booking

    return with_checkout(until_committed(attempt, tools.patience), tools, till, now)


def mend(id: str, tools: Tools, till: Till, now: datetime) -> Booking:
    """Another card: after a refusal the hold is placed at Checkout, with the client there; after a
    flag it is only saved."""

    def attempt() -> Booking:
        booking = existing(tools, id)
        checkout = booking.deposit.checkout
        fresh = checkout and checkout.mode is mending.way(booking) and now < checkout.expires
        if fresh and mending.can_mend(booking, now):
            return booking
        decision = mending.mend(booking, now)
        return commit(decision, booking, tools, now)

    return with_checkout(until_committed(attempt, tools.patience), tools, till, now)


def with_checkout(booking: Booking, tools: Tools, till: Till, now: datetime) -> Booking:
    """The booking with the address of its Checkout, prepared if it is not yet."""
    checkout = booking.deposit.checkout
    is_wanted = booking.is_open or booking.fee_is_unpaid
    if not is_wanted or checkout is None or checkout.url or now >= checkout.expires:
        return booking
    if checkout.expires - now < CLAIM:
        booking = _changed(booking, tools, now, lambda found: renew_checkout(found, now))
    back, cancel = till.back(booking)
    session, url = till.stripe().prepare(booking, back=back, cancel=cancel)
    return _changed(booking, tools, now, lambda found: checkout_prepared(found, session, url))


def _changed(
    booking: Booking, tools: Tools, now: datetime, decide: Callable[[Booking], Decision]
) -> Booking:
    """Unless somebody else has prepared it meanwhile. What we have just read or written needs no
    reading, unless somebody has come between."""
    checkout = booking.deposit.checkout
    known = [booking]

    def attempt() -> Booking:
        found = known.pop() if known else existing(tools, booking.id)
        if found.deposit.checkout != checkout:
            return found
        return commit(decide(found), found, tools, now)

    return until_committed(attempt, tools.patience)


def returned(id: str, tools: Tools, now: datetime) -> Booking:
    """The client came back from Checkout, which proves nothing: look at the session now."""

    def attempt() -> Booking:
        booking = existing(tools, id)
        if not confirming.may_look(booking, now):
            return booking
        return commit(confirming.look_now(booking, now), booking, tools, now)

    return until_committed(attempt, tools.patience)


def _with_text(decision: Decision) -> Decision:
    """With the sentences that its client accepts, as they read them: quoted from then on, whatever
    the templates say later."""
    booking = decision.booking
    text = clauses_in(booking.locale).sentences(booking)
    consent = replace(booking.consent, text=text)
    return replace(decision, booking=replace(booking, consent=consent))


def _the_same(found: Booking, wish: Request) -> Booking:
    if found.fingerprint != wish.fingerprint:
        raise KeyReused("This Idempotency-Key was used for another request.")
    return found
