"""A published version: the id that a client accepts, and the document that the functions read."""

import hashlib
import json
import re
from pathlib import Path

import msgspec

from infra.settings.front import front
from infra.settings.keys import POLICY
from showup.adapters.written import written
from showup.domain.settings import Settings

# The sentences of the clauses, the answers to what a step costs, what the policy page says around
# the clauses, and what a contract says.
SENTENCES = (
    "templates/clauses",
    "templates/answers",
    "templates/site/policy",
    "templates/contract",
)
# Nobody reads what is meant for who changes the template.
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)


def publish(settings: Settings, root: Path) -> str:
    """The id: terms and texts alike. What a client reads cannot change without a new one."""
    document = {
        "terms": written(settings.policy.terms, settings.host.currency),
        "currency": settings.host.currency,
        "effective": settings.policy.effective.isoformat(),
        "names": _names(settings),
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


def _names(settings: Settings) -> dict[str, dict[str, str]]:
    """Of the services that have a deposit of their own, for the clause of the deposit says them."""
    apart = settings.policy.terms.deposits
    return {service.id: service.names for service in settings.services if service.id in apart}


def _texts(locales: tuple[str, ...], root: Path) -> dict[str, str]:
    """By path: the body of the policy page in each locale, and the sentences of the templates."""
    files = (file for folder in SENTENCES for file in (root / folder).glob("[!.]*.*"))
    templates = {file.relative_to(root).as_posix(): _sentences(file) for file in files}
    return {page_of(POLICY, one, locales): body(root, one, locales) for one in locales} | templates


def body(root: Path, locale: str, locales: tuple[str, ...]) -> str:
    """The policy page's own text, in Markdown."""
    return front(root, page_of(POLICY, locale, locales), bare=True).body


def _sentences(template: Path) -> str:
    return _COMMENT.sub("", template.read_text("utf-8").replace("\r\n", "\n"))
