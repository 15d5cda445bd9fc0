"""`docs/settings.md` names every key that is read, no other, and the defaults that hold."""

import re
from pathlib import Path

import pytest

from infra.settings import load
from infra.settings.host import email_address
from infra.settings.keys import BOOK, KEYS, POLICY, documented
from infra.settings.windows import TO_DECLARE, spoken
from showup.adapters.written import written
from showup.domain.terms import CAPTURE_MARGIN, HOLD_LIVES, Terms
from tests.infra.settings.pages import a_site

TEXT = (Path(__file__).parents[3] / "docs/settings.md").read_text("utf-8")
ROW = re.compile(r"^\| `([\w.]+)` \| (.+?) \| (.*?) \| ?(.*?) ?\|$", re.MULTILINE)
# By page and key: what it means, default, example.
ROWS = {
    page: {key: rest for key, *rest in ROW.findall(section)}
    for section in TEXT.split("\n## ")
    for page in KEYS
    if section.partition("\n")[0].endswith(f"`{page}`")
}
TERMS = [key for key in KEYS[POLICY] if key != "effective"]
DEFAULTS = written(Terms(), "PLN")
EVERYDAY = {
    "deposit": "50%",
    "free_until": "48 h",
    "rebook_within": "3 days",
    "wait": "15 min",
    "decide_after": "24 h",
}


@pytest.mark.parametrize("page", list(KEYS))
def test_every_key_is_documented_and_every_documented_key_is_read(page: str) -> None:
    assert set(ROWS[page]) == set(documented(page))


@pytest.mark.parametrize("key", [key for key in TERMS if DEFAULTS.get(key)])
def test_the_documented_default_of_a_term_is_the_one_that_holds(key: str) -> None:
    assert ROWS[POLICY][key][1] == f"`{DEFAULTS[key]}`"


@pytest.mark.parametrize("key", TERMS)
def test_the_example_of_a_term_can_be_copied(tmp_path: Path, key: str) -> None:
    """It says something else than the default; what it needs besides stands beside it."""
    besides = {
        "notice": [("free_until: 48 h\nrebook_within: 3 days\n", "")],
        "known_after": [("effective", "known: none\neffective")],
        "prepaid_as": [("effective", "mode: prepay\neffective")],
        "pay_by": [("effective", "mode: prepay\nprepaid_as: zadatek\neffective")],
    }
    line = f"{key}: {EVERYDAY[key]}" if key in EVERYDAY else "wait: 15 min"
    changes = [*besides.get(key, []), (line, ROWS[POLICY][key][2].strip("`"))]
    example = load(a_site(tmp_path / "example", *changes)).policy.terms
    besides["prepaid_as"] = []  # without it, paying in advance is refused
    assert example != load(a_site(tmp_path / "default", *besides.get(key, []))).policy.terms


@pytest.mark.parametrize("key", ["step", "notice", "ahead", "reminders", "meeting_link", "buffer"])
def test_the_documented_default_of_a_booking_rule_is_the_one_that_holds(
    tmp_path: Path, key: str
) -> None:
    lines = (
        "buffer: 10 min\nreminders: [4 days before at 18:00]\nmeeting_link: 2 days before\n",
        "",
    )
    silent = load(a_site(tmp_path / "silent", lines))
    said = f"{key}: {ROWS[BOOK][key][1].strip('`')}\n"
    spoken_out = load(a_site(tmp_path / "said", (lines[0], said)))
    assert (spoken_out.hours, spoken_out.plan) == (silent.hours, silent.plan)


def test_the_documented_sum_is_the_one_that_is_checked() -> None:
    terms = Terms()
    sum_ = terms.hold_before + terms.free_until + terms.wait + terms.wait_more
    sum_ += TO_DECLARE + terms.decide_after + CAPTURE_MARGIN
    flat = " ".join(TEXT.split())
    assert f"the shortest one lives {spoken(HOLD_LIVES)}" in flat
    assert f"The defaults come to {spoken(sum_)}" in flat


def test_the_examples_write_to_nobody() -> None:
    addresses = re.findall(r"[\w.]+@[\w.]+\w", TEXT)
    assert addresses
    assert {email_address(one).partition("@")[2] for one in addresses} == {"example.com"}
