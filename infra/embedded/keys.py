"""The secrets of the embedded cloud: made at the first start and kept, so that links still work."""

import json
import secrets
from pathlib import Path

from infra.deploy import LINK_KEYS, new_key
from infra.embedded.files import write_whole


def keys(file: Path) -> dict[str, str]:
    """By the names that `infra.deploy` knows them by."""
    if not file.exists():
        write_whole(file, json.dumps(_made()).encode(), 0o600)
    kept: dict[str, str] = json.loads(file.read_text())
    return kept


def keep(file: Path, more: dict[str, str]) -> None:
    """With what was learnt since: the webhook's secret."""
    write_whole(file, json.dumps(keys(file) | more).encode(), 0o600)


def _made() -> dict[str, str]:
    return {
        **{name: new_key() for name in LINK_KEYS},
        "stripe": f"sk_test_{secrets.token_hex(12)}",
        "stripe-checkout": f"rk_test_{secrets.token_hex(12)}",
    }
