"""Policies to begin with: `templates/policies/<locale>/<name>.md`, each a page to copy over
`site/policy.md`, with its worst case in its first comment. `showup policy` lists and takes them."""

from infra.presets.preset import NAMES, presets
from infra.presets.show import listed, told
from infra.presets.taking import take, taking

__all__ = ["NAMES", "listed", "presets", "take", "taking", "told"]
