"""1,000 mutated front matters: each is enforceable, or refused with a line; never a traceback."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from infra.settings import SettingsError
from infra.settings.front import front
from infra.settings.keys import POLICY
from infra.settings.loading import load
from infra.settings.windows import TO_DECLARE
from showup.adapters.written import written
from showup.domain.choices import Mode
from showup.domain.settings import Settings
from showup.domain.terms import Terms
from showup.usecases.offering import quote
from tests.infra.settings.mutations import mutated
from tests.infra.settings.pages import PAGES, a_site, rows, write
from tests.infra.settings.test_schema import as_editors_read, wrong
from tests.infra.settings.test_written import read_back

EVERYDAY = PAGES["policy.md"]
ROWS = EVERYDAY.replace(
    *rows(
        "until: 60 h, cancel: free, move: free",
        'until: 24 h, cancel: 50%, move: "50%, free within 3 days"',
        "until: start, cancel: 100%, move: 100%, save: no",
    )
)
PREPAID = EVERYDAY.replace(
    *rows(
        'until: 48 h, cancel: "100%, credit within 3 days", move: "100%, free within 3 days"',
        "until: start, cancel: 60, move: 100%",
    )
).replace("deposit: 50%", "deposit: 60\nmode: prepay\nprepaid_as: zadatek\nafter: part_payment")
FULL = EVERYDAY.replace(
    "wait: 15 min",
    "wait: 15 min\nmode: both\nprepaid_as: zadatek\ndeposits: {first-talk: 40 min}\n"
    "known: 20\nknown_after: 2\nrebook_means: takes_place\nmoves: 2\nundo: 2 h\nwait_more: 5 min\n"
    "no_show: 100%\nhost_wait: 10 min\nsilence: lets_go\nfirst_lapse: charged\nfilled: halved\n"
    "clients: both\nhold_before: 12 h",
)
NOW = datetime(2027, 3, 22, 8, 30, 17, tzinfo=UTC)  # a week before Europe changes its clocks
STARTS = [NOW.replace(second=0) + timedelta(hours=hours) for hours in (1, 30, 49, 100, 170, 700)]
ROUNDS, IN_EACH = 10, 25


@pytest.mark.parametrize(
    "base", [EVERYDAY, ROWS, PREPAID, FULL], ids=["few", "rows", "paid", "all"]
)
@pytest.mark.parametrize("round_", range(ROUNDS))
def test_each_is_enforceable_or_refused_with_its_line(
    tmp_path: Path, base: str, round_: int
) -> None:
    root, random = a_site(tmp_path), Random(f"{round_} {base}")
    for _ in range(IN_EACH):
        text = mutated(base, random)
        write(root, POLICY, text.encode("utf-8", "replace"))
        try:
            settings = load(root)
        except SettingsError as error:
            see_lines(root, error)
        else:
            see_enforceable(settings)
            assert wrong(POLICY, as_editors_read(front(root, POLICY).node)) == [], text


def see_lines(root: Path, error: SettingsError) -> None:
    assert error.problems
    for problem in error.problems:
        lines = (root / problem.mark.file).read_text("utf-8").count("\n") + 1
        assert 1 <= problem.mark.line <= lines, problem
        assert problem.what
        assert problem.instead


def see_enforceable(settings: Settings) -> None:
    terms = settings.policy.terms
    assert read_back(written(terms, "PLN"), "PLN") == terms
    if terms.mode in (Mode.HOLD, Mode.BOTH):
        see_window(terms)
    for service in settings.services:
        for start in STARTS:
            for known in (False, True):
                see_quote(quote(settings, service.id, start, NOW, known=known))


def see_window(terms: Terms) -> None:
    """From its placing, a hold lives until a fee can be taken, with time to say so."""
    assert terms.free_until is not None
    assert terms.declare_for() >= terms.wait + terms.wait_more + TO_DECLARE


def see_quote(one: Any) -> None:
    """Costs only rise, up to the deposit; the last row ends at the start."""
    cancels = [row.cancel.amount for row in one.cutoffs]
    assert cancels == sorted(cancels)
    assert all(0 <= cost <= one.deposit.amount for cost in cancels)
    assert one.no_show.amount >= cancels[-1]
    assert [row.until for row in one.cutoffs] == sorted({row.until for row in one.cutoffs})
    assert one.cutoffs[-1].until == one.start


def test_the_bases_are_sound(tmp_path: Path) -> None:
    """Or nothing would be learnt from what is made of them."""
    for nth, base in enumerate((EVERYDAY, ROWS, PREPAID, FULL)):
        root = a_site(tmp_path / str(nth))
        write(root, POLICY, base)
        assert load(root)
        assert yaml.safe_load(base.split("---\n")[1])
