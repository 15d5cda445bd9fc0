"""What can be said to a bank about a dispute: which of Stripe's fields matter for its reason, what
of it is missing, and whether it is worth answering at all. The words are made elsewhere.

https://docs.stripe.com/disputes/categories, https://docs.stripe.com/api/disputes/object
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from showup.domain.booking import Actor, Booking, Status
from showup.domain.dispute import Case, Dispute
from showup.domain.events import What
from showup.domain.fee import Ruling
from showup.domain.filed import Filed
from showup.domain.refunding import owed_back
from showup.domain.tasks import Mail
from showup.domain.words import Word


class Field(StrEnum):
    """As Stripe calls it."""

    PRODUCT_DESCRIPTION = "product_description"
    CUSTOMER_NAME = "customer_name"
    CUSTOMER_EMAIL = "customer_email_address"
    PURCHASE_IP = "customer_purchase_ip"
    ACTIVITY = "access_activity_log"
    SERVICE_DATE = "service_date"
    SERVICE_DOCUMENTATION = "service_documentation"
    POLICY = "cancellation_policy"
    POLICY_DISCLOSURE = "cancellation_policy_disclosure"
    REBUTTAL = "cancellation_rebuttal"
    REFUND_POLICY = "refund_policy"
    REFUND_DISCLOSURE = "refund_policy_disclosure"
    REFUND_REFUSAL = "refund_refusal_explanation"
    DUPLICATE = "duplicate_charge_explanation"
    COMMUNICATION = "customer_communication"
    TEXT = "uncategorized_text"

    @property
    def is_file(self) -> bool:
        """To be uploaded: a page of the evidence, printed as PDF."""
        return self in _FILES


_FILES = frozenset(
    {Field.SERVICE_DOCUMENTATION, Field.POLICY, Field.REFUND_POLICY, Field.COMMUNICATION}
)
_WHO = (Field.PRODUCT_DESCRIPTION, Field.CUSTOMER_NAME, Field.CUSTOMER_EMAIL)
_WHERE = (Field.PURCHASE_IP, Field.ACTIVITY)
_MEETING = (Field.SERVICE_DATE, Field.SERVICE_DOCUMENTATION)
_CANCELLING = (Field.POLICY, Field.POLICY_DISCLOSURE, Field.REBUTTAL)
_REFUNDING = (Field.REFUND_POLICY, Field.REFUND_DISCLOSURE, Field.REFUND_REFUSAL)
_LAST = (Field.COMMUNICATION, Field.TEXT)

# https://docs.stripe.com/disputes/categories
_BY_REASON = {
    "fraudulent": (*_WHERE, *_MEETING),
    "unrecognized": (*_WHERE, *_MEETING),
    "product_not_received": (*_MEETING, *_CANCELLING),
    "product_unacceptable": (*_MEETING, *_REFUNDING),
    "credit_not_processed": (*_CANCELLING, *_REFUNDING),
    "subscription_canceled": _CANCELLING,
    "duplicate": (Field.DUPLICATE, *_MEETING),
}
_ALL = (*_WHERE, *_MEETING, *_CANCELLING, *_REFUNDING)


class Gap(StrEnum):
    """What a bank would look for and not find."""

    NO_IP = "no_ip"
    NOT_AS_SHOWN = "not_as_shown"  # the sentences were not kept when they were accepted
    NOT_ASKED = "not_asked"  # a consumer who was not asked to begin within the 14 days
    CAME_BACK = "came_back"  # a mail to the client
    NOT_KNOWN_TO_ARRIVE = "not_known_to_arrive"
    NOT_TOLD = "not_told"  # of the fee, in writing
    NO_CHECK_IN = "no_check_in"
    CHECK_IN_LOST = "check_in_lost"
    ATTENDANCE_UNSAID = "attendance_unsaid"  # nobody said that they came
    OBJECTED = "objected"


class Advice(StrEnum):
    """What the host should know before they answer. Those of `_LOST` say: accept it."""

    FILLED = "filled"
    BY_HOST = "by_host"
    WITHDRAWN = "withdrawn"
    LET_GO = "let_go"  # the policy, or the host's own decision, asked for nothing
    OWED = "owed"  # a refund that is still under way
    REFUNDED = "refunded"
    EXCUSED = "excused"
    INQUIRY = "inquiry"
    WARNING = "warning"
    WITHDRAWN_MONEY = "withdrawn_money"
    ONCE = "once"


_LOST = frozenset({Advice.FILLED, Advice.BY_HOST, Advice.WITHDRAWN, Advice.LET_GO, Advice.OWED})


@dataclass(frozen=True)
class Defence:
    """`accept`: whether it is as good as lost, and rightly so."""

    dispute: Dispute
    accept: bool
    advice: tuple[Advice, ...]
    missing: tuple[Gap, ...]
    fields: tuple[Field, ...]


def defence(filed: Filed, dispute: Dispute, *, filled: bool) -> Defence:
    """`filled`: somebody else has had the time."""
    advice = tuple(_advice(filed.booking, dispute, filled))
    return Defence(
        dispute,
        not _LOST.isdisjoint(advice),
        advice,
        tuple(_missing(filed)),
        fields(dispute.reason) if dispute.case is not Case.WARNING else (),
    )


def fields(reason: str) -> tuple[Field, ...]:
    """Those that speak to a reason, in the order in which a bank reads them."""
    return (*_WHO, *_BY_REASON.get(reason, _ALL), *_LAST)


def _advice(booking: Booking, dispute: Dispute, filled: bool) -> Iterator[Advice]:
    fee, deposit = booking.fee, booking.deposit
    let_go = fee is not None and (fee.ruling in _KIND or not fee.amount)
    told = {
        Advice.FILLED: filled or bool(fee and fee.filled),
        Advice.BY_HOST: booking.is_cancelled and booking.cancelled_by is Actor.HOST,
        Advice.WITHDRAWN: booking.withdrawn is not None,
        Advice.LET_GO: let_go,
        Advice.OWED: bool(owed_back(booking)),
        Advice.REFUNDED: bool(deposit.refunded),
        Advice.EXCUSED: booking.is_excused,
        Advice.INQUIRY: dispute.case is Case.INQUIRY,
        Advice.WARNING: dispute.case is Case.WARNING,
        Advice.WITHDRAWN_MONEY: dispute.case is Case.CHARGEBACK,
        Advice.ONCE: dispute.case is not Case.WARNING,
    }
    return (one for one, holds in told.items() if holds)


_KIND = (Ruling.WAIVE, Ruling.UNHEARD)


def _missing(filed: Filed) -> Iterator[Gap]:
    booking = filed.booking
    consent, fee, asked = booking.consent, booking.fee, booking.check_in
    mails = [mail for mail in filed.mails if not Mail(mail.name).is_for_host]
    missed = booking.status is Status.NO_SHOW
    said = any(event.what is What.ATTENDED and event.actor is Actor.HOST for event in filed.events)
    found = {
        Gap.NO_IP: not consent.ip,
        Gap.NOT_AS_SHOWN: not consent.text,
        Gap.NOT_ASKED: consent.express_wish is None and not consent.business,
        Gap.CAME_BACK: any(mail.came_back for mail in mails),
        Gap.NOT_KNOWN_TO_ARRIVE: not any(mail.delivered for mail in mails),
        Gap.NOT_TOLD: fee is not None and fee.noticed is None,
        Gap.NO_CHECK_IN: missed and asked is None,
        Gap.CHECK_IN_LOST: missed and asked is not None and asked.sent is None,
        Gap.ATTENDANCE_UNSAID: booking.status is Status.ATTENDED and not said,
        Gap.OBJECTED: booking.has_said(Word.OBJECTION, Word.ABSENT, Word.CANNOT_GET_IN),
    }
    return (gap for gap, holds in found.items() if holds)
