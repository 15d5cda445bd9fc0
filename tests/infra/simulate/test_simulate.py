"""`showup simulate`: the same year for every policy, and nothing in it but the domain's answers."""

import io
from dataclasses import replace
from pathlib import Path

from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from infra.cli import main
from infra.settings import load
from infra.simulate import FIRST
from infra.simulate.play import Bill, play
from infra.simulate.sums import sums
from infra.simulate.table import show
from infra.simulate.year import Does, a_year
from showup.domain.choices import Filled, FirstLapse, Mode
from showup.domain.settings import Settings
from showup.domain.terms import Clause, Terms
from tests.builders import some_settings, with_terms
from tests.strategies import sound_terms

ROOT = Path(__file__).parents[3]
STRICT = with_terms(some_settings(), first_lapse=FirstLapse.CHARGED, rebook_within=0)


def bills(policy: Settings, meetings: int = 300, seed: int = 1) -> list[Bill]:
    return play(a_year(policy, FIRST, meetings=meetings, seed=seed), policy)


def test_a_year_is_the_same_whenever_it_is_played_and_another_with_another_seed() -> None:
    assert bills(STRICT) == bills(STRICT)
    assert [bill.story for bill in bills(STRICT, seed=2)] != [b.story for b in bills(STRICT)]


def test_two_policies_are_compared_on_the_very_same_year() -> None:
    assert [b.story for b in bills(STRICT)] == [b.story for b in bills(some_settings())]


def test_a_stricter_policy_never_takes_less_of_anybody() -> None:
    for strict, kind in zip(bills(STRICT), bills(some_settings()), strict=True):
        assert kind.fee <= strict.fee


@given(sound_terms(), st.integers(0, 99))
@settings(max_examples=25, deadline=None)
def test_whatever_the_policy_nobody_pays_for_coming_an_emergency_or_the_host(
    terms: Terms, seed: int
) -> None:
    usual = some_settings()
    policy = replace(usual, policy=replace(usual.policy, terms=terms))
    for bill in bills(policy, 60, seed):
        assert 0 <= bill.fee.amount <= bill.story.service.price.amount
        if bill.story.does in (Does.COMES, Does.EXCUSED, Does.LET_DOWN):
            assert not bill.fee


def test_a_late_cancellation_is_billed_by_its_clause() -> None:
    late = [b for b in bills(STRICT) if b.story.does is Does.CANCELS_LATE and b.fee]
    assert late
    assert {(b.fee.amount, b.clause) for b in late} == {(6000, Clause.LATE)}


def test_without_a_deposit_nobody_pays_anything() -> None:
    nothing = with_terms(some_settings(), mode=Mode.NONE, filled=Filled.KEPT)
    assert not sums(bills(nothing)).total


def test_the_table_adds_up_and_names_clauses() -> None:
    said = io.StringIO()
    played = [("now", bills(some_settings())), ("then", bills(STRICT))]
    show(Console(file=said, width=120), played, "PLN")
    total = sums(played[1][1]).total // 100
    assert f"{total} PLN" in said.getvalue()
    assert "(clause 3)" in said.getvalue()
    assert "cancels late" in said.getvalue()


def test_the_command_draws_a_picture_that_needs_no_network(tmp_path: Path) -> None:
    picture = tmp_path / "year.html"
    done = CliRunner().invoke(main, ["simulate", "--meetings", "80", "--plot", str(picture)])
    assert done.exit_code == 0, done.output
    assert "your policy" in done.output
    page = picture.read_text("utf-8")
    assert "<script src=" not in page
    assert "A year of clients" in page


def test_a_proposed_policy_that_could_not_be_kept_is_refused_with_its_line(tmp_path: Path) -> None:
    proposed = tmp_path / "proposed.md"
    proposed.write_text("---\neffective: 2026-11-23\nwait: soon\n---\n", "utf-8")
    done = CliRunner().invoke(main, ["simulate", str(proposed)])
    assert done.exit_code == 1
    assert "proposed.md:3: wait" in done.output


def test_a_proposed_policy_stands_beside_the_one_of_today(tmp_path: Path) -> None:
    proposed = tmp_path / "proposed.md"
    proposed.write_text("---\neffective: 2026-11-23\nfirst_lapse: charged\n---\n", "utf-8")
    picture = tmp_path / "year.html"
    done = CliRunner().invoke(main, ["simulate", str(proposed), "--plot", str(picture)])
    assert done.exit_code == 0, done.output
    assert done.output.count("meetings end with a fee") == 2


def test_the_delivered_policy_can_be_played() -> None:
    assert bills(load(ROOT))
