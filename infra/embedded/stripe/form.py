"""Stripe's request bodies: form encoding with brackets, and the types that an endpoint accepts.

docs.stripe.com/api: form-encoded bodies, JSON answers, unknown parameters refused.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from infra.embedded.stripe.errors import bad_request, no_longer, unknown_param

# What an endpoint accepts: a name with its type, the words that it may be, `dict` for anything
# nested, or a Shape in turn.
Shape = Mapping[str, Any]
Params = dict[str, Any]

LONGEST_NUMBER = 18


def decode(body: str) -> Params:
    """`a[b][0][c]=1&expand[]=x` as nested dicts and lists, all leaves strings."""
    tree: Params = {}
    for name, text in parse_qsl(body, keep_blank_values=True):
        _put(tree, name.replace("]", "").split("["), text)
    return {name: _listed(branch) for name, branch in tree.items()}


def _put(tree: Params, path: list[str], text: str) -> None:
    for step in path[:-1]:
        tree = tree.setdefault(step, {})
        if not isinstance(tree, dict):
            raise bad_request(f"Invalid parameter: {step}")
    tree[path[-1] or str(len(tree))] = text


def _listed(branch: Any) -> Any:
    """A branch whose keys are 0, 1, 2 … was a list."""
    if not isinstance(branch, dict):
        return branch
    inner = {name: _listed(child) for name, child in branch.items()}
    if inner and all(name.isdecimal() for name in inner):
        return [inner[name] for name in sorted(inner, key=int)]
    return inner


def accept(params: Params, shape: Shape, within: str = "") -> Params:
    """The parameters in their types; what the endpoint does not know is refused."""
    typed = {}
    for name, text in params.items():
        full = f"{within}[{name}]" if within else name
        if name not in shape:
            raise no_longer(full) if name == "payment_method_types" else unknown_param(full)
        typed[name] = _typed(text, shape[name], full)
    return typed


def _typed(text: Any, kind: Any, name: str) -> Any:
    if kind is dict:
        return _hash(text, name)
    if isinstance(kind, tuple):
        if text not in kind:
            wanted = ", ".join(kind)
            raise bad_request(f"Invalid {name}: must be one of {wanted}", "", name)
        return text
    if isinstance(kind, Mapping):
        if not isinstance(text, dict):
            raise bad_request("Invalid object", "parameter_invalid_object", name)
        return accept(text, kind, name)
    if isinstance(kind, list):
        if not isinstance(text, list):
            raise bad_request("Invalid array", "", name)
        return [_typed(item, kind[0], f"{name}[{i}]") for i, item in enumerate(text)]
    if not isinstance(text, str):
        raise bad_request(f"Invalid {kind.__name__}", "", name)
    return _leaf(text, kind, name)


def _hash(text: Any, name: str) -> Params:
    """Free in its keys; numbered ones looked like a list, nothing at all empties it."""
    if isinstance(text, list):
        return {str(i): item for i, item in enumerate(text)}
    if text and not isinstance(text, dict):
        raise bad_request("Invalid object", "parameter_invalid_object", name)
    return text or {}


def _leaf(text: str, kind: type, name: str) -> Any:
    if kind is bool:
        if text not in ("true", "false"):
            raise bad_request(f"Invalid boolean: {text}", "", name)
        return text == "true"
    if kind is int:
        if len(text) > LONGEST_NUMBER or not text.removeprefix("-").isdecimal():
            raise bad_request(f"Invalid integer: {text}", "parameter_invalid_integer", name)
        return int(text)
    return text
