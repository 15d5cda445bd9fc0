"""How the deposit is asked for goes with what is to become of it."""

from pathlib import Path

import pytest

from infra.settings import load
from showup.domain.choices import Mode, Prepaid
from tests.infra.settings.pages import EVERYDAY, a_site, messages, rows

CREDIT = rows(
    "until: 48 h, cancel: '100%, credit within 3 days', move: '100%, free within 3 days'",
    "until: start, cancel: 100%, move: 100%",
)
NAME_IT = (
    'write a line "prepaid_as: zadatek" (you may keep it as your rows say; if you let the client '
    'down, you give it back twice) or "prepaid_as: zaliczka" (it goes back, whoever gives up)'
)


def also(lines: str) -> tuple[str, str]:
    """The change that puts these lines from line 7 on."""
    return "wait: 15 min", f"wait: 15 min\n{lines}"


REFUSED = [
    (
        [also("mode: prepay")],
        '7: mode: with "prepay" money is handed over in advance, and the policy has to say what '
        f"it is in law; {NAME_IT}",
    ),
    (
        [also("mode: both")],
        '7: mode: with "both" money is handed over in advance, and the policy has to say what '
        f"it is in law; {NAME_IT}",
    ),
    (
        [also("mode: prepay\nprepaid_as: zaliczka\nno_show: free")],
        "8: prepaid_as: a zaliczka goes back whoever gives up, and the notice keeps some of it; "
        'write "zadatek"; or keep nothing: "no_show: free", and under notice one row '
        '"{until: start, cancel: free, move: free}"',
    ),
    (
        [
            also("mode: prepay\nprepaid_as: zaliczka"),
            rows("until: start, cancel: free, move: free"),
        ],
        "8: prepaid_as: a zaliczka goes back whoever gives up, and whoever does not come loses "
        'some of it; write "zadatek"; or keep nothing: "no_show: free", and under notice one row '
        '"{until: start, cancel: free, move: free}"',
    ),
    (
        [also("mode: card"), CREDIT],
        "5: notice.1.cancel: only a deposit that was paid can stay as a credit, and the mode is "
        '"card"; write "mode: prepay", or here "free" or what cancelling costs',
    ),
    (
        [also("mode: both\nprepaid_as: zadatek"), CREDIT],
        "5: notice.1.cancel: only a deposit that was paid can stay as a credit, and the mode is "
        '"both"; write "mode: prepay", or here "free" or what cancelling costs',
    ),
    (
        [also("mode: card\nafter: part_payment")],
        '8: after: with the mode "card" there is no money that could be part of the price; '
        'write "release", or delete the line',
    ),
    (
        [also("mode: none\nafter: part_payment")],
        '8: after: with the mode "none" there is no money that could be part of the price; '
        'write "release", or delete the line',
    ),
    (
        [rows("until: start, cancel: 100%, move: 100%")],
        "4: notice: cancelling is never free, so there is no last free moment that a hold could "
        'be placed before; begin with a row "{until: 48 h, cancel: free, move: free}"',
    ),
    (
        [also("moves: 0")],
        '7: moves: "0" lets nobody move a booking, and a late move is to be free for a new date '
        'within 3 days; write at least "1", or write "rebook_within: 0 days"',
    ),
    (
        [
            also("moves: 0"),
            rows(
                "until: 48 h, cancel: free, move: free",
                "until: start, cancel: 100%, move: '100%, free within 1 day'",
            ),
        ],
        '8: moves: "0" lets nobody move a booking, and a late move is to be free for a new date '
        'within 1 day; write at least "1", or take "within" out of the rows of notice',
    ),
    (
        [also("moves: 0\nmode: prepay\nprepaid_as: zadatek"), CREDIT],
        '8: moves: "0" lets nobody move a booking, and a deposit is to stay as a credit for a new '
        'date within 3 days; write at least "1", or take "within" out of the rows of notice',
    ),
]


@pytest.mark.parametrize(("changes", "sentence"), REFUSED)
def test_a_mode_that_does_not_go_with_the_rest_is_refused(
    tmp_path: Path, changes: list[tuple[str, str]], sentence: str
) -> None:
    assert f"site/policy.md:{sentence}" in messages(a_site(tmp_path, *changes))


@pytest.mark.parametrize(
    "changes",
    [
        [also("mode: prepay\nprepaid_as: zadatek"), CREDIT],
        [also("mode: both\nprepaid_as: zadatek\nafter: part_payment")],
        [
            also("mode: prepay\nprepaid_as: zaliczka\nno_show: free"),
            rows("until: start, cancel: free, move: free"),
        ],
        [
            also("mode: prepay\nprepaid_as: zadatek"),
            rows("until: start, cancel: 100%, move: 100%"),
        ],
        [also("mode: card"), rows("until: start, cancel: 100%, move: 100%")],
        [("free_until: 48 h", "free_until: 0 h")],
        [(EVERYDAY, "free_until: 48 h\nrebook_within: 0 days\nmoves: 0\n")],
    ],
)
def test_a_mode_that_goes_with_the_rest_is_taken(
    tmp_path: Path, changes: list[tuple[str, str]]
) -> None:
    assert load(a_site(tmp_path, *changes))


def test_the_two_words_of_the_law_are_read(tmp_path: Path) -> None:
    root = a_site(tmp_path, also("mode: prepay\nprepaid_as: zadatek"))
    terms = load(root).policy.terms
    assert (terms.mode, terms.prepaid_as) == (Mode.PREPAY, Prepaid.ZADATEK)
