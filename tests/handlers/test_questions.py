"""POST /api/questions and …/preview: what a step would cost, in words and in figures."""

from dataclasses import replace
from typing import Any

import pytest

from showup.domain.choices import FirstLapse, Mode, Prepaid
from showup.domain.consequences import ALL, NOTHING, Row
from tests.builders import some_settings, with_terms
from tests.domain.steps import HOUR
from tests.edge import Edge, publish
from tests.handlers.problems import assert_problem

MEETING = {"service": "consultation", "start": "2026-11-30T09:00:00+01:00"}
SIXTY, NO_MONEY = {"amount": 6000, "currency": "PLN"}, {"amount": 0, "currency": "PLN"}
IN_TIME, LATE = "2026-11-28T09:00:00+01:00", "2026-11-28T09:01:00+01:00"


def asked(edge: Edge, action: str, **more: Any) -> dict[str, Any]:
    with edge.unchanged():
        said = edge.post("/api/questions", {**MEETING, "action": action, **more})
    assert said.status == 200, said.body
    return dict(said.json)


def test_an_answer_has_the_sum_the_clause_its_minute_and_a_sentence(edge: Edge) -> None:
    said = asked(edge, "cancel", at=LATE)
    found = said["answer"]
    assert (found["amount"], found["clause"], found["number"]) == (SIXTY, "late", 3)
    assert found["until"] == "2026-11-30T09:00:00+01:00"
    assert found["not_before"] == "2026-11-29T09:01:00+01:00"
    assert said["at"] == LATE
    assert said["says"].endswith("60 zł at most, not before Sun 29 Nov, 9:01 (clause 3).")
    assert found["sentence"].startswith("Less than 48 hours before the start")


def test_at_the_last_free_minute_it_is_free_and_a_minute_later_it_is_not(edge: Edge) -> None:
    free = asked(edge, "cancel", at=IN_TIME)["answer"]
    assert (free["amount"], free["until"], free["not_before"]) == (NO_MONEY, IN_TIME, None)
    assert asked(edge, "cancel", at=LATE)["answer"]["amount"] == SIXTY


def test_without_an_instant_it_is_about_now_in_the_language_and_zone_asked_for(edge: Edge) -> None:
    said = asked(edge, "cancel", locale="pl", timezone="Europe/London")
    until = "sob. 28.11, 8:00 (Londyn; Warszawa 9:00)"
    assert said["says"] == f"Odwołanie teraz nic nie kosztuje; tak jest do {until} (pkt 1)."
    assert said["answer"]["until"] == "2026-11-28T08:00:00Z"


def test_a_move_says_what_holds_for_the_new_date(edge: Edge) -> None:
    moved = asked(edge, "move", to="2026-12-01T10:00:00+01:00")["answer"]
    assert moved["cutoffs"][0]["until"] == "2026-11-29T10:00:00+01:00"
    assert moved["hold_at"] == "2026-11-28T10:00:00+01:00"
    late = asked(edge, "move", at=LATE, to="2026-12-01T10:00:00+01:00")
    assert (late["answer"]["amount"], late["answer"]["clause"]) == (NO_MONEY, "rescue")
    assert "Giving up the new date costs 60 zł at most." in late["says"]


def test_not_coming_and_coming_late(edge: Edge) -> None:
    assert asked(edge, "missing")["answer"]["not_before"] == "2026-12-01T09:15:00+01:00"
    soon = asked(edge, "late", to="2026-11-30T09:15:00+01:00")
    assert soon["answer"]["amount"] == NO_MONEY
    late = asked(edge, "late", to="2026-11-30T09:20:00+01:00")
    assert late["answer"]["word_until"] == "2026-11-30T09:25:00+01:00"
    assert late["answer"]["amount"] == SIXTY


