"""The whole embedded cloud for end-to-end tests, started as `make run` starts it.

from tests.cloud import Cloud, cloud      # the fixture, in the conftest.py of a folder
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import boto3
import httpx
import pytest

from infra.deploy import Account
from infra.layer import THIS_MACHINE, layer

ROOT = Path(__file__).parents[1]
SHOWUP = Path(sys.executable).with_name("showup")
# The `showup` command of the folder that it is started in, be it a copy of the repository.
COMMAND = "import sys; sys.path[:0] = ['.', 'functions']; from infra.cli import main; main()"
PARTS = ("site", "templates", "functions", "infra", "requirements", "mkdocs.yml", "pyproject.toml")
READY_WITHIN = 180
GONE_WITHIN = 60


@dataclass
class Cloud:
    """A running house. `folder` is its SHOWUP_DATA; start another one on the same folder later."""

    folder: Path
    port: int
    program: subprocess.Popen[bytes]

    @classmethod
    @contextmanager
    def started(
        cls, folder: Path, port: int = 0, *, root: Path = ROOT, watch: bool = False
    ) -> Iterator["Cloud"]:
        """For the length of a block, however it ends. `root`: of the repository, or of a copy."""
        made = cls.start(folder, port, root=root, watch=watch)
        try:
            yield made
        finally:
            made.stop()

    @classmethod
    def start(
        cls, folder: Path, port: int = 0, *, root: Path = ROOT, watch: bool = False
    ) -> "Cloud":
        folder.mkdir(parents=True, exist_ok=True)
        made = cls(folder, port or free_port(), program=None)  # type: ignore[arg-type]
        with (folder / "told.log").open("ab") as told:
            made.program = subprocess.Popen(
                [sys.executable, "-c", COMMAND, "dev", "--watch" if watch else "--no-watch"],
                cwd=root,
                env=os.environ | {"PORT": str(made.port), "SHOWUP_DATA": str(folder)},
                stdout=told,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        made._wait()
        return made

    def _wait(self) -> None:
        end = time.monotonic() + READY_WITHIN
        while time.monotonic() < end and self.program.poll() is None:
            try:
                if httpx.get(f"{self.url}/api/health", timeout=30).status_code == 200:
                    return
            except httpx.TransportError:
                time.sleep(0.1)
        self.stop()
        raise AssertionError(f"The embedded cloud does not start:\n{self.told()}")

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        """As Ctrl-C does; its exit status."""
        self.http.close()
        if self.program.poll() is None:
            self.program.send_signal(how)
        return self.program.wait(GONE_WITHIN)

    def stop_by_itself(self) -> int:
        """Wait for an end that nobody asked for; its exit status."""
        self.http.close()
        return self.program.wait(GONE_WITHIN)

    def told(self) -> str:
        """What it has said in its terminal."""
        return (self.folder / "told.log").read_text()

    # --- the front -----------------------------------------------------------

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @cached_property
    def http(self) -> httpx.Client:
        return httpx.Client(base_url=self.url, timeout=150)

    def get(self, path: str, **params: Any) -> Any:
        return self._json("GET", path, params=params)

    def post(self, path: str, body: object) -> Any:
        return self._json("POST", path, json=body)

    def _json(self, method: str, path: str, **more: Any) -> Any:
        answer = self.http.request(method, path, **more)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json()

    # --- /dev/ ---------------------------------------------------------------

    def now(self) -> datetime:
        return datetime.fromisoformat(self.get("/dev/clock")["now"])

    def advance(self, by: timedelta) -> datetime:
        """When everything that falls due on the way has been done."""
        wish = {"advance": f"PT{int(by.total_seconds())}S"}
        return datetime.fromisoformat(self.post("/dev/clock", wish)["now"])

    def go_to(self, moment: datetime) -> datetime:
        """As above, to a certain moment."""
        wish = {"now": moment.isoformat()}
        return datetime.fromisoformat(self.post("/dev/clock", wish)["now"])

    def inbox(self, to: str = "") -> list[dict[str, Any]]:
        """The mails to an address, the oldest first."""
        messages = self.get("/dev/inbox")["messages"]
        return [message for message in messages if to in message["to"]]

    def pay(self, url: str, card: str = "4242424242424242", **more: Any) -> dict[str, Any]:
        """At Checkout, at the address that came with the booking."""
        paid: dict[str, Any] = self.post("/dev/pay", {"url": url, "card": card, **more})
        return paid

    def booking(self, id: str) -> dict[str, Any]:
        """With events, ledger, mails and tasks, as the table has it."""
        return next(one for one in self.get("/dev/bookings")["bookings"] if one["id"] == id)

    # --- the client's way, without a browser ---------------------------------

    def starts(self, service: str = "consultation", days: int = 6) -> list[str]:
        """Open times in the week that begins so many days from now."""
        first = (self.now() + timedelta(days=days)).date()
        query = {"service": service, "from": first, "to": first + timedelta(days=6)}
        slots: list[str] = self.get("/api/slots", **query)["slots"]
        return slots

    def book(self, start: str = "", email: str = "client@example.net") -> dict[str, Any]:
        """Up to Checkout."""
        start = start or self.starts()[0]
        quote = self.post("/api/quotes", {"service": "consultation", "start": start})
        wish = {
            "service": "consultation",
            "start": start,
            "client": {"name": "A client", "email": email},
            "consent": {"policy": quote["policy"], "express_wish": True},
        }
        booked: dict[str, Any] = self.post("/api/bookings", wish)
        return booked

    # --- the embedded AWS ----------------------------------------------------

    @property
    def account(self) -> Account:
        """Its root user."""
        return self._account("000000000000", "none")

    def role(self, function: str) -> Account:
        """What a function may do: the credentials of its role."""
        sts = self.account.client("sts")
        role = self.account.client("lambda").get_function(FunctionName=f"showup-{function}")
        granted = sts.assume_role(RoleArn=role["Configuration"]["Role"], RoleSessionName="test")[
            "Credentials"
        ]
        return self._account(
            granted["AccessKeyId"], granted["SecretAccessKey"], granted["SessionToken"]
        )

    def _account(self, key: str, secret: str, token: str | None = None) -> Account:
        session = boto3.Session(key, secret, token, region_name="eu-central-1")
        return Account(session, (self.folder / "cloud.address").read_text(), patience=0.1)


def a_copy(root: Path) -> Path:
    """What a clone has, with the environments and layers of this one."""
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(
                source, root / part, symlinks=True, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            shutil.copy(source, root / part)
    (root / ".cloud").symlink_to(ROOT / ".cloud")
    layer(ROOT, THIS_MACHINE)
    shutil.copytree(ROOT / "dist/layers", root / "dist/layers", dirs_exist_ok=True)
    return root


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cloud]:
    """Shared by all tests of a session: its clock only goes forward, its diary fills."""
    with Cloud.started(tmp_path_factory.mktemp("cloud")) as made:
        yield made
