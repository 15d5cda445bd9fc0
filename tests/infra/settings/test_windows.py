"""A hold lives long enough for what is promised, and nobody waits longer than the meeting lasts."""

from datetime import timedelta
from pathlib import Path

import pytest

from infra.settings import load
from infra.settings.windows import TO_DECLARE
from showup.domain.terms import CAPTURE_MARGIN, HOLD_LIVES
from tests.infra.settings.pages import EVERYDAY, a_site, messages, rows

EARLY = ("[4 days before at 18:00]", "[9 days before at 18:00]")
THREE_ROWS = rows(
    "until: 6 days, cancel: free, move: free",
    "until: 62 h, cancel: free, move: 100%",
    "until: start, cancel: 100%, move: 100%",
)
LONG_DAY = ("mon-fri: 9:00-17:00", "mon-fri: 9:00-21:00")

REFUSED = [
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
        [THREE_ROWS, EARLY],
        "site/policy.md:6: notice.2.until: the deposit cannot be held for so long: "
        "24 h (hold_before) + 62 h (the last free row) + 15 min (wait) + 10 min (wait_more) "
        "+ 2 h (to say that nobody came) + 24 h (decide_after) + 2 h (to take the fee) "
        "= 114 h 25 min, "
        "but the shortest hold lives 114 h; "
        "shorten the last free row, hold_before or decide_after by 25 min",
    ),
    (
        [
            ("free_until: 48 h", "free_until: 56 h"),
            ("minutes: 50", "minutes: 540"),
            EARLY,
            LONG_DAY,
        ],
        "site/policy.md:4: free_until: the deposit cannot be held for so long: "
        '24 h (hold_before) + 56 h (free_until) + 9 h (the meeting "first-talk") '
        "+ 24 h (decide_after) + 2 h (to take the fee) = 115 h, "
        "but the shortest hold lives 114 h; "
        "shorten free_until, hold_before or decide_after by 60 min",
    ),
    (
        [("minutes: 50", "minutes: 10"), ("wait: 15 min", "wait: 15 min\nhost_wait: 5 min")],
        'site/policy.md:6: wait: you would wait 15 min for a meeting of 10 min ("first-talk"); '
        'write at most "10 min"',
    ),
    (
        [("wait: 15 min", "wait: 15 min\nhost_wait: 51 min")],
        "site/policy.md:7: host_wait: your client would wait 51 min for you in a meeting of "
        '50 min ("first-talk"); write at most "50 min"',
    ),
]


@pytest.mark.parametrize(("changes", "sentence"), REFUSED)
def test_a_stretch_that_does_not_fit_is_refused_with_the_sum(
    tmp_path: Path, changes: list[tuple[str, str]], sentence: str
) -> None:
    assert messages(a_site(tmp_path, *changes)) == [sentence]


def test_both_ways_to_pay_are_held_to_the_window_of_the_hold(tmp_path: Path) -> None:
    both = EVERYDAY, "mode: both\nprepaid_as: zadatek\nfree_until: 62 h\n"
    (sentence,) = messages(a_site(tmp_path, both, EARLY))
    assert sentence.endswith("shorten free_until, hold_before or decide_after by 25 min")


def test_the_longest_window_that_fits_leaves_two_hours_to_declare(tmp_path: Path) -> None:
    root = a_site(tmp_path, ("free_until: 48 h", "free_until: 61 h 35 min"), EARLY)
    terms = load(root).policy.terms
    waits = terms.wait + terms.wait_more
    assert terms.free_until
    ends = terms.hold_before + terms.free_until + waits + TO_DECLARE + terms.decide_after
    assert ends + CAPTURE_MARGIN == HOLD_LIVES


@pytest.mark.parametrize("mode", ["none", "card", "prepay\nprepaid_as: zadatek"])
def test_without_a_hold_the_window_is_as_long_as_the_host_likes(tmp_path: Path, mode: str) -> None:
    root = a_site(tmp_path, ("free_until: 48 h", f"free_until: 7 days\nmode: {mode}"), EARLY)
    assert load(root).policy.terms.free_until == timedelta(days=7)


def test_a_wait_as_long_as_the_meeting_is_the_longest(tmp_path: Path) -> None:
    root = a_site(tmp_path, ("minutes: 50", "minutes: 25"))
    terms = load(root).policy.terms
    assert terms.wait + terms.wait_more == timedelta(minutes=25)
