"""The evidence of whole stories: it tells them, its hashes hold, and what was confided is not in
it."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from showup.adapters.clauses import clauses_in
from showup.adapters.sealing import broken, sealed
from showup.domain.booking import Booking
from showup.domain.choices import FirstLapse, Mode, Prepaid
from showup.domain.fee import Ruling
from showup.domain.words import Word
from showup.usecases import desk
from showup.usecases.evidence import evidence
from tests.builders import START, some_settings, with_terms
from tests.house import House, a_house

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
ILL = "I broke my wrist and sit in the hospital."
STRICT = with_terms(some_settings(), first_lapse=FirstLapse.CHARGED)
PAGE = "http://localhost/policy/?version=0123456789abcdef"


@pytest.fixture
def house() -> Iterator[House]:
    """Whose policy forgives no first lapse."""
    with a_house(STRICT) as house:
        yield house


def handed_out(house: House, booking: Booking, *, everything: bool = False) -> bytes:
    """As it is downloaded."""
    clauses = clauses_in(booking.consent.locale)
    found = evidence(booking.id, clauses, PAGE, house.tools, house.now, everything=everything)
    return msgspec.json.encode(sealed(found))


def parts(house: House, booking: Booking, *, everything: bool = False) -> dict[str, Any]:
    return dict(json.loads(handed_out(house, booking, everything=everything))["parts"])


def cancelled_late(house: House) -> Booking:
    """The fee is taken."""
    booking = house.confirmed()
    house.go_to(START - 40 * HOUR)
    house.cancel(booking, 6000)
    house.advance(HOUR)
    house.take(booking)
    house.advance(timedelta(days=3))
    return house.booking(booking.id)


def missed(house: House, *words: tuple[Word, str]) -> Booking:
    booking = house.confirmed()
    house.go_to(START + 5 * MINUTE)
    house.asks(booking)
    house.advance(MINUTE)
    for word, text in words:
        house.says(booking, word, text)
    house.go_to(house.booking(booking.id).wait_until + MINUTE)
    return house.declares(booking)


def test_a_late_cancellation_is_told_from_the_consent_to_the_charge(house: House) -> None:
    booking = cancelled_late(house)
    found = parts(house, booking)
    assert found["meeting"]["status"] == "cancelled"
    assert found["accepted"]["policy"] == booking.consent.policy
    assert found["accepted"]["page"] == PAGE
    quoted = {one["clause"]: one["text"] for one in found["accepted"]["sentences"]}
    assert quoted.items() <= booking.consent.text.items()
    assert found["fee"]["decision"] == "take"
    assert found["fee"]["told_at"]
    assert quoted[found["fee"]["clause"]] in one_line(mail(found, "cancelled")["text"])
    done = [(line["deed"], line["outcome"]) for line in found["money"]["lines"]]
    assert done == [("place", "done"), ("capture", "done")]
    (intent,) = {line["stripe"] for line in found["money"]["lines"]}
    assert intent in {one["id"] for one in house.intents()}
    assert (found["money"]["card"], found["money"]["last4"]) == ("visa", "4242")


def test_a_missed_meeting_is_told_with_check_in_objection_and_decision(house: House) -> None:
    booking = missed(house)
    house.settle()
    house.says(booking, Word.OBJECTION, "I was there.")
    house.decides(booking, Ruling.LOWER, 2500, "Half will do.")
    house.advance(timedelta(days=3))
    found = parts(house, booking)
    seen = found["attendance"]
    assert (seen["noted"], seen["noted_by"]) == ("no_show", "host")
    assert seen["asked"] <= seen["asked_by_mail"] <= seen["noted_at"]
    assert [word["word"] for word in found["words"]] == ["objection"]
    assert found["fee"]["amount"] == {"amount": 2500, "currency": "PLN"}
    assert found["fee"]["reason"] == "Half will do."
    assert found["money"]["taken"] == {"amount": 2500, "currency": "PLN"}


def test_a_deposit_that_was_paid_and_went_back_is_told_line_by_line() -> None:
    with a_house(
        with_terms(some_settings(), mode=Mode.PREPAY, prepaid_as=Prepaid.ZALICZKA)
    ) as house:
        booking = house.confirmed()
        house.cancel(booking)
        house.advance(HOUR)
        money = parts(house, booking)["money"]
        assert [line["deed"] for line in money["lines"]] == ["pay", "refund"]
        assert money["refunded"] == money["deposit"]


def test_a_move_is_told_with_both_times(house: House) -> None:
    booking = house.confirmed()
    house.move(booking, START + timedelta(days=1))
    found = parts(house, booking)
    assert found["meeting"]["moves"] == 1
    (told,) = [one for one in found["story"] if one["what"] == "moved"]
    assert START.date().isoformat() in told["why"]


def test_what_was_told_of_an_illness_is_left_out_and_said_to_be(house: House) -> None:
    booking = missed(house, (Word.CANNOT_COME, "My fever is back."), (Word.SERIOUS, ILL))
    house.advance(HOUR)
    house.decides(booking, Ruling.WAIVE, reason="I hope that your wrist heals.")
    house.settle()
    text = handed_out(house, booking).decode()
    for confided in ("wrist", "hospital", "fever", "serious"):
        assert confided not in discreet(text)
    found = json.loads(text)
    assert [one["word"] for one in found["parts"]["words"]] == ["cannot_come"]
    assert found["left_out"]["entries"] == 2  # what was said, and its line in the story
    assert found["left_out"]["texts"] > 2


def test_what_the_host_answers_to_it_with_a_step_is_left_out_too() -> None:
    with a_house(with_terms(STRICT, rebook_within=0)) as house:
        booking, later = house.confirmed(), START + timedelta(days=7)
        house.go_to(START - 40 * HOUR)
        house.move(booking, later, expect=6000)
        house.says(booking, Word.SERIOUS, ILL)
        desk.move(booking.id, later + HOUR, "Until your wrist is well.", house.tools, house.now)
        desk.cancel(booking.id, "I heard of the hospital.", house.tools, house.now)
        text = handed_out(house, booking).decode()
        assert not any(word in discreet(text) for word in ("wrist", "hospital"))
        told = {one["what"]: one["why"] for one in json.loads(text)["parts"]["story"]}
        assert (later + HOUR).isoformat() in told["moved"], "both times stay"
        assert "Until your wrist is well." in handed_out(house, booking, everything=True).decode()


def test_the_host_can_put_it_in(house: House) -> None:
    booking = missed(house, (Word.SERIOUS, ILL))
    found = json.loads(handed_out(house, booking, everything=True))
    assert found["left_out"] == {"entries": 0, "texts": 0}
    assert [one["text"] for one in found["parts"]["words"]] == [ILL]


@pytest.mark.parametrize("everything", [False, True])
def test_nothing_in_it_opens_anything(house: House, everything: bool) -> None:
    """No link but that of the public policy, no token, no address of Checkout, no card number."""
    booking = cancelled_late(house)
    text = handed_out(house, booking, everything=everything).decode()
    assert set(re.findall(r"https?://[^\s\"]+", text)) == {PAGE}
    for secret in ("cs_", "manage/#", "4242424242424242"):
        assert secret not in text


def test_the_mails_to_the_client_are_there_with_their_words_and_no_others(house: House) -> None:
    found = parts(house, cancelled_late(house))
    assert {one["to"] for one in found["mails"]} == {"client@example.com"}
    assert all(one["text"] and one["subject"] for one in found["mails"])
    assert not [one for one in found["mails"] if one["name"].startswith("host_")]


def test_every_hash_holds_however_the_file_is_laid_out(house: House) -> None:
    text = handed_out(house, missed(house))
    assert broken(text) == []
    assert broken(json.dumps(json.loads(text), indent=4, sort_keys=True).encode()) == []


@pytest.mark.parametrize("part", ["accepted", "mails", "story", "money", "client"])
def test_whatever_is_changed_is_named(house: House, part: str) -> None:
    found = json.loads(handed_out(house, cancelled_late(house)))
    thing = found["parts"][part]
    (thing[0] if isinstance(thing, list) else thing)["at"] = "2026-01-01T00:00:00Z"
    assert broken(json.dumps(found).encode()) == [part, "whole"]


def test_a_part_that_was_taken_out_is_missed(house: House) -> None:
    found = json.loads(handed_out(house, cancelled_late(house)))
    del found["parts"]["mails"]
    assert broken(json.dumps(found).encode()) == ["mails", "whole"]


def test_another_instant_or_another_booking_is_seen_in_the_whole(house: House) -> None:
    found = json.loads(handed_out(house, missed(house)))
    assert broken(json.dumps(found | {"booking": "another"}).encode()) == ["whole"]


def mail(found: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in found["mails"] if one["name"] == name)


def one_line(text: str) -> str:
    return " ".join(text.replace(">", " ").split())


def discreet(text: str) -> str:
    """Without the accepted clauses and the mails of before, which speak of emergencies to all."""
    found = json.loads(text)["parts"]
    del found["accepted"]
    found["mails"] = [one for one in found["mails"] if one["name"] in ("missed", "released")]
    return json.dumps(found)
