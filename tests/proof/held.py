"""Stories of a hold."""

from dataclasses import replace

from showup.domain.booking import Status
from showup.domain.choices import After, FirstLapse
from showup.domain.deposit import DepositState
from showup.domain.fee import Ruling
from showup.domain.words import Word
from tests.builders import START, some_settings, with_terms
from tests.house import House
from tests.proof.stories import (
    DAY,
    HOUR,
    LATE,
    MINUTE,
    after,
    bank_lets_go,
    moves,
    of,
    told,
    until,
)

PLAN = replace(some_settings().plan, follow_ups=0)  # mails like the others, only later
PLAIN = some_settings(plan=PLAN)
SETTINGS = with_terms(PLAIN, first_lapse=FirstLapse.CHARGED)
PART = with_terms(SETTINGS, after=After.PART_PAYMENT)
NO_RESCUE = with_terms(SETTINGS, rebook_within=0)
BOOKED_AND_PAID = (House.book, of(House.pay))
RELEASED = (Status.ATTENDED, DepositState.RELEASED)
LET_GO = (Status.CANCELLED, DepositState.RELEASED)
TAKEN = (Status.CANCELLED, DepositState.CAPTURED)
MISSED = (Status.NO_SHOW, DepositState.CAPTURED)
SPARED = (Status.NO_SHOW, DepositState.RELEASED)
REFUSES = "4000000000000341"

HELD = {
    "came": told(SETTINGS, *BOOKED_AND_PAID, until(START + HOUR), of(House.attended), end=RELEASED),
    "booked for tomorrow": told(
        SETTINGS,
        until(START - 20 * HOUR),
        *BOOKED_AND_PAID,
        until(START + HOUR),
        of(House.attended),
        end=RELEASED,
    ),
    "came, and nobody said so": told(
        SETTINGS, *BOOKED_AND_PAID, until(START + 20 * HOUR), end=RELEASED
    ),
    "part of the price": told(
        PART,
        *BOOKED_AND_PAID,
        until(START + HOUR),
        of(House.attended),
        end=(Status.ATTENDED, DepositState.CAPTURED),
        taken=6000,
    ),
    "moved, then cancelled in time": told(
        SETTINGS,
        *BOOKED_AND_PAID,
        until(START - 49 * HOUR),
        moves(START + 48 * HOUR),
        until(START - 12 * HOUR),
        of(House.cancel),
        end=LET_GO,
    ),
    "moved back and forth": told(
        SETTINGS,
        *BOOKED_AND_PAID,
        until(START - 60 * HOUR),
        moves(START + 7 * DAY),
        after(5 * MINUTE),
        moves(START + DAY),
        until(START + DAY + HOUR),
        of(House.attended),
        end=RELEASED,
    ),
    "moved past the life of its hold": told(
        SETTINGS,
        *BOOKED_AND_PAID,
        until(START - 47 * HOUR),
        moves(START + 2 * DAY),
        until(START + 2 * DAY + HOUR),
        of(House.attended),
        end=RELEASED,
    ),
    "the bank let the hold go": told(
        SETTINGS,
        *BOOKED_AND_PAID,
        until(START - 60 * HOUR),
        bank_lets_go,
        until(START + HOUR),
        of(House.attended),
        end=RELEASED,
    ),
    "refused, then mended": told(
        SETTINGS,
        House.book,
        of(House.pay, REFUSES),
        until(START - 70 * HOUR),
        of(House.mend),
        of(House.pay),
        until(START + 20 * HOUR),
        end=RELEASED,
    ),
    "refused, and left so": told(
        SETTINGS,
        House.book,
        of(House.pay, REFUSES),
        until(START + 20 * HOUR),
        end=(Status.ATTENDED, DepositState.REFUSED),
    ),
    "late and taken": told(
        SETTINGS,
        *BOOKED_AND_PAID,
        until(LATE),
        of(House.cancel),
        after(HOUR),
        of(House.take),
        after(30 * HOUR),
        end=TAKEN,
        taken=6000,
    ),
    "late and waived": told(
        SETTINGS,
        *BOOKED_AND_PAID,
        until(LATE),
        of(House.cancel),
        after(HOUR),
        of(House.decides, Ruling.WAIVE, reason="An emergency."),
        after(30 * HOUR),
        end=LET_GO,
    ),
    "late, and the host stays silent": told(
        SETTINGS, *BOOKED_AND_PAID, until(LATE), of(House.cancel), after(4 * DAY), end=LET_GO
    ),
    "moved late, and the fee taken": told(
        NO_RESCUE,
        *BOOKED_AND_PAID,
        until(LATE),
        of(lambda house, booking: house.move(booking, START + 7 * DAY, expect=6000)),
        after(HOUR),
        of(House.take),
        until(START + 7 * DAY + HOUR),
        of(House.attended),
        end=(Status.ATTENDED, DepositState.CAPTURED),
        taken=6000,
    ),
    "missed, objected to, lowered": told(
        SETTINGS,
        *BOOKED_AND_PAID,
        until(START + 6 * MINUTE),
        of(House.asks),
        until(START + HOUR),
        of(House.declares),
        until(START + 2 * HOUR),
        of(House.says, Word.OBJECTION, "I was there."),
        until(START + 32 * HOUR),
        of(House.decides, Ruling.LOWER, 2000, "By phone."),
        after(5 * HOUR),
        end=MISSED,
        taken=2000,
    ),
    "missed, objected to after it was decided": told(
        SETTINGS,
        *BOOKED_AND_PAID,
        until(START + 6 * MINUTE),
        of(House.asks),
        until(START + HOUR),
        of(House.declares),
        after(HOUR),
        of(House.take),
        after(HOUR),
        of(House.says, Word.OBJECTION, "I was there."),
        after(3 * DAY),
        end=SPARED,
    ),
    "missed, and silence takes it": told(
        SETTINGS,
        *BOOKED_AND_PAID,
        until(START + 6 * MINUTE),
        of(House.asks),
        until(START + HOUR),
        of(House.declares),
        after(4 * DAY),
        end=MISSED,
        taken=6000,
    ),
    "missed by mistake": told(
        SETTINGS,
        *BOOKED_AND_PAID,
        until(START + 6 * MINUTE),
        of(House.asks),
        until(START + HOUR),
        of(House.declares),
        after(HOUR),
        of(House.attended),
        end=RELEASED,
    ),
    "called off by the host": told(
        SETTINGS, *BOOKED_AND_PAID, until(START - 60 * HOUR), of(House.cancel_by_host), end=LET_GO
    ),
    "called off by the host after a fee was taken": told(
        NO_RESCUE,
        *BOOKED_AND_PAID,
        until(LATE),
        of(lambda house, booking: house.move(booking, START + 7 * DAY, expect=6000)),
        after(HOUR),
        of(House.take),
        after(30 * HOUR),
        of(House.cancel_by_host),
        end=(Status.CANCELLED, DepositState.REFUNDED),
        taken=6000,
        back=6000,
    ),
    "withdrawn while held": told(
        SETTINGS, *BOOKED_AND_PAID, until(START - 60 * HOUR), of(House.withdraws), end=LET_GO
    ),
    "unfinished": told(
        SETTINGS, House.book, after(2 * HOUR), end=(Status.EXPIRED, DepositState.AWAITED)
    ),
}
