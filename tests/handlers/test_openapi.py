"""The OpenAPI document: all of it is there, nothing else is, and live answers are as it says."""

import inspect
import re
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from openapi_spec_validator import OpenAPIV31SpecValidator

from showup.domain import errors
from showup.handlers import booking, deposits, desk, making
from showup.handlers.http import STATUSES
from showup.handlers.openapi import ROUTES, document
from tests.builders import a_version
from tests.edge import Answer, Edge

DOCUMENT = msgspec.json.decode(msgspec.json.encode(document()))  # as it is sent


def registered() -> set[tuple[str, str]]:
    """What the functions answer to."""
    apps = (booking.app, deposits.app, desk.app)
    routes = [route for app in apps for route in (*app._static_routes, *app._dynamic_routes)]
    return {(route.method.lower(), re.sub(r"<(\w+)>", r"{\1}", route.path)) for route in routes}


def refusals() -> list[type[errors.ShowupError]]:
    """The leaves of the tree of errors."""
    found = [thing for _, thing in inspect.getmembers(errors, inspect.isclass)]
    ours = [thing for thing in found if issubclass(thing, errors.ShowupError)]
    return [thing for thing in ours if not thing.__subclasses__() or thing in STATUSES]


def test_the_document_is_openapi_3_1() -> None:
    assert list(OpenAPIV31SpecValidator(DOCUMENT).iter_errors()) == []


def test_every_route_is_in_the_document_and_the_other_way_round() -> None:
    described = {
        (method, path) for path, methods in DOCUMENT["paths"].items() for method in methods
    }
    assert described == registered()
    assert len(described) == len(ROUTES)


def test_every_code_is_in_the_document_with_its_status() -> None:
    listed = dict(re.findall(r"^- `(\w+)` \((\d+)\): \S", DOCUMENT["info"]["description"], re.M))
    assert listed == {error.code: str(STATUSES[error]) for error in refusals()}


def test_every_code_has_a_meaning_of_its_own() -> None:
    codes = [error.code for error in STATUSES]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", code) for code in codes)


@pytest.mark.parametrize("path", [path for path in DOCUMENT["paths"] if "{" in path])
def test_each_part_of_a_path_is_described(path: str) -> None:
    for operation in DOCUMENT["paths"][path].values():
        named = {part["name"] for part in operation["parameters"] if part["in"] == "path"}
        assert named == set(re.findall(r"{(\w+)}", path))


# Nobody has signed in before they have signed in.
OPEN_TO_ALL = ("/api/desk/link", "/api/desk/session", "/api/desk/sign-out")


def test_what_is_the_hosts_asks_for_the_hosts_link_or_session() -> None:
    for path, operations in DOCUMENT["paths"].items():
        hosts = path.startswith("/api/desk/") and path not in OPEN_TO_ALL
        for operation in operations.values():
            assert bool(operation.get("security")) == hosts


class Described:
    """An edge whose every answer is held to the document."""

    def __init__(self, edge: Edge) -> None:
        self.edge = edge
        self.seen: set[tuple[str, str]] = set()

    def call(self, method: str, path: str, to: str, body: object = None, **more: Any) -> Answer:
        """`path` as described, `to` as called."""
        answer = self.edge.call(method.upper(), to, body, **more)
        responses = DOCUMENT["paths"][path][method]["responses"]
        response = responses.get(str(answer.status), responses["default"])
        kind = answer.headers["Content-Type"]
        schema = {**response["content"][kind]["schema"], "components": DOCUMENT["components"]}
        checked = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
        said = answer.json if kind.endswith("json") else answer.body
        faults = [f"{fault.json_path}: {fault.message}" for fault in checked.iter_errors(said)]
        assert faults == []
        self.seen.add((method, path))
        return answer


