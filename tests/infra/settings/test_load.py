"""What a sound front matter says, and what it leaves to the defaults."""

from dataclasses import fields
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from infra.settings import load
from infra.settings.keys import KEYS
from showup.domain.choices import After, Buyers, Filled, FirstLapse, Mode, Prepaid, Rebook, Silence
from showup.domain.consequences import NOTHING, Base, Consequence, Deposit, Row
from showup.domain.money import Money
from showup.domain.settings import Before, Meet, Span
from showup.domain.terms import Terms
from tests.infra.settings.pages import POLICY, a_site

NINE_TO_FIVE = (Span(time(9), time(17)),)


def test_five_everyday_lines_are_the_default_terms(tmp_path: Path) -> None:
    policy = load(a_site(tmp_path)).policy
    assert policy.terms == Terms()
    assert policy.effective == date(2026, 11, 23)


def test_every_term_has_its_key(tmp_path: Path) -> None:
    lines = """\
mode: both
deposit: 60.50
deposits: {first-talk: 40 min}
known: none
known_after: 2
after: part_payment
prepaid_as: zadatek
notice:
  - until: 1 day 6 h
    cancel: free
    move: free
  - {until: start, cancel: 25% of the price, move: "40, free within 1 day", save: no}
rebook_means: takes_place
moves: 1
undo: 1 h 30 min
wait: 20 min
wait_more: 5 min
no_show: 40
host_wait: 10 min
decide_after: 30 h
silence: lets_go
first_lapse: charged
filled: halved
clients: both
hold_before: 12 h
"""
    everyday = POLICY.split("2026-11-23\n")[1].split("---")[0]
    assert load(a_site(tmp_path, (everyday, lines))).policy.terms == Terms(
        mode=Mode.BOTH,
        deposit=Deposit(fixed=6050),
        deposits={"first-talk": Deposit(minutes=40)},
        known=Deposit(fixed=0),
        known_after=2,
        after=After.PART_PAYMENT,
        prepaid_as=Prepaid.ZADATEK,
        notice=(
            Row(timedelta(hours=30)),
            Row(
                NOTHING,
                Consequence(25, Base.PRICE),
                Consequence(fixed=4000, within=1),
                save=False,
            ),
        ),
        rebook_means=Rebook.TAKES_PLACE,
        moves=1,
        undo=timedelta(minutes=90),
        wait=timedelta(minutes=20),
        wait_more=timedelta(minutes=5),
        no_show=Consequence(fixed=4000),
        host_wait=timedelta(minutes=10),
        decide_after=timedelta(hours=30),
        silence=Silence.LETS_GO,
        first_lapse=FirstLapse.CHARGED,
        filled=Filled.HALVED,
        clients=Buyers.BOTH,
        hold_before=timedelta(hours=12),
    )


def test_no_term_is_without_a_key() -> None:
    """And no key without a term, but for the date and the everyday form of notice."""
    names = set(KEYS["site/policy.md"]) - {"effective", "free_until", "rebook_within"}
    assert names == {field.name for field in fields(Terms)}


def test_the_host_is_who_the_home_page_says(tmp_path: Path) -> None:
    host = load(a_site(tmp_path)).host
    assert (host.name, host.email, host.sender) == (
        "A host",
        "hello@example.com",
        "bookings@example.com",
    )
    assert (host.currency, host.timezone, host.locales) == ("PLN", "Europe/Warsaw", ("en", "pl"))
    assert (host.phone, host.address, host.tax_number) == ("+48 600 100 200", "", "")


def test_without_a_sender_mails_come_from_the_host(tmp_path: Path) -> None:
    assert load(a_site(tmp_path, ("  sender: bookings@example.com\n", ""))).host.sender == (
        "hello@example.com"
    )


def test_a_service_has_its_names_price_and_ways_to_meet(tmp_path: Path) -> None:
    service = load(a_site(tmp_path)).services[0]
    assert (service.id, service.minutes, service.price) == ("first-talk", 50, Money(12000, "PLN"))
    assert service.names == {"en": "First talk", "pl": "Pierwsza rozmowa"}
    assert service.meet == (Meet.VIDEO, Meet.PHONE)


def test_one_name_serves_all_languages(tmp_path: Path) -> None:
    root = a_site(tmp_path, ("{en: First talk, pl: Pierwsza rozmowa}", "Mentoring"))
    assert load(root).services[0].names == {"en": "Mentoring", "pl": "Mentoring"}


def test_a_currency_without_decimals_has_none(tmp_path: Path) -> None:
    root = a_site(tmp_path, ("currency: PLN", "currency: JPY"), ("price: 120", "price: 9000"))
    assert load(root).services[0].price == Money(9000, "JPY")


def test_hours_are_spans_by_weekday(tmp_path: Path) -> None:
    assert load(a_site(tmp_path)).hours.week == {
        **dict.fromkeys(range(1, 6), NINE_TO_FIVE),
        6: (Span(time(9), time(12)), Span(time(13), time(15))),
    }


@pytest.mark.parametrize(
    ("written", "spans"),
    [
        ("09:00-17:00", NINE_TO_FIVE),
        ("9:00 – 17:00", NINE_TO_FIVE),
        ('"9:00-17:00"', NINE_TO_FIVE),
        ("18:00-24:00", (Span(time(18), time(0)),)),
        ("0:00-24:00", (Span(time(0), time(0)),)),
        ("[13:00-15:00, 9:00-13:00]", (Span(time(9), time(13)), Span(time(13), time(15)))),
    ],
)
def test_a_day_is_written_in_several_ways(
    tmp_path: Path, written: str, spans: tuple[Span, ...]
) -> None:
    root = a_site(tmp_path, ("mon-fri: 9:00-17:00", f"mon: {written}"))
    assert load(root).hours.week[1] == spans


@pytest.mark.parametrize("written", ["closed", "[]"])
def test_a_closed_day_is_not_in_the_week(tmp_path: Path, written: str) -> None:
    root = a_site(tmp_path, ("sat: [9:00-12:00, 13:00-15:00]", f"sat: {written}"))
    assert sorted(load(root).hours.week) == [1, 2, 3, 4, 5]


def test_a_buffer_is_kept_after_a_meeting_or_on_both_sides(tmp_path: Path) -> None:
    after = load(a_site(tmp_path, ("buffer: 10 min", "buffer: 20 min"))).hours
    assert (after.buffer_before, after.buffer_after) == (timedelta(0), timedelta(minutes=20))
    both = load(a_site(tmp_path, ("buffer: 10 min", "buffer: {before: 5 min, after: 0 min}")))
    assert both.hours.buffer_before == timedelta(minutes=5)
    assert both.hours.buffer_after == timedelta(0)


def test_moments_before_a_meeting_are_by_the_calendar_or_elapsed(tmp_path: Path) -> None:
    changes = ("[4 days before at 18:00]", "[5 days before at 8:30, 100 h before]")
    plan = load(a_site(tmp_path, changes)).plan
    assert plan.reminders == (Before(days=5, at=time(8, 30)), Before(hours=100))
    assert plan.meeting_link == Before(hours=48)


def test_reminders_have_a_kind_default(tmp_path: Path) -> None:
    lines = ("reminders: [4 days before at 18:00]\nmeeting_link: 2 days before\n", "")
    assert load(a_site(tmp_path / "without", lines)).plan == load(a_site(tmp_path)).plan
