"""Look at what is at Stripe, as it is, and draw the consequence. Whoever asks, however often:
the client who returned, a webhook that came twice, or our own look-again tasks."""

from dataclasses import replace
from datetime import datetime

from showup.adapters.payments import NoAnswer, Stripe
from showup.adapters.standing import Refund, Seen, Standing
from showup.domain import cards, confirming, holding, mending, paying, refunding
from showup.domain.booking import Booking, Status
from showup.domain.decision import Decision
from showup.domain.deposit import DepositState
from showup.domain.ledger import Entry
from showup.domain.money import Money
from showup.domain.refunding import GoneBack
from showup.domain.tasks import Kind, Task
from showup.usecases import entering
from showup.usecases.offers import days_kept
from showup.usecases.tools import Tools, existing, finish, pages_of


def look(task: Task, tools: Tools, stripe: Stripe, now: datetime) -> None:
    """At the intent (`pi_…`), the card (`pm_…`, `cus_…`) or the session at Checkout (`cs_…`; none:
    the booking's own)."""
    if task.about.startswith("pi_"):
        return _look_at_payment(task, tools, stripe, now)
    if task.about.startswith(("pm_", "cus_")):
        return _look_at_card(task, tools, stripe, now)
    if task.about and not task.about.startswith("cs_"):
        return finish(task, tools, now, Decision, outcome="nothing to look at")
    booking = existing(tools, task.booking)
    session = task.about or confirming.awaited_session(booking)
    seen = _look(booking, session, stripe, now) if session else Seen(False)
    entries = _entries(booking, task, seen, now)
    return finish(
        task,
        tools,
        now,
        lambda booking: checkout_seen(booking, seen, session, tools, now),
        entries=entries,
    )


def _look_at_payment(task: Task, tools: Tools, stripe: Stripe, now: datetime) -> None:
    """A hold, or money that was taken; and what has gone back of it."""
    booking, intent = existing(tools, task.booking), task.about
    standing = stripe.standing(intent, now)
    refunds = stripe.refunds(intent) if standing.taken else ()
    entries = entering.of_payment(booking, intent, standing, task, now)
    entries += entering.of_refunds(booking, intent, refunds, task, now)

    def decide(found: Booking) -> Decision:
        decision = hold_seen(found, intent, standing, now)
        return refunds_seen(decision, intent, refunds, now)

    return finish(task, tools, now, decide, entries=entries)


def _look_at_card(task: Task, tools: Tools, stripe: Stripe, now: datetime) -> None:
    """At the booking's own, whichever of a customer's cards was spoken of; what was paid by BLIK or
    Przelewy24 has none."""
    deposit = existing(tools, task.booking).deposit
    method = deposit.method
    if not deposit.card:
        return finish(task, tools, now, Decision, outcome="nothing to look at")
    card = stripe.card(method)
    return finish(task, tools, now, lambda booking: cards.seen(booking, method, card, now))


def _look(booking: Booking, session: str, stripe: Stripe, now: datetime) -> Seen:
    """A claim that has run out is not kept because Stripe does not answer."""
    try:
        return stripe.look(session, now)
    except NoAnswer:
        if confirming.has_run_out(booking, now):
            return Seen(False)
        raise


def hold_seen(booking: Booking, intent: str, standing: Standing, now: datetime) -> Decision:
    """A hold that was captured or is gone, whoever did it, is so in our books too."""
    if standing.taken and booking.deposit.hold and booking.deposit.hold.intent == intent:
        return holding.captured(booking, Money(standing.taken, booking.price.currency), now)
    if standing.hold is None and not standing.taken:
        return holding.hold_lost(booking, intent, now)
    return Decision(booking)


def refunds_seen(
    decision: Decision, intent: str, refunds: tuple[Refund, ...], now: datetime
) -> Decision:
    """What went back without our doing, or came back from the client's bank."""
    paid = decision.booking.deposit.paid
    if paid is None or paid.intent != intent:
        return decision
    return refunding.seen(decision, gone_back(refunds, paid.amount.currency), now)


