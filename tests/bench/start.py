"""One cold start, run by `cold` as a program of its own: `start.py FOLDER NAME EVENT`.

It knows the unpacked zip and nothing else. It tells when the function was ready, in milliseconds
from its first line on, and what it answered to the event.
"""

import json
import sys
import time
from importlib import import_module

BEGAN = time.perf_counter()


class Context:
    """What Lambda tells a call about itself, as far as a handler asks."""

    @staticmethod
    def get_remaining_time_in_millis() -> int:
        return 29_000


def since() -> float:
    return (time.perf_counter() - BEGAN) * 1000


def boto3_alone() -> dict[str, object]:
    """What every function needs that talks to a table."""
    import_module("boto3").client("dynamodb")
    return {"ready": since(), "answer": {}}


def function(name: str, event: object) -> dict[str, object]:
    """Ready: the handler is imported, the settings are read, the table's client is made."""
    handler = import_module(f"showup.handlers.{name}").handler
    import_module("showup.handlers.making").tools(Context)
    return {"ready": since(), "answer": handler(event, Context)}


if __name__ == "__main__":
    folder, name, event = sys.argv[1:]
    sys.path.insert(0, folder)
    told = function(name, json.loads(event)) if name != "boto3" else boto3_alone()
    print(json.dumps(told))
