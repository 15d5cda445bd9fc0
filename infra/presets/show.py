"""What `showup policy` says: the presets, their worst case, and what taking one would change."""

import textwrap
from collections.abc import Iterator
from pathlib import Path

from infra.presets.preset import Preset, presets
from infra.presets.taking import Taking
from infra.presets.worst import Words
from infra.settings import SettingsError, load
from showup.domain.settings import Service, Settings

_WIDTH = 88


def listed(root: Path) -> Iterator[str]:
    """Line by line, in the host's language."""
    own = load(root)
    for preset in presets(root, own.host.locales[0]):
        try:
            theirs = load(root, preset.file)
        except SettingsError as error:
            yield from _entry(preset.name, preset.about, str(error))
            continue
        is_theirs = theirs.policy.terms == own.policy.terms
        mark = " (this is your policy)" if is_theirs else ""
        yield from _entry(preset.name + mark, preset.about, worst_case(root, theirs))
    yield "`showup policy NAME` puts one in the place of yours."


def told(root: Path, preset: Preset, what: Taking) -> Iterator[str]:
    """Before the host says yes."""
    if not what.changes:
        yield "Your policy says that already; only its comments would change."
        return
    yield from _wrapped(preset.about, "")
    for one in what.changes:
        yield f"  {one.key}: {one.before or '(none)'} → {one.after or '(none)'}"
    yield from _wrapped(f"Now: {worst_case(root, what.before)}", "")
    yield from _wrapped(f"Then: {worst_case(root, what.after)}", "")
    yield "Bookings keep the policy that they were made under."


def worst_case(root: Path, settings: Settings) -> str:
    """Of the host's dearest service."""
    words = Words(root / "templates", settings.host.locales[0])
    dearest = _dearest(settings)
    return words.worst(settings.policy.terms, dearest.price, dearest.minutes, dearest.id)


def _dearest(settings: Settings) -> Service:
    return max(settings.services, key=lambda service: service.price.amount)


def _entry(name: str, *paragraphs: str) -> Iterator[str]:
    yield name
    for paragraph in paragraphs:
        yield from _wrapped(paragraph, "  ")
    yield ""


def _wrapped(text: str, indent: str) -> list[str]:
    return [
        line
        for part in text.splitlines()
        for line in textwrap.wrap(
            part, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False
        )
    ]
