"""The policies to begin with: sound, explained, complete, and the same in both languages."""

import re
from pathlib import Path

import pytest

from infra.presets import NAMES, presets
from infra.presets.preset import FOLDER, paragraphs
from infra.presets.worst import Words, worst
from infra.settings import Findings, check, load
from infra.settings.keys import KEYS, POLICY
from showup.domain.choices import Mode, Prepaid
from showup.domain.money import Money
from showup.domain.terms import Terms
from tests.site.conftest import copy_of_the_project

ROOT = Path(__file__).parents[3]
FILES = [FOLDER / locale / f"{name}.md" for locale in ("en", "pl") for name in NAMES]
EXAMPLES = ("for example", "na przykład")
KEY = re.compile(r"^(#?)(\w+):(.*?)(?: +# (.*))?$", re.MULTILINE)

each_file = pytest.mark.parametrize("file", FILES, ids=str)


def text(file: Path) -> str:
    return (ROOT / file).read_text("utf-8")


def settings_of(file: Path) -> str:
    return text(file).split("---\n")[1]


def lines(file: Path) -> dict[str, tuple[bool, str, str]]:
    """Of each key: whether it is awake, its value, and what is said of it."""
    found = KEY.findall(settings_of(file))
    assert len({key for _, key, _, _ in found}) == len(found), "a key stands there twice"
    return {key: (not hash_, value.strip(), said) for hash_, key, value, said in found}


def taken(file: Path, root: Path) -> Path:
    copy = copy_of_the_project(root)
    (copy / POLICY).write_text(text(file), "utf-8")
    return copy


@each_file
def test_a_preset_goes_with_the_delivered_site_without_a_word(file: Path, tmp_path: Path) -> None:
    assert check(taken(file, tmp_path / "project")) == Findings()


@each_file
def test_its_first_comment_says_what_it_is_in_two_sentences(file: Path) -> None:
    about = paragraphs(text(file))[0]
    assert len(re.findall(r"[.](?= |$)", about)) == 2


@each_file
def test_its_first_comment_names_the_worst_case_as_the_code_reckons_it(file: Path) -> None:
    terms = load(ROOT, str(file)).policy.terms
    said = Words(ROOT / "templates", file.parent.name).worst(terms, Money(12000, "PLN"), 50)
    assert paragraphs(text(file))[1] == said


@each_file
def test_every_key_is_there_awake_or_asleep_with_a_word(file: Path) -> None:
    found = lines(file)
    assert set(found) - {"title", "description", "template"} == set(KEYS[POLICY])
    assert all(said for key, (_, _, said) in found.items() if key in KEYS[POLICY])


@each_file
def test_a_line_that_sleeps_says_what_holds_anyway(file: Path, tmp_path: Path) -> None:
    """Taking away the "#" of all of them changes nothing, but for those that are examples."""
    copy = taken(file, tmp_path / "project")
    awake = [
        line[1:] if KEY.fullmatch(line) and not any(word in line for word in EXAMPLES) else line
        for line in text(file).splitlines()
        if line.startswith("#")
    ]
    asleep = [line for line in text(file).splitlines() if line.startswith("#")]
    page = text(file)
    for old, new in zip(asleep, awake, strict=True):
        page = page.replace(f"\n{old}\n", f"\n{new}\n", 1)
    assert page != text(file)
    (copy / POLICY).write_text(page, "utf-8")
    assert load(copy).policy.terms == load(ROOT, str(file)).policy.terms


@each_file
def test_each_example_can_be_woken_by_itself(file: Path, tmp_path: Path) -> None:
    """Two of them together, where one stands in the place of the other's."""
    instead = {"notice": ("free_until", "rebook_within"), "free_until": ("notice",)}
    for key, (is_awake, value, said) in lines(file).items():
        if is_awake or not any(word in said for word in EXAMPLES) or key == "rebook_within":
            continue
        page = re.sub(rf"^#{key}:", f"{key}:", text(file), flags=re.MULTILINE)
        for other in instead.get(key, ()):
            page = re.sub(rf"^{other}:.*\n(?:  - .*\n)*", "", page, flags=re.MULTILINE)
        copy = taken(file, tmp_path / key)
        (copy / POLICY).write_text(page, "utf-8")
        assert load(copy).policy.terms != load(ROOT, str(file)).policy.terms, value


@pytest.mark.parametrize("name", NAMES)
def test_it_is_the_same_in_both_languages(name: str) -> None:
    english, polish = (load(ROOT, f"{FOLDER}/{locale}/{name}.md") for locale in ("en", "pl"))
    assert english.policy.terms == polish.policy.terms
    shapes = [
        [
            (key, awake, value)
            for key, (awake, value, _) in lines(FOLDER / one / f"{name}.md").items()
        ]
        for one in ("en", "pl")
    ]
    assert [line for line in shapes[0] if line[0] not in ("title", "description")] == [
        line for line in shapes[1] if line[0] not in ("title", "description")
    ]


@pytest.mark.parametrize("locale", ["en", "pl"])
def test_the_same_is_said_of_a_key_in_every_preset(locale: str) -> None:
    for key in KEYS[POLICY]:
        said = {lines(FOLDER / locale / f"{name}.md")[key][2] for name in NAMES}
        plain = {one for one in said if not any(word in one for word in EXAMPLES)}
        assert len(plain) <= 1, key


def test_the_delivered_policy_is_the_moderate_one() -> None:
    """But for what the preset says of itself."""
    moderate = text(FOLDER / "en/moderate.md")
    _, for_editors = moderate.split("\n#\n# For editors", 1)
    assert text(Path(POLICY)) == f"---\n# For editors{for_editors}"
    assert load(ROOT).policy.terms == Terms()


def test_the_article_s_own_is_paid_in_advance_and_kept_for_a_new_date() -> None:
    terms = load(ROOT, f"{FOLDER}/en/article.md").policy.terms
    assert (terms.mode, terms.prepaid_as) == (Mode.PREPAY, Prepaid.ZADATEK)
    assert (terms.credit_within, terms.notice[0].move.within) == (3, 3)
    assert all(not row.cancel.is_free for row in terms.notice)


@pytest.mark.parametrize("file", [*FILES, *map(Path, KEYS)], ids=str)
def test_editors_are_told_of_the_schema_above_the_first_key(file: Path) -> None:
    """Below it, the language server does not look for it."""
    comment = settings_of(file).split("\ntitle:")[0]
    name = file.stem if str(file) in KEYS else "policy"
    assert comment.endswith(f"\n# yaml-language-server: $schema=assets/schema/{name}.json")


@pytest.mark.parametrize("name", NAMES)
def test_the_documented_worst_case_is_the_one_that_is_reckoned(name: str) -> None:
    docs = (ROOT / "docs/settings.md").read_text("utf-8")
    row = re.search(rf"^\| `{name}` \| (\d+)%.*\| (\d+) zł \|$", docs, re.MULTILINE)
    assert row
    terms = load(ROOT, f"{FOLDER}/en/{name}.md").policy.terms
    assert int(row[1]) == terms.deposit.percent
    assert int(row[2]) * 100 == worst(terms, Money(12000, "PLN"), 50).amount.amount


def test_they_are_found_in_the_language_of_the_host_or_in_english() -> None:
    assert [one.name for one in presets(ROOT, "pl")] == list(NAMES)
    assert next(presets(ROOT, "pl")).file == "templates/policies/pl/flexible.md"
    assert next(presets(ROOT, "de")).file == "templates/policies/en/flexible.md"
