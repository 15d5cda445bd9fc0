"""The id of a policy hangs on all that a client reads, and the document tells all of it exactly."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest

from infra.settings import load, publish, published
from showup.adapters.published import BESIDE, read
from showup.domain.settings import Before, Hours, Meet, Settings, Span
from showup.domain.terms import Deposit, Rebook
from tests.infra.settings.pages import POLICY, a_site, write


def test_the_id_is_sixteen_hex_digits_and_the_same_each_time(tmp_path: Path) -> None:
    settings = load(a_site(tmp_path))
    assert re.fullmatch(r"[0-9a-f]{16}", settings.policy.id)
    assert load(tmp_path).policy.id == settings.policy.id == publish(settings, tmp_path)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(
            lambda root: write(root, "site/policy.md", POLICY.replace("3 days", "4 days")),
            id="a term",
        ),
        pytest.param(
            lambda root: write(root, "site/policy.md", POLICY + "One more sentence.\n"),
            id="the text",
        ),
        pytest.param(
            lambda root: write(root, "site/pl/policy.md", "# Inaczej\n"), id="the Polish text"
        ),
        pytest.param(
            lambda root: write(root, "templates/clauses/en.html", "Free never.\n"), id="a clause"
        ),
        pytest.param(
            lambda root: write(root, "templates/site/policy/en.html", "No rights.\n"),
            id="what stands around the clauses",
        ),
        pytest.param(
            lambda root: write(root, "site/policy.md", POLICY.replace("11-23", "11-24")),
            id="the date",
        ),
    ],
)
def test_what_a_client_reads_cannot_change_without_a_new_id(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    before = load(a_site(tmp_path)).policy.id
    change(tmp_path)
    assert load(tmp_path).policy.id != before


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(POLICY.replace("48 h", "2 days"), id="the same length in another unit"),
        pytest.param(POLICY.replace("---\n#", "undo: 60 min\n---\n#"), id="a default, written"),
        pytest.param(POLICY.replace("\n", "\r\n"), id="ends of lines as on Windows"),
    ],
)
def test_the_id_stays_where_nothing_changes_for_a_client(tmp_path: Path, content: str) -> None:
    before = load(a_site(tmp_path)).policy.id
    write(tmp_path, "site/policy.md", content)
    assert load(tmp_path).policy.id == before


def test_other_settings_leave_the_policy_as_it_is(tmp_path: Path) -> None:
    before = load(a_site(tmp_path / "before")).policy.id
    assert load(a_site(tmp_path / "after", ("price: 120", "price: 130"))).policy.id == before


def everything(settings: Settings) -> Settings:
    """With the values that a round trip could bend."""
    terms = replace(
        settings.policy.terms,
        deposit=Deposit(fixed=6050),
        rebook_means=Rebook.TAKES_PLACE,
        wait=timedelta(minutes=7, seconds=30),
    )
    return replace(
        settings,
        policy=replace(settings.policy, terms=terms),
        hours=Hours({7: (Span(time(20, 15), time(0)),)}, ahead=timedelta(days=365, minutes=1)),
        plan=replace(settings.plan, meeting_link=Before(days=2, at=time(8, 5))),
        places={Meet.IN_PERSON: "ul. Długa 1, Warszawa"},
    )


def test_the_functions_read_exactly_what_was_published(tmp_path: Path) -> None:
    settings = load(a_site(tmp_path))
    for number, one in enumerate((settings, everything(settings))):
        document = tmp_path / f"{number}.json"
        document.write_bytes(published(one))
        assert read(document) == one


def test_the_document_lies_beside_the_package() -> None:
    assert BESIDE.name == "published.json"
    assert (BESIDE.parent / "showup/adapters/published.py").is_file()
