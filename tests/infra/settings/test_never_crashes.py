"""Whatever stands in a file, reading it ends in settings or in a `SettingsError`."""

import contextlib
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from infra.settings import SettingsError, load
from infra.settings.keys import KEYS
from tests.infra.settings.pages import a_site, write

FILES = st.sampled_from(list(KEYS))
ODD = """\
~
no
48 h
9:00
060
-1
1e9
9999 days
99999999999999 h
٣ days
[[]]
{}
[{}]
&a [*a]
*b
&c {d: *c}
!!binary x
<<
''
{id: {}}
[{id: [1]}]
{? [1] : 2}
24:00-0:00
0 h before
Europe
../UTC"""
SCALARS = st.sampled_from(["", "|\n  text", *ODD.splitlines()]) | st.text(max_size=12)
WORDS = st.sampled_from(
    sorted({key for page in KEYS.values() for key in page})
    + sorted({inner for page in KEYS.values() for keys in page.values() for inner in keys})
    + ["mon", "mon-fri", "sun-mon", "en", "<<", "? [x]"]
)
LINES = st.builds(
    lambda indent, key, value: f"{indent}{key}: {value}",
    st.sampled_from(["", "  ", "  - ", "    "]),
    WORDS,
    SCALARS,
)


def read(file: str, content: bytes) -> None:
    with TemporaryDirectory() as folder:
        root = a_site(Path(folder))
        write(root, file, content)
        with contextlib.suppress(SettingsError):
            load(root)


@settings(max_examples=60, deadline=None)
@given(FILES, st.binary(max_size=60))
def test_any_bytes_are_told_kindly(file: str, content: bytes) -> None:
    read(file, content)
    read(file, b"---\n" + content + b"\n---\n")


@settings(max_examples=150, deadline=None)
@given(FILES, st.lists(LINES, max_size=12))
def test_any_yaml_is_told_kindly(file: str, lines: list[str]) -> None:
    read(file, "\n".join(["---", *lines, "---", ""]).encode(errors="replace"))


@settings(max_examples=150, deadline=None)
@given(FILES, st.integers(0, 30), SCALARS)
def test_any_value_in_a_sound_page_is_told_kindly(file: str, number: int, value: str) -> None:
    with TemporaryDirectory() as folder:
        lines = (a_site(Path(folder)) / file).read_text("utf-8").splitlines()
    named = [n for n, line in enumerate(lines) if ": " in line]
    at = named[number % len(named)]
    lines[at] = f"{lines[at].partition(': ')[0]}: {value}"
    read(file, "\n".join(lines).encode(errors="replace"))


def test_brackets_without_end_are_told_kindly() -> None:
    read("site/book.md", b"---\nservices: " + b"[" * 20_000 + b"\n---\n")
