"""`expand[]`: ids replaced by what they name, nested and in lists.

docs.stripe.com/api/expanding_objects.
"""

import copy
from typing import Any

from infra.embedded.stripe.errors import bad_request
from infra.embedded.stripe.store import Resource, Store

EXPANDABLE = {"charge", "customer", "latest_charge", "payment_intent", "setup_intent"}
# A charge names its payment method by id alone; everything else can expand it.
ALSO = {"payment_intent", "setup_intent"}
DEEPEST = 4


def expand(store: Store, resource: Resource, paths: list[str]) -> Resource:
    """A copy of the answer with everything asked for in it."""
    answer = copy.deepcopy(resource)
    for path in paths:
        steps = path.split(".")
        if len(steps) > DEEPEST:
            raise bad_request("You cannot expand more than 4 levels of a property.", "", "expand")
        _descend(store, answer, steps, path)
    return answer


def _descend(store: Store, node: Any, steps: list[str], path: str) -> None:
    if isinstance(node, list):
        for child in node:
            _descend(store, child, steps, path)
        return
    if not steps or node is None:
        return
    name, rest = steps[0], steps[1:]
    if not _may(node, name):
        raise bad_request(f"This property cannot be expanded ({path}).", "", "expand")
    if isinstance(node[name], str):
        node[name] = copy.deepcopy(store.memory.resources[node[name]])
    _descend(store, node[name], rest, path)


def _may(node: Resource, name: str) -> bool:
    if node.get("object") == "list":
        return name == "data"
    if name == "payment_method":
        return node["object"] in ALSO
    return name in EXPANDABLE and name in node
