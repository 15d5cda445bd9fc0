"""A policy on its way to be live, beside all that was published before it.

prepare → the host reads what it changes → its date is looked at → kept → live
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from infra.settings.loading import Reading, reading
from infra.settings.notes import notes
from infra.versions.dates import look_ahead, look_at_date
from infra.versions.document import version_of
from infra.versions.history import History
from infra.versions.page import for_the_page
from infra.versions.told import told
from showup.adapters.items import Item
from showup.adapters.versions import Versions
from showup.domain.settings import Settings
from showup.domain.versions import Version


@dataclass(frozen=True)
class Publication:
    """`version`: what the pages say now."""

    reading: Reading
    history: History
    version: Version

    @property
    def settings(self) -> Settings:
        return self.reading.settings

    @property
    def is_new(self) -> bool:
        live = self.history.live
        return live is None or live.id != self.version.id

    def told(self) -> list[str]:
        """What the host reads before it goes live; nothing where nothing gives way to it."""
        live = self.history.live
        if live is None or not self.is_new:
            return []
        kept = self.history.keeping(self.version)
        return told(live, self.version, kept, self.settings.host.locales[0])

    def noted(self) -> list[str]:
        """What is allowed and worth a second thought, in the words of `showup check`."""
        return [f"{note} (a note)" for note in notes(self.settings, self.reading.notebook)]

    def look_at_date(self, *, ahead: bool) -> None:
        """Raises SettingsError. `ahead`: whether a date that is still to come will do, as it does
        where one tries things out."""
        if not self.is_new:
            return
        here = (self.version, self.history, self._today, self.reading.notebook)
        look_at_date(*here)
        if not ahead:
            look_ahead(*here)

    def for_the_page(self) -> dict[str, Any]:
        return for_the_page(self.version, self.history)

    def keep(self, versions: Versions) -> None:
        """Before anybody can accept it."""
        versions.keep(self.version)

    def went_live(self, versions: Versions) -> None:
        """Once it is."""
        if self.is_new:
            since = self.history.moment(self.version.published_at)
            versions.went_live(self.version.id, since)

    @property
    def _today(self) -> date:
        return self.version.published_at.astimezone(self.settings.host.zone).date()


def prepare(root: Path, items: Iterable[Item], now: datetime) -> Publication:
    """`items`: of the table, all or those that `history.items_of` finds. Raises SettingsError."""
    read = reading(root)
    return Publication(read, History.of(items), version_of(read.settings, root, now))
