"""Files as they really come: tabs, byte order marks, other encodings, a forgotten line."""

from pathlib import Path

import pytest

from infra.settings import SettingsError, load
from tests.infra.settings.pages import POLICY, a_site, write

BEGIN = 'begin the page with a line "---", then the settings, then another line "---"'

BROKEN = [
    (b"", f"site/policy.md:1: the page is empty; {BEGIN}"),
    (b"# Policy\n", f"site/policy.md:1: there is no front matter; {BEGIN}"),
    (
        b"---\neffective: 2026-11-23\n# Policy\n",
        'site/policy.md:1: the front matter has no closing "---"; '
        'add a line "---" below the settings',
    ),
    (
        b"---\neffective: 2026-11-23\n\twait: 15 min\n---\n",
        "site/policy.md:3: the line begins with a tab; indent it with spaces",
    ),
    (
        "---\neffective: 2026-11-23\ntitle: Łąka\n---\n".encode("iso-8859-2"),
        'site/policy.md:3: the page is not UTF-8 text; save it with the encoding "UTF-8"',
    ),
    (
        b"---\neffective: 2026-11-23\nwait: 15\x00 min\n---\n",
        "site/policy.md:3: there is an invisible character U+0000; delete it",
    ),
    (
        b"---\neffective: 2026-11-23\ntitle: When: now\n---\n",
        "site/policy.md:3: this cannot be read as YAML (mapping values are not allowed here); "
        'write "key: value"; put a value with ": " or " #" or "@" into quotes',
    ),
    (
        b"---\n- effective\n---\n",
        'site/policy.md:2: has no keys of its own; write lines "key: value" below it',
    ),
    (
        b"---\neffective: 2026-11-23\non: 1\n---\n",
        'site/policy.md:3: on: is no word to YAML; put the key into quotes: "on"',
    ),
    (
        b"---\neffective: 2026-11-23\nwait: !minutes 15 min\n---\n",
        "site/policy.md:3: wait: has a tag; write the value alone, without the word after the !",
    ),
]


@pytest.mark.parametrize(("content", "sentence"), BROKEN)
def test_a_broken_file_is_told_kindly(tmp_path: Path, content: bytes, sentence: str) -> None:
    root = a_site(tmp_path)
    write(root, "site/policy.md", content)
    with pytest.raises(SettingsError) as error:
        load(root)
    assert sentence in str(error.value).splitlines()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(POLICY.encode("utf-8-sig"), id="a byte order mark"),
        pytest.param(POLICY.replace("\n", "\r\n").encode(), id="ends of lines as on Windows"),
        pytest.param(POLICY.replace("---\n#", "...\n#").encode(), id="dots that close"),
        pytest.param(POLICY.replace("\n---\n#", "  # calm\n---  \n#").encode(), id="a comment"),
        pytest.param(POLICY.replace("48 h", "'48 h'").encode(), id="quotes"),
    ],
)
def test_harmless_differences_mean_the_same(tmp_path: Path, content: bytes) -> None:
    plain = load(a_site(tmp_path))
    write(tmp_path, "site/policy.md", content)
    assert load(tmp_path) == plain
