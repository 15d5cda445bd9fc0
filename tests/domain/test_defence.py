"""What can be said about a dispute: which fields, what is missing, and when to accept it."""

from dataclasses import replace
from typing import Any

import pytest
import stripe

from showup.domain.booking import Booking
from showup.domain.defence import Advice, Defence, Field, Gap, defence, fields
from showup.domain.dispute import Case
from showup.domain.fee import Ruling
from showup.domain.filed import Filed
from showup.domain.mails import SentMail
from showup.domain.words import Word
from tests.adapters.correspondence import (
    DECLARED,
    HOUR,
    asked,
    by_host,
    captured,
    held,
    missed,
    missed_with_fee,
    ruled,
    said,
    taken,
)
from tests.adapters.disputed import a_dispute
from tests.adapters.prepaid import paid, withdrawn
from tests.builders import NOW

REASONS = (
    "fraudulent",
    "unrecognized",
    "product_not_received",
    "product_unacceptable",
    "credit_not_processed",
    "subscription_canceled",
    "duplicate",
    "general",
    "one that Stripe makes up tomorrow",
)
SENT = SentMail("b", "mail-booked-0-v3", "booked", "client@example.com", NOW, "m")


def said_of(booking: Booking, *mails: SentMail, filled: bool = False, **changes: Any) -> Defence:
    dispute = a_dispute(DECLARED, **changes)
    return defence(Filed(booking, (), mails, ()), dispute, filled=filled)


@pytest.mark.parametrize("reason", REASONS)
def test_every_field_is_one_of_stripes_and_comes_once(reason: str) -> None:
    found = fields(reason)
    assert set(found) <= set(stripe.Dispute.Evidence.__annotations__)
    assert len(found) == len(set(found))
    assert found[-1] is Field.TEXT


def test_the_reason_chooses_the_fields() -> None:
    assert Field.PURCHASE_IP in fields("fraudulent")
    assert Field.POLICY not in fields("fraudulent")
    assert Field.POLICY_DISCLOSURE in fields("credit_not_processed")
    assert Field.SERVICE_DATE in fields("product_not_received")
    assert Field.DUPLICATE in fields("duplicate")


def test_a_fee_that_was_told_and_taken_can_be_defended() -> None:
    found = said_of(taken())
    assert not found.accept
    assert Advice.ONCE in found.advice


@pytest.mark.parametrize(
    ("booking", "why"),
    [
        (by_host(paid(), DECLARED), Advice.BY_HOST),
        (withdrawn(paid()), Advice.WITHDRAWN),
        (ruled(missed_with_fee(), Ruling.WAIVE), Advice.LET_GO),
    ],
)
def test_what_the_policy_gives_back_is_better_accepted(booking: Booking, why: Advice) -> None:
    found = said_of(booking)
    assert found.accept
    assert why in found.advice


def test_a_time_that_somebody_else_had_is_better_accepted() -> None:
    assert said_of(taken(), filled=True).accept
    late = taken()
    assert late.fee is not None
    assert said_of(replace(late, fee=replace(late.fee, filled=True))).accept


def test_an_inquiry_and_a_warning_are_told_apart() -> None:
    inquiry, warning = (said_of(taken(), case=case) for case in (Case.INQUIRY, Case.WARNING))
    assert Advice.INQUIRY in inquiry.advice
    assert Advice.WITHDRAWN_MONEY not in inquiry.advice
    assert (warning.fields, Advice.ONCE in warning.advice) == ((), False)


def test_what_a_bank_would_not_find_is_named() -> None:
    nothing = replace(taken().consent, ip="", express_wish=None)
    missing = said_of(replace(taken(), consent=nothing)).missing
    assert {Gap.NO_IP, Gap.NOT_ASKED, Gap.NOT_KNOWN_TO_ARRIVE} <= set(missing)
    assert (
        Gap.NOT_ASKED
        not in said_of(replace(taken(), consent=replace(nothing, business=True))).missing
    )


def test_a_mail_that_arrived_or_came_back_is_known() -> None:
    arrived = said_of(taken(), replace(SENT, delivered=NOW)).missing
    assert not {Gap.NOT_KNOWN_TO_ARRIVE, Gap.CAME_BACK} & set(arrived)
    assert Gap.CAME_BACK in said_of(taken(), replace(SENT, came_back="Bounced")).missing


def test_somebody_who_was_never_asked_or_not_reached_is_a_gap() -> None:
    assert Gap.NO_CHECK_IN in said_of(replace(missed_with_fee(), check_in=None)).missing
    assert Gap.CHECK_IN_LOST in said_of(missed(asked(held(), went=False))).missing
    assert not {Gap.NO_CHECK_IN, Gap.CHECK_IN_LOST} & set(said_of(missed_with_fee()).missing)


def test_a_fee_of_which_they_were_never_told_is_a_gap() -> None:
    assert Gap.NOT_TOLD in said_of(missed(asked(held()))).missing
    assert Gap.NOT_TOLD not in said_of(missed_with_fee()).missing


def test_an_objection_is_named_and_an_emergency_thought_of() -> None:
    objected = said(missed_with_fee(), Word.OBJECTION, "I was there.", DECLARED + HOUR)
    assert Gap.OBJECTED in said_of(captured(ruled(objected, Ruling.TAKE, "No."))).missing
    ill = said(missed_with_fee(), Word.SERIOUS, "", DECLARED + HOUR)
    assert Advice.EXCUSED in said_of(ill).advice
