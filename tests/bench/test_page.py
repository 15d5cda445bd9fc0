"""What is reckoned of a page: what it loads, whom it asks, and how Lighthouse is read."""

import pytest

from tests.bench import lighthouse
from tests.bench.weight import Loaded, Weight

HERE = "http://localhost:8000/book/"
GOOD = Loaded("http://localhost:8000/assets/site.css", 200, 2048)


def test_a_page_weighs_what_it_loads() -> None:
    weight = Weight(HERE, [Loaded(HERE, 200, 1024), GOOD])
    assert (weight.kilobytes, weight.requests, list(weight.wrongs)) == (3, 2, [])


@pytest.mark.parametrize(
    ("loaded", "wrong"),
    [
        (Loaded("https://fonts.example/a.woff2", 200, 1), "a third party"),
        (Loaded("https://localhost:8000/a.js", 200, 1), "a third party"),
        (Loaded("http://localhost:8000/a.js", 404, 1), "404"),
        (Loaded("http://localhost:8000/a.js", 0, 0), "no answer"),
    ],
)
def test_what_a_page_must_not_load_is_noticed(loaded: Loaded, wrong: str) -> None:
    assert wrong in " ".join(Weight(HERE, [GOOD, loaded]).wrongs)


def test_what_the_console_complains_of_is_noticed() -> None:
    assert "blocked" in " ".join(Weight(HERE, [GOOD], ["a script was blocked"]).wrongs)


def test_lighthouses_scores_are_of_a_hundred_and_in_one_order() -> None:
    found = {"seo": 0.9, "performance": 1, "best-practices": None, "accessibility": 0.885}
    report = {"categories": {name: {"score": score} for name, score in found.items()}}
    assert lighthouse.read(report) == [100, 88, 0, 90]
