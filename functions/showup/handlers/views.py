"""From a booking to what goes over the wire, with times in a zone and sentences in a language."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from showup.adapters.answers import says
from showup.adapters.clauses import Clauses
from showup.domain import charging, withdrawing
from showup.domain.booking import Booking, Client
from showup.domain.choices import Mode
from showup.domain.cutoffs import Cutoff
from showup.domain.deposit import CheckoutMode, DepositState
from showup.domain.offers import Offers
from showup.domain.questions import Answer, No
from showup.domain.refunding import owed_otherwise
from showup.domain.terms import Clause
from showup.domain.versions import Version
from showup.handlers.wire import (
    AcceptedOut,
    BookingOut,
    ClauseOut,
    ClientOut,
    CostOut,
    OffersOut,
    PaymentOut,
    PolicyOut,
    PreviewOut,
    QuestionOut,
    SaidOut,
    ServiceRef,
    WaysOut,
)
from showup.handlers.wire_money import CreditOut, DepositOut, FeeOut
from showup.usecases.viewing import View


def booking_out(view: View, clauses: Clauses) -> BookingOut:
    """In the client's zone."""
    booking = view.booking
    zone = ZoneInfo(booking.timezone)
    cancelling = view.cancelling
    return BookingOut(
        id=booking.id,
        status=booking.status,
        service=ServiceRef(booking.service, booking.service_name, booking.minutes),
        start=booking.start.astimezone(zone),
        end=booking.end.astimezone(zone),
        timezone=booking.timezone,
        host_timezone=booking.host_timezone,
        locale=booking.locale,
        meet=booking.meet,
        place=view.place,
        client=client_out(booking.client),
        price=booking.price,
        deposit=deposit_out(booking, zone, view.mend_until),
        cutoffs=cutoffs_out(booking.cutoffs, zone),
        wait_until=booking.wait_until.astimezone(zone),
        decide_after_hours=booking.terms.decide_after / timedelta(hours=1),
        cancel_now=cost_out(cancelling, booking, clauses, zone) if cancelling else None,
        can=view.can,
        undo_until=in_zone(booking.undo_until, zone) if "undo" in view.can else None,
        payment=payment_out(booking),
        policy=booking.consent.policy,
        moves_left=max(0, booking.terms.moves - booking.moves),
        fee=fee_out(booking, zone, clauses),
        credit=credit_out(booking, zone),
        offers=offers_out(view.offers, zone).offers,
        offers_until=in_zone(view.offers.until, zone),
        is_late=view.is_late,
        urgency=booking.urgency,
        ways=WaysOut(view.ways.meet, view.ways.minutes),
        say=view.say,
        said=said_out(booking, zone),
        asked=in_zone(booking.check_in.asked, zone) if booking.check_in else None,
        cancelled_by=booking.cancelled_by,
        cancelled_why=booking.cancelled_why,
        moved_by=booking.moved_by,
        moved_from=in_zone(booking.moved_from, zone),
        moved_why=booking.moved_why,
        withdraw_until=in_zone(withdrawing.until(booking), zone)
        if "withdraw" in view.can
        else None,
        withdrawn=in_zone(booking.withdrawn, zone),
    )


def policy_out(version: Version, locale: str) -> PolicyOut:
    """In that language, if it was published in it."""
    found, texts = version.text(locale)
    return PolicyOut(
        version.id,
        version.effective,
        version.published_at,
        version.currency,
        version.terms,
        found,
        texts.clauses,
        texts.body,
    )


def accepted_out(booking: Booking, clauses: Clauses) -> AcceptedOut:
    """`clauses`: in the language in which it was accepted."""
    consent = booking.consent
    said = clauses.sentences(booking).items()
    return AcceptedOut(
        consent.policy,
        consent.at.astimezone(ZoneInfo(booking.timezone)),
        consent.locale,
        tuple(ClauseOut(one.number, clauses.title(one), text) for one, text in said),
    )


def preview_out(said: Answer, booking: Booking, clauses: Clauses) -> PreviewOut:
    zone = ZoneInfo(booking.timezone)
    return PreviewOut(
        **msgspec.structs.asdict(cost_out(said, booking, clauses, zone)),
        action=said.question.step,
        cutoffs=cutoffs_out(said.after, zone),
        hold_at=in_zone(said.hold_at, zone),
        word_until=in_zone(said.word_until, zone),
    )


