"""The mails about a dispute: what it is, until when, what to answer; and no word to the client."""

import pytest

from showup.adapters.letters import Letter
from showup.domain.booking import Booking
from showup.domain.dispute import Case, Stand
from showup.domain.fee import Ruling
from showup.domain.tasks import Mail
from showup.domain.words import Word
from tests.adapters.correspondence import (
    DECLARED,
    HOUR,
    by_host,
    missed_with_fee,
    ruled,
    said,
    speaking,
    taken,
    write,
)
from tests.adapters.disputed import POLICY, disputed
from tests.adapters.prepaid import paid

THEN = DECLARED + 72 * HOUR
WARNING = {"case": Case.WARNING, "due_by": None, "reason": "made_with_stolen_card"}


def letter(booking: Booking, locale: str = "en", mail: Mail = Mail.HOST_DISPUTE) -> Letter:
    return write(mail, booking, THEN, settings=speaking(locale))


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        (
            "en",
            ("Disputed: 60 zł", "Answer by: ", "You can answer once", "Nothing of this has been"),
        ),
        (
            "pl",
            ("Reklamacja w banku: 60 zł", "Odpowiedź do: ", "tylko raz", "Nic z tego nie zostało"),
        ),
    ],
)
def test_a_dispute_says_until_when_and_that_nothing_was_sent(
    locale: str, said: tuple[str, ...]
) -> None:
    found = letter(disputed(taken(), THEN), locale)
    assert all(one in found.subject + found.text for one in said)
    assert POLICY in found.text


@pytest.mark.parametrize(
    ("locale", "said"), [("en", "No money has moved"), ("pl", "Żadne pieniądze")]
)
def test_an_inquiry_and_a_warning_say_that_no_money_has_moved(locale: str, said: str) -> None:
    for changes in ({"case": Case.INQUIRY}, WARNING):
        assert said in letter(disputed(taken(), THEN, **changes), locale).text  # type: ignore[arg-type]


def test_a_warning_asks_for_nothing() -> None:
    text = letter(disputed(taken(), THEN, **WARNING)).text  # type: ignore[arg-type]
    assert "Answer by" not in text
    assert "product_description" not in text
    assert "the card is said to be stolen" in text


@pytest.mark.parametrize(("locale", "said"), [("en", "Accept it."), ("pl", "Uznaj reklamację.")])
def test_what_is_better_accepted_says_so_first(locale: str, said: str) -> None:
    text = letter(disputed(by_host(paid(), DECLARED), THEN), locale).text
    advice = text.partition("\n\n- ")[2]
    assert advice.startswith(said)


@pytest.mark.parametrize(
    ("stand", "en", "pl"),
    [
        (Stand.WON, "decided for you", "na Twoją korzyść"),
        (Stand.LOST, "stay with them", "zostaje u klienta"),
    ],
)
def test_the_end_is_told(stand: Stand, en: str, pl: str) -> None:
    over = disputed(taken(), THEN, stand=stand)
    assert en in letter(over, "en", Mail.HOST_DISPUTE_OVER).text
    assert pl in letter(over, "pl", Mail.HOST_DISPUTE_OVER).text


@pytest.mark.parametrize("locale", ["en", "pl"])
def test_what_was_told_of_an_illness_is_in_no_text(locale: str) -> None:
    ill = said(missed_with_fee(), Word.SERIOUS, "My wrist is broken.", DECLARED + HOUR)
    decided = ruled(ill, Ruling.TAKE, "I am sorry about the wrist.", DECLARED + 2 * HOUR)
    found = letter(disputed(decided, THEN, reason="general"), locale)
    assert "wrist" not in found.text + found.html
