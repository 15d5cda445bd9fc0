"""The bookings for the eye of a developer: each with its events, money, mails and tasks."""

import json
from collections import defaultdict
from typing import Any

import msgspec

from infra.embedded.cloud import Item
from showup.adapters.items import read_entry
from showup.domain.balance import lines

# The beginning of a sort key, and under which name it is shown.
PARTS = {"EVENT#": "events", "MAIL#": "mails", "TASK#": "tasks"}
# What a task's item says besides its document: claiming and failing change it there.
STANDING = ("queue", "due", "lease", "attempts", "error", "outcome", "ended")


def bookings(items: list[Item]) -> list[dict[str, Any]]:
    """The latest made first."""
    partitions: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if item["pk"]["S"].startswith("BOOKING#"):
            partitions[item["pk"]["S"]].append(item)
    shown = [
        _booking(id.removeprefix("BOOKING#"), found)
        for id, found in partitions.items()
        if any(item["sk"]["S"] == "BOOKING" for item in found)  # a task can be about none
    ]
    return sorted(shown, key=lambda one: str(one["booking"].get("made", "")), reverse=True)


def _booking(id: str, items: list[Item]) -> dict[str, Any]:
    ordered = sorted(items, key=lambda item: str(item["sk"]["S"]))
    parts = {
        name: [_shown(item) for item in ordered if item["sk"]["S"].startswith(beginning)]
        for beginning, name in PARTS.items()
    }
    state = next((_shown(item) for item in ordered if item["sk"]["S"] == "BOOKING"), {})
    money = _ledger([item for item in ordered if item["sk"]["S"].startswith("LEDGER#")])
    return {"id": id, "status": state.get("status"), "booking": state, "ledger": money, **parts}


def _ledger(items: list[Item]) -> list[dict[str, Any]]:
    """Each line with what there is after it, in minor units."""
    return [
        {**msgspec.to_builtins(line.entry), "balance": msgspec.to_builtins(line.balance)}
        for line in lines(read_entry(item) for item in items)
    ]


def _shown(item: Item) -> dict[str, Any]:
    """The document, and what stands beside it."""
    document: dict[str, Any] = json.loads(item["doc"]["S"]) if "doc" in item else {}
    if not item["sk"]["S"].startswith("TASK#"):
        return document
    beside = {name: plain(item[name]) for name in STANDING if name in item}
    if "ended" in beside:  # then it is due no more, and this is when it was done
        beside["due"] = beside["ended"]
    return {**{k: v for k, v in document.items() if k not in STANDING}, **beside}


def plain(value: dict[str, Any]) -> Any:
    """{"S": …} and {"N": …} as JSON has them."""
    ((kind, content),) = value.items()
    return int(content) if kind == "N" else content
