"""What the policy page tells of earlier versions: printed by `templates/site/versions.html`."""

from typing import Any

from infra.versions.history import History
from showup.domain.versions import Texts, Version, changed_clauses


def for_the_page(new: Version, history: History) -> dict[str, Any]:
    """`earlier`, the latest first, and what has `changed` since that one, by locale. Plain values,
    for MkDocs reads them from a file."""
    earlier = history.earlier(new)
    return {
        "id": new.id,
        "earlier": [{"id": one.id, "date": one.effective} for one in earlier],
        "changed": _changed(earlier[0], new) if earlier else {},
    }


def _changed(old: Version, new: Version) -> dict[str, Any]:
    """A language that it was not published in has nothing to be compared with."""
    both = new.texts.keys() & old.texts.keys()
    return {locale: _of(old.texts[locale], new.texts[locale]) for locale in both}


def _of(old: Texts, new: Texts) -> dict[str, Any]:
    clauses = [
        {"number": one.number, "title": one.title, "before": one.before, "now": one.after}
        for one in changed_clauses(old, new)
    ]
    return {"clauses": clauses, "body": old.body != new.body}
