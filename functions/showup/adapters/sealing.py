"""Evidence as JSON that anybody can check: a SHA-256 of each part, and one of the whole.

The canonical form is that of RFC 8785 (JCS): keys in order, no white space, UTF-8, and only what
has to be is escaped. No number in it has a fraction, so Python's own encoder writes that form.
`whole` is the hash of everything but `sha256`. A part can be handed on alone, and one that was
changed is named.
"""

import hashlib
import json
from dataclasses import dataclass, fields
from typing import Any

import msgspec

from showup.domain.evidence import Evidence


@dataclass(frozen=True)
class Seal:
    """Hashes in hexadecimal, by part and of the whole."""

    parts: dict[str, str]
    whole: str


@dataclass(frozen=True)
class Sealed(Evidence):
    """The document."""

    sha256: Seal = Seal({}, "")


def sealed(evidence: Evidence) -> Sealed:
    """With its hashes."""
    seal = _seal(msgspec.json.decode(msgspec.json.encode(evidence)))
    said = {field.name: getattr(evidence, field.name) for field in fields(evidence)}
    return Sealed(**said, sha256=seal)


def broken(text: bytes) -> list[str]:
    """The parts that are not what was sealed, `whole` for the document; nothing, if all are.
    Raises ValueError where it is no evidence at all."""
    document = json.loads(text)
    if not isinstance(document, dict) or not isinstance(document.get("parts"), dict):
        raise ValueError("There are no parts in it.")
    said = msgspec.convert(document.pop("sha256", None), Seal)
    now = _seal(document)
    names = dict.fromkeys([*now.parts, *said.parts])
    wrong = [name for name in names if now.parts.get(name) != said.parts.get(name)]
    return wrong if now.whole == said.whole else [*wrong, "whole"]


def _seal(document: dict[str, Any]) -> Seal:
    return Seal({name: _hash(part) for name, part in document["parts"].items()}, _hash(document))


def _hash(thing: object) -> str:
    return hashlib.sha256(canonical(thing)).hexdigest()


def canonical(thing: object) -> bytes:
    """RFC 8785."""
    text = json.dumps(thing, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()
