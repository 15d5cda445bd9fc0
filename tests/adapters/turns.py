"""Every turn that a mail is about: each mail, and each that differs by what happened."""

from dataclasses import replace
from typing import Any

from showup.domain import closing, confirming, holding
from showup.domain.booking import Actor
from showup.domain.fee import Ruling
from showup.domain.settings import Meet
from showup.domain.tasks import Mail
from showup.domain.words import Word
from tests.adapters.correspondence import (
    ASKED,
    CLEAN,
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
    missed_with_fee,
    moved,
    moved_by_host,
    refused,
    released,
    ruled,
    said,
    saved,
    silent,
    taken,
    told,
    with_fee,
)
from tests.adapters.turn import Turn, written
from tests.adapters.turns_card import card_turns
from tests.adapters.turns_disputes import dispute_turns
from tests.adapters.turns_money import money_turns
from tests.builders import NOW, START, a_booking, some_settings, with_terms

__all__ = ["Turn", "written"]

WHY = "My child is ill."
REASON = "We had agreed on half."


def the(mail: Mail, about: str = "") -> Turn:
    """The one turn of that name."""
    (found,) = (t for t in every_turn() if t.mail is mail and t.about == about)
    return found


def every_turn(**changes: Any) -> tuple[Turn, ...]:
    return (
        *_on_the_way(**changes),
        *_changed(**changes),
        *_cancelled(**changes),
        *_missing(**changes),
        *_decided(**changes),
        *money_turns(**changes),
        *card_turns(**changes),
        *dispute_turns(**changes),
    )


def _on_the_way(**changes: Any) -> tuple[Turn, ...]:
    pending = a_booking(**changes)
    gone = confirming.gone(pending, NOW + HOUR).booking
    no_card = holding.hold_refused(pending, "expired_card", NOW).booking
    came = closing.attended(held(**changes), START + HOUR).booking
    return (
        Turn(Mail.BOOKED, "", confirmed(**changes), NOW),
        Turn(Mail.BOOKED, "held", held(**changes), HOLD_AT),
        Turn(Mail.HELD, "", held(**changes), HOLD_AT),
        Turn(Mail.HOLD_REFUSED, "", refused(**changes), HOLD_AT),
        Turn(Mail.HOLD_REFUSED, "pending", no_card, NOW),
        Turn(Mail.REMINDER, "", confirmed(**changes), HOLD_AT - HOUR),
        Turn(Mail.MEETING_LINK, "", held(**changes), LAST_FREE),
        Turn(Mail.EXPIRED, "", gone, NOW + HOUR),
        Turn(Mail.RELEASED, "came", released(came, START + HOUR), START + HOUR),
        Turn(Mail.HOST_BOOKED, "", confirmed(**changes), NOW),
        Turn(Mail.HOST_HOLD_REFUSED, "", refused(**changes), HOLD_AT),
        Turn(Mail.HOST_PARKED, "", held(**changes), START + HOUR),
        Turn(Mail.HOST_SIGN_IN, "", held(**changes), START),
    )


def _changed(**changes: Any) -> tuple[Turn, ...]:
    strict = with_terms(some_settings(), rebook_within=0)
    rescued = moved(held(**changes), LATE)
    late_move = moved(held(strict, **changes), LATE, LAPSED)
    phone = saved(held(**changes), LATE, meet=Meet.PHONE)
    shorter = saved(held(**changes), LATE, minutes=25)
    return (
        Turn(Mail.MOVED, "in time", moved(held(**changes), LAST_FREE), LAST_FREE),
        Turn(Mail.MOVED, "rescued", rescued, LATE),
        Turn(Mail.MOVED, "late", late_move, LATE),
        Turn(Mail.MOVED, "by the host", moved_by_host(held(**changes), LATE), LATE),
        Turn(Mail.SAVED, "by phone", phone, LATE),
        Turn(Mail.SAVED, "shorter", shorter, LATE),
        Turn(Mail.HOST_MOVED, "rescued", rescued, LATE),
        Turn(Mail.HOST_MOVED, "late", late_move, LATE),
        Turn(Mail.HOST_SAVED, "by phone", phone, LATE),
        Turn(Mail.HOST_SAVED, "shorter", shorter, LATE),
        Turn(Mail.HOST_DECISION, "moved", told(late_move, Mail.MOVED), LATE + 24 * HOUR),
    )


def _cancelled(**changes: Any) -> tuple[Turn, ...]:
    early = cancelled(held(**changes), LAST_FREE)
    first = cancelled(held(**changes), LATE)
    serious = cancelled(held(**changes), LATE, CLEAN, WHY)
    serious_again = cancelled(held(**changes), LATE, LAPSED, WHY)
    fee = with_fee(**changes)
    ill = by_host(held(**changes), LATE, "I am ill.")
    return (
        Turn(Mail.CANCELLED, "in time", early, LAST_FREE),
        Turn(Mail.CANCELLED, "forgiven", first, LATE),
        Turn(Mail.CANCELLED, "fee", fee, LATE),
        Turn(Mail.CANCELLED, "serious", serious, LATE),
        Turn(Mail.CANCELLED, "serious, with a fee", serious_again, LATE),
        Turn(Mail.CANCELLED, "by the host", ill, LATE),
        Turn(Mail.HOST_CANCELLED, "in time", early, LAST_FREE),
        Turn(Mail.HOST_CANCELLED, "forgiven", first, LATE),
        Turn(Mail.HOST_CANCELLED, "fee", fee, LATE),
        Turn(Mail.HOST_CANCELLED, "serious", serious, LATE),
        Turn(Mail.HOST_CANCELLED, "serious, with a fee", serious_again, LATE),
        Turn(Mail.FOLLOW_UP, "cancelled", fee, LATE + 75 * HOUR),
        Turn(Mail.FAREWELL, "cancelled", fee, LATE + 147 * HOUR),
    )


