"""The published JSON Schema: each key with its meaning, and never narrower than the reader."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from infra.settings.front import front
from infra.settings.keys import BOOK, INDEX, KEYS, POLICY
from infra.settings.schema import FOLDER, SHAPES, files
from showup.adapters.written import written
from tests.infra.settings.pages import PAGES
from tests.strategies import sound_terms

ROOT = Path(__file__).parents[3]
SCHEMAS: dict[str, Any] = {
    page: json.loads((ROOT / FOLDER / f"{Path(page).stem}.json").read_text("utf-8"))
    for page in KEYS
}
VALID = {page: Draft7Validator(schema) for page, schema in SCHEMAS.items()}


def wrong(page: str, values: dict[str, Any]) -> list[str]:
    return [error.message for error in VALID[page].iter_errors(values)]


def as_editors_read(node: yaml.Node | None) -> Any:
    """YAML 1.2: no dates, and `no` is a word."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: as_editors_read(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [as_editors_read(one) for one in node.value]
    assert isinstance(node, yaml.ScalarNode)
    if node.tag.endswith((":int", ":float")) and ":" not in node.value:
        return yaml.safe_load(node.value)
    return node.value


def as_python_reads(values: Any) -> Any:
    """YAML 1.1, with its dates."""
    return json.loads(
        json.dumps(values, default=lambda one: one.isoformat() if isinstance(one, date) else one)
    )


@pytest.mark.parametrize(("path", "content"), files().items(), ids=lambda one: str(one)[-24:])
def test_what_is_published_is_made_from_the_documentation(path: Path, content: str) -> None:
    """If not: `python -m infra.settings.schema`."""
    assert (ROOT / path).read_text("utf-8") == content


@pytest.mark.parametrize("page", KEYS)
def test_each_is_a_schema(page: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[page])


def described(schema: dict[str, Any], above: str = "") -> dict[str, str]:
    """The dotted keys of a schema and what is said of each."""
    found = {}
    for key, shape in schema.get("properties", {}).items():
        name = f"{above}{key}"
        found |= {name: shape.get("description", "")} | described(shape, f"{name}.")
    for inner in [*schema.get("anyOf", []), *filter(None, [schema.get("items")])]:
        found |= described(inner, above)
    return found


@pytest.mark.parametrize("page", KEYS)
def test_every_key_is_described(page: str) -> None:
    told = described(SCHEMAS[page])
    keys = {*KEYS[page], *(f"{key}.{one}" for key, inner in KEYS[page].items() for one in inner)}
    assert all(len(told[key]) > 20 for key in keys)
    assert set(SHAPES[page]) <= keys


@pytest.mark.parametrize("page", KEYS)
def test_the_delivered_pages_are_valid(page: str) -> None:
    assert wrong(page, as_editors_read(front(ROOT, page).node)) == []


@pytest.mark.parametrize("page", [INDEX, BOOK, POLICY])
def test_the_pages_of_the_tests_are_valid_to_old_and_new_readers(page: str) -> None:
    text = PAGES[page.removeprefix("site/")].split("---\n")[1]
    assert wrong(page, as_editors_read(yaml.compose(text, Loader=yaml.SafeLoader))) == []
    assert wrong(page, as_python_reads(yaml.safe_load(text))) == []


@settings(max_examples=150, deadline=None)
@given(sound_terms(), st.sampled_from(["PLN", "JPY"]), st.booleans())
def test_whatever_the_reader_accepts_the_schema_accepts(
    terms: Any, currency: str, bare: bool
) -> None:
    """Quoted, as `written` has it, and bare, as a host would write it."""
    values = {key: value for key, value in written(terms, currency).items() if value}
    if bare:
        values = yaml.safe_load(yaml.safe_dump(values).replace("'", ""))
    assert wrong(POLICY, as_python_reads(values | {"effective": date(2026, 11, 23)})) == []


SLIPS = [
    (POLICY, {"deposit": "half"}),
    (POLICY, {"deposit": "120%"}),
    (POLICY, {"deposit": -5}),
    (POLICY, {"free_until": "48"}),
    (POLICY, {"free_until": 48}),
    (POLICY, {"free_until": ""}),
    (POLICY, {"free_until": "48 hrs"}),
    (POLICY, {"rebook_within": "3"}),
    (POLICY, {"mode": "on"}),
    (POLICY, {"moves": 51}),
    (POLICY, {"waits": "15 min"}),
    (POLICY, {"notice": []}),
    (POLICY, {"notice": [{"until": "start", "cancel": "free"}]}),
    (POLICY, {"notice": [{"until": "start", "cancel": "100%, free within 3 days", "move": 1}]}),
    (POLICY, {"no_show": "100%, free within 3 days"}),
    (BOOK, {"hours": {"monday": "9:00-17:00"}}),
    (BOOK, {"hours": {"mon": "9-17"}}),
    (BOOK, {"services": [{"id": "first-talk"}]}),
    (BOOK, {"reminders": ["the day before"]}),
    (INDEX, {"host": {"name": "A host"}}),
]


@pytest.mark.parametrize(("page", "values"), SLIPS)
def test_an_editor_underlines_the_usual_slips(page: str, values: dict[str, Any]) -> None:
    text = PAGES[page.removeprefix("site/")].split("---\n")[1]
    sound = as_python_reads(yaml.safe_load(text))
    assert wrong(page, sound) == []
    assert wrong(page, sound | values)
