"""Look at a dispute as it is at Stripe: enter what it moved, and tell the host."""

from datetime import datetime

from showup.adapters.disputes import DISPUTES, WARNINGS
from showup.adapters.payments import Stripe
from showup.domain import disputes
from showup.domain.tasks import Kind, Task
from showup.usecases import entering
from showup.usecases.tools import Tools, finish


def is_about_one(task: Task) -> bool:
    """Whether a webhook or our own task names a dispute."""
    return task.about.startswith(DISPUTES + WARNINGS)


def look(task: Task, tools: Tools, stripe: Stripe, now: datetime) -> None:
    """However the news came, late, twice or in another order, this is what counts."""
    dispute, asked = stripe.dispute(task.about), task.kind is Kind.DISPUTE
    finish(
        task,
        tools,
        now,
        lambda booking: disputes.seen(booking, dispute, now, asked=asked),
        entries=entering.of_dispute(dispute, task, now),
    )
