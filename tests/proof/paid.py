"""Stories of money that is taken in advance, of a card that is only saved, and of no deposit."""

from datetime import timedelta

from showup.domain.booking import Status
from showup.domain.choices import Mode, Prepaid
from showup.domain.consequences import ALL, NOTHING, Consequence, Row
from showup.domain.deposit import DepositState
from showup.domain.fee import Ruling
from tests.builders import START, with_terms
from tests.house import House
from tests.proof.held import BOOKED_AND_PAID, SETTINGS
from tests.proof.stories import DAY, HOUR, LATE, after, books, moves, of, told, until

KEPT = Consequence(percent=100, within=3)
PREPAID = with_terms(SETTINGS, mode=Mode.PREPAY, prepaid_as=Prepaid.ZADATEK)
CREDIT = with_terms(PREPAID, notice=(Row(timedelta(hours=48), KEPT, KEPT), Row(NOTHING, ALL, ALL)))
SAVED = with_terms(SETTINGS, mode=Mode.CARD)
NONE = with_terms(SETTINGS, mode=Mode.NONE)
FREE = SETTINGS.services[1]
BACK = (Status.CANCELLED, DepositState.REFUNDED)
KEPT_SOME = (Status.CANCELLED, DepositState.CAPTURED)

PAID = {
    "paid and came": told(
        PREPAID,
        *BOOKED_AND_PAID,
        until(START + HOUR),
        of(House.attended),
        end=(Status.ATTENDED, DepositState.PAID),
        taken=6000,
    ),
    "paid and cancelled in time": told(
        PREPAID, *BOOKED_AND_PAID, after(DAY), of(House.cancel), end=BACK, taken=6000, back=6000
    ),
    "paid, cancelled late, partly kept": told(
        PREPAID,
        *BOOKED_AND_PAID,
        until(LATE),
        of(House.cancel),
        after(HOUR),
        of(House.decides, Ruling.LOWER, 2000),
        after(26 * HOUR),
        end=KEPT_SOME,
        taken=6000,
        back=4000,
    ),
    "paid, cancelled late, silence": told(
        PREPAID,
        *BOOKED_AND_PAID,
        until(LATE),
        of(House.cancel),
        after(4 * DAY),
        end=BACK,
        taken=6000,
        back=6000,
    ),
    "paid and called off by the host": told(
        PREPAID,
        *BOOKED_AND_PAID,
        after(DAY),
        of(House.cancel_by_host),
        end=BACK,
        taken=6000,
        back=6000,
    ),
    "paid and withdrawn": told(
        PREPAID, *BOOKED_AND_PAID, after(DAY), of(House.withdraws), end=BACK, taken=6000, back=6000
    ),
    "a credit that carries over": told(
        CREDIT,
        *BOOKED_AND_PAID,
        until(START - 4 * DAY),
        of(House.cancel),
        until(START + 3 * DAY),
        moves(START + 7 * DAY),
        until(START + 7 * DAY + HOUR),
        of(House.attended),
        end=(Status.ATTENDED, DepositState.PAID),
        taken=6000,
    ),
    "a credit that is lost": told(
        CREDIT,
        *BOOKED_AND_PAID,
        until(START - 4 * DAY),
        of(House.cancel),
        until(START + 5 * DAY),
        of(House.take),
        after(2 * DAY),
        end=KEPT_SOME,
        taken=6000,
    ),
    "paid, and never confirmed in time": told(
        PREPAID, House.book, after(2 * HOUR), end=(Status.EXPIRED, DepositState.AWAITED)
    ),
    "a saved card of somebody who came": told(
        SAVED,
        *BOOKED_AND_PAID,
        until(START + HOUR),
        of(House.attended),
        end=(Status.ATTENDED, DepositState.SAVED),
    ),
    "a saved card and a breach": told(
        SAVED,
        *BOOKED_AND_PAID,
        until(LATE),
        of(House.cancel),
        after(HOUR),
        of(House.take),
        after(26 * HOUR),
        end=KEPT_SOME,
        taken=6000,
    ),
    "a saved card and a breach let go": told(
        SAVED,
        *BOOKED_AND_PAID,
        until(LATE),
        of(House.cancel),
        after(4 * DAY),
        end=(Status.CANCELLED, DepositState.SAVED),
    ),
    "no deposit": told(
        NONE,
        House.book,
        until(LATE),
        of(House.cancel),
        after(2 * DAY),
        end=(Status.CANCELLED, DepositState.NONE),
    ),
    "a free talk": told(
        SETTINGS,
        books(service=FREE),
        until(START + HOUR),
        of(House.attended),
        end=(Status.ATTENDED, DepositState.NONE),
    ),
}
