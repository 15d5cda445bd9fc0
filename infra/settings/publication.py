"""A published version: the id that a client accepts, and the document that the functions read."""

import hashlib
import json
from pathlib import Path

import msgspec

from infra.settings.front import front
from infra.settings.keys import POLICY
from showup.adapters.written import written
from showup.domain.settings import Settings

# The sentences of the clauses, and what the policy page says around them.
SENTENCES = ("templates/clauses", "templates/site/policy")


def publish(settings: Settings, root: Path) -> str:
    """The id: terms and texts alike. What a client reads cannot change without a new one."""
    document = {
        "terms": written(settings.policy.terms, settings.host.currency),
        "currency": settings.host.currency,
        "effective": settings.policy.effective.isoformat(),
        "texts": _texts(settings.host.locales, root),
    }
    canonical = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]


def published(settings: Settings) -> bytes:
    """`published.json`, which travels in the zip; `showup.adapters.published` reads it."""
    return msgspec.json.encode(settings)


def page_of(page: str, locale: str, locales: tuple[str, ...]) -> str:
    """Where a page of a locale lives: the first one's in `site/`, others' in `site/<locale>/`."""
    return page if locale == locales[0] else page.replace("site/", f"site/{locale}/", 1)


def _texts(locales: tuple[str, ...], root: Path) -> dict[str, str]:
    """By path: the body of the policy page in each locale, and the sentences of the templates."""
    pages = [page_of(POLICY, locale, locales) for locale in locales]
    return {page: front(root, page, bare=True).body for page in pages} | {
        f"{folder}/{file.name}": file.read_text("utf-8").replace("\r\n", "\n")
        for folder in SENTENCES
        for file in (root / folder).glob("*.html")
    }
