"""A booking's money as it goes out over HTTP: deposit, credit, fee. Shapes and nothing else."""

from datetime import datetime

import msgspec

from showup.domain.choices import After, Mode, Prepaid, Rebook
from showup.domain.deposit import Card, Flag, Unmended
from showup.domain.ledger import Cause, Deed, Outcome
from showup.domain.money import Money


class DepositOut(msgspec.Struct, frozen=True):
    """`flag`: what is wrong with the card; `mend_until`: by when another one is wanted, or a fee
    can be paid by the link; `unmended`: what the host has decided about a refusal; `confirm_by`:
    the client's bank is at a payment, and until then the time is kept for it; `bounced`: what came
    back from it of a refund, and is to be paid in another way."""

    amount: Money
    state: str
    card: Card | None
    hold_at: datetime | None
    refusal: str | None
    taken: Money | None
    mode: Mode
    after: After
    prepaid_as: Prepaid | None
    paid: Money | None
    refunded: Money | None
    flag: Flag | None
    mend_until: datetime | None
    unmended: Unmended | None
    confirm_by: datetime | None
    bounced: Money | None


class CreditOut(msgspec.Struct, frozen=True):
    """A deposit that counts for a new meeting which is arranged, or takes place, until then."""

    amount: Money
    until: datetime
    means: Rebook


class LineOut(msgspec.Struct, frozen=True):
    """One line of the ledger, with what there is after it. `number` of the clause, 0 for none;
    `stripe`: the id of what it is about."""

    at: datetime
    deed: Deed
    outcome: Outcome
    amount: Money
    by: Cause
    number: int
    stripe: str
    held: Money
    at_host: Money
    disputed: Money


class FeeOut(msgspec.Struct, frozen=True):
    amount: Money
    clause: str
    number: int
    not_before: datetime
    decision: str | None
    reason: str
    settles: datetime
    silence_takes: bool
    sentence: str = ""
