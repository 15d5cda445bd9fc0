"""Builders with every field defaulted: a test names only what it is about."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from showup.domain.booking import Booking, Client, Consent
from showup.domain.confirming import request
from showup.domain.consequences import everyday
from showup.domain.drafting import Request
from showup.domain.money import Money
from showup.domain.settings import (
    Before,
    Host,
    Hours,
    Meet,
    Plan,
    Policy,
    Service,
    Settings,
    Span,
)
from showup.domain.terms import Terms
from showup.domain.versions import Printed, Texts, Version

WARSAW = ZoneInfo("Europe/Warsaw")
# A Monday, far from any change of the clocks; the meeting is a week and a half later.
NOW = datetime(2026, 11, 16, 11, 0, tzinfo=UTC)
START = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)  # Monday, 9:00 in Warsaw


def a_service(**changes: Any) -> Service:
    return replace(
        Service(
            id="consultation",
            names={"en": "Consultation", "pl": "Konsultacja"},
            minutes=50,
            price=Money(12000, "PLN"),
            meet=(Meet.VIDEO, Meet.PHONE),
        ),
        **changes,
    )


def some_hours(**changes: Any) -> Hours:
    """Monday to Friday, 9 to 17."""
    span = (Span(time(9), time(17)),)
    return replace(Hours(week=dict.fromkeys(range(1, 6), span)), **changes)


def some_settings(**changes: Any) -> Settings:
    host = Host(
        name="A host",
        email="host@example.com",
        sender="bookings@example.com",
        currency="PLN",
        timezone="Europe/Warsaw",
        locales=("en", "pl"),
    )
    return replace(
        Settings(
            host=host,
            policy=Policy("0123456789abcdef", date(2026, 11, 23), Terms()),
            services=(
                a_service(),
                a_service(id="hello", minutes=25, price=Money(0, "PLN"), meet=(Meet.VIDEO,)),
            ),
            hours=some_hours(),
            plan=Plan((Before(days=4, at=time(18)),), Before(hours=48)),
            places={Meet.VIDEO: "https://meet.example.com/room", Meet.PHONE: "I call you"},
        ),
        **changes,
    )


def some_terms(
    free_until: timedelta = timedelta(hours=48), rebook_within: int = 3, **changes: Any
) -> Terms:
    """The everyday form, with other keys beside it; `notice` says the rows one by one."""
    return replace(Terms(notice=everyday(free_until, rebook_within)), **changes)


def with_terms(settings: Settings, **terms: Any) -> Settings:
    """The terms that the settings have, with these keys changed."""
    now = settings.policy.terms
    everyday_ = {
        "free_until": terms.pop("free_until", now.free_until),
        "rebook_within": terms.pop("rebook_within", now.rescue_within),
    }
    notice = terms.pop("notice", None) or everyday(**everyday_)
    policy = replace(settings.policy, terms=replace(now, notice=notice, **terms))
    return replace(settings, policy=policy)


def a_request(settings: Settings | None = None, **changes: Any) -> Request:
    settings = settings or some_settings()
    return replace(
        Request(
            id="booking0000000000001",
            fingerprint="f",
            service=settings.services[0],
            start=START,
            client=Client("A client", "client@example.com", "+48 600 000 000"),
            consent=Consent(settings.policy.id, NOW, "en", "127.0.0.1", express_wish=True),
            locale="en",
            timezone="Europe/Warsaw",
            meet=Meet.VIDEO,
            answers={},
        ),
        **changes,
    )


def a_booking(settings: Settings | None = None, **changes: Any) -> Booking:
    """As it is right after the request: pending."""
    settings = settings or some_settings()
    wish = a_request(settings, start=changes.pop("start", START))
    made = request(wish, settings, [], changes.pop("now", NOW)).booking
    return replace(made, **changes)


def a_version(**changes: Any) -> Version:
    """Of the policy of `some_settings`, with one clause."""
    clause = Printed("in_time", 1, "In time", "You can cancel free of charge.")
    version = Version(
        id="0123456789abcdef",
        effective=date(2026, 11, 23),
        published_at=NOW,
        currency="PLN",
        terms={"deposit": "50%"},
        texts={"en": Texts((clause,), "Why it matters."), "pl": Texts((clause,), "Dlaczego.")},
    )
    return replace(version, **changes)


def hours_of(n: float) -> timedelta:
    return timedelta(hours=n)
