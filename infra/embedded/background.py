"""What goes on beside the requests: snapshots, webhooks, saved pages, and a look at MiniStack."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from pathlib import Path
from typing import Any

import watchfiles
from botocore.exceptions import BotoCoreError, ClientError

from infra.embedded.building import WATCHED, Building
from infra.embedded.cloud import Cloud
from infra.embedded.snapshot import Snapshot
from infra.embedded.steps import Steps

SNAPSHOT_EACH = 3.0
WEBHOOKS_EACH = 0.5
LOOK_EACH = 1.0


@contextlib.asynccontextmanager
async def running(
    failed: Callable[[str], None], *jobs: Coroutine[Any, Any, None]
) -> AsyncIterator[None]:
    """All of them, for as long as the block lasts. One that ends in an error says so."""
    tasks = [asyncio.create_task(job, name=getattr(job, "__name__", "a job")) for job in jobs]
    for task in tasks:
        task.add_done_callback(lambda ended: _tell(ended, failed))
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _tell(ended: asyncio.Task[None], failed: Callable[[str], None]) -> None:
    if not ended.cancelled() and (error := ended.exception()) is not None:
        failed(f"{ended.get_name()} has stopped: {type(error).__name__}: {error}")


async def keep_snapshots(snapshot: Snapshot, say: Callable[[str], None]) -> None:
    """Every few seconds, less often where the table is so large that it takes long."""
    while True:
        began = time.monotonic()
        try:
            await asyncio.to_thread(snapshot.write)
        except (BotoCoreError, ClientError, OSError) as error:
            say(f"The state could not be written: {error}")
        await asyncio.sleep(max(SNAPSHOT_EACH, 10 * (time.monotonic() - began)))


async def deliver_webhooks(steps: Steps) -> None:
    while True:
        await asyncio.to_thread(steps.pump)
        await asyncio.sleep(WEBHOOKS_EACH)


async def follow_saves(building: Building, cloud: Cloud, say: Callable[[str], None]) -> None:
    watched = [building.root / name for name in WATCHED if (building.root / name).exists()]
    async for changes in watchfiles.awatch(*watched):
        began = time.monotonic()
        await asyncio.to_thread(building.again, cloud)
        if not building.trouble:
            names = ", ".join(sorted({_below(path, building.root) for _, path in changes})[:3])
            say(f"{time.monotonic() - began:5.1f} s  {names}: the pages are new")


async def look_after(cloud: Cloud, ended: Callable[[str], None]) -> None:
    """MiniStack must not be gone without a word."""
    while (sentence := cloud.ministack.ended()) is None:
        await asyncio.sleep(LOOK_EACH)
    ended(sentence)


def _below(path: str, root: Path) -> str:
    return Path(path).relative_to(root).as_posix()