def test_live_answers_are_as_described(edge: Edge) -> None:
    api, token = Described(edge), "/api/bookings/{token}"
    for path in ("/api/health", "/api/openapi.json", "/api/services"):
        assert api.call("get", path, path).status == 200
    kept = a_version(id=edge.settings.policy.id)
    making.versions().keep(kept)
    api.call("get", "/api/policies/{id}", f"/api/policies/{kept.id}")
    api.call("get", "/api/contract", "/api/contract")
    days = {"service": "consultation", "from": "2026-11-30", "to": "2026-12-04"}
    slots = api.call("get", "/api/slots", "/api/slots", query=days).json["slots"]
    wish = {"service": "consultation", "start": slots[0]}
    api.call("post", "/api/quotes", "/api/quotes", wish)
    question = {**wish, "action": "move", "to": slots[-1]}
    assert api.call("post", "/api/questions", "/api/questions", question).json["answer"]
    made = api.call("post", "/api/bookings", "/api/bookings", edge.wish(start=slots[0])).json
    mine = f"/api/bookings/{made['token']}"
    api.call("get", token, mine)
    edge.bank.pay(made["payment"]["url"], "4242424242424242")
    api.call("post", f"{token}/returned", f"{mine}/returned", {})
    edge.sweep()
    assert api.call("get", token, mine).json["deposit"]["state"] == "saved"
    api.call("get", f"{token}/policy", f"{mine}/policy")
    api.call("post", f"{token}/preview", f"{mine}/preview", {"action": "cancel"})
    open_ = api.call("get", f"{token}/slots", f"{mine}/slots", query=days).json["slots"]
    assert slots[0] in open_, "a booking does not stand in its own way"
    to = {"action": "move", "start": slots[-1]}
    api.call("post", f"{token}/preview", f"{mine}/preview", to)
    moved = api.call("post", f"{token}/move", f"{mine}/move", {"start": slots[-1]})
    assert moved.json["moves_left"] == 2
    assert api.call("post", f"{token}/mend", f"{mine}/mend", {}).code == "not_possible"
    assert api.call("post", f"{token}/undo", f"{mine}/undo", {}).code == "not_possible"
    assert api.call("post", f"{token}/offers", f"{mine}/offers", {}).json["offers"]
    assert api.call("post", f"{token}/save", f"{mine}/save", {"meet": "phone"}).status == 200
    for step in ("exception", "object", "answer"):
        said = {"answer": "late"} if step == "answer" else {"why": "One sentence."}
        answer = api.call("post", f"{token}/{step}", f"{mine}/{step}", said)
        assert answer.status == 200 or answer.code == "not_possible", answer.body
    assert api.call("get", token, mine).json["offers"]
    assert api.call("post", f"{token}/cancel", f"{mine}/cancel", {}).code == "not_possible"
    sure = {"confirm": True}
    assert api.call("post", f"{token}/withdraw", f"{mine}/withdraw", sure).code == "not_possible"
    the_hosts(api, made["id"])
    api.call("post", "/api/webhooks/stripe", "/api/webhooks/stripe", "{}")
    assert api.seen == registered()


def the_hosts(api: Described, id: str) -> None:
    """Signed in, each address with the body that it takes."""
    edge = api.edge
    api.call("post", "/api/desk/link", "/api/desk/link", {})
    ticket = {"ticket": edge.ticket()}
    signed_in = api.call("post", "/api/desk/session", "/api/desk/session", ticket)
    session = {"Cookie": signed_in.cookies[0].partition(";")[0]}
    noon = {"start": "2026-12-02T12:00:00+01:00", "end": "2026-12-02T14:00:00+01:00"}
    blocks = "/api/desk/blocks"
    blocked = api.call("post", blocks, blocks, noon, headers=session).json["block"]
    api.call("post", f"{blocks}/free", f"{blocks}/free", blocked, headers=session)
    bodies: dict[str, Any] = {
        "decide": {"ruling": "waive"},
        "tried": {"how": "phone"},
        "mark": {"urgency": "urgent"},
        "unmended": {"choice": "keep"},
        "move": {"start": noon["start"]},
    }
    days = {"from": "2026-11-30", "to": "2026-12-04"}
    for method, path in sorted(registered() - api.seen):
        if path.startswith("/api/desk/"):
            body = bodies.get(path.rpartition("/")[2], {})
            to = path.replace("{id}", id)
            answer = api.call(method, path, to, body, headers=session, query=days)
            assert answer.status == 200 or answer.code == "not_possible", answer.body


def test_what_we_send_is_as_described() -> None:
    """The bodies that other tests send go by the document, too: patterns mean what they say."""
    schema = {"$ref": "#/components/schemas/BookingIn", "components": DOCUMENT["components"]}
    wish = {
        "service": "consultation",
        "start": "2026-11-30T09:00:00+01:00",
        "client": {"name": "Zażółć", "email": "client@żółw.pl", "phone": "+48 600 000 000"},
        "consent": {"policy": "0123456789abcdef"},
    }
    assert Draft202012Validator(schema).is_valid(wish)
    for field, wrong in (("name", "a\nb"), ("email", "client@example"), ("phone", "x")):
        client = {**wish["client"], field: wrong}  # type: ignore[dict-item]
        assert not Draft202012Validator(schema).is_valid({**wish, "client": client})
