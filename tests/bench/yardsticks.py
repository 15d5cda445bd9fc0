"""The figures of others, as measured; `yardsticks.json` says how, when and on what."""

import json
from pathlib import Path
from typing import Any

_FIGURES: dict[str, Any] = json.loads(Path(__file__).with_name("yardsticks.json").read_text())

SOURCE: str = _FIGURES["source"]
# By product: milliseconds for 60 days against 0, 100 and 1,000 taken intervals.
SLOTS: dict[str, list[float]] = _FIGURES["slots"]["peers"]
# By product: how many of 100 bookings of one slot went through.
RACE: dict[str, str] = _FIGURES["race"]["peers"]
NIGHTS: str = _FIGURES["nights"]["peers"]
# By what is imported: milliseconds until it is ready, and of boto3 with one DynamoDB client.
COLD: dict[str, int] = _FIGURES["cold"]["peers"]
COLD_BASE: int = _FIGURES["cold"]["base"]
# By product: kilobytes, requests if known, and Lighthouse's four scores where there are some.
PAGE: dict[str, list[int | None]] = _FIGURES["page"]["peers"]
