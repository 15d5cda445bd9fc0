"""`showup dev`, which `make run` starts: the whole house on one machine, and its orderly end.

the port → the pages → (site, zip, MiniStack) → the stack → yesterday's table → open the door
"""

import asyncio
import contextlib
import signal
import socket
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import stripe
import uvicorn
from botocore.exceptions import BotoCoreError, ClientError
from starlette.applications import Starlette

from infra.embedded import background
from infra.embedded.api import Api, post
from infra.embedded.building import WRONG, Building
from infra.embedded.clock import BusinessClock
from infra.embedded.cloud import QUEUES, STACK, Cloud, FunctionFailed
from infra.embedded.developer import Developer
from infra.embedded.front import front
from infra.embedded.inbox import Inbox
from infra.embedded.keys import keep, keys
from infra.embedded.ministack import CloudError, MiniStack
from infra.embedded.snapshot import Snapshot, read
from infra.embedded.starting import CannotRun, Progress, alone, door
from infra.embedded.steps import Steps
from infra.embedded.stripe import CHECKOUT_ONLY, EVERYTHING, EmbeddedStripe
from infra.embedded.stripe.transport import InMemory
from infra.endpoint import set_up

PYTHON = Path(".cloud/bin/python")
Say = Callable[[str], None]


def run(root: Path, port: int, folder: Path, say: Say, *, watch: bool = True) -> int:
    """Until Ctrl-C. The exit status: 1 if it could not begin, or something broke on the way.

    `watch`: whether a saved page is built anew.
    """
    for end in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(end, signal.default_int_handler)
    try:
        with door(port) as listener, alone(folder):
            return House(root, port, folder, say, watch).live(listener)
    except (CannotRun, CloudError, *WRONG) as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return 0


