"""Mails quote what was accepted, word for word; the host's other language alone is said anew."""

from dataclasses import replace

import pytest

from showup.adapters.clauses import NUMBERED, clauses_in
from showup.domain.booking import Booking
from tests.adapters.correspondence import speaking, write
from tests.adapters.turns import Turn, every_turn

TURNS = every_turn()


def reading(booking: Booking, locale: str) -> Booking:
    """As if the sentences had been others when it was booked."""
    text = {clause: f"As it was read: {clause}." for clause in NUMBERED}
    return replace(
        booking, locale=locale, consent=replace(booking.consent, locale=locale, text=text)
    )


@pytest.mark.parametrize("turn", TURNS, ids=str)
def test_no_sentence_of_the_accepted_policy_is_ever_said_anew(turn: Turn) -> None:
    fresh = clauses_in("en").sentences(turn.booking)
    before = write(turn.mail, turn.booking, turn.now, settings=speaking("en")).text
    after = write(turn.mail, reading(turn.booking, "en"), turn.now, settings=speaking("en")).text
    for clause, sentence in fresh.items():
        assert sentence not in after
        assert (f"As it was read: {clause}." in after) is (sentence in before)


@pytest.mark.parametrize("turn", [turn for turn in TURNS if turn.mail.is_for_host], ids=str)
def test_a_host_with_another_language_reads_the_same_clause_in_theirs(turn: Turn) -> None:
    booking = reading(turn.booking, "pl")
    letter = write(turn.mail, booking, turn.now, settings=speaking("en")).text
    assert "As it was read" not in letter
    if booking.fee and turn.mail == "host_decision":
        assert clauses_in("en").sentence(booking.fee.clause, booking) in letter