def question_out(
    said: Answer | No, booking: Booking, clauses: Clauses, now: datetime
) -> QuestionOut:
    """Of a booking that nobody has made."""
    return QuestionOut(
        says=says(said, booking, clauses, now),
        at=said.asked.astimezone(ZoneInfo(booking.timezone)),
        answer=preview_out(said, booking, clauses) if isinstance(said, Answer) else None,
        why=said.why if isinstance(said, No) else None,
        deposit=booking.deposit.amount,
        mode=booking.deposit.mode,
    )


def cost_out(said: Answer, booking: Booking, clauses: Clauses, zone: ZoneInfo) -> CostOut:
    """`number` and `sentence` are of the accepted terms; 0 and nothing where no clause speaks."""
    cost, clause, sentence = said.cost, said.cost.clause, ""
    if clause is not Clause.NO_DEPOSIT:
        sentence = clauses.sentence(clause, booking)
    return CostOut(
        cost.amount,
        clause,
        clause.number if sentence else 0,
        sentence,
        says(said, booking, clauses),
        cost.until.astimezone(zone),
        in_zone(said.not_before, zone),
        in_zone(cost.credit_until, zone),
        cost.lost,
    )


def deposit_out(booking: Booking, zone: ZoneInfo, mend_until: datetime | None) -> DepositOut:
    deposit, terms = booking.deposit, booking.terms
    return DepositOut(
        deposit.amount,
        deposit.state,
        deposit.card,
        in_zone(deposit.hold_at, zone),
        deposit.refusal or None,
        deposit.taken,
        deposit.mode,
        terms.after_meeting(deposit.mode),
        terms.prepaid_as if deposit.mode is Mode.PREPAY else None,
        deposit.paid.amount if deposit.paid else None,
        deposit.refunded,
        deposit.flag,
        in_zone(mend_until, zone),
        deposit.unmended,
        in_zone(booking.expires, zone) if deposit.on_its_way else None,
        owed_otherwise(booking) or None,
    )


def credit_out(booking: Booking, zone: ZoneInfo) -> CreditOut | None:
    credit = booking.credit
    if credit is None:
        return None
    return CreditOut(credit.amount, credit.until.astimezone(zone), booking.terms.rebook_means)


def payment_out(booking: Booking) -> PaymentOut | None:
    """Where to go on to, while a card is waited for."""
    checkout = booking.deposit.checkout
    on_its_way = booking.deposit.on_its_way is not None
    if not (booking.is_open or booking.fee_is_unpaid) or on_its_way:
        return None
    if checkout is None or not checkout.url:
        return None
    if checkout.mode is CheckoutMode.PAYMENT:
        is_awaited = booking.deposit.state is DepositState.REFUSED
    else:
        is_awaited = booking.deposit.state is DepositState.AWAITED or bool(booking.deposit.flag)
    if not is_awaited:
        return None
    return PaymentOut(checkout.url, checkout.expires)


def client_out(client: Client) -> ClientOut:
    return ClientOut(client.name, client.email, client.phone)


def fee_out(booking: Booking, zone: ZoneInfo, clauses: Clauses | None = None) -> FeeOut | None:
    """With the sentence of its clause, as it was accepted, where there are `clauses`."""
    fee = booking.fee
    if fee is None:
        return None
    return FeeOut(
        fee.amount,
        fee.clause,
        fee.clause.number,
        fee.not_before.astimezone(zone),
        fee.ruling,
        fee.reason,
        charging.settle_at(booking).astimezone(zone),
        charging.silence_takes(booking),
        clauses.sentence(fee.clause, booking) if clauses else "",
    )


def offers_out(offers: Offers, zone: ZoneInfo) -> OffersOut:
    return OffersOut(
        tuple(start.astimezone(zone) for start in offers.starts), in_zone(offers.until, zone)
    )


def said_out(booking: Booking, zone: ZoneInfo) -> tuple[SaidOut, ...]:
    return tuple(SaidOut(s.at.astimezone(zone), s.word, s.text) for s in booking.said)


def cutoffs_out(cutoffs: Sequence[Cutoff], zone: ZoneInfo) -> tuple[Cutoff, ...]:
    return tuple(
        replace(row, until=row.until.astimezone(zone), credit_until=in_zone(row.credit_until, zone))
        for row in cutoffs
    )


def in_zone(moment: datetime | None, zone: ZoneInfo) -> datetime | None:
    return moment.astimezone(zone) if moment else None
