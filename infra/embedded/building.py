"""From the pages to what is served: check, site, zip, stack. At the start, and on each save."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from infra.deploy import DeployError
from infra.embedded.cloud import Cloud
from infra.layer import PackageError
from infra.package import package
from infra.settings import SettingsError, load, published
from infra.site import SiteError, build_site
from showup.domain.settings import Policy, Settings

WATCHED = ("site", "templates", "mkdocs.yml", "functions/showup")
WRONG = (SettingsError, SiteError, PackageError, DeployError)


def _warn_of_date(before: Policy, after: Policy, say: Callable[[str], None]) -> None:
    """Clients accept the policy of a date: two policies of one date would be confused."""
    if before.id != after.id and before.effective == after.effective:
        say(
            f"site/policy.md: what the policy says has changed, and `effective` is still"
            f" {after.effective}; write the day from which the new one counts."
            " Bookings made before keep the old one."
        )


class Building:
    """`folder`: the house's own, so that two houses of one tree do not share what they build.
    `origin`: where the site will be seen. `given`: the other parameters of the template."""

    def __init__(
        self,
        root: Path,
        folder: Path,
        origin: str,
        given: dict[str, str],
        secrets: dict[str, str],
    ) -> None:
        self.root = root
        self.pages = folder.resolve() / "site"
        self._zip = folder.resolve() / "functions.zip"
        self.settings: Settings = load(root)
        self.edition = 0
        self.trouble = ""
        self._origin = origin
        self._given = given
        self._secrets = secrets
        self._turn = threading.Lock()

    def site(self) -> Path:
        return build_site(self.root, self._origin, self.settings.host.name, self.pages)

    def zip(self) -> Path:
        return package(self.root, published(self.settings), into=self._zip)

    def deploy(self, cloud: Cloud, zipped: Path) -> None:
        sender = self.settings.host.sender
        cloud.verify(sender)
        parameters = {"Sender": sender, "Origin": self._origin, **self._given}
        cloud.stand(zipped, parameters, self._secrets)

    def again(self, cloud: Cloud, say: Callable[[str], None]) -> None:
        """After a save. If anything is wrong, what is served stays as it is."""
        with self._turn:
            try:
                before, self.settings = self.settings.policy, load(self.root)
                _warn_of_date(before, self.settings.policy, say)
                with ThreadPoolExecutor() as both:
                    site, zipped = both.submit(self.site), both.submit(self.zip)
                self.deploy(cloud, zipped.result())
                site.result()
            except WRONG as error:
                self.trouble = str(error)
                say(f"{error}\nThe site stays as it was.")
                return
            self.trouble = ""
            self.edition += 1

    def news(self) -> dict[str, object]:
        return {"edition": self.edition, "trouble": self.trouble}

    def host(self) -> dict[str, str]:
        host = self.settings.host
        return {"name": host.name, "email": host.email, "timezone": host.timezone}
