"""What the client's bank reports of a charge: a question, a warning, or a dispute that takes the
money back. It is told to the host, who answers it at Stripe, once. Nothing here answers by itself.

https://docs.stripe.com/disputes/how-disputes-work
"""

from datetime import datetime, timedelta

from showup.domain.booking import Actor, Booking
from showup.domain.decision import Decision
from showup.domain.dispute import Case, Dispute, Stand, the_one
from showup.domain.events import What
from showup.domain.refunding import give_back
from showup.domain.tasks import Kind, Mail

# The host is reminded so long before the bank's deadline, if nothing has been answered by then.
REMINDED_BEFORE = timedelta(days=2)
# A bank takes two to three months. Webhooks tell of the end; this asks in case one was lost.
ASKED_AGAIN = timedelta(days=7)
# Nobody asks for ever: a warning that no dispute follows is never closed by anybody.
ASKED_FOR = timedelta(days=180)


def seen(booking: Booking, dispute: Dispute, now: datetime, *, asked: bool = False) -> Decision:
    """As it is at Stripe now. In any order and however often it is heard of, it is told once.
    `asked`: by our own task, which asks again as long as it is open."""
    known = the_one(booking.disputes, dispute.id)
    if known == dispute and not asked:
        return Decision(booking)
    others = tuple(one for one in booking.disputes if one.id != dispute.id)
    decision = Decision(booking.stepped(disputes=(*others, dispute)))
    if known is None or (known.case, known.stand) != (dispute.case, dispute.stand):
        decision = _told(decision, dispute, now)
    if _has_given_up(dispute, known):
        decision = give_back(decision, now)
    return _ask_again(decision, dispute, now) if known is None or asked else decision


def _has_given_up(dispute: Dispute, known: Dispute | None) -> bool:
    """Whether the bank leaves the payment to the host from now on, so that what was owed to the
    client all the while can go."""
    had = known is None or known.has_the_money
    return dispute.case is Case.CHARGEBACK and had and not dispute.has_the_money


def _told(decision: Decision, dispute: Dispute, now: datetime) -> Decision:
    why = f"{dispute.amount.amount} {dispute.amount.currency}, {dispute.reason}"
    decision = decision.because(now, Actor.BANK, _WHAT[dispute.case, dispute.stand], why)
    if not dispute.is_open:
        return decision.mail(Mail.HOST_DISPUTE_OVER, now)
    return _ask(decision, dispute, now) if dispute.waits else decision


def _ask(decision: Decision, dispute: Dispute, now: datetime) -> Decision:
    """The host, now and once more while there is time."""
    decision = decision.mail(Mail.HOST_DISPUTE, now)
    due_by = dispute.due_by
    if due_by is None or due_by - REMINDED_BEFORE <= now:
        return decision
    due = due_by - REMINDED_BEFORE
    return decision.then(Kind.MAIL, due, Mail.HOST_DISPUTE, until=due_by, nth=1)


def _ask_again(decision: Decision, dispute: Dispute, now: datetime) -> Decision:
    """The open task is also what the desk's day finds the dispute by."""
    if not dispute.is_open or now >= dispute.opened + ASKED_FOR:
        return decision
    due_by = dispute.due_by
    due = due_by if due_by and due_by > now else now + ASKED_AGAIN
    return decision.then(Kind.DISPUTE, due, dispute.id)


_WHAT = {
    (Case.WARNING, Stand.ASKED): What.FRAUD_WARNING,
    (Case.WARNING, Stand.OVER): What.DISPUTE_OVER,
    (Case.INQUIRY, Stand.ASKED): What.INQUIRY,
    (Case.INQUIRY, Stand.ANSWERED): What.DISPUTE_ANSWERED,
    (Case.INQUIRY, Stand.OVER): What.DISPUTE_OVER,
    (Case.CHARGEBACK, Stand.ASKED): What.DISPUTED,
    (Case.CHARGEBACK, Stand.ANSWERED): What.DISPUTE_ANSWERED,
    (Case.CHARGEBACK, Stand.WON): What.DISPUTE_WON,
    (Case.CHARGEBACK, Stand.LOST): What.DISPUTE_LOST,
    (Case.CHARGEBACK, Stand.OVER): What.DISPUTE_OVER,
}
