"""What stands in the way of a start is one clear sentence, before anything has been started."""

import os
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from infra.dev import run
from infra.embedded.starting import CannotRun, alone, door
from tests.cloud import SHOWUP, free_port


def test_a_busy_port_is_one_clear_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CannotRun, match=f"Port {port} is in use.*PORT={port + 1}"), door(port):
            pass


def test_the_command_says_it_and_ends_with_one(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        outcome = subprocess.run(
            [str(SHOWUP), "dev"],
            env=os.environ | {"PORT": str(port), "SHOWUP_DATA": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert outcome.returncode == 1
    assert outcome.stdout.count("\n") == 1
    assert outcome.stdout.startswith(f"Port {port} is in use.")
    assert not outcome.stderr


def test_two_houses_never_share_a_state(tmp_path: Path) -> None:
    with alone(tmp_path), pytest.raises(CannotRun, match="SHOWUP_DATA"), alone(tmp_path):
        pass


def test_the_door_is_open_on_this_computer_alone() -> None:
    with door(free_port()) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"


def test_a_broken_policy_is_said_with_file_and_line(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    shutil.copytree(root / "site", tmp_path / "site")
    shutil.copytree(root / "templates", tmp_path / "templates")
    policy = tmp_path / "site/policy.md"
    policy.write_text(policy.read_text().replace("free_until: ", "free_until: some ", 1))
    said: list[str] = []
    assert run(tmp_path, free_port(), tmp_path / "data", said.append) == 1
    assert len(said) == 1
    assert said[0].startswith("site/policy.md:")
    assert "free_until" in said[0]
