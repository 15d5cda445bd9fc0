"""From where a consent comes: what our front says, or who called; never what anybody may write."""

import os

import pytest

from showup.adapters import items
from showup.domain.booking import Consent
from tests.edge import Edge
from tests.events import a_request_of
from tests.handlers.test_faults_and_logs import Log
from tests.handlers.test_faults_and_logs import log as log

WORD = "51af3dc0-da77-11e4-872e-1234567db123"
VIEWER = "2001:db8::17"


@pytest.fixture
def behind_cloudfront(edge: Edge, monkeypatch: pytest.MonkeyPatch) -> Edge:
    """As deployed, where the distribution knows a word that nobody else does."""
    monkeypatch.setitem(os.environ, "SHOWUP_FRONT", WORD)
    return edge


def consent(edge: Edge, **headers: str) -> Consent:
    event = a_request_of("POST", "/api/bookings", edge.wish(), headers=headers)
    event["requestContext"]["http"] |= {
        "sourceIp": "198.51.100.7",
        "userAgent": "Browser/1.0 (tests)",
    }
    assert edge.ask(event).status == 201
    (booking,) = edge.bookings()
    return booking.consent


def test_the_address_is_of_whoever_called(edge: Edge) -> None:
    said = consent(edge)
    assert (said.ip, said.agent) == ("198.51.100.7", "Browser/1.0 (tests)")


def test_a_header_that_anybody_can_write_is_not_believed(edge: Edge) -> None:
    forged = {"x-showup-viewer": VIEWER, "x-showup-front": "", "x-forwarded-for": VIEWER}
    assert consent(edge, **forged).ip == "198.51.100.7"


def test_behind_cloudfront_it_is_the_viewers(behind_cloudfront: Edge) -> None:
    said = {"x-showup-viewer": VIEWER, "x-showup-front": WORD}
    assert consent(behind_cloudfront, **said).ip == VIEWER


@pytest.mark.parametrize("word", ["", "a guess", "ż"])
def test_past_cloudfront_it_is_of_whoever_called(behind_cloudfront: Edge, word: str) -> None:
    forged = {"x-showup-viewer": VIEWER, "x-showup-front": word}
    assert consent(behind_cloudfront, **forged).ip == "198.51.100.7"


def test_neither_is_in_a_log_even_if_all_breaks(edge: Edge, log: Log) -> None:
    consent(edge)
    (booking,) = edge.bookings()
    row = {**items.booking_key(booking.id), "version": {"N": "1"}, "doc": {"S": "{}"}}
    edge.dynamodb.put_item(TableName="showup", Item=row)
    assert edge.get(f"/api/bookings/{edge.client_token(booking.id)}").status == 500
    assert log.of("unexpected")
    assert "198.51.100.7" not in log.text
    assert "Browser/1.0" not in log.text


def test_what_is_no_address_is_none(behind_cloudfront: Edge) -> None:
    odd = {"x-showup-viewer": "<b>me</b>", "x-showup-front": WORD}
    assert consent(behind_cloudfront, **odd).ip == "198.51.100.7"


def test_a_browser_says_no_more_than_a_line(edge: Edge) -> None:
    event = a_request_of("POST", "/api/bookings", edge.wish())
    event["requestContext"]["http"]["userAgent"] = "Browser\r\n" + "x" * 1000
    assert edge.ask(event).status == 201
    (booking,) = edge.bookings()
    assert booking.consent.agent == "Browser" + "x" * 293
