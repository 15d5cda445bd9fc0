"""From the pages to what is served: check, site, zip, stack. At the start, and on each save."""

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

from infra.deploy import DeployError
from infra.embedded.cloud import Cloud
from infra.layer import PackageError
from infra.package import package
from infra.settings import SettingsError, published
from infra.site import SiteError, build_site
from infra.versions import Publication, prepare
from showup.adapters.items import Item
from showup.domain.settings import Settings

WATCHED = ("site", "templates", "mkdocs.yml", "functions/showup")
WRONG = (SettingsError, SiteError, PackageError, DeployError)


class Building:
    """`folder`: the house's own, so that two houses of one tree do not share what they build.
    `origin`: where the site will be seen. `given`: the other parameters of the template. `items`:
    what the table held when it was last seen. `now`: business time."""

    def __init__(
        self,
        root: Path,
        folder: Path,
        origin: str,
        given: dict[str, str],
        secrets: dict[str, str],
        items: Iterable[Item],
        now: Callable[[], datetime],
        say: Callable[[str], None],
    ) -> None:
        self.root = root
        self.pages = folder.resolve() / "site"
        self._zip = folder.resolve() / "functions.zip"
        self.edition = 0
        self.trouble = ""
        self._origin = origin
        self._given = given
        self._secrets = secrets
        self._now = now
        self._say = say
        self._turn = threading.Lock()
        self._publication = self._prepare(items)

    @property
    def settings(self) -> Settings:
        return self._publication.settings

    def site(self) -> Path:
        told = self._publication.for_the_page()
        return build_site(self.root, self._origin, self.settings.host.name, self.pages, told)

    def zip(self) -> Path:
        return package(self.root, published(self.settings), into=self._zip)

    def deploy(self, cloud: Cloud, zipped: Path) -> None:
        sender = self.settings.host.sender
        cloud.verify(sender)
        parameters = {"Sender": sender, "Origin": self._origin, **self._given}
        cloud.stand(zipped, parameters, self._secrets)

    def keep(self, cloud: Cloud) -> None:
        """This version of the policy, for good."""
        self._publication.keep(cloud.versions)

    def went_live(self, cloud: Cloud) -> None:
        self._publication.went_live(cloud.versions)

    def again(self, cloud: Cloud) -> None:
        """After a save. If anything is wrong, what is served stays as it is."""
        with self._turn:
            try:
                self._publication = self._prepare(cloud.items())
                self.keep(cloud)
                with ThreadPoolExecutor() as both:
                    site, zipped = both.submit(self.site), both.submit(self.zip)
                self.deploy(cloud, zipped.result())
                self.went_live(cloud)
                site.result()
            except WRONG as error:
                self.trouble = str(error)
                self._say(f"{error}\nThe site stays as it was.")
                return
            self.trouble = ""
            self.edition += 1

    def _prepare(self, items: Iterable[Item]) -> Publication:
        """What the host reads first. A date that is still to come will do where nobody books."""
        publication = prepare(self.root, items, self._now())
        for line in [*publication.noted(), *publication.told()]:
            self._say(line)
        publication.look_at_date(ahead=True)
        return publication

    def news(self) -> dict[str, object]:
        return {"edition": self.edition, "trouble": self.trouble}

    def host(self) -> dict[str, str]:
        host = self.settings.host
        return {"name": host.name, "email": host.email, "timezone": host.timezone}
