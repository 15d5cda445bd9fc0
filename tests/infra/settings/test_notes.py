"""What is allowed and worth a second thought is said as a note, and stops nobody."""

from pathlib import Path

import pytest

from infra.settings import check
from tests.infra.settings.pages import EVERYDAY, a_site, rows

ALL = rows("until: 48 h, cancel: free, move: free", "until: start, cancel: 100%, move: 100%")
HALF = rows("until: 48 h, cancel: free, move: free", "until: start, cancel: 50%, move: 50%")
UNFAIR = (
    "3: deposit: a client can lose 100% of a price; with consumers, keeping nearly all of it may "
    "be an unfair term; half the price is usual; ask somebody who knows your law"
)
DELETE = "delete the line, or change the other"


def also(lines: str) -> tuple[str, str]:
    """The change that puts these lines from line 7 on."""
    return "wait: 15 min", f"wait: 15 min\n{lines}"


SAID = [
    ([("deposit: 50%", "deposit: 100%"), ALL], UNFAIR),
    (
        [("deposit: 50%", "deposit: 100%"), ALL, also("mode: prepay\nprepaid_as: zadatek")],
        UNFAIR,
    ),
    ([("deposit: 50%", "deposit: 100%"), HALF, also("no_show: 100%")], UNFAIR),
    (
        [("deposit: 50%", "deposits: {first-talk: 100%}"), ALL],
        UNFAIR.replace("deposit:", "deposits.first-talk:"),
    ),
    (
        [also("filled: kept")],
        "7: filled: a fee is taken even if somebody else has taken the time, and paid for it; "
        'a bank would side with the client; "dropped" is kinder',
    ),
    (
        [("decide_after: 24 h", "decide_after: 3 h\nsilence: lets_go")],
        "7: decide_after: a fee may be taken 3 h after it fell due; "
        "24 h give both of you a night's sleep",
    ),
    (
        [also("known: 80%")],
        '7: known: 96 PLN is more than others pay for "first-talk", and nobody is asked more for '
        'being known: it stays at 60 PLN; write less, or "none"',
    ),
    (
        [("buffer: 10 min", "ahead: 2 days")],
        "4: free_until: nobody can book as early as that: 48 h ahead at the most (ahead in "
        "site/book.md); shorten it, or let people book further ahead",
    ),
    (
        [("buffer: 10 min", "ahead: 2 days"), ALL],
        "5: notice.1.until: nobody can book as early as that: 48 h ahead at the most (ahead in "
        "site/book.md); shorten it, or let people book further ahead",
    ),
    (
        [also("prepaid_as: zadatek")],
        f'7: prepaid_as: is not used: the mode is "hold", so nothing is paid in advance; {DELETE}',
    ),
    (
        [also("mode: card\nhold_before: 12 h")],
        f'8: hold_before: is not used: the mode is "card", so nothing is held; {DELETE}',
    ),
    (
        [also("known_after: 2")],
        f"7: known_after: is not used: there is no other deposit for known clients; {DELETE}",
    ),
    (
        [ALL, also("rebook_means: arranged")],
        f"8: rebook_means: is not used: nothing hangs on a new date within some days; {DELETE}",
    ),
    (
        [also("no_show: free\nsilence: lets_go"), (EVERYDAY, "free_until: 0 h\n")],
        f"7: silence: is not used: not coming costs nothing; {DELETE}",
    ),
    (
        [("free_until: 48 h", "free_until: 0 h")],
        f"5: rebook_within: is not used: nothing is late before the start; {DELETE}",
    ),
    (
        [
            also("rebook_means: takes_place"),
            ("mon-fri: 9:00-17:00", "wed: 9:00-17:00"),
            ("  sat: [9:00-12:00, 13:00-15:00]\n", ""),
        ],
        "7: rebook_means: after a meeting on wed the next open day is 7 days later, and the new "
        'one has to take place within 3 days; allow more days, or write "arranged"',
    ),
]


@pytest.mark.parametrize(("changes", "sentence"), SAID)
def test_a_note_names_its_line_and_what_to_think_of(
    tmp_path: Path, changes: list[tuple[str, str]], sentence: str
) -> None:
    found = check(a_site(tmp_path, *changes))
    assert found.problems == ()
    assert [str(note) for note in found.notes] == [f"site/policy.md:{sentence}"]


@pytest.mark.parametrize(
    "changes",
    [
        [("deposit: 50%", "deposit: 100%"), HALF, also("no_show: 50%")],
        [("deposit: 50%", "deposit: 100%"), ALL, also("clients: businesses")],
        [("deposit: 50%", "deposit: 100%"), also("mode: none")],
        [also("mode: prepay\nprepaid_as: zadatek")],
        [also("known: none\nknown_after: 2")],
        [also("rebook_means: takes_place")],
    ],
)
def test_what_is_usual_is_passed_over(tmp_path: Path, changes: list[tuple[str, str]]) -> None:
    found = check(a_site(tmp_path, *changes))
    assert (found.problems, found.notes) == ((), ())
