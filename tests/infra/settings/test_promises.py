"""Less notice never costs less, and no step is a cheaper way to take another one."""

from pathlib import Path

import pytest

from infra.settings import load
from tests.infra.settings.pages import EVERYDAY, a_site, messages, rows

FREE = "until: 48 h, cancel: free, move: free"
HALF = "until: 24 h, cancel: 50%, move: 50%"
LAST = "until: start, cancel: 100%, move: 100%"
PREPAID = ("wait: 15 min", "wait: 15 min\nmode: prepay\nprepaid_as: zadatek")

REFUSED = [
    (
        [rows(FREE, HALF, "until: start, cancel: 40%, move: 50%")],
        'notice.3.cancel: for "first-talk" this is less than with more notice (24 PLN, and '
        "30 PLN before): whoever waits would pay less; ask at least as much as the row above",
    ),
    (
        [rows(FREE, HALF, "until: start, cancel: 24, move: 100%")],
        'notice.3.cancel: for "first-talk" this is less than with more notice (24 PLN, and '
        "30 PLN before): whoever waits would pay less; ask at least as much as the row above",
    ),
    (
        [rows(FREE, HALF, "until: start, cancel: 50%, move: free")],
        'notice.3.move: for "first-talk" this is less than with more notice (nothing, and '
        "30 PLN before): whoever waits would pay less; ask at least as much as the row above",
    ),
    (
        [rows(FREE, HALF, "until: start, cancel: 100%, move: '100%, free within 3 days'")],
        'notice.3.move: for "first-talk" this is less than with more notice (60 PLN, spared '
        "within 3 days, and 30 PLN before): whoever waits would pay less; "
        "ask at least as much as the row above",
    ),
    (
        [
            PREPAID,
            rows(
                "until: 24 h, cancel: 50%, move: 50%",
                "until: start, cancel: '100%, credit within 3 days', move: 100%",
            ),
        ],
        'notice.2.cancel: for "first-talk" this is less than with more notice (60 PLN, spared '
        "within 3 days, and 30 PLN before): whoever waits would pay less; "
        "ask at least as much as the row above",
    ),
    (
        [
            PREPAID,
            rows(
                "until: 24 h, cancel: '100%, credit within 3 days', move: 100%",
                "until: start, cancel: '100%, credit within 5 days', move: 100%",
            ),
        ],
        'notice.2.cancel: for "first-talk" this is less than with more notice (60 PLN, spared '
        "within 5 days, and 60 PLN, spared within 3 days before): whoever waits would pay less; "
        "ask at least as much as the row above",
    ),
    (
        [rows(FREE, "until: start, cancel: 100%, move: 50%")],
        'notice.2.move: for "first-talk" moving costs 30 PLN and cancelling 60 PLN: moving would '
        'be a cheaper way to cancel; write "free", "100%, free within 3 days", '
        "or at least what cancelling costs",
    ),
    (
        [rows(FREE, "until: start, cancel: 100%, move: '50%, free within 3 days'")],
        'notice.2.move: for "first-talk" moving costs 30 PLN and cancelling 60 PLN: moving would '
        'be a cheaper way to cancel; write "free", "100%, free within 3 days", '
        "or at least what cancelling costs",
    ),
    (
        [rows(FREE, "until: start, cancel: 61, move: 100%")],
        'notice.2.cancel: 61 PLN is more than the deposit of "first-talk" (60 PLN); write less, '
        'a percentage of the deposit such as "50%", or "100%"',
    ),
    (
        [rows(FREE, "until: start, cancel: 51% of the price, move: 100%")],
        'notice.2.cancel: 61.20 PLN is more than the deposit of "first-talk" (60 PLN); write less, '
        'a percentage of the deposit such as "50%", or "100%"',
    ),
    (
        [rows(FREE, "until: start, cancel: 3%, move: 100%")],
        'notice.2.cancel: comes to 1.80 PLN for "first-talk", and Stripe takes no less than '
        '2 PLN; write more, or "free"',
    ),
    (
        [("wait: 15 min", "wait: 15 min\nno_show: 99%")],
        'no_show: for "first-talk" not coming costs 59.40 PLN and cancelling at the last moment '
        "60 PLN: nobody would tell you any more; ask at least as much as the last row does for "
        "cancelling",
    ),
    (
        # 30% of 60 and 20 of it; of a deposit of 100, 30 and 20.
        [
            ("wait: 15 min", "wait: 15 min\nknown: 20"),
            rows(FREE, "until: 24 h, cancel: 15, move: 15", "until: start, cancel: 50%, move: 50%"),
        ],
        'notice.3.cancel: for "first-talk" for a client whom you know this is less than with more '
        "notice (10 PLN, and 15 PLN before): whoever waits would pay less; "
        "ask at least as much as the row above",
    ),
]


@pytest.mark.parametrize(("changes", "sentence"), REFUSED)
def test_a_cheaper_way_out_is_refused_with_the_sums(
    tmp_path: Path, changes: list[tuple[str, str]], sentence: str
) -> None:
    said = [line.partition(": ") for line in messages(a_site(tmp_path, *changes))]
    assert sentence in [line[2] for line in said]
    assert all(where[0].startswith("site/policy.md:") for where in said)


@pytest.mark.parametrize(
    "lines",
    [
        [FREE, HALF, LAST],
        [FREE, "until: start, cancel: 50%, move: 100%"],
        [FREE, "until: start, cancel: 100%, move: free"],
        [FREE, "until: 24 h, cancel: 30, move: '30, free within 2 days'", LAST],
        ["until: start, cancel: free, move: free"],
    ],
)
def test_costs_that_rise_are_taken_as_they_are(tmp_path: Path, lines: list[str]) -> None:
    assert len(load(a_site(tmp_path, rows(*lines))).policy.terms.notice) == len(lines)


def test_each_service_is_looked_at(tmp_path: Path) -> None:
    """30 is half of 60, and more than half of 50."""
    other = "  - {id: short, name: Short, minutes: 30, price: 100, meet: phone}\nhours:\n"
    lines = rows(
        FREE, "until: 24 h, cancel: 30, move: 100%", "until: start, cancel: 50%, move: 100%"
    )
    assert messages(a_site(tmp_path, lines, ("hours:\n", other))) == [
        'site/policy.md:7: notice.3.cancel: for "short" this is less than with more notice '
        "(25 PLN, and 30 PLN before): whoever waits would pay less; "
        "ask at least as much as the row above"
    ]


def test_what_is_kept_of_money_that_was_paid_may_be_small(tmp_path: Path) -> None:
    lines = rows(FREE, "until: start, cancel: 1, move: 1")
    assert load(a_site(tmp_path, PREPAID, lines))


def test_nothing_is_compared_where_nothing_is_asked(tmp_path: Path) -> None:
    none = EVERYDAY, f"{EVERYDAY}mode: none\nno_show: free\n"
    assert load(a_site(tmp_path, none)).policy.terms.no_show.is_free
