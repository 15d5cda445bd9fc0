"""What a client asks for, and the booking that it would be: with the policy's terms, the deposit as
they leave it, and every cutoff to the minute."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from showup.domain.booking import Booking, Client, Consent, Status
from showup.domain.cards import LeftAgain
from showup.domain.choices import Mode
from showup.domain.cutoffs import Stake, cutoffs
from showup.domain.deposit import BookedDeposit, Checkout, CheckoutMode, DepositState, chosen
from showup.domain.money import Money
from showup.domain.settings import Meet, Service, Settings
from showup.domain.terms import hold_at
from showup.domain.times import MINUTE, ceil_minute

CLAIM = timedelta(minutes=30)
# Stripe's shortest session is 30 minutes by its own clock, so ours asks for one minute more.
CHECKOUT_LIVES = CLAIM + MINUTE


@dataclass(frozen=True)
class Request:
    """What a client asks for. `id` comes from the Idempotency-Key, or is made up."""

    id: str
    fingerprint: str
    service: Service
    start: datetime
    client: Client
    consent: Consent
    locale: str
    timezone: str
    meet: Meet
    answers: dict[str, str]
    expect: int | None = None  # the deposit that the client was shown, in minor units
    again: str = ""  # the earlier booking of whoever was offered this time
    known: bool = False  # they have met the host before, as that booking tells
    pay: str = ""  # how they leave the deposit, where the policy lets them choose
    left: LeftAgain | None = None  # the card of that booking, which they leave for this one


def drafted(wish: Request, settings: Settings, now: datetime) -> Booking:
    """The booking that a request asks for: pending, where a deposit is to come first."""
    terms, zone, start = settings.policy.terms, settings.host.zone, wish.start
    mode = chosen(terms.mode, wish.pay)
    amount = settings.deposit_for(wish.service, known=wish.known)
    pending = bool(amount)
    return Booking(
        id=wish.id,
        status=Status.PENDING if pending else Status.CONFIRMED,
        service=wish.service.id,
        service_name=wish.service.name(wish.locale),
        start=start,
        first_start=start,
        minutes=wish.service.minutes,
        meet=wish.meet,
        price=wish.service.price,
        client=wish.client,
        locale=wish.locale,
        timezone=wish.timezone,
        host_timezone=settings.host.timezone,
        consent=wish.consent,
        terms=terms,
        made=now,
        cutoffs=cutoffs(terms, start, now, Stake(wish.service.price, amount), zone),
        deposit=_deposit(amount, mode, wish, settings, now),
        expires=now + CLAIM if pending else None,
        undo_until=min(ceil_minute(now + terms.undo), start),
        fingerprint=wish.fingerprint,
        again=wish.again,
        answers=wish.answers,
        urgency=wish.service.urgency,
        version=1,
    )


def _deposit(
    amount: Money, mode: Mode, wish: Request, settings: Settings, now: datetime
) -> BookedDeposit:
    if not amount:
        return BookedDeposit(amount, DepositState.NONE, Mode.NONE)
    terms = settings.policy.terms
    due = hold_at(terms, wish.start, settings.host.zone) if mode is Mode.HOLD else None
    if wish.left:
        return BookedDeposit(
            amount, DepositState.SAVED, mode, hold_at=max(now, due) if due else None
        )
    at_checkout = CheckoutMode.PREPAY if mode is Mode.PREPAY else CheckoutMode.SETUP
    return BookedDeposit(
        amount,
        DepositState.AWAITED,
        mode,
        hold_at=max(now, due) if due else None,
        checkout=Checkout(1, at_checkout, now + CHECKOUT_LIVES),
    )
