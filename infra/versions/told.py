"""What the host reads before a changed policy goes live: keys, sentences in their language, and who
keeps which version."""

import textwrap
from collections.abc import Iterator
from datetime import date

from showup.domain.versions import Texts, Version, changed_clauses, changed_keys

WIDTH = 88
Kept = list[tuple[date | None, int]]


def told(old: Version, new: Version, kept: Kept, locale: str) -> list[str]:
    """The lines, without ends."""
    return [
        f"The policy of {new.effective} takes the place of that of {old.effective}.",
        *(
            f"  {one.key}: {one.before or '(none)'} → {one.after or '(none)'}"
            for one in changed_keys(old, new)
        ),
        *_texts(old.text(locale)[1], new.text(locale)[1]),
        *_kept(kept),
    ]


def _texts(old: Texts, new: Texts) -> Iterator[str]:
    for change in changed_clauses(old, new):
        yield f"  Clause {change.number}, {change.title}"
        yield from _sentences("before", change.before)
        yield from _sentences("now", change.after)
    if old.body != new.body:
        yield "  The page's own text has changed."


def _sentences(when: str, text: str) -> list[str]:
    first = f"    {when:<8}"
    return textwrap.wrap(text or "–", WIDTH, initial_indent=first, subsequent_indent=" " * 12)


def _kept(kept: Kept) -> Iterator[str]:
    if not kept:
        yield "No booking that is still open rests on an older version."
    for effective, count in kept:
        which = f"the version of {effective}" if effective else "a version from before any was kept"
        yield f"{_bookings(count)} {which}."


def _bookings(count: int) -> str:
    return "1 booking keeps" if count == 1 else f"{count} bookings keep"
