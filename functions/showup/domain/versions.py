"""A version of the policy, kept for good as it was published; and what one says otherwise than
another. It outlives the code that made it, so it names clauses and keys as plain words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher
from typing import Any

# Between two sentences. An abbreviation is short, and goes on with a small letter or a number.
_ENDS = re.compile(r"(?<=[.!?])\s+(?=[„“\"(]?[A-ZĄĆĘŁŃÓŚŹŻ])|(?<=[^\W\d_]{5}[.!?])\s+(?=\d)")


@dataclass(frozen=True)
class Printed:
    """A clause as the policy page prints it. `clause` is its name, whatever its number is."""

    clause: str
    number: int
    title: str
    text: str


@dataclass(frozen=True)
class Texts:
    """What a client reads in one language. `body`: the page's own text, in Markdown."""

    clauses: tuple[Printed, ...]
    body: str


@dataclass(frozen=True)
class Version:
    """`terms` are written as the host writes them, `texts` go by locale. `published_at` is when it
    was first kept; `id` is the hash of all else, and of the texts from which mails are made."""

    id: str
    effective: date
    published_at: datetime
    currency: str
    terms: dict[str, Any]
    texts: dict[str, Texts]

    def text(self, locale: str) -> tuple[str, Texts]:
        """In that language, or in the first that it was published in; and in which."""
        found = locale if locale in self.texts else next(iter(self.texts))
        return found, self.texts[found]

    def is_the_same_as(self, other: "Version") -> bool:
        """By its date and all that it says, whatever has changed in the texts around it."""
        return self._said == other._said

    @property
    def _said(self) -> tuple[object, ...]:
        return self.effective, self.currency, self.terms, self.texts


@dataclass(frozen=True)
class Change:
    """A clause with only those of its sentences that have changed. `before` is empty where they are
    new, `after` where they are gone."""

    number: int
    title: str
    before: str
    after: str


@dataclass(frozen=True)
class KeyChange:
    """A key of the front matter, as written before and now; empty where it is not written."""

    key: str
    before: str
    after: str


def changed_clauses(before: Texts, after: Texts) -> tuple[Change, ...]:
    """In the order of the page, what is gone last. A new number alone is no change."""
    was = {one.clause: one for one in before.clauses}
    now = {one.clause: one for one in after.clauses}
    gone = [one for name, one in was.items() if name not in now]
    pairs = [(was.get(name), one) for name, one in now.items()] + [(one, None) for one in gone]
    return tuple(_change(old, new) for old, new in pairs if _text(old) != _text(new))


def changed_keys(before: Version, after: Version) -> tuple[KeyChange, ...]:
    """By the names of the keys in the new version, then those that are gone."""
    was = {"currency": before.currency, **before.terms}
    return changes_of(was, {"currency": after.currency, **after.terms})


def changes_of(was: dict[str, Any], now: dict[str, Any]) -> tuple[KeyChange, ...]:
    """Of terms as the host writes them."""
    changes = (KeyChange(key, _shown(was.get(key)), _shown(now.get(key))) for key in {**now, **was})
    return tuple(change for change in changes if change.before != change.after)


def _change(old: Printed | None, new: Printed | None) -> Change:
    named = new or old
    assert named is not None, "a clause that changes is in one of two versions"
    before, after = _otherwise(sentences(_text(old)), sentences(_text(new)))
    return Change(named.number, named.title, before, after)


def _text(one: Printed | None) -> str:
    return one.text if one else ""


def _otherwise(old: list[str], new: list[str]) -> tuple[str, str]:
    """The sentences of each that the other has not in their place; … stands for what both say."""
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    changed = [step for step in steps if step[0] != "equal"]
    return (
        _joined(old[first:last] for _, first, last, _, _ in changed),
        _joined(new[first:last] for _, _, _, first, last in changed),
    )


def _joined(runs: Iterable[list[str]]) -> str:
    return " … ".join(" ".join(run) for run in runs if run)


def sentences(text: str) -> list[str]:
    return [sentence for sentence in _ENDS.split(text) if sentence]


def _shown(value: Any) -> str:
    """On one line: `until 48 h, cancel free, move free; until start, cancel 100%, move 100%`."""
    if isinstance(value, dict):
        return ", ".join(f"{key} {_shown(one)}" for key, one in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(map(_shown, value))
    return "" if value is None else str(value)
