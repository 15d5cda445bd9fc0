"""What a client says around a meeting, in one press or one sentence."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Word(StrEnum):
    """Answers to a check-in, and what can be said without one."""

    LATE = "late"  # before or at the start: they are on their way
    COMING = "coming"  # the answer of somebody who is missing: any moment now
    CANNOT_GET_IN = "cannot_get_in"  # the link, the door, the line does not work
    CANNOT_COME = "cannot_come"  # not today
    ABSENT = "absent"  # the client was there, and the host was not
    SERIOUS = "serious"  # an emergency: heard, never counted
    OBJECTION = "objection"  # the fee is not right: "I was there"


# A word that makes the host wait longer, once.
EXTENDS = frozenset({Word.LATE, Word.COMING})
# A word after which silence takes nothing: the host has to decide, and say why.
FREEZES = frozenset({Word.SERIOUS, Word.OBJECTION, Word.CANNOT_GET_IN, Word.ABSENT})

# Of these, what says nothing about another date of the meeting.
OF_ONE_TIME = frozenset({Word.CANNOT_GET_IN, Word.ABSENT})


@dataclass(frozen=True)
class Said:
    """`text` is the client's own, if they wrote any. `meeting`: the start that it was about."""

    at: datetime
    word: Word
    text: str = ""
    meeting: datetime | None = None


@dataclass(frozen=True)
class CheckIn:
    """The host said "not here" at `asked`. `sent`: when the mail that asks the client went out."""

    asked: datetime
    sent: datetime | None = None
