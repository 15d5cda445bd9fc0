"""A booking that nobody has made: what a visitor may ask about before they decide."""

from dataclasses import replace
from datetime import datetime

from showup.domain.booking import Booking, Client, Consent, Status
from showup.domain.choices import Mode
from showup.domain.deposit import BookedDeposit, DepositState, Hold, Paid
from showup.domain.drafting import Request, drafted
from showup.domain.lapses import Record
from showup.domain.settings import Service, Settings
from showup.domain.terms import HOLD_LIVES


def supposed(
    service: Service,
    start: datetime,
    settings: Settings,
    now: datetime,
    *,
    pay: str = "",
    known: bool = False,
    locale: str = "",
    timezone: str = "",
) -> Booking:
    """As if it were made now, and confirmed, with the deposit held, paid or its card saved."""
    host = settings.host
    locale, timezone = locale or host.locales[0], timezone or host.timezone
    wish = Request(
        id="",
        fingerprint="",
        service=service,
        start=start,
        client=Client("", ""),
        consent=Consent(settings.policy.id, now, locale),
        locale=locale,
        timezone=timezone,
        meet=service.meet[0],
        answers={},
        known=known,
        pay=pay,
    )
    draft = drafted(wish, settings, now)
    deposit = _given(draft.deposit, now)
    return replace(draft, status=Status.CONFIRMED, expires=None, deposit=deposit)


def forgiven_once(now: datetime) -> Record:
    """Of whom nothing is known: what a step costs at most is what it costs somebody whose first
    lapse lies behind them."""
    return Record("", lapses=(now,))


def _given(deposit: BookedDeposit, now: datetime) -> BookedDeposit:
    given = replace(deposit, checkout=None)
    if deposit.mode is Mode.HOLD:
        placed = deposit.hold_at or now
        hold = Hold("", placed, placed + HOLD_LIVES)
        return replace(given, state=DepositState.HELD, hold=hold)
    if deposit.mode is Mode.PREPAY:
        return replace(given, state=DepositState.PAID, paid=Paid("", deposit.amount, now))
    return replace(given, state=DepositState.SAVED) if deposit.amount else given
