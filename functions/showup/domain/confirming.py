"""From a request to a confirmed meeting: claim the time, save the card, confirm, or let it go."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from showup.domain import diary
from showup.domain.booking import Actor, Booking, Status
from showup.domain.cards import LeftAgain
from showup.domain.claims import Page
from showup.domain.decision import Decision
from showup.domain.deposit import Card, DepositState, Hold, Paid
from showup.domain.drafting import CHECKOUT_LIVES, CLAIM, Request, drafted
from showup.domain.events import What
from showup.domain.refunding import give_back
from showup.domain.schedule import plan_meeting
from showup.domain.settings import Hours, Plan, Settings
from showup.domain.tasks import Kind, Mail
from showup.domain.times import MINUTE

# How long a bank that does not answer is waited for with the meeting unconfirmed.
BANK_ANSWERS = timedelta(hours=2)
AFTER_CLAIM = CLAIM + 2 * MINUTE
LOOK_AGAIN = (MINUTE, 5 * MINUTE, 15 * MINUTE, AFTER_CLAIM)


def request(wish: Request, settings: Settings, pages: Iterable[Page], now: datetime) -> Decision:
    """Claim the time: pending for half an hour, or confirmed at once where no card is needed."""
    pages = tuple(pages)
    hours, zone = settings.hours, settings.host.zone
    minutes = wish.service.minutes
    draft = drafted(wish, settings, now)
    diary.check(hours, zone, wish.start, minutes, pages, now, kept_for=wish.again)
    if wish.left:
        return _with_card(draft, wish.left, settings.plan, now).on(pages, hours, offered=wish.again)
    decision = Decision(draft).on(pages, hours)
    decision = decision.because(now, Actor.CLIENT, What.BOOKED)
    if decision.booking.status is Status.CONFIRMED:
        return _confirmed(decision, settings.plan, now)
    for nth, after in enumerate(LOOK_AGAIN):
        decision = decision.then(Kind.LOOK, now + after, nth=nth)
    return decision


def _with_card(draft: Booking, left: LeftAgain, plan: Plan, now: datetime) -> Decision:
    """The card of an earlier booking is left for this one: nobody goes to Checkout, and it is
    looked at whether the card is still there."""
    customer, method, card = left.customer, left.method, left.card
    saved = card_saved(draft, customer, method, card, plan, now, why=left.why)
    booked = Decision(draft).because(now, Actor.CLIENT, What.BOOKED)
    decision = replace(saved, events=(*booked.events, *saved.events))
    return decision.then(Kind.LOOK, now, method, nth=1)


def renew_checkout(booking: Booking, now: datetime) -> Decision:
    """The first try to prepare Checkout failed, and a session would now be too short for Stripe:
    the half hour begins anew."""
    checkout = booking.deposit.checkout
    assert checkout is not None, "a checkout is renewed for a booking that waits for one"
    fresh = replace(checkout, number=checkout.number + 1, expires=now + CHECKOUT_LIVES)
    expires = now + CLAIM if booking.expires else None
    renewed = replace(booking.with_deposit(checkout=fresh), expires=expires)
    return Decision(renewed).then(Kind.LOOK, now + AFTER_CLAIM)


def checkout_prepared(booking: Booking, session: str, url: str) -> Decision:
    """The address at which the client gives the card is known."""
    checkout = booking.deposit.checkout
    assert checkout is not None, "a checkout is prepared for a booking that waits for one"
    return Decision(booking.with_deposit(checkout=replace(checkout, session=session, url=url)))


def card_saved(
    booking: Booking,
    customer: str,
    method: str,
    card: Card,
    plan: Plan,
    now: datetime,
    *,
    why: str = "",
) -> Decision:
    """The card is saved. A hold that is due already is placed before the meeting is confirmed."""
    checkout = booking.deposit.checkout
    saved = replace(
        booking.deposit,
        state=DepositState.SAVED,
        customer=customer,
        method=method,
        card=card,
        refusal="",
        checkout=checkout.over(now) if checkout else None,
    )
    if saved.hold_at is not None and saved.hold_at <= now:
        expires = min(now + BANK_ANSWERS, booking.start)
        decision = Decision(booking.stepped(deposit=saved, expires=expires))
        decision = decision.because(now, Actor.CLIENT, What.CARD_SAVED, why)
        decision = decision.then(Kind.PLACE_HOLD, now, bound=True)
        return decision.then(Kind.LOOK, expires + 2 * MINUTE)
    decision = Decision(
        booking.stepped(deposit=saved, status=Status.CONFIRMED, expires=None)
    ).because(now, Actor.CLIENT, What.CARD_SAVED, why)
    return _confirmed(decision, plan, now)


def paid_in_advance(
    booking: Booking, paid: Paid, customer: str, method: str, card: Card | None, plan: Plan
) -> Decision:
    """The deposit was paid at Checkout. To a booking that is not to be, all of it goes back."""
    now = paid.at
    deposit = replace(
        booking.deposit,
        state=DepositState.PAID,
        customer=customer,
        method=method,
        card=card,
        paid=paid,
        refusal="",
        on_its_way=None,
    )
    decision = Decision(booking.stepped(deposit=deposit))
    decision = decision.because(now, Actor.CLIENT, What.PAID, paid.intent)
    if booking.status is not Status.PENDING:
        return give_back(decision, now)
    confirmed = replace(decision.booking, status=Status.CONFIRMED, expires=None)
    return _confirmed(replace(decision, booking=confirmed), plan, now)


def confirmed_by_hold(booking: Booking, hold: Hold, plan: Plan, now: datetime) -> Decision:
    """The hold that was due before the confirmation is placed."""
    held = replace(booking.deposit, state=DepositState.HELD, hold=hold, refusal="")
    confirmed = booking.stepped(deposit=held, status=Status.CONFIRMED, expires=None)
    decision = Decision(confirmed).because(now, Actor.SHOWUP, What.HOLD_PLACED, hold.intent)
    return _confirmed(decision, plan, now)


def awaited_session(booking: Booking) -> str:
    """The session at Checkout from which a card may still come; none where none is waited for."""
    checkout = booking.deposit.checkout
    awaited = booking.deposit.state in (DepositState.AWAITED, DepositState.REFUSED)
    waits = awaited or booking.deposit.flag is not None
    return checkout.session if checkout and waits else ""


def may_look(booking: Booking, now: datetime) -> bool:
    """Whether a look at the checkout may tell something new; not more than once in ten seconds."""
    rested = booking.looked is None or now - booking.looked >= timedelta(seconds=10)
    is_on = now < booking.start or booking.fee_is_unpaid
    return bool(awaited_session(booking)) and rested and is_on


def look_now(booking: Booking, now: datetime) -> Decision:
    """The client says they are back from Checkout."""
    return Decision(booking.stepped(looked=now)).then(Kind.LOOK, now)


def has_run_out(booking: Booking, now: datetime) -> bool:
    """Pending, and neither the claim nor its Checkout lives any more."""
    if booking.status is not Status.PENDING or booking.expires is None:
        return False
    checkout = booking.deposit.checkout
    return now >= max(booking.expires, checkout.expires if checkout else booking.expires)


def expire(booking: Booking, now: datetime) -> Decision:
    """The half hour is over and no card came: the time is free again. Whoever gave a card, and
    whose bank did not hold the deposit in time, is told."""
    if booking.deposit.state is not DepositState.AWAITED:
        return gone(booking, now)
    decision = Decision(booking.stepped(status=Status.EXPIRED))
    return decision.because(now, Actor.SHOWUP, What.EXPIRED)


def can_claim_anew(booking: Booking, pages: Iterable[Page], hours: Hours, now: datetime) -> bool:
    """Whether the card of a claim that may have run out still finds its time free."""
    if now >= booking.start:
        return False
    start, minutes, again = booking.start, booking.minutes, booking.again
    return diary.is_free(hours, start, minutes, pages, now, but=booking.id, kept_for=again)


def gone(booking: Booking, now: datetime, paid: Paid | None = None) -> Decision:
    """The card came after the time had gone to somebody else: nothing is held, what was paid goes
    back, and we say so."""
    state = DepositState.PAID if paid else DepositState.NONE
    freed = booking.with_deposit(state=state, paid=paid, checkout=None, on_its_way=None)
    decision = Decision(replace(freed, status=Status.EXPIRED))
    decision = decision.because(now, Actor.SHOWUP, What.EXPIRED, "the deposit came too late")
    return give_back(decision.mail(Mail.EXPIRED, now), now)


def _confirmed(decision: Decision, plan: Plan, now: datetime) -> Decision:
    decision = decision.because(now, Actor.SHOWUP, What.CONFIRMED)
    decision = decision.mail(Mail.BOOKED, now).mail(Mail.HOST_BOOKED, now)
    return plan_meeting(decision, plan, now)
