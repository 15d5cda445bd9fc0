"""The locked dependencies of the functions as one zip, made once for each list of requirements.

Kept by the hash of what it is made from, so that a saved page never waits for it.
"""

import compileall
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

REQUIREMENTS = Path("requirements/functions.txt")
# Every entry has this time, and none tells who made it: the same files are the same zip.
NO_TIME = (1980, 1, 1, 0, 0, 0)
WHERE_IT_RUNS = "/var/task"
# The descriptions of services that the functions call; botocore ships 400.
SERVICES = {"dynamodb", "sesv2", "ses", "ssm", "sts"}
# Types for editors, examples, scripts with this machine's paths, pip's own notes.
NOT_NEEDED = ("bin", "boto3/examples", "stripe/params", "icalendar/tests", "**/*.pyi")
NOTES = tuple(
    f"*.dist-info/{name}" for name in ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json")
)


class PackageError(Exception):
    """The zip cannot be built; the sentence says why."""


@dataclass(frozen=True)
class Target:
    """Where the zip will run: `platforms` are pip's names, none means this machine."""

    platforms: tuple[str, ...] = ()

    def options(self) -> list[str]:
        return [option for name in self.platforms for option in ("--platform", name)]


THIS_MACHINE = Target()
# Lambda's Amazon Linux 2023 on arm64, as the template declares.
AWS = Target(("manylinux_2_34_aarch64", "manylinux_2_28_aarch64", "manylinux2014_aarch64"))


def runtime() -> str:
    """Lambda's name for this interpreter's version: the bytecode is made for it."""
    return f"python{sys.version_info.major}.{sys.version_info.minor}"


def layer(root: Path, target: Target) -> Path:
    """The zip of the dependencies, from dist/layers/ if it is there already."""
    kept = root / "dist/layers" / f"{_fingerprint(root, target)}.zip"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=kept.parent) as scratch:
            _make(root, target, Path(scratch), kept)
    return kept


def _fingerprint(root: Path, target: Target) -> str:
    recipe = Path(__file__).read_bytes() + repr((runtime(), target)).encode()
    return hashlib.sha256((root / REQUIREMENTS).read_bytes() + recipe).hexdigest()[:20]


def _make(root: Path, target: Target, scratch: Path, kept: Path) -> None:
    """1. install, 2. drop what no function needs, 3. compile, 4. zip, and only then give the name.

    Of what is not ours the bytecode is enough: half the files, and a worker starts sooner.
    """
    tree = scratch / "tree"
    _install(root / REQUIREMENTS, target, tree)
    _prune(tree)
    compile_all(tree, "-b")
    for source in tree.rglob("*.py"):
        source.unlink()
    made = scratch / "layer.zip"
    with zipfile.ZipFile(made, "w") as archive:
        add_tree(archive, tree)
    made.replace(kept)


def _install(requirements: Path, target: Target, tree: Path) -> None:
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-compile"]
    command += ["--require-hashes", "--only-binary=:all:", "--target", str(tree)]
    command += [*target.options(), "--requirement", str(requirements)]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False)
    if outcome.returncode:
        reason = outcome.stderr.strip().splitlines() or ["pip gave no reason"]
        raise PackageError(f"The functions' dependencies cannot be installed: {reason[-1]}")


def _prune(tree: Path) -> None:
    services = (path for path in (tree / "botocore/data").iterdir() if path.is_dir())
    unused = (path for path in services if path.name not in SERVICES)
    for path in [*unused, *_matching(tree, (*NOT_NEEDED, *NOTES))]:
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _matching(tree: Path, patterns: Iterable[str]) -> list[Path]:
    return [path for pattern in patterns for path in tree.glob(pattern)]


def compile_all(tree: Path, *options: str) -> None:
    """Bytecode that nobody checks against its source: the zip does not change where it runs.

    In a program of its own with a fixed hash seed, so that the order of a set in it is always
    the same.
    """
    command = [sys.executable, "-m", compileall.__name__, "-q", "-j", "0", *options]
    command += ["--invalidation-mode", "unchecked-hash"]
    command += ["-s", str(tree), "-p", WHERE_IT_RUNS, str(tree)]
    outcome = subprocess.run(
        command,
        env=os.environ | {"PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    if outcome.returncode:
        raise PackageError(f"The functions do not compile: {outcome.stdout.strip()}")


def add_tree(archive: zipfile.ZipFile, tree: Path) -> None:
    """All files below, in the order of their names."""
    for path in sorted(path for path in tree.rglob("*") if path.is_file()):
        add(archive, path.relative_to(tree).as_posix(), path.read_bytes())


def add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, NO_TIME)
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content, zipfile.ZIP_DEFLATED, 6)
