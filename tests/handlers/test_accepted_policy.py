"""The policy that a client has accepted: kept word for word, read by its link, and quoted from."""

from dataclasses import replace
from datetime import timedelta

import boto3
import pytest

from showup.adapters import items
from showup.adapters.clauses import NUMBERED, clauses_in
from showup.domain.booking import Booking
from showup.domain.consequences import everyday
from showup.domain.terms import Clause
from tests.builders import START, some_settings, with_terms
from tests.edge import Edge, publish
from tests.handlers.problems import assert_problem

LATE = START - timedelta(hours=26)


def accepted(edge: Edge, token: str) -> dict[str, str]:
    """By title."""
    answer = edge.get(f"/api/bookings/{token}/policy")
    assert answer.status == 200
    return {clause["title"]: clause["text"] for clause in answer.json["clauses"]}


def only(edge: Edge) -> Booking:
    (booking,) = edge.bookings()
    return booking


def word_for_word(edge: Edge) -> None:
    """As if the sentences had been others when it was booked."""
    booking = only(edge)
    text = {clause: f"As it was read: {clause}." for clause in NUMBERED}
    read = replace(booking, consent=replace(booking.consent, text=text))
    boto3.client("dynamodb").put_item(TableName="showup", Item=items.booking_item(read))


def test_the_sentences_are_kept_as_the_client_read_them_with_the_sum_of_their_deposit(
    edge: Edge,
) -> None:
    edge.book(locale="pl")
    consent = only(edge).consent
    assert consent.how == "checkbox at /book/"
    assert list(consent.text) == list(NUMBERED)
    assert "najwyżej 60 zł" in consent.text[Clause.LATE]
    assert consent.text[Clause.DEPOSIT].startswith("Depozyt za to spotkanie wynosi 60 zł.")


def test_a_meeting_without_a_deposit_is_told_that_nothing_is_at_stake(edge: Edge) -> None:
    edge.book(service="hello")
    text = only(edge).consent.text
    assert text[Clause.DEPOSIT] == "No deposit is asked for, and no card."
    assert not any("zł" in sentence or "%" in sentence for sentence in text.values())


def test_it_is_read_clause_by_clause_in_its_own_language_with_version_and_time(edge: Edge) -> None:
    token = edge.book(locale="pl", timezone="America/New_York").json["token"]
    answer = edge.get(f"/api/bookings/{token}/policy").json
    assert answer["policy"] == edge.settings.policy.id
    assert answer["accepted_at"] == "2026-11-16T06:00:00-05:00"
    assert answer["locale"] == "pl"
    assert [clause["number"] for clause in answer["clauses"]] == list(range(1, 12))
    assert answer["clauses"][2]["title"] == "Późne odwołanie"
    assert answer["clauses"][2]["text"] == only(edge).consent.text[Clause.LATE]


def test_what_is_published_later_changes_nothing_that_was_accepted(edge: Edge) -> None:
    token = edge.book().json["token"]
    before = accepted(edge, token)
    stricter = with_terms(edge.settings, notice=everyday(timedelta(hours=72), 1))
    publish(edge, stricter)
    after = accepted(edge, token)
    publish(edge, some_settings())
    assert after == before
    assert "48 hours" in after["In time"]


def test_a_booking_from_before_the_sentences_were_kept_says_what_its_terms_say(edge: Edge) -> None:
    token = edge.book().json["token"]
    booking = only(edge)
    kept = booking.consent.text
    old = replace(booking, consent=replace(booking.consent, text={}))
    boto3.client("dynamodb").put_item(TableName="showup", Item=items.booking_item(old))
    assert list(accepted(edge, token).values()) == list(kept.values())


def test_every_page_quotes_the_accepted_words_and_no_others(edge: Edge) -> None:
    token = edge.confirmed()
    edge.go_to(LATE)
    edge.sweep()
    word_for_word(edge)
    path = f"/api/bookings/{token}"
    assert edge.get(path).json["cancel_now"]["sentence"] == "As it was read: first_lapse."
    next_day = (START + timedelta(days=1)).isoformat()
    moved = edge.post(f"{path}/preview", {"action": "move", "start": next_day})
    assert moved.json["sentence"] == "As it was read: rescue."
    host = {"Authorization": f"Bearer {edge.host_token(token.partition('.')[0])}"}
    edge.go_to(START + timedelta(minutes=5))
    seen = edge.call("GET", f"/api/desk/bookings/{token.partition('.')[0]}", headers=host)
    assert seen.json["if_missed"]["sentence"] == "As it was read: first_lapse."


@pytest.mark.parametrize(("locale", "quoted"), [("en", True), ("pl", False)])
def test_only_a_language_that_was_not_accepted_is_said_anew(
    edge: Edge, locale: str, quoted: bool
) -> None:
    edge.book()
    word_for_word(edge)
    said = clauses_in(locale).sentence(Clause.LATE, only(edge))
    assert (said == "As it was read: late.") is quoted


def test_a_link_that_is_none_reads_nothing(edge: Edge) -> None:
    edge.book()
    forged = edge.get("/api/bookings/booking0000000000001.forged/policy")
    assert_problem(forged, 404, "link_invalid")
    gone = edge.get(f"/api/bookings/{edge.client_token('gonebooking000000000')}/policy")
    assert_problem(gone, 404, "link_invalid")
