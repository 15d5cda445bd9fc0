"""What the command refuses before it does anything."""

import pytest
from click.testing import CliRunner

from infra.cli import ROOT, main
from infra.presets import NAMES


@pytest.mark.parametrize(
    "half", [["--origin", "https://book.example.com"], ["--certificate", "arn:aws:acm:x"]]
)
def test_an_address_of_ones_own_goes_with_its_certificate(half: list[str]) -> None:
    outcome = CliRunner().invoke(main, ["deploy", *half])
    assert outcome.exit_code == 2
    assert "give both or neither" in outcome.output


def test_the_policies_to_begin_with_are_listed() -> None:
    outcome = CliRunner().invoke(main, ["policy"])
    assert outcome.exit_code == 0
    assert all(f"\n{name}" in f"\n{outcome.output}" for name in NAMES)


def test_nobody_gets_another_policy_without_a_yes() -> None:
    page = ROOT / "site/policy.md"
    before = page.read_bytes()
    outcome = CliRunner().invoke(main, ["policy", "article"], input="n\n")
    assert outcome.exit_code == 1
    assert "mode: hold → prepay" in outcome.output
    assert page.read_bytes() == before


def test_a_policy_that_is_not_there_is_told_with_those_that_are() -> None:
    outcome = CliRunner().invoke(main, ["policy", "harsh"])
    assert outcome.exit_code == 2
    assert "'flexible', 'moderate', 'strict', 'article'" in outcome.output