def _missing(**changes: Any) -> tuple[Turn, ...]:
    missing = asked(held(**changes))
    over = asked(held(**changes), START + HOUR)
    late = said(held(**changes), Word.LATE, now=START - HOUR)
    serious = said(missing, Word.SERIOUS, WHY)
    shut_out = said(missing, Word.CANNOT_GET_IN)
    fee = missed_with_fee(**changes)
    objection = said(fee, Word.OBJECTION, "I was there, on the phone.", DECLARED + HOUR)
    return (
        Turn(Mail.HOST_MET, "", held(**changes), ASKED),
        Turn(Mail.HOST_MET, "late", late, ASKED),
        Turn(Mail.HOST_MET, "asked", missing, ASKED),
        Turn(Mail.CHECK_IN, "", missing, ASKED),
        Turn(Mail.CHECK_IN, "over", over, START + HOUR),
        Turn(Mail.HOST_WORD, "late", late, START - HOUR),
        Turn(Mail.HOST_WORD, "coming", said(missing, Word.COMING), ASKED),
        Turn(Mail.HOST_WORD, "shut out", shut_out, ASKED),
        Turn(Mail.HOST_WORD, "cannot come", said(missing, Word.CANNOT_COME), ASKED),
        Turn(Mail.HOST_WORD, "serious", serious, ASKED),
        Turn(
            Mail.HOST_WORD, "serious, with a fee", said(fee, Word.SERIOUS, WHY, DECLARED), DECLARED
        ),
        Turn(Mail.HOST_WORD, "objection", objection, DECLARED + HOUR),
        Turn(Mail.MISSED, "fee", missed(missing), DECLARED),
        Turn(Mail.MISSED, "fee, not reached", missed(asked(held(**changes), went=False)), DECLARED),
        Turn(Mail.MISSED, "forgiven", missed(missing, CLEAN), DECLARED),
        Turn(Mail.MISSED, "nothing held", missed(asked(refused(**changes))), DECLARED),
        Turn(Mail.MISSED, "serious", missed(serious, CLEAN), DECLARED),
        Turn(Mail.MISSED, "serious, with a fee", missed(serious), DECLARED),
        Turn(Mail.MISSED, "shut out", missed(shut_out), DECLARED),
        Turn(Mail.MISSED, "cannot come", missed(said(missing, Word.CANNOT_COME)), DECLARED),
        Turn(Mail.FOLLOW_UP, "missed", fee, START + 73 * HOUR),
        Turn(Mail.FAREWELL, "missed", fee, START + 145 * HOUR),
        Turn(Mail.HOST_DECISION, "missed", fee, DECLARED + 24 * HOUR),
        Turn(Mail.HOST_DECISION, "objection", objection, DECLARED + 24 * HOUR),
    )


def _decided(**changes: Any) -> tuple[Turn, ...]:
    missed, then = missed_with_fee(**changes), DECLARED + 48 * HOUR
    late = told(with_fee(**changes), Mail.CANCELLED)
    waived = released(ruled(missed, Ruling.WAIVE, REASON), then)
    let_go = released(silent(late), then)
    unheard = closing.unheard(ruled(with_fee(**changes), Ruling.TAKE, now=LATE), then).booking
    lowered = captured(ruled(missed, Ruling.LOWER, REASON, amount=3000), 3000)
    by_silence = captured(silent(missed))
    closed = closing.attended(asked(held(**changes)), then, Actor.SHOWUP).booking
    no_hold = ruled(replace(missed, deposit=refused(**changes).deposit), Ruling.WAIVE)
    return (
        Turn(Mail.RELEASED, "waived", waived, then),
        Turn(Mail.RELEASED, "silence", let_go, then),
        Turn(Mail.RELEASED, "closed after a check-in", released(closed, then), then),
        Turn(Mail.RELEASED, "without a hold", no_hold, then),
        Turn(Mail.TAKEN, "", taken(**changes), LATE + 25 * HOUR),
        Turn(Mail.TAKEN, "in part", taken(4000, **changes), LATE + 25 * HOUR),
        Turn(Mail.TAKEN, "lowered", lowered, then),
        Turn(Mail.TAKEN, "silence", by_silence, then),
        Turn(Mail.HOST_SETTLED, "waived", waived, then),
        Turn(Mail.HOST_SETTLED, "silence", let_go, then),
        Turn(Mail.HOST_SETTLED, "unheard", released(unheard, then), then),
        Turn(Mail.HOST_SETTLED, "lowered", lowered, then),
        Turn(Mail.HOST_SETTLED, "taken by silence", by_silence, then),
    )
