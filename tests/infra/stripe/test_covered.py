"""Whatever we ask of Stripe is asked of the embedded one by its own tests too."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
CALL = re.compile(r"\bv1\.([a-z_]+(?:\.[a-z_]+)*)\b")
ASKED = re.compile(r"\b(?:api|v1)\.([a-z_]+(?:\.[a-z_]+)*)\(")


def ours() -> set[str]:
    """`payment_intents.capture` …: what adapters and deployment call."""
    files = [*(ROOT / "functions").rglob("*.py"), *(ROOT / "infra").glob("*.py")]
    return {call for file in files for call in CALL.findall(file.read_text()) if "." in call}


def asked_in_tests() -> set[str]:
    files = Path(__file__).parent.glob("test_*.py")
    return {call for file in files for call in ASKED.findall(file.read_text())}


def test_every_call_that_we_make_is_tested_against_the_embedded_stripe() -> None:
    assert len(ours()) > 8, "the calls are found"
    assert ours() <= asked_in_tests(), sorted(ours() - asked_in_tests())
