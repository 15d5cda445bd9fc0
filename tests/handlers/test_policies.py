"""Whoever has accepted a version of the policy can read it for good, and so can anybody else."""

import pytest

from showup.domain.versions import Printed, Texts
from showup.handlers import making
from tests.builders import a_version
from tests.edge import Edge
from tests.handlers.problems import assert_problem

LATE = Printed("late", 3, "Późne odwołanie", "Zatrzymuję depozyt.")
VERSION = a_version(texts={"en": a_version().texts["en"], "pl": Texts((LATE,), "Dlaczego.")})


def test_the_version_of_a_booking_is_read_by_its_id(edge: Edge) -> None:
    making.versions().keep(VERSION)
    token = edge.confirmed()
    accepted = edge.get(f"/api/bookings/{token}").json["policy"]
    said = edge.get(f"/api/policies/{accepted}", locale="pl").json
    assert said == {
        "id": accepted,
        "effective": "2026-11-23",
        "published_at": "2026-11-16T11:00:00Z",
        "currency": "PLN",
        "terms": {"deposit": "50%"},
        "locale": "pl",
        "clauses": [
            {
                "clause": "late",
                "number": 3,
                "title": "Późne odwołanie",
                "text": "Zatrzymuję depozyt.",
            }
        ],
        "body": "Dlaczego.",
    }


@pytest.mark.parametrize("locale", ["", "de", "EN"])
def test_another_language_is_answered_in_the_first(edge: Edge, locale: str) -> None:
    making.versions().keep(VERSION)
    assert edge.get(f"/api/policies/{VERSION.id}", locale=locale).json["locale"] == "en"


@pytest.mark.parametrize("id", ["0" * 16, "nothing", "VERSION%23", "x" * 2000, "é"])
def test_what_was_never_published_is_not_found(shared: Edge, id: str) -> None:
    with shared.unchanged():
        assert_problem(shared.get(f"/api/policies/{id}"), 404, "not_found")
