"""The turns in which a deposit is paid in advance, part of the price, or a card alone."""

from typing import Any

from showup.domain import closing, confirming, paying
from showup.domain.deposit import Paid
from showup.domain.fee import Ruling
from showup.domain.tasks import Mail
from showup.domain.words import Word
from tests.adapters.correspondence import (
    ASKED,
    DECLARED,
    HOLD_AT,
    HOUR,
    LAPSED,
    LAST_FREE,
    LATE,
    asked,
    by_host,
    cancelled,
    captured,
    confirmed,
    held,
    missed,
    moved,
    ruled,
    said,
    silent,
    told,
)
from tests.adapters.prepaid import (
    BACK,
    CARD,
    CREDIT,
    PART,
    SOON,
    STEPS,
    ZALICZKA,
    bounced,
    credit_lost,
    credited,
    over,
    paid,
    refunded,
    withdrawn,
)
from tests.adapters.turn import Turn
from tests.builders import NOW, START, a_booking

DAY = 24 * HOUR


def money_turns(**changes: Any) -> tuple[Turn, ...]:
    return (
        *_on_the_way(**changes),
        *_given_up(**changes),
        *_credits(**changes),
        *_afterwards(**changes),
        *_withdrawn(**changes),
    )


def _on_the_way(**changes: Any) -> tuple[Turn, ...]:
    bookings = {
        "by card": confirmed(CARD, **changes),
        "zadatek": paid(**changes),
        "zaliczka": paid(ZALICZKA, **changes),
        "given back afterwards": paid(BACK, **changes),
        "part of the price": confirmed(PART, **changes),
        "credit": paid(CREDIT, **changes),
        "credit, soon": paid(SOON, **changes),
        "steps": confirmed(STEPS, **changes),
    }
    mails = (Mail.BOOKED, Mail.REMINDER, Mail.MEETING_LINK, Mail.HOST_BOOKED)
    pending = a_booking(BACK, **changes)
    late = Paid("pi", pending.deposit.amount, NOW + HOUR)
    waits = paying.on_its_way(pending, NOW).booking
    slow = paying.too_slow(waits, NOW + 24 * HOUR).booking
    declined = paying.failed(waits, NOW + 3 * HOUR).booking
    gone = confirming.gone(pending, NOW + HOUR, late).booking
    return (
        *(Turn(m, about, b, LAST_FREE - 40 * HOUR) for m in mails for about, b in bookings.items()),
        Turn(Mail.HELD, "part of the price", held(PART, **changes), HOLD_AT),
        Turn(Mail.MOVED, "paid", moved(paid(**changes), LAST_FREE), LAST_FREE),
        Turn(Mail.EXPIRED, "paid", gone, NOW + HOUR),
        Turn(Mail.PAYING, "", waits, NOW + HOUR),
        Turn(Mail.UNPAID, "slow", slow, NOW + 25 * HOUR),
        Turn(Mail.UNPAID, "declined", declined, NOW + 3 * HOUR),
        Turn(Mail.REFUNDED, "expired", refunded(gone), NOW + HOUR),
    )


