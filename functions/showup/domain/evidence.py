"""The evidence of one booking: the shapes of what can be shown to whoever has to judge, a bank
first.

Its names are stable: `VERSION` rises when one of them changes its meaning. No token, no link and no
card number is in any of it.
"""

from dataclasses import dataclass
from datetime import datetime

from showup.domain.booking import Client
from showup.domain.cutoffs import Cutoff
from showup.domain.fee import Credit
from showup.domain.money import Money

SCHEMA, VERSION = "showup.evidence", 1


@dataclass(frozen=True)
class Meeting:
    """`first_start`: before any move by the host; `status`: how it stands or ended."""

    service: str
    start: datetime
    end: datetime
    first_start: datetime
    host_timezone: str
    meet: str
    price: Money
    made: datetime
    status: str
    moves: int
    cancelled_at: datetime | None
    cancelled_by: str | None
    withdrawn_at: datetime | None


@dataclass(frozen=True)
class Sentence:
    """A clause as it was shown, with the sums of this booking."""

    number: int
    clause: str
    title: str
    text: str


@dataclass(frozen=True)
class Accepted:
    """`page`: where everybody can read that version. `as_shown`: whether the sentences were kept
    then; else they are said anew, from the terms that were accepted. `cutoffs`: until which minute
    a step costs what."""

    policy: str
    page: str
    at: datetime
    how: str
    locale: str
    ip: str
    agent: str
    business: bool
    express_wish: bool | None
    as_shown: bool
    sentences: tuple[Sentence, ...]
    cutoffs: tuple[Cutoff, ...]
    undo_until: datetime | None


@dataclass(frozen=True)
class Happened:
    """One event of the story."""

    at: datetime
    who: str
    what: str
    why: str


@dataclass(frozen=True)
class Mailed:
    """A mail to the client. `delivered`: when their mail server took it, if that was told;
    whether it was opened is not tracked. `text` is what they read, without its links; empty where
    it was left out or not kept."""

    at: datetime
    name: str
    to: str
    message: str
    delivered: datetime | None
    came_back: str
    subject: str
    text: str


@dataclass(frozen=True)
class Spoken:
    """What the client said, and of which date of the meeting."""

    at: datetime
    word: str
    text: str
    meeting: datetime | None


@dataclass(frozen=True)
class Attendance:
    """`noted`: how it is noted, by whom and when; `asked` and `asked_by_mail`: the check-in and
    when its mail went out; `tried`: each call or text message of the host."""

    noted: str
    noted_by: str
    noted_at: datetime | None
    waited_until: datetime
    asked: datetime | None
    asked_by_mail: datetime | None
    tried: tuple[Happened, ...]


@dataclass(frozen=True)
class Decided:
    """The fee: by which clause, what was asked, what was decided and why. `told_at`: when the mail
    that quotes the clause went out. `time_filled`: whether somebody else has the time."""

    amount: Money
    clause: str
    number: int
    arose: datetime
    not_before: datetime
    told_at: datetime | None
    decision: str | None
    reason: str
    time_filled: bool


@dataclass(frozen=True)
class Line:
    """An attempt to move money, or what came of it. `stripe`: the id of the object at Stripe that
    it is about; `clause`: the number of the one that it rests on, 0 for none; `held` and `at_host`:
    what there is after it, at the client's bank and at the host, in minor units."""

    at: datetime
    deed: str
    amount: Money
    outcome: str
    stripe: str
    task: str
    number: int
    actor: str
    clause: int
    why: str
    held: int
    at_host: int


@dataclass(frozen=True)
class Charged:
    """The deposit and its ledger. Of the card only what is printed on a receipt."""

    deposit: Money
    mode: str
    state: str
    card: str
    last4: str
    taken: Money | None
    refunded: Money | None
    credit: Credit | None
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class LeftOut:
    """How much of what the client told in confidence or in their own words is not in here."""

    entries: int
    texts: int


@dataclass(frozen=True)
class Parts:
    """What is hashed one by one."""

    meeting: Meeting
    client: Client
    accepted: Accepted
    answers: dict[str, str]
    story: tuple[Happened, ...]
    mails: tuple[Mailed, ...]
    words: tuple[Spoken, ...]
    attendance: Attendance
    fee: Decided | None
    money: Charged


@dataclass(frozen=True)
class Evidence:
    """All of it, as of `made`."""

    booking: str
    made: datetime
    left_out: LeftOut
    parts: Parts
    schema: str = SCHEMA
    version: int = VERSION
