"""Stopped and started again: nothing is lost, and what was due meanwhile is done once."""

import os
import signal
import subprocess
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.cloud import Cloud


def test_a_restart_keeps_bookings_and_finishes_what_was_due_once(tmp_path: Path) -> None:
    """Away from before the reminder until after the hold was due."""
    with Cloud.started(tmp_path) as first:
        booked = first.book(first.starts(days=7)[0])
        first.pay(booked["payment"]["url"])
        seen = first.get(f"/api/bookings/{booked['token']}")
        assert first.stop(signal.SIGTERM) == 0

    hold_at = datetime.fromisoformat(seen["deposit"]["hold_at"])
    _let_pass(tmp_path, hold_at - datetime.now(UTC) + timedelta(minutes=5))
    with Cloud.started(tmp_path, first.port) as second:
        second.advance(timedelta(seconds=1))
        after = second.get(f"/api/bookings/{booked['token']}")
        kept = second.booking(booked["id"])
        subjects = Counter(mail["subject"] for mail in second.inbox("client@example.net"))
        assert second.stop() == 0

    assert (after["start"], after["deposit"]["state"]) == (seen["start"], "held")
    assert [(entry["deed"], entry["outcome"]) for entry in kept["ledger"]] == [("place", "done")]
    assert {"booked", "held"} <= {mail["name"] for mail in kept["mails"]}
    assert set(subjects.values()) == {1}
    assert "Traceback" not in second.told()


def test_a_crash_loses_at_most_a_few_seconds_and_is_said(tmp_path: Path) -> None:
    with Cloud.started(tmp_path) as first:
        booked = first.book()
        _wait_for_the_snapshot(tmp_path, booked["id"])
        _kill_ministack(first)
        assert first.stop_by_itself() == 1
    assert "MiniStack has ended by itself" in first.told()

    with Cloud.started(tmp_path, first.port) as second:
        assert second.booking(booked["id"])["status"] == "pending"


def _let_pass(folder: Path, by: timedelta) -> None:
    """While nothing runs."""
    clock = folder / "clock"
    clock.write_text(str(int(clock.read_text()) + int(by.total_seconds())))


def _wait_for_the_snapshot(folder: Path, id: str) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        state = folder / "state.json"
        if state.exists() and id in state.read_text():
            return
        time.sleep(0.2)
    raise AssertionError("no snapshot was written")


def _kill_ministack(cloud: Cloud) -> None:
    """Its own program, as the operating system would."""
    found = subprocess.run(
        ["pgrep", "--parent", str(cloud.program.pid)], capture_output=True, text=True, check=True
    )
    for pid in found.stdout.split():
        os.kill(int(pid), signal.SIGKILL)
