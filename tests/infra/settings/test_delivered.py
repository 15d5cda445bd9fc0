"""The site as delivered is in order. (What its sleeping lines say: tests/infra/presets.)"""

from pathlib import Path

from infra.settings import Findings, check, load
from showup.domain.terms import Terms

ROOT = Path(__file__).parents[3]


def test_the_delivered_settings_are_in_order() -> None:
    assert check(ROOT) == Findings()


def test_the_delivered_terms_are_the_defaults() -> None:
    assert load(ROOT).policy.terms == Terms()