def _given_up(**changes: Any) -> tuple[Turn, ...]:
    early, late = cancelled(paid(**changes), LAST_FREE), cancelled(paid(**changes), LATE, LAPSED)
    first, card = (
        cancelled(paid(**changes), LATE),
        cancelled(confirmed(CARD, **changes), LATE, LAPSED),
    )
    ill = by_host(paid(**changes), LATE, "I am ill.")
    absent = closing.close(
        said(paid(**changes), Word.ABSENT, now=START + HOUR), START + DAY
    ).booking
    waits = said(paid(**changes), Word.ABSENT, "I am at the door.", START + HOUR / 3)
    return (
        Turn(Mail.CANCELLED, "paid, in time", early, LAST_FREE),
        Turn(Mail.CANCELLED, "paid, fee", late, LATE),
        Turn(Mail.CANCELLED, "paid, forgiven", first, LATE),
        Turn(Mail.CANCELLED, "by card, fee", card, LATE),
        Turn(Mail.CANCELLED, "paid, by the host", ill, LATE),
        Turn(Mail.CANCELLED, "paid, without the host", absent, START + DAY),
        Turn(Mail.HOST_CANCELLED, "paid, in time", early, LAST_FREE),
        Turn(Mail.HOST_CANCELLED, "paid, fee", late, LATE),
        Turn(Mail.HOST_OWES, "cancelled", ill, LATE),
        Turn(Mail.HOST_OWES, "not there", absent, START + DAY),
        Turn(Mail.HOST_WORD, "absent", waits, START + HOUR / 3),
        Turn(Mail.HOST_MET, "absent", waits, START + HOUR / 3),
        Turn(Mail.REFUNDED, "in time", refunded(early), LAST_FREE),
        Turn(Mail.HOST_REFUND_FAILED, "", bounced(early), LAST_FREE + DAY),
        Turn(Mail.REFUNDED, "forgiven", refunded(first), LATE),
        Turn(Mail.REFUNDED, "by the host", refunded(ill), LATE),
        Turn(Mail.REFUNDED, "without the host", refunded(absent), START + DAY),
    )


def _credits(**changes: Any) -> tuple[Turn, ...]:
    waits, soon = credited(**changes), credited(SOON, **changes)
    lost = credit_lost(**changes)
    then = over(waits)
    ill = said(lost, Word.SERIOUS, now=then + HOUR)
    return (
        Turn(Mail.CANCELLED, "credit", waits, LAST_FREE),
        Turn(Mail.CANCELLED, "credit, soon", soon, LAST_FREE),
        Turn(Mail.HOST_CANCELLED, "credit", waits, LAST_FREE),
        Turn(Mail.CREDIT_LOST, "", lost, then),
        Turn(Mail.CREDIT_LOST, "serious", ill, then + HOUR),
        Turn(Mail.HOST_DECISION, "credit", told(lost, Mail.CREDIT_LOST), then + DAY),
    )


def _afterwards(**changes: Any) -> tuple[Turn, ...]:
    nobody = missed(asked(paid(**changes)))
    fee, then = told(nobody), DECLARED + 2 * DAY
    kept = captured(silent(fee))
    some = captured(ruled(fee, Ruling.LOWER, "Half will do.", amount=2500), 2500)
    waived = ruled(fee, Ruling.WAIVE, "The trains stood still.")
    came = closing.attended(paid(BACK, **changes), START + HOUR).booking
    price = captured(closing.attended(held(PART, **changes), START + HOUR).booking)
    return (
        Turn(Mail.CHECK_IN, "paid", asked(paid(**changes)), ASKED),
        Turn(Mail.MISSED, "paid, fee", nobody, DECLARED),
        Turn(Mail.HOST_DECISION, "paid", fee, DECLARED + DAY),
        Turn(Mail.TAKEN, "kept", kept, then),
        Turn(Mail.TAKEN, "kept in part", some, then),
        Turn(Mail.TAKEN, "part of the price", price, START + HOUR),
        Turn(Mail.HOST_SETTLED, "kept in part", some, then),
        Turn(Mail.HOST_SETTLED, "paid, waived", refunded(waived), then),
        Turn(Mail.REFUNDED, "the rest", refunded(some), then),
        Turn(Mail.REFUNDED, "waived", refunded(waived), then),
        Turn(Mail.REFUNDED, "came", refunded(came), START + HOUR),
    )


def _withdrawn(**changes: Any) -> tuple[Turn, ...]:
    left = {
        "paid": withdrawn(paid(**changes)),
        "by card": withdrawn(confirmed(CARD, **changes)),
        "held": withdrawn(held(**changes), HOLD_AT + HOUR),
    }
    mails = (Mail.WITHDRAWN, Mail.HOST_WITHDRAWN)
    turns = (Turn(mail, about, b, HOLD_AT + HOUR) for mail in mails for about, b in left.items())
    return (*turns, Turn(Mail.REFUNDED, "withdrawn", refunded(left["paid"]), NOW + HOUR))
