"""What one transaction writes, and how it can fail: all of it, or nothing."""

from dataclasses import dataclass
from datetime import datetime

from showup.domain.booking import Booking
from showup.domain.decision import Decision
from showup.domain.errors import ShowupError
from showup.domain.ledger import Entry
from showup.domain.mails import SentMail
from showup.domain.tasks import Task

# What can stand in the way of a transaction and pass: everything else is a defect of ours. First as
# reasons of a cancelled transaction, then as errors of the call:
# https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
PASSING = {
    "ConditionalCheckFailed",
    "TransactionConflict",
    "ThrottlingError",
    "ProvisionedThroughputExceeded",
}
PASSING_ERRORS = {
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "ThrottlingException",
    "TransactionInProgressException",
}


class Conflict(ShowupError):
    """Something that the decision read has changed since: read and decide again."""

    code = "conflict"


class LeaseLost(ShowupError):
    """Another worker has the task by now: leave it to them."""

    code = "lease_lost"


@dataclass(frozen=True)
class Commit:
    """A decision with what goes into the same transaction: the ledger, a mail, the end of a task.

    `read`: the booking as the decision found it; None if there was none.
    """

    decision: Decision
    read: Booking | None
    now: datetime
    entries: tuple[Entry, ...] = ()
    mail: SentMail | None = None
    done: Task | None = None
    outcome: str = "done"