class House:
    """Everything that runs, held together."""

    def __init__(self, root: Path, port: int, folder: Path, say: Say, watch: bool) -> None:
        self._say, self._folder, self._watch = say, folder, watch
        self._progress = Progress(say)
        self._origin = f"http://localhost:{port}"
        self._secrets = keys(folder / "keys.json")
        self._clock = BusinessClock(folder / "clock")
        given = {
            "ClockFile": str(self._clock.file.resolve()),
            "StripeBase": f"http://127.0.0.1:{port}/dev/stripe",
        }
        self._state = read(folder / "state.json")
        with self._progress.of("read the pages"):
            self._building = Building(
                root,
                folder,
                self._origin,
                given,
                self._secrets,
                self._state["table"],
                self._clock.now,
                say,
            )
        self._ministack = MiniStack(root / PYTHON, folder, ses=f"http://127.0.0.1:{port}")
        self._failure = ""

    def live(self, listener: socket.socket) -> int:
        try:
            cloud = self._begin()
            self._furnish(cloud)
            with contextlib.suppress(KeyboardInterrupt):
                asyncio.run(self._serve(listener))
        finally:
            self._ministack.stop()
        return 1 if self._failure else 0

    def _begin(self) -> Cloud:
        """Site, zip and MiniStack at the same time; then the stack."""
        with ThreadPoolExecutor() as three:
            site = self._timed(three, "built the site", self._building.site)
            zipped = self._timed(three, "packed the functions", self._building.zip)
            ready = self._timed(three, "started the embedded AWS", self._start)
        for each in (site, ready):
            each.result()
        with self._progress.of("deployed infra/template.yaml into it"):
            cloud = Cloud(self._building.root, self._ministack)
            self._building.deploy(cloud, zipped.result())
        return cloud

    def _timed(self, pool: ThreadPoolExecutor, what: str, do: Callable[[], Any]) -> Future[Any]:
        def job() -> Any:
            with self._progress.of(what):
                return do()

        return pool.submit(job)

    def _start(self) -> None:
        self._ministack.start()
        self._ministack.wait()

    def _furnish(self, cloud: Cloud) -> None:
        """What yesterday left: the table, Stripe's memory, the mails."""
        self._cloud = cloud
        rights = {
            self._secrets["stripe"]: EVERYTHING,
            self._secrets["stripe-checkout"]: CHECKOUT_ONLY,
        }
        self._stripe = EmbeddedStripe(
            self._clock.now, keys=rights, base=f"{self._origin}/dev/stripe"
        )
        self._inbox = Inbox(self._ministack, self._clock)
        parts = {"stripe": self._stripe.snapshot, "mails": self._inbox.snapshot}
        self._snapshot = Snapshot(self._folder / "state.json", cloud, parts)
        self._recall(self._state)
        self._building.keep(cloud)
        self._building.went_live(cloud)
        self._listen(cloud)
        self._steps = Steps(
            self._clock, cloud, self._stripe, lambda delivery: post(cloud, delivery), self._say
        )

    def _listen(self, cloud: Cloud) -> None:
        """As `showup deploy` does it at Stripe's."""
        bank = stripe.StripeClient(self._secrets["stripe"], http_client=InMemory(self._stripe))
        new = set_up(cloud.account, STACK, self._origin, bank, lambda _: None)
        self._secrets.update(new)
        keep(self._folder / "keys.json", new)

    def _recall(self, state: dict[str, Any]) -> None:
        if not state["table"]:
            return
        with self._progress.of("recalled the bookings"):
            self._cloud.fill(state["table"])
            self._stripe.restore(state["stripe"])
            self._inbox.restore(state["mails"])

    async def _serve(self, listener: socket.socket) -> None:
        api = Api(self._cloud, self._say)
        developer = Developer(
            self._clock,
            self._cloud,
            self._stripe,
            self._inbox,
            self._steps,
            self._building.host,
            self._building.news,
        )
        pages = self._building.pages
        app = front(api, developer, pages, self._life, live=self._watch)
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, timeout_graceful_shutdown=2
        )
        self._server = uvicorn.Server(config)
        await self._server.serve(sockets=[listener])
        await api.close()

    @contextlib.asynccontextmanager
    async def _life(self, app: Starlette) -> AsyncIterator[None]:
        jobs = [
            background.keep_snapshots(self._snapshot, self._say),
            background.deliver_webhooks(self._steps),
            background.look_after(self._cloud, self._gone),
            self._catch_up(),
        ]
        if self._watch:
            jobs.append(background.follow_saves(self._building, self._cloud, self._say))
        async with background.running(self._gone, *jobs):
            self._welcome()
            yield
        await asyncio.to_thread(self._end)

    async def _catch_up(self) -> None:
        """What fell due while nothing ran; the schedule would find it too, a minute later.

        It leaves the functions warm, so that the first click is as quick as the second.
        """
        for queue in QUEUES:
            try:
                await asyncio.to_thread(self._cloud.sweep, queue)
            except (FunctionFailed, BotoCoreError, ClientError) as error:
                self._say(f"{queue}: {error}")
        with contextlib.suppress(BotoCoreError, ClientError):
            await asyncio.to_thread(self._cloud.wake)

    def _welcome(self) -> None:
        self._say(
            f"\nReady after {self._progress.seconds:.1f} s.\n\n"
            f"  The site            {self._origin}/\n"
            f"  Book a meeting      {self._origin}/book/\n"
            f"  Mails, clock, tasks {self._origin}/dev/\n\n"
            "Nothing leaves this computer. Ctrl-C stops everything."
        )

    def _gone(self, sentence: str) -> None:
        """Said once, and by its cause: without MiniStack everything else fails too."""
        if self._failure:
            return
        self._failure = self._ministack.ended(within=1) or sentence
        self._say(
            f"{self._failure}\nThe state of a few seconds ago is kept; `make run` goes on from it."
        )
        self._server.should_exit = True

    def _end(self) -> None:
        """MiniStack goes at once: nobody has to wait for a function that is still at work."""
        if not self._failure:
            self._say("\nStopping …")
            self._snapshot.write()
        self._ministack.stop()
        if not self._failure:
            self._say("The bookings are kept. Everything is stopped.")
