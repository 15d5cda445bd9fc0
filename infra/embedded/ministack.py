"""MiniStack as a program of its own: started with a clean environment, watched, and ended.

It runs functions with its own interpreter and passes its environment on to them, so it gets a
virtual environment of its own (.cloud/) and nothing of ours but what is written here.
"""

import contextlib
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import boto3

from infra.deploy import Account

ACCOUNT = "000000000000"
REGION = "eu-central-1"
READY_WITHIN = 30
# Whatever is worth keeping has been kept by then, so nobody needs to wait for it.
GONE_WITHIN = 1.5


class CloudError(Exception):
    """MiniStack does not start, or has ended by itself."""


class MiniStack:
    """`python`: of the environment it is installed in. `folder`: for its log and its workers.
    `ses`: where its functions find SES instead of with itself (see `infra.embedded.inbox`)."""

    def __init__(self, python: Path, folder: Path, ses: str) -> None:
        self._ses = ses
        self.port = free_port()
        self.log = folder / "cloud.log"
        self._scratch = folder / "workers"
        self._python = python
        self._running: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def account(self) -> Account:
        return account_at(self.address)

    def start(self) -> None:
        """In a process group of its own, so that Ctrl-C reaches us alone and we end it in order."""
        if not self._python.exists():
            raise CloudError(f"There is no {self._python}: `make run` installs the embedded cloud.")
        self._make_room()
        with self.log.open("wb") as log:
            self._running = subprocess.Popen(
                [str(self._python), "-m", "ministack"],
                env=self._environment(),
                cwd=self._scratch,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def wait(self) -> None:
        """Until it answers."""
        end = time.monotonic() + READY_WITHIN
        while time.monotonic() < end:
            if (ended := self.ended()) is not None:
                raise CloudError(ended)
            with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
                urllib.request.urlopen(f"{self.address}/_ministack/health", timeout=1).close()
                return
            time.sleep(0.05)
        raise CloudError(f"MiniStack does not answer within {READY_WITHIN} s; see {self.log}")

    def ended(self, within: float = 0) -> str | None:
        """A sentence if it has ended by itself; `within` seconds, if it may be about to."""
        try:
            status = self._running.wait(within) if self._running else None
        except subprocess.TimeoutExpired:
            status = None
        if status is None:
            return None
        return f"MiniStack has ended by itself ({status}); see {self.log}"

    def stop(self) -> None:
        """With all of its workers."""
        if self._running is None:
            return
        self._signal(signal.SIGTERM)
        try:
            self._running.wait(GONE_WITHIN)
        except subprocess.TimeoutExpired:
            pass
        finally:
            self._signal(signal.SIGKILL)
            self._running.wait()
            self._running = None
            self._clear()

    def _signal(self, number: signal.Signals) -> None:
        """To the whole group: it may be gone already while a worker of it is not."""
        if self._running is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._running.pid, number)

    def _make_room(self) -> None:
        """`cloud.address` is for a developer: aws --endpoint-url $(cat .data/cloud.address) …"""
        self._clear()
        self._scratch.mkdir(parents=True)
        (self.log.parent / "cloud.address").write_text(self.address)

    def _clear(self) -> None:
        """Each worker has unpacked the zip for itself: thousands of files, for nobody to wait."""
        if self._scratch.exists():
            gone = self._scratch.with_name(f"workers.{os.getpid()}.{time.monotonic_ns()}.gone")
            self._scratch.rename(gone)
            subprocess.Popen(["rm", "-rf", str(gone)], start_new_session=True)

    def _environment(self) -> dict[str, str]:
        """All that it and its workers get. No Docker, no further ports, rights enforced."""
        return {
            "PATH": os.defpath,
            "HOME": str(self._scratch),
            "TMPDIR": str(self._scratch),
            "LANG": "C.UTF-8",
            "AUTH": "true",
            "BIND_HOST": "127.0.0.1",
            "GATEWAY_PORT": str(self.port),
            "MINISTACK_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_ENDPOINT_URL_SESV2": self._ses,
            "DOCKER_HOST": f"unix://{self._scratch}/none",
            "SFTP_ENABLED": "0",
            "IOT_MTLS_ENABLED": "0",
            "LAMBDA_WARM_TTL_SECONDS": "120",
        }


def account_at(address: str) -> Account:
    """Its root user, who may do everything."""
    session = boto3.Session(
        aws_access_key_id=ACCOUNT, aws_secret_access_key="none", region_name=REGION
    )
    return Account(session, address, patience=0.1)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