def gone_back(refunds: tuple[Refund, ...], currency: str) -> GoneBack:
    """`refunds`: the latest first. One that was made by hand after another had failed stands in for
    it, as far as it goes."""
    failed = open_ = 0
    for one in reversed(refunds):
        if one.failed:
            failed, open_ = failed + one.amount, open_ + one.amount
        elif not one.mark:
            open_ -= min(open_, one.amount)
    total = sum(one.amount for one in refunds) - failed
    return GoneBack(*(Money(sum_, currency) for sum_ in (total, failed, failed - open_)))


def checkout_seen(
    booking: Booking, seen: Seen, session: str, tools: Tools, now: datetime
) -> Decision:
    """Confirm, mend, or let an unfinished booking go when its time is over."""
    if seen.has_failed:
        return paying.failed(booking, now)
    over = confirming.has_run_out(booking, now)
    if seen.is_on_its_way and not over:
        return paying.on_its_way(booking, now)
    if not seen.is_complete or seen.is_on_its_way or not _is_news(booking, seen, session):
        return _run_out(booking, seen, now) if over else Decision(booking)
    if booking.status not in (Status.PENDING, Status.EXPIRED):
        return _with_card(booking, seen, tools, now)
    offered = days_kept(booking.again, tools, now) if booking.again else ()
    pages = pages_of(booking, tools, and_days=offered)
    if confirming.can_claim_anew(booking, pages, tools.settings.hours, now):
        claimed = replace(booking, status=Status.PENDING)
        return _with_card(claimed, seen, tools, now).on(
            pages, tools.settings.hours, offered=booking.again
        )
    gone = confirming.gone(booking, now, seen.paid)
    return gone.then(Kind.RELEASE_HOLD, now, seen.hold.intent) if seen.hold else gone


def _run_out(booking: Booking, seen: Seen, now: datetime) -> Decision:
    if seen.is_on_its_way or booking.deposit.on_its_way:
        return paying.too_slow(booking, now)
    return confirming.expire(booking, now)


def _is_news(booking: Booking, seen: Seen, session: str) -> bool:
    """A saved card is news while one is awaited, or another one, by the session that was begun for
    it; a hold is, unless it is the one we know."""
    if seen.paid:
        paid = booking.deposit.paid
        return paid is None or paid.intent != seen.paid.intent
    if seen.hold:
        known = booking.deposit.hold
        return known is None or known.intent != seen.hold.intent
    if booking.status is Status.CONFIRMED:
        checkout = booking.deposit.checkout
        begun = checkout is not None and checkout.session == session
        return begun and seen.method != booking.deposit.method
    return booking.deposit.state is DepositState.AWAITED and not booking.is_cancelled


def _with_card(booking: Booking, seen: Seen, tools: Tools, now: datetime) -> Decision:
    plan = tools.settings.plan
    if seen.paid:
        who_paid = (seen.customer, seen.method, seen.card)
        paid = confirming.paid_in_advance(booking, seen.paid, *who_paid, plan)
        return _and_its_disputes(paid, seen, now)
    assert seen.card is not None, "a session that saves or holds has a card"
    who = (seen.customer, seen.method, seen.card)
    if seen.hold:
        return holding.mended(booking, seen.hold, *who, plan, now)
    if booking.status is Status.CONFIRMED:
        return mending.another_card(booking, *who, now)
    return confirming.card_saved(booking, *who, plan, now)


def _and_its_disputes(decision: Decision, seen: Seen, now: datetime) -> Decision:
    """Stripe told of them before anybody knew whose payment it was, so nobody heard."""
    for nth, id in enumerate(seen.disputes):
        decision = decision.then(Kind.LOOK, now, id, nth=nth)
    return decision


def _entries(booking: Booking, task: Task, seen: Seen, now: datetime) -> tuple[Entry, ...]:
    """What the client did at Checkout, a hold or a payment, in the ledger like anything else."""
    if seen.paid:
        standing, intent = Standing(None, taken=seen.paid.amount.amount), seen.paid.intent
    elif seen.hold:
        standing, intent = Standing(seen.hold, held=seen.held), seen.hold.intent
    else:
        return ()
    return entering.of_payment(booking, intent, standing, task, now)