def test_what_cannot_be_done_then_is_an_answer_too(edge: Edge) -> None:
    said = asked(edge, "cancel", at="2026-11-30T09:00:00+01:00")
    assert (said["answer"], said["why"]) == (None, "begun")
    assert said["says"] == "The meeting has begun by then."
    assert asked(edge, "save", service="hello")["why"] == "no_way_to_save"


def test_nobody_who_asks_is_taken_for_one_whose_first_lapse_is_still_to_come(edge: Edge) -> None:
    assert edge.settings.policy.terms.first_lapse is FirstLapse.FORGIVEN
    assert asked(edge, "cancel", at=LATE)["answer"]["amount"] == SIXTY


def test_the_articles_own_terms_speak_of_a_credit(edge: Edge) -> None:
    credit = replace(ALL, within=3)
    notice = (Row(48 * HOUR, credit, credit), Row(NOTHING, ALL, ALL))
    prepaid = {"mode": Mode.PREPAY, "prepaid_as": Prepaid.ZADATEK, "notice": notice}
    publish(edge, with_terms(some_settings(), **prepaid))
    said = asked(edge, "cancel", at=IN_TIME)
    publish(edge, some_settings())
    found = said["answer"]
    assert (found["amount"], found["lost"], found["clause"]) == (NO_MONEY, SIXTY, "rescue")
    assert found["credit_until"] == "2026-12-03T23:59:00+01:00"
    assert "the deposit stays with me as a credit" in found["sentence"]
    assert said["mode"] == "prepay"


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"action": "explode"}, "invalid", "action"),
        ({"action": "move"}, "invalid", "to"),
        ({"action": "late"}, "invalid", "to"),
        ({"at": "2026-11-16T00:00:00Z"}, "invalid", "at"),
        ({"at": "2026-11-16T12:00:00"}, "invalid", "at"),
        ({"at": "9999-12-31T00:00:00Z"}, "invalid", "at"),
        ({"action": "move", "to": "1999-12-31T00:00:00Z"}, "invalid", "to"),
        ({"service": "nothing"}, "unknown_service", None),
        ({"start": "2020-11-30T09:00:00+01:00"}, "slot_unavailable", None),
        ({"start": "soon"}, "invalid", "start"),
        ({"pay": "prepay"}, "invalid", "pay"),
        ({"timezone": "Nowhere"}, "invalid", "timezone"),
    ],
)
def test_a_question_that_cannot_be_read_is_refused(
    shared: Edge, changes: dict[str, Any], code: str, field: str | None
) -> None:
    with shared.unchanged():
        said = shared.post("/api/questions", {**MEETING, "action": "cancel", **changes})
    assert_problem(said, 422, code, *([field] if field else []))


def test_a_forged_link_of_an_earlier_booking_is_refused(shared: Edge) -> None:
    said = shared.post("/api/questions", {**MEETING, "action": "cancel", "again": "forged"})
    assert_problem(said, 404, "link_invalid")


def test_a_preview_answers_all_five_questions_of_a_real_booking(edge: Edge) -> None:
    token = edge.confirmed(start=MEETING["start"])
    mine = f"/api/bookings/{token}/preview"
    new, soon = "2026-12-01T10:00:00+01:00", "2026-11-30T09:10:00+01:00"
    for wish in (
        {"action": "cancel"},
        {"action": "move", "start": new},
        {"action": "missing"},
        {"action": "late", "to": soon},
        {"action": "save"},
    ):
        with edge.unchanged():
            said = edge.post(mine, wish)
        assert said.status == 200, said.body
        assert said.json["action"] == wish["action"]
        assert said.json["says"].endswith(".")
    assert_problem(edge.post(mine, {"action": "move"}), 422, "invalid", "start")
    assert_problem(
        edge.post(mine, {"action": "move", "start": IN_TIME[:10]}), 422, "invalid", "start"
    )
    assert (
        edge.get(f"/api/bookings/{token}").json["cancel_now"]["says"].startswith("Cancelling now")
    )
