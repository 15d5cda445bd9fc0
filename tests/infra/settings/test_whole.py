"""What can be seen only when all of it is read: promises that could not be kept are refused."""

from datetime import timedelta
from pathlib import Path

import pytest

from infra.settings import SettingsError, load
from infra.settings.reminders import MARGIN
from infra.settings.windows import TO_DECLARE
from showup.domain.terms import CAPTURE_MARGIN, HOLD_LIVES
from tests.infra.settings.pages import a_site

EARLY = ("[4 days before at 18:00]", "[9 days before at 18:00]")

REFUSED = [
    (
        [("deposit: 50%", "deposit: 150")],
        'site/policy.md:3: deposit: "150" is more than "first-talk" costs (120 PLN); '
        'write at most "120", or a percentage such as "50%"',
    ),
    (
        [("minutes: 50", "minutes: 10")],
        'site/policy.md:6: wait: you would wait 15 min for a meeting of 10 min ("first-talk"); '
        'write at most "10 min"',
    ),
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
        [("free_until: 48 h", "free_until: 62 h"), EARLY],
        "site/policy.md:4: free_until: the deposit cannot be held for so long: "
        "24 h (hold_before) + 62 h (free_until) + 15 min (wait) + 10 min (wait_more) "
        "+ 2 h (to say that nobody came) + 24 h (decide_after) + 2 h (to take the fee) "
        "= 114 h 25 min, "
        "but the shortest hold lives 114 h; "
        "shorten free_until, hold_before or decide_after by 25 min",
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


def messages(root: Path) -> list[str]:
    with pytest.raises(SettingsError) as error:
        load(root)
    return str(error.value).splitlines()


@pytest.mark.parametrize(("changes", "sentence"), REFUSED)
def test_a_promise_that_could_not_be_kept_is_refused(
    tmp_path: Path, changes: list[tuple[str, str]], sentence: str
) -> None:
    assert messages(a_site(tmp_path, *changes)) == [sentence]


def test_the_longest_window_that_fits_leaves_two_hours_to_declare(tmp_path: Path) -> None:
    root = a_site(tmp_path, ("free_until: 48 h", "free_until: 61 h 35 min"), EARLY)
    terms = load(root).policy.terms
    waits = terms.wait + terms.wait_more
    ends = terms.hold_before + terms.free_until + waits + TO_DECLARE + terms.decide_after
    assert ends + CAPTURE_MARGIN == HOLD_LIVES


def test_without_a_hold_the_window_is_as_long_as_the_host_likes(tmp_path: Path) -> None:
    root = a_site(tmp_path, ("free_until: 48 h", "free_until: 7 days\nmode: none"), EARLY)
    assert load(root).policy.terms.free_until == timedelta(days=7)


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
    free = "  - {id: hello, name: Hello, minutes: 20, price: 0, meet: phone}\nhours:\n"
    root = a_site(tmp_path, ("deposit: 50%", "deposit: 60"), ("hours:\n", free))
    assert [service.price.amount for service in load(root).services] == [12000, 0]
