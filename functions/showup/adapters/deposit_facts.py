"""What a mail may say of a deposit: how it is asked for, where it is, what goes back of it."""

from dataclasses import dataclass
from datetime import datetime

from showup.adapters.telling import Telling
from showup.domain.booking import Booking
from showup.domain.choices import After, Mode
from showup.domain.closing import owed_by_host
from showup.domain.deposit import Card, DepositState, Unmended
from showup.domain.mending import mend_until
from showup.domain.money import Money
from showup.domain.refunding import owed_back, owed_otherwise

BRANDS = {"amex": "American Express", "jcb": "JCB", "unionpay": "UnionPay"}


@dataclass(frozen=True)
class DepositFacts:
    """`state`, `mode`: see `domain.deposit`. The sums are ready to print."""

    amount: str
    state: str
    mode: str
    hold_at: str  # when the bank sets it aside, if that is still to come
    card: str  # its last digits
    brand: str  # `Visa`
    card_ends: str  # `08/2027`
    flag: str  # what is wrong with it: `removed`, `expires`
    mend_until: str  # by when another card is wanted
    asked: bool  # the host has had the client asked once more
    is_let_go: bool  # the host cancelled, since it was not set aside
    agreed: str  # the sentence by which a card saved before was left once more
    replaced: bool  # the hold stands in for one of an earlier date
    refusal: str
    is_on_its_way: bool  # paid at the client's bank, which has yet to say so
    confirm_by: str  # until when the time is kept for that
    is_prepaid: bool  # paid in advance
    paid_as: str  # what that is in Polish law: `zadatek`, `zaliczka`
    paid_at: str
    is_part: bool  # after the meeting it is part of the price
    price_left: str  # what is to be paid then, besides
    taken: str  # of a hold, or kept of what was paid
    taken_rest: str
    back: str  # all that goes back, or has gone back, of what was paid or taken
    bounced: str  # so much of what was refunded came back from the client's bank
    otherwise: str  # and so much of it the host is still to pay in another way
    kept: str  # what stays with the host for good
    owed: str  # the same again, from a host who gave up a meeting that a zadatek was paid for
    credit: str  # lost, if the days of the credit run out
    credit_rest: str  # what would go back even then
    credit_until: str


def deposit_facts(booking: Booking, telling: Telling) -> DepositFacts:
    deposit, money, exact = booking.deposit, telling.money, telling.exact
    taken, credit, is_prepaid = deposit.taken, booking.credit, _is_prepaid(booking)
    back = _back(booking)
    return DepositFacts(
        amount=money(deposit.amount),
        state=deposit.state.value,
        mode=deposit.mode.value,
        hold_at=exact(_later_hold(booking, telling.now)),
        card=deposit.card.last4 if deposit.card else "",
        brand=_brand(deposit.card),
        card_ends=_card_ends(deposit.card),
        flag=deposit.flag.value if deposit.flag else "",
        mend_until=exact(mend_until(booking, telling.now)),
        asked=deposit.unmended is Unmended.ASK,
        is_let_go=deposit.unmended is Unmended.CANCEL,
        agreed=booking.consent.card,
        replaced=bool(deposit.replaced),
        refusal=deposit.refusal,
        is_on_its_way=deposit.on_its_way is not None,
        confirm_by=exact(booking.expires) if deposit.on_its_way else "",
        is_prepaid=is_prepaid,
        paid_as=booking.terms.prepaid_as.value if is_prepaid and booking.terms.prepaid_as else "",
        paid_at=exact(deposit.paid.at) if deposit.paid else "",
        is_part=booking.terms.after_meeting(deposit.mode) is After.PART_PAYMENT,
        price_left=money(booking.price - deposit.amount),
        taken=money(taken),
        taken_rest=money(deposit.amount - taken) if taken else "",
        back=money(back),
        bounced=money(deposit.bounced),
        otherwise=money(owed_otherwise(booking)),
        kept=money(deposit.paid.amount - back) if deposit.paid else "",
        owed=money(owed_by_host(booking)),
        credit=money(credit.amount) if credit else "",
        credit_rest=money(deposit.amount - credit.amount) if credit else "",
        credit_until=exact(credit.until) if credit else "",
    )


def _card_ends(card: Card | None) -> str:
    return f"{card.exp_month:02}/{card.exp_year}" if card and card.exp_year else ""


def _brand(card: Card | None) -> str:
    """As it stands on the card. https://docs.stripe.com/api/payment_methods/object"""
    if card is None or card.brand == "unknown":
        return ""
    return BRANDS.get(card.brand, card.brand.replace("_", " ").title())


def _is_prepaid(booking: Booking) -> bool:
    return booking.deposit.mode is Mode.PREPAY and booking.deposit.paid is not None


def _back(booking: Booking) -> Money:
    """Whether a refund has gone out by now or goes in a minute, the client reads the same."""
    done, owed = booking.deposit.refunded, owed_back(booking)
    return done + owed if done else owed


def _later_hold(booking: Booking, now: datetime) -> datetime | None:
    due = booking.deposit.hold_at
    awaited = booking.deposit.state in (DepositState.AWAITED, DepositState.SAVED)
    return due if awaited and due and due > now else None
