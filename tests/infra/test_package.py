"""The zip: the same from the same, and enough for every handler, alone and without us."""

import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from infra.layer import runtime
from infra.package import package

ROOT = Path(__file__).parents[2]
PUBLISHED = b'{"of": "the tests"}'
HANDLERS = ("booking", "desk", "deposits", "reminders")
# What a function finds in Lambda, and nothing else: no site-packages, no current folder, no
# environment of ours. It tells which modules it has from elsewhere than the zip and Python.
ALONE = """
import importlib, json, sys
sys.path.insert(0, sys.argv[1])
importlib.import_module(f"showup.handlers.{sys.argv[2]}").handler
files = {getattr(module, "__file__", None) or "" for module in list(sys.modules.values())}
print(json.dumps([f for f in files if f and not f.startswith((sys.argv[1], sys.base_prefix))]))
"""


@pytest.fixture(scope="module")
def zipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Not in dist/: that one belongs to whoever runs the house meanwhile."""
    into = tmp_path_factory.mktemp("package") / "functions.zip"
    return package(ROOT, PUBLISHED, into=into)


@pytest.fixture(scope="module")
def unpacked(zipped: Path) -> Path:
    folder = zipped.parent / "task"
    with zipfile.ZipFile(zipped) as archive:
        archive.extractall(folder)
    return folder


@pytest.mark.parametrize("handler", HANDLERS)
def test_every_handler_is_imported_from_the_zip_alone(unpacked: Path, handler: str) -> None:
    outcome = subprocess.run(
        [sys.executable, "-I", "-S", "-c", ALONE, str(unpacked), handler],
        env={"AWS_DEFAULT_REGION": "eu-central-1"},
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.returncode == 0, outcome.stderr
    assert json.loads(outcome.stdout) == []


def test_the_same_is_the_same_zip(zipped: Path, tmp_path: Path) -> None:
    again = package(ROOT, PUBLISHED, into=tmp_path / "again.zip").read_bytes()
    assert hashlib.sha256(again).digest() == hashlib.sha256(zipped.read_bytes()).digest()


def test_the_settings_travel_beside_the_package(unpacked: Path) -> None:
    assert (unpacked / "published.json").read_bytes() == PUBLISHED
    assert (unpacked / "templates/clauses/en.html").exists()
    assert (unpacked / "templates/email").is_dir()
    assert (unpacked / "templates/answers/pl.html").exists()
    assert (unpacked / "templates/contract/pl.md").exists()


def test_nothing_of_this_machine_is_in_it(zipped: Path) -> None:
    with zipfile.ZipFile(zipped) as archive:
        for entry in archive.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert not entry.filename.endswith(("RECORD", "direct_url.json"))
        ours = archive.read(
            "showup/__pycache__/__init__.cpython-{}{}.pyc".format(*sys.version_info)
        )
        assert str(ROOT).encode() not in ours


def test_bytecode_is_trusted_without_a_look_at_its_source(unpacked: Path) -> None:
    """Flags 0b01: by hash, unchecked (PEP 552)."""
    compiled = list((unpacked / "showup").rglob("*.pyc"))
    assert compiled
    assert all(path.read_bytes()[4:8] == b"\x01\0\0\0" for path in compiled)


def test_the_runtime_is_the_interpreters_version() -> None:
    assert runtime() == f"python{sys.version_info.major}.{sys.version_info.minor}"
