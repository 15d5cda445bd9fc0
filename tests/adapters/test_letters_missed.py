"""After a meeting that nobody came to: what it costs, how to object, and a kind word."""

import pytest

from showup.domain.tasks import Mail
from showup.domain.terms import Clause
from showup.domain.words import Word
from tests.adapters.correspondence import (
    CLEAN,
    DECLARED,
    MANAGE,
    asked,
    held,
    missed,
    quoted,
    said,
    text,
)
from tests.adapters.turns import the, written


def says(mail: Mail, about: str = "", locale: str = "en") -> str:
    return written(the(mail, about), locale).text


def link(page: str, word: str) -> str:
    return page.replace("#", f"?say={word}#")


def test_a_missed_meeting_says_what_it_can_cost_until_when_and_how_to_object() -> None:
    words = says(Mail.MISSED, "fee")
    for fact in (
        "I waited until 9:15 and wrote in between",
        "up to 60 zł (clause 4), and not before Tue 1 Dec, 9:30 (Warsaw)",
        "Clause 4: If you are missing",
        "If I decide nothing by Wed 2 Dec, 9:30 (Warsaw), it is taken, unless you have objected",
        f"“I was there”, “I could not get in”: one sentence is enough: {link(MANAGE, 'objection')}",
        link(MANAGE, "serious"),
        "one word before we start is enough",
    ):
        assert fact in words


def test_the_mail_that_tells_of_a_fee_counts_itself_as_the_word_of_it() -> None:
    turn = the(Mail.MISSED, "fee")
    assert turn.booking.fee is not None
    assert turn.booking.fee.noticed is None
    assert "it is taken, unless" in written(turn).text


def test_the_first_missed_meeting_of_a_year_costs_nothing_and_says_why() -> None:
    letter = written(the(Mail.MISSED, "forgiven"))
    assert "It costs nothing: it is the first time." in letter.text
    assert quoted(Clause.FIRST_LAPSE, the(Mail.MISSED, "forgiven").booking) in letter.text
    assert "up to" not in letter.text
    assert link(MANAGE, "objection") in letter.text


def test_where_nothing_was_held_nothing_is_asked_and_nothing_to_object_to() -> None:
    words = says(Mail.MISSED, "nothing held")
    assert "It costs nothing." in words
    assert "Nothing was set aside" in words
    assert "say=" not in words


@pytest.mark.parametrize("mail", [Mail.MISSED, Mail.CANCELLED])
@pytest.mark.parametrize("about", ["serious", "serious, with a fee"])
def test_an_emergency_is_met_with_warmth_before_anything_else(mail: Mail, about: str) -> None:
    words = says(mail, about)
    warmth = words.index("I hope that")
    assert warmth < words.index("nothing" if about == "serious" else "Nothing is taken by itself")
    assert "not count" in words
    assert "Shall we" not in words
    assert "one word before we start" not in words
    assert "I keep these times" not in words
    assert words.index("There is no hurry about another date.") > words.rindex("aken")
    assert "say=objection" not in words


def test_whoever_could_not_get_in_is_not_asked_to_object() -> None:
    words = says(Mail.MISSED, "shut out")
    assert "You wrote that you could not get in" in words
    assert "Nothing is taken by itself." in words
    assert "Was it different?" not in words


def test_whoever_wordsthat_they_could_not_come_is_thanked_and_not_told_what_to_say() -> None:
    words = says(Mail.MISSED, "cannot come")
    assert "Thank you for telling me that you could not make it." in words
    assert "I was there" not in words


def test_a_missed_meeting_accuses_nobody() -> None:
    for locale, accusing in (("en", "you did not|no-show|fail|your fault"), ("pl", "zawin|z winy")):
        for about in ("fee", "forgiven", "shut out", "cannot come"):
            words = says(Mail.MISSED, about, locale).lower()
            assert not [word for word in accusing.split("|") if word in words]


def test_the_wait_that_is_named_is_the_one_that_was_kept() -> None:
    late = missed(said(asked(held()), Word.COMING), CLEAN)
    assert "I waited until 9:25" in text(Mail.MISSED, late, DECLARED)
