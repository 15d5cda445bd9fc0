"""The version that the pages make now, as it will be kept: its texts as a client reads them."""

from datetime import datetime
from pathlib import Path

from infra.settings.publication import body
from showup.adapters.clauses import Clauses
from showup.adapters.written import written
from showup.domain.settings import Settings
from showup.domain.versions import Texts, Version


def version_of(settings: Settings, root: Path, now: datetime) -> Version:
    policy, host = settings.policy, settings.host
    return Version(
        id=policy.id,
        effective=policy.effective,
        published_at=now.replace(microsecond=0),
        currency=host.currency,
        terms=written(policy.terms, host.currency),
        texts={locale: _texts(settings, root, locale) for locale in host.locales},
    )


def _texts(settings: Settings, root: Path, locale: str) -> Texts:
    clauses = Clauses(root / "templates", locale)
    host = settings.host
    names = {service.id: service.name(locale) for service in settings.services}
    printed = clauses.printed(settings.policy.terms, host.currency, names)
    return Texts(printed, body(root, locale, host.locales).strip())
