"""The numbers on the policy pages are the numbers of the terms, in both languages."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from infra.settings import load
from showup.adapters.written import written
from showup.domain.terms import Clause, Terms
from tests.site.conftest import ROOT

Rebuilt = Callable[[Callable[[Path], None]], Path]


def text_of(built: Path, page: str) -> str:
    html = (built / page / "index.html").read_text("utf-8")
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_what_a_silent_policy_means_is_what_the_terms_mean() -> None:
    house = Environment(loader=FileSystemLoader(ROOT / "templates"))
    defaults = house.get_template("clauses/defaults.html").make_module().written  # type: ignore[attr-defined]
    said = {name: value if value in ({}, []) else str(value) for name, value in defaults.items()}
    assert said == written(Terms(), "PLN")


def test_the_policy_as_delivered_has_the_terms_of_its_description() -> None:
    assert load(ROOT).policy.terms == Terms()


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (
            "policy",
            [
                "until 48 hours before it starts",
                "72 hours before the meeting your bank sets aside half the price",
                "Last free moment, 48 hours before",
                "I wait until now at the least: 15 minutes",
                "for 1 hour",
                "3 times at most",
                "within 3 days of the first date",
                "before 24 hours have passed",
                "In force since 23 November 2026",
            ],
        ),
        (
            "pl/policy",
            [
                "Do 48 godzin przed spotkaniem",
                "72 godziny przed spotkaniem bank blokuje depozyt: połowa ceny",
                "Ostatnia bezpłatna chwila, 48 godzin wcześniej",
                "czekam co najmniej do tej chwili: 15 minut",
                "przez 1 godzinę",
                "najwyżej 3 razy",
                "w ciągu 3 dni od pierwszego terminu",
                "wcześniej niż po dobie",
                "Zasady obowiązują od 23 listopada 2026",
            ],
        ),
    ],
)
def test_the_page_says_the_numbers_of_the_terms(built: Path, page: str, said: list[str]) -> None:
    text = text_of(built, page)
    assert [sentence for sentence in said if sentence not in text] == []


def test_the_clauses_stand_in_the_order_of_their_numbers(built: Path) -> None:
    html = (built / "policy/index.html").read_text("utf-8")
    titles = re.findall(r'<li id="clause-(\d+)">\s*<h3>(.*?)</h3>', html)
    house = Environment(loader=FileSystemLoader(ROOT / "templates"))
    say = house.get_template("clauses/en.html").make_module()
    printed = [clause for clause in Clause if clause is not Clause.NO_DEPOSIT]
    expected = [(str(clause.number), say.title(clause)) for clause in printed]  # type: ignore[attr-defined]
    assert titles == expected


def test_the_page_stands_in_the_order_of_what_a_reader_wants_to_know(built: Path) -> None:
    """The promise, the line, the clauses up to the host's own, the bank, why, one's own date, and
    what is left for the end."""
    html = (built / "policy/index.html").read_text("utf-8")
    order = [
        'class="lead"',
        'class="timeline"',
        *(f'id="clause-{n}"' for n in range(1, 9)),
        "What your bank shows",
        'id="clause-9"',
        'id="clause-10"',
        "Why reliable meetings matter",
        "<showup-try",
        "In force since",
        "Your contract is with",
        'id="clause-11"',
    ]
    places = [html.index(one) for one in order]
    assert places == sorted(places)


def test_every_number_of_a_clause_is_printed_beside_it(built: Path) -> None:
    """A list goes on where the one before has ended."""
    html = (built / "policy/index.html").read_text("utf-8")
    lists = re.findall(r'<ol class="clauses" start="(\d+)">(.*?)</ol>', html, re.S)
    for start, items in lists:
        ids = [int(number) for number in re.findall(r'id="clause-(\d+)"', items)]
        assert ids == list(range(int(start), int(start) + len(ids)))
    css = (built / "assets/site.css").read_text("utf-8")
    for start, _ in lists[1:]:
        assert f'.clauses[start="{start}"] {{ counter-reset: clause {int(start) - 1}; }}' in css


def test_without_scripts_there_is_a_way_to_the_open_times(built: Path) -> None:
    for page, there in (("policy", "../book/"), ("pl/policy", "../book/")):
        html = (built / page / "index.html").read_text("utf-8")
        (inside,) = re.findall(r"<showup-try[^>]*>(.*?)</showup-try>", html, re.S)
        assert f'href="{there}"' in inside


def test_the_time_line_lies_as_far_from_the_meeting_as_the_terms_say(built: Path) -> None:
    html = (built / "policy/index.html").read_text("utf-8")
    assert re.findall(r'<p class="when">(.*?)</p>', html) == [
        "The day you book",
        "Friday, 9:00",
        "Saturday, 9:00",
        "Monday, 9:00",
        "Monday, 9:15",
        "Tuesday, 9:15",
    ]


def test_a_change_of_the_front_matter_changes_both_pages(rebuilt: Rebuilt) -> None:
    def change(project: Path) -> None:
        page = project / "site" / "policy.md"
        text = page.read_text("utf-8")
        for old, new in [
            ("deposit: 50% ", "deposit: 60.50 "),
            ("free_until: 48 h ", "free_until: 22 h "),
            ("rebook_within: 3 days ", "rebook_within: 1 day "),
            ("wait: 15 min ", "wait: 22 min "),
            ("decide_after: 24 h ", "decide_after: 36 h "),
        ]:
            assert old in text
            text = text.replace(old, new)
        page.write_text(text, "utf-8")

    site = rebuilt(change)
    english, polish = text_of(site, "policy"), text_of(site, "pl/policy")
    assert "until 22 hours before it starts" in english
    assert "46 hours before the meeting your bank sets aside 60.50 zł" in english
    assert "within 1 day of the first date" in english
    assert "I wait 22 minutes" in english
    assert "before 36 hours have passed" in english
    assert "Do 22 godzin przed spotkaniem" in polish
    assert "46 godzin przed spotkaniem bank blokuje depozyt: 60,50 zł" in polish
    assert "w ciągu 1 dnia od pierwszego terminu" in polish
    assert "czekam 22 minuty" in polish
    assert "wcześniej niż po 36 godzinach" in polish
    assert "48" not in english.split("In force since")[0]


def test_a_policy_without_deposit_speaks_of_no_money(rebuilt: Rebuilt) -> None:
    def no_deposit(project: Path) -> None:
        page = project / "site" / "policy.md"
        text = page.read_text("utf-8")
        assert "#mode: hold " in text
        page.write_text(text.replace("#mode: hold ", "mode: none "), "utf-8")

    site = rebuilt(no_deposit)
    assert "What your bank shows" not in text_of(site, "policy")
    assert "No deposit, and no card." in text_of(site, "policy")
    assert "half the price" not in text_of(site, "policy")
    assert "połowę ceny" not in text_of(site, "pl/policy")
