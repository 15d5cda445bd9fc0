"""A booking of which the client's bank has told, and what its host reads of it."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from showup.adapters.clauses import Clauses
from showup.adapters.rebuttal import Rebuttal, rebuttal
from showup.adapters.templates import templates
from showup.adapters.wording import Wording
from showup.domain import disputes
from showup.domain.booking import Booking
from showup.domain.defence import defence
from showup.domain.dispute import Case, Dispute, Stand
from showup.domain.filed import Filed
from showup.domain.money import Money
from showup.domain.settings import Settings

POLICY = "https://host.example/policy/?version=0123456789abcdef"


def a_dispute(now: datetime, **changes: Any) -> Dispute:
    amount, due = Money(6000, "PLN"), now + timedelta(days=7)
    known = Dispute("du_1", Case.CHARGEBACK, Stand.ASKED, "pi", amount, "fraudulent", now, due)
    return replace(known, **changes)


def disputed(booking: Booking, now: datetime, **changes: Any) -> Booking:
    return disputes.seen(booking, a_dispute(now, **changes), now).booking


def the_rebuttal(booking: Booking, settings: Settings, now: datetime) -> Rebuttal | None:
    """Of the last dispute, if there is one, in the host's language."""
    if not booking.disputes:
        return None
    filed, dispute = Filed(booking, (), (), ()), booking.disputes[-1]
    locale = settings.host.locales[0]
    return rebuttal(
        filed,
        defence(filed, dispute, filled=False),
        Clauses(templates(), locale),
        Wording(locale, booking.zone, booking.zone, now),
        settings.host.name,
        POLICY,
    )
