"""What stands beside a sum at the client's bank: the host's name, and nothing that tells more."""

from pathlib import Path

import pytest

from infra.settings import load
from infra.settings.statement import from_name
from tests.infra.settings.pages import a_site, messages


def named(name: str, statement: str = "") -> tuple[str, str]:
    line = f"\n  statement: {statement}" if statement else ""
    return "  name: A host", f"  name: {name}{line}"


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("A host", "A host"),
        ("Łódzkie Studio Głosu", "Lodzkie Studio Glosu"),
        ("Zażółć gęślą jaźń", "Zazolc gesla jazn"),
        ("A name with very many words in it", "A name with very many"),
        ("The Talking Cure, Psychotherapy", "The Talking Cure"),
        ("Gabinet psychoterapii Nad Rzeką", "Gabinet Nad Rzeka"),
        ("D'Or & <Fils>", "D Or & Fils"),
        ("Jo", ""),
        ("Ирина", ""),
    ],
)
def test_the_name_is_made_plain_and_says_nothing_of_the_work(name: str, made: str) -> None:
    assert from_name(name) == made


def test_without_the_line_it_is_the_name(tmp_path: Path) -> None:
    assert load(a_site(tmp_path, named("Studio Głosu"))).host.statement == "Studio Glosu"


def test_the_line_holds(tmp_path: Path) -> None:
    assert load(a_site(tmp_path, named("Jo", "Jo of the Hill"))).host.statement == "Jo of the Hill"


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ("Four", '"Four" has 4 characters'),
        ("Twenty-three characters", '"Twenty-three characters" has 23 characters'),
        ("Głos i słowo", '"Głos i słowo" cannot stand on a bank statement'),
        ('"Best * of all"', '"Best * of all" cannot stand on a bank statement'),
        ('"12345"', '"12345" cannot stand on a bank statement'),
        ("No-show fee", '"No-show" tells whoever reads the statement what it is for'),
        ("Therapy by Jo", '"Therapy" tells whoever reads the statement what it is for'),
        ("Jo terapia", '"terapia" tells whoever reads the statement what it is for'),
    ],
)
def test_what_stripe_or_the_client_would_not_like_is_refused(
    tmp_path: Path, written: str, what: str
) -> None:
    found = messages(a_site(tmp_path, named("A host", written)))
    assert [line for line in found if line.startswith(f"site/index.md:5: host.statement: {what}")]


def test_a_name_of_which_nothing_can_be_made_wants_the_line(tmp_path: Path) -> None:
    (line,) = messages(a_site(tmp_path, named("Jo")))
    assert line.startswith("site/index.md:4: host.name: makes no text of 5 to 22 plain letters")
