"""The modules are type-checked from their JSDoc; the words of all languages have one type."""

import subprocess

from tests.site.conftest import ROOT


def test_the_types_hold() -> None:
    folder = ROOT / "tests" / "site"
    checker = folder / "node_modules" / "typescript" / "bin" / "tsc"
    found = subprocess.run(["node", checker], cwd=folder, capture_output=True, text=True)
    assert found.stdout == ""
