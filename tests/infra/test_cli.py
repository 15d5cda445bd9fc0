"""What the command refuses before it does anything."""

import pytest
from click.testing import CliRunner

from infra.cli import main


@pytest.mark.parametrize(
    "half", [["--origin", "https://book.example.com"], ["--certificate", "arn:aws:acm:x"]]
)
def test_an_address_of_ones_own_goes_with_its_certificate(half: list[str]) -> None:
    outcome = CliRunner().invoke(main, ["deploy", *half])
    assert outcome.exit_code == 2
    assert "give both or neither" in outcome.output
