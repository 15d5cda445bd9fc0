"""A preset in the place of the host's policy. What is theirs alone stays: the page's title and
description, and its own text."""

import math
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from infra.presets.preset import Preset
from infra.settings import load
from infra.settings.front import Front, front
from infra.settings.keys import PAGE, POLICY
from showup.adapters.written import written
from showup.domain.settings import Settings
from showup.domain.versions import KeyChange, changes_of

_EFFECTIVE = re.compile(r"^effective: \S+", re.MULTILINE)


@dataclass(frozen=True)
class Taking:
    """`text`: of the page as it would be. `changes`: of the keys, none where it says the same."""

    before: Settings
    after: Settings
    changes: tuple[KeyChange, ...]
    text: str


def taking(root: Path, preset: Preset, today: date) -> Taking:
    """What it would change. Raises SettingsError if either does not go with the other pages."""
    before, after = load(root), load(root, preset.file)
    changes = changes_of(_terms(before), _terms(after))
    effective = today if changes else before.policy.effective
    return Taking(before, after, changes, _page(root, preset, effective))


def take(root: Path, what: Taking) -> None:
    (root / POLICY).write_text(what.text, "utf-8")


def _terms(settings: Settings) -> dict[str, object]:
    return written(settings.policy.terms, settings.host.currency)


def _page(root: Path, preset: Preset, effective: date) -> str:
    """The preset's settings and comments; the title and its like, and the text, are the host's."""
    own = front(root, POLICY)
    begin, settings, _ = (root / preset.file).read_text("utf-8").split("---\n", 2)
    comment, rest = settings.split("\n\n", 1)
    rest = _EFFECTIVE.sub(f"effective: {effective}", rest)
    about = "\n".join(line for line in comment.splitlines() if line.startswith("#"))
    return f"{begin}---\n{about}\n{_of_the_page(own)}\n{rest}---\n{own.body}"


def _of_the_page(own: Front) -> str:
    """The keys that are not ours, as the host has them."""
    assert isinstance(own.node, yaml.MappingNode), "settings that could be loaded are keys"
    pairs = [(key, value) for key, value in own.node.value if key.value in PAGE]
    kept = yaml.MappingNode(own.node.tag, pairs, flow_style=False)
    text: str = yaml.serialize(kept, Dumper=yaml.SafeDumper, allow_unicode=True, width=math.inf)
    return text if pairs else ""
