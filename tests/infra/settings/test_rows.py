"""The rows of notice: how they are written, and in which order."""

from datetime import timedelta
from pathlib import Path

import pytest

from infra.settings import load
from showup.domain.consequences import FREE, NOTHING, Base, Consequence, Row
from showup.domain.terms import Terms
from tests.infra.settings.pages import a_site, messages, rows

FIRST = "until: 48 h, cancel: free, move: free"
LAST = "until: start, cancel: 100%, move: 100%"

REFUSED = [
    (
        [FIRST, "until: 50 h, cancel: 50%, move: 50%", LAST],
        '6: notice.2.until: "50 h" comes before "48 h", which ends the row above; '
        'go from the earliest to the last, which ends at "start"',
    ),
    (
        [FIRST, "until: 2 days, cancel: 50%, move: 50%", LAST],
        '6: notice.2.until: a row until "48 h" is there already; put the two together',
    ),
    (
        [FIRST, "until: 24 h, cancel: 50%, move: 50%"],
        '6: notice.2.until: is the last row, and does not end at the start; write "start"',
    ),
    (
        [LAST, FIRST],
        '6: notice.2.until: "48 h" comes before "start", which ends the row above; '
        'go from the earliest to the last, which ends at "start"',
    ),
    (
        [FIRST, "until: start, cancel: most, move: 100%"],
        '6: notice.2.cancel: "most" does not say what that costs; write for example "free", '
        '"50%", "25% of the price" or "40", or "100%, credit within 3 days"',
    ),
    (
        [FIRST, "until: start, cancel: 100%, move: '100%, credit within 3 days'"],
        '6: notice.2.move: "100%, credit within 3 days" speaks of "credit", which is not for this '
        'step; write "100%, free within 3 days"',
    ),
    (
        [FIRST, "until: start, cancel: 100%, move: '100%, free within 0 days'"],
        '6: notice.2.move: "0 days" spares it never; write the cost alone, or at least 1 day',
    ),
    (
        [FIRST, "until: start, cancel: 100%, move: '0%, free within 3 days'"],
        '6: notice.2.move: there is nothing to spare where nothing is asked; write "free"',
    ),
    (
        [FIRST, "until: start, cancel: 101%, move: 100%"],
        '6: notice.2.cancel: "101%" does not say what that costs; write for example "free", '
        '"50%", "25% of the price" or "40", or "100%, credit within 3 days"',
    ),
    (
        [FIRST, "until: start, cancel: 100%"],
        '6: notice.2.move: is missing; write for example "free" or "50%"',
    ),
    (
        [FIRST, "until: start, cancel: 100%, move: 100%, save: yes"],
        '6: notice.2.save: "yes" does not say whether a meeting can be saved; write "free" or "no"',
    ),
    (
        [FIRST, "until: start, cancel: 100%, moved: 100%, move: 100%"],
        '6: notice.2.moved: is not a key that is known here; write "move"',
    ),
]


@pytest.mark.parametrize(("lines", "sentence"), REFUSED)
def test_a_row_that_says_nothing_sound_is_told_at_its_line(
    tmp_path: Path, lines: list[str], sentence: str
) -> None:
    assert messages(a_site(tmp_path, rows(*lines))) == [f"site/policy.md:{sentence}"]


def test_a_list_without_a_row_is_refused(tmp_path: Path) -> None:
    old, _ = rows()
    assert messages(a_site(tmp_path, (old, "notice: []\n"))) == [
        "site/policy.md:4: notice: there is no row; "
        'write at least one, which ends at the start: "start"'
    ]


def test_the_two_forms_are_not_mixed(tmp_path: Path) -> None:
    old, new = rows(FIRST, LAST)
    assert messages(a_site(tmp_path, (old, f"{new}free_until: 48 h\n"))) == [
        "site/policy.md:7: free_until: says what the rows of notice say already; "
        "delete this line, or notice"
    ]


def test_a_slip_in_the_notice_of_the_other_page_is_told_there(tmp_path: Path) -> None:
    """Both pages have a key of that name."""
    root = a_site(tmp_path, rows(FIRST, LAST), ("buffer: 10 min", "notice: 60 days"))
    assert messages(root) == [
        'site/book.md:12: notice: "60 days" is not less than ahead, so nothing could be booked; '
        "make notice shorter, or ahead longer"
    ]


def test_rows_say_all_that_a_policy_can(tmp_path: Path) -> None:
    root = a_site(
        tmp_path,
        rows(
            FIRST,
            "until: 24 h, cancel: 25% of the price, move: '60, free within 5 days'",
            "until: start, cancel: 60, move: 100%, save: no",
        ),
    )
    assert load(root).policy.terms.notice == (
        Row(timedelta(hours=48), FREE, FREE),
        Row(
            timedelta(hours=24),
            Consequence(25, Base.PRICE),
            Consequence(fixed=6000, within=5),
        ),
        Row(NOTHING, Consequence(fixed=6000), Consequence(100), save=False),
    )


def test_the_everyday_lines_are_two_rows(tmp_path: Path) -> None:
    everyday = rows(FIRST, "until: start, cancel: 100%, move: '100%, free within 3 days'")
    assert load(a_site(tmp_path, everyday)).policy.terms == Terms()


@pytest.mark.parametrize("nothing", ["free", "0", "0%", "0% of the price"])
def test_what_costs_nothing_is_free_however_it_is_written(tmp_path: Path, nothing: str) -> None:
    root = a_site(tmp_path, rows(f"until: 48 h, cancel: {nothing}, move: {nothing}", LAST))
    assert load(root).policy.terms.notice[0] == Row(timedelta(hours=48), FREE, FREE)
