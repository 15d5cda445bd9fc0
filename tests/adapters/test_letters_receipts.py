"""Receipts: which card, how much, when it was decided and by whom, and what the bank will show."""

import re

import pytest

from showup.domain.choices import Mode
from showup.domain.deposit import DepositState
from showup.domain.tasks import Mail
from tests.adapters.turns import every_turn, the, written

HAD_A_HOLD = (DepositState.HELD, DepositState.RELEASED, DepositState.CAPTURED)
RECEIPTS = {
    "en": {
        Mail.HELD: ("on your Visa ending in 4242", "It is not a payment"),
        Mail.RELEASED: ("Card: Visa ending in 4242", "never a charge, so no refund follows"),
        Mail.TAKEN: ("from your Visa ending in 4242", "Booking: booking", "reply to this mail"),
    },
    "pl": {
        Mail.HELD: ("(karta: Visa z końcówką 4242)", "To nie płatność"),
        Mail.RELEASED: ("Karta: Visa z końcówką 4242", "nie było obciążenie"),
        Mail.TAKEN: ("(karta: Visa z końcówką 4242)", "Rezerwacja: booking", "odpowiedz na tę"),
    },
}


@pytest.mark.parametrize("locale", RECEIPTS)
@pytest.mark.parametrize("mail", [Mail.HELD, Mail.RELEASED, Mail.TAKEN])
def test_a_receipt_names_the_card_by_what_its_owner_knows_of_it(locale: str, mail: Mail) -> None:
    turns = [one for one in every_turn() if one.mail is mail]
    held = [one for one in turns if one.booking.deposit.mode is Mode.HOLD]
    letters = [written(one, locale) for one in held if one.booking.deposit.state in HAD_A_HOLD]
    assert letters
    for letter in letters:
        for words in RECEIPTS[locale][mail]:
            assert words in letter.text.replace("\xa0", " "), (words, letter.text)


@pytest.mark.parametrize(
    ("about", "decided"),
    [("kept", "by clause 7, since I had decided nothing, "), ("kept in part", "by me, ")],
)
def test_what_was_taken_says_when_it_was_decided_and_by_whom(about: str, decided: str) -> None:
    (line,) = re.findall(r"Decided: (.*)", written(the(Mail.TAKEN, about)).text)
    assert line.startswith(decided)
    when = line.removeprefix(decided).replace("\xa0", " ")
    assert re.match(r"[A-Z][a-z]{2} \d+ [A-Z][a-z]{2}, \d+:\d\d \(Warsaw\)$", when)
