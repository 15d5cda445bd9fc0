"""A booking on its way, step by step, without anything outside: the bank says yes or no here."""

from datetime import datetime, timedelta
from typing import Any

from showup.domain import changing, confirming, holding, missing
from showup.domain.booking import Booking
from showup.domain.choices import FirstLapse
from showup.domain.claims import Page
from showup.domain.decision import Decision
from showup.domain.deposit import Card, DepositState, Hold
from showup.domain.lapses import Record
from showup.domain.settings import Settings
from showup.domain.tasks import Kind, Mail, Task
from showup.domain.terms import HOLD_LIVES
from tests.builders import NOW, START, a_booking, some_settings, with_terms

CARD = Card("visa", "4242")
NOBODY = Record("somebody")
LAPSED = NOBODY.with_lapse(NOW - timedelta(days=100))
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
PLAN = some_settings().plan
CHARGING = with_terms(some_settings(), first_lapse=FirstLapse.CHARGED)


def a_hold(placed: datetime, intent: str = "pi_1", lives: timedelta = HOLD_LIVES) -> Hold:
    return Hold(intent, placed, placed + lives)


def a_saved(settings: Settings | None = None, **changes: Any) -> Booking:
    """The card is saved: confirmed, unless a hold was due already."""
    settings = settings or some_settings()
    now = changes.get("now", NOW)
    pending = a_booking(settings, **changes)
    return confirming.card_saved(pending, "cus_1", "pm_1", CARD, settings.plan, now).booking


def a_held(settings: Settings | None = None, **changes: Any) -> Booking:
    """Confirmed, and its hold placed when it was due."""
    settings = settings or some_settings()
    saved = a_saved(settings, **changes)
    assert saved.deposit.hold_at is not None, "a booking with a deposit"
    placed = max(saved.deposit.hold_at, changes.get("now", NOW))
    return holding.hold_placed(saved, a_hold(placed), settings.plan, placed).booking


def a_refused(settings: Settings | None = None, **changes: Any) -> Booking:
    """Confirmed, and the bank said no when the hold was due."""
    saved = a_saved(settings, **changes)
    assert saved.deposit.hold_at is not None, "a booking with a deposit"
    return holding.hold_refused(saved, "insufficient_funds", saved.deposit.hold_at).booking


def given_up_late() -> Booking:
    """An hour after the last free moment, where no first lapse is forgiven."""
    return cancelling(a_held(CHARGING), START - 47 * HOUR).booking


def missed(settings: Settings | None = None) -> Booking:
    """Asked, waited for, and noted; where no first lapse is forgiven, unless `settings` say so."""
    asked = missing.missing(a_held(settings or CHARGING), START + MINUTE).booking
    return missing.no_show(asked, NOBODY, PLAN, START + 30 * MINUTE).booking


def moving(
    booking: Booking,
    new: datetime,
    now: datetime,
    record: Record = NOBODY,
    settings: Settings | None = None,
    **more: Any,
) -> Decision:
    settings = settings or some_settings()
    return changing.move(booking, record, new, empty_pages(), settings, now, **more)


def cancelling(booking: Booking, now: datetime, record: Record = NOBODY, **more: Any) -> Decision:
    return changing.cancel(booking, record, PLAN, now, **more)


def empty_pages() -> tuple[Page, ...]:
    return tuple(Page(NOW.date() + n * DAY) for n in range(-1, 70))


def state(decision: Decision) -> DepositState:
    return decision.booking.deposit.state


def of_kind(decision: Decision, kind: Kind) -> list[Task]:
    return [task for task in decision.tasks if task.kind is kind]


def mails(decision: Decision) -> list[Mail]:
    return [Mail(task.about) for task in of_kind(decision, Kind.MAIL)]


def the_mail(decision: Decision, mail: Mail) -> Task:
    (task,) = [task for task in of_kind(decision, Kind.MAIL) if task.about == mail]
    return task
