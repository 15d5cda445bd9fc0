"""What can be seen only when all of it is read: promises that could not be kept are refused."""

from datetime import timedelta
from pathlib import Path

import pytest

from infra.settings import load
from infra.settings.reminders import MARGIN
from tests.infra.settings.pages import a_site, messages

REFUSED = [
    (
        [("minutes: 50", "minutes: 600")],
        "site/book.md:5: services.first-talk.minutes: 600 min fit into no opening of the week; "
        "make it shorter, or an opening longer",
    ),
    (
        [("  phone: I call the number that you leave\n", "")],
        'site/book.md:15: places.phone: a service is offered by "phone", and nobody is told '
        "where; write the link, the number or the address, or take it out of `meet`",
    ),
    (
        [("buffer: 10 min", "notice: 60 days")],
        'site/book.md:12: notice: "60 days" is not less than ahead, so nothing could be '
        "booked; make notice shorter, or ahead longer",
    ),
    (
        [("[4 days before at 18:00]", "[8:00]")],
        'site/book.md:13: reminders.1: "8:00" is not a moment before the meeting; '
        'write for example "4 days before at 18:00" or "72 h before"',
    ),
    (
        [("[4 days before at 18:00]", "[2 days before at 8:00]")],
        "site/book.md:13: reminders: for a meeting on Monday at 9:00 the first reminder comes "
        "only 60 min before the last free moment; let one come at least 12 h before it, "
        'for example "4 days before at 18:00"',
    ),
    (
        [("[4 days before at 18:00]", "[1 day before at 18:00]")],
        "site/book.md:13: reminders: for a meeting on Monday at 9:00 the first reminder comes "
        "33 h after the last free moment; let one come at least 12 h before it, "
        'for example "4 days before at 18:00"',
    ),
    (
        [("[4 days before at 18:00]", "[4 days before at 18:00, 24 h before]")],
        "site/book.md:13: reminders: for a meeting on Monday at 9:00 the last reminder comes "
        "24 h after the last free moment; "
        "take it out, or let it come while cancelling is still free",
    ),
]


@pytest.mark.parametrize(("changes", "sentence"), REFUSED)
def test_a_promise_that_could_not_be_kept_is_refused(
    tmp_path: Path, changes: list[tuple[str, str]], sentence: str
) -> None:
    assert messages(a_site(tmp_path, *changes)) == [sentence]


def test_a_reminder_exactly_at_the_margin_is_early_enough(tmp_path: Path) -> None:
    assert timedelta(hours=12) == MARGIN
    root = a_site(tmp_path, ("[4 days before at 18:00]", "[60 h before]"))
    assert load(root).plan.reminders[0].hours == 60


def test_a_reminder_in_the_last_free_minute_is_the_latest(tmp_path: Path) -> None:
    root = a_site(tmp_path, ("[4 days before at 18:00]", "[60 h before, 48 h before]"))
    assert len(load(root).plan.reminders) == 2


def test_one_opening_at_night_is_enough_to_refuse_a_plan(tmp_path: Path) -> None:
    root = a_site(
        tmp_path,
        ("sun: closed", "sun: 5:00-6:00"),
        ("[4 days before at 18:00]", "[3 days before at 18:00]"),
    )
    assert messages(root) == [
        "site/book.md:13: reminders: for a meeting on Sunday at 5:00 the first reminder comes "
        "only 11 h before the last free moment; let one come at least 12 h before it, "
        'for example "4 days before at 18:00"'
    ]


def test_a_free_service_stands_beside_a_fixed_deposit(tmp_path: Path) -> None:
    free = "  - {id: hello, name: Hello, minutes: 25, price: 0, meet: phone}\nhours:\n"
    root = a_site(tmp_path, ("deposit: 50%", "deposit: 60"), ("hours:\n", free))
    assert [service.price.amount for service in load(root).services] == [12000, 0]
