"""The id of a policy hangs on all that a client reads, and the document tells all of it exactly."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infra.settings import load, publish, published
from showup.adapters.published import BESIDE, read
from showup.domain.choices import Rebook
from showup.domain.consequences import Deposit
from showup.domain.settings import Before, Hours, Meet, Settings, Span
from showup.domain.terms import Terms
from tests.builders import some_settings, with_terms
from tests.infra.settings.pages import POLICY, a_site, write
from tests.strategies import sound_terms

A_ROOT = Path(__file__).parents[3]
TEXTS = ("site/policy.md", "site/pl/policy.md", "templates/clauses/en.html")


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
            lambda root: write(root, "templates/clauses/en_deposit.html", "Of half.\n"),
            id="a part of a clause",
        ),
        pytest.param(
            lambda root: write(root, "templates/answers/pl.html", "Nic.\n"), id="an answer"
        ),
        pytest.param(
            lambda root: write(root, "templates/contract/pl.md", "Nic.\n"), id="the contract"
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


@pytest.mark.parametrize("comment", ["{# Why. #}", "{#- Why,\nat length. -#}"])
def test_what_only_the_author_of_a_template_reads_makes_no_new_id(
    tmp_path: Path, comment: str
) -> None:
    before = load(a_site(tmp_path)).policy.id
    write(tmp_path, "templates/clauses/en.html", f"{comment}Free until.\n")
    assert load(tmp_path).policy.id == before


@given(sound_terms(), sound_terms())
def test_the_same_terms_have_the_same_id_and_no_others(one: Terms, other: Terms) -> None:
    ids = {publish(with_terms(some_settings(), **vars(terms)), A_ROOT) for terms in (one, other)}
    assert (len(ids) == 1) == (one == other)


@given(st.sampled_from(TEXTS), st.integers(0, 40), st.text("abc. ", min_size=1, max_size=4))
def test_another_sentence_has_another_id(file: str, at: int, more: str) -> None:
    """Wherever it is put in."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        before = load(a_site(root)).policy.id
        content = (root / file).read_text("utf-8")
        begins = content.rfind("---\n") + 4 if content.startswith("---") else 0
        at = min(begins + at, len(content))
        write(root, file, content[:at] + more + content[at:])
        assert load(root).policy.id != before


def test_the_name_of_a_service_with_a_deposit_of_its_own_belongs_to_the_texts(
    tmp_path: Path,
) -> None:
    """Clause 9 says it."""
    apart = ("wait: 15 min", "wait: 15 min\ndeposits:\n  first-talk: 20%")
    renamed = ("First talk", "A first talk")
    one, other = (a_site(tmp_path / "one", apart), a_site(tmp_path / "other", apart, renamed))
    assert load(one).policy.id != load(other).policy.id


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
