"""The host's calm card: what a decision rests on, what silence means, and what became of it."""

import pytest

from showup.domain.history import History
from showup.domain.tasks import Mail
from tests.adapters.correspondence import DECLARED, HOUR, card_of, text, told, write
from tests.adapters.turns import REASON, WHY, the, written


def says(mail: Mail, about: str = "", locale: str = "en") -> str:
    return written(the(mail, about), locale).text


def test_the_card_has_facts_clause_amount_history_and_what_silence_means() -> None:
    said = says(Mail.HOST_DECISION, "missed")
    for fact in (
        "Missed: Mon 30 Nov, 9:00 (Warsaw); you waited until 9:15",
        "Check-in: Mon 30 Nov, 9:05 (Warsaw); the mail went out",
        "They wrote: nothing so far",
        "met: 4 · cancelled in time: 1 · cancelled late: 2 · missed: 0 · fees taken: 1",
        "The time: nobody else has taken it",
        "The fee: up to 60 zł (clause 4), not before Tue 1 Dec, 9:30 (Warsaw)",
        "Clause 4: If you are missing",
        "If you decide nothing by Wed 2 Dec, 9:30 (Warsaw), it is taken.",
    ):
        assert fact in said


def test_the_decision_says_at_a_glance_what_silence_means() -> None:
    takes, lets_go = (
        written(the(Mail.HOST_DECISION, about)).html for about in ("missed", "objection")
    )
    assert "If you decide nothing by Wed 2 Dec, 9:30 (Warsaw), it is taken." in takes
    assert "If you decide nothing by Wed 2 Dec, 9:30 (Warsaw), nothing is taken." in lets_go


@pytest.mark.parametrize(
    ("mail", "about"),
    [(Mail.HOST_CANCELLED, "fee"), (Mail.HOST_MOVED, "late"), (Mail.HOST_DECISION, "moved")],
)
def test_a_late_change_carries_the_same_card(mail: Mail, about: str) -> None:
    said = says(mail, about)
    assert "up to 60 zł (clause 3), not before Mon 30 Nov, 7:00 (Warsaw)" in said
    assert "If you decide nothing by Tue 1 Dec, 7:00 (Warsaw), nothing is taken." in said
    assert "Sun 29 Nov, 7:00 (Warsaw)" in said
    assert "fees taken: 1" in said


def test_what_the_client_wrote_stands_on_the_card_word_by_word() -> None:
    said = says(Mail.HOST_DECISION, "objection")
    assert "They wrote, Mon 30 Nov, 10:30: It was different: “I was there, on the phone.”" in said
    assert "you say why, and they read it" in said


def test_the_card_says_if_the_time_was_filled_and_if_there_is_no_history() -> None:
    turn = the(Mail.HOST_DECISION, "missed")
    card = card_of(turn.booking, filled=True, history=History())
    said = write(turn.mail, turn.booking, turn.now, card=card).text
    assert "The time: somebody else has it by now" in said
    assert "Before this: nothing yet" in said


def test_a_check_in_that_reached_nobody_is_told_and_takes_nothing_by_itself() -> None:
    turn = the(Mail.MISSED, "fee, not reached")
    said = text(Mail.HOST_DECISION, told(turn.booking), DECLARED + 24 * HOUR)
    assert "the mail did not reach them" in said
    assert "nothing is taken." in said
    assert "nothing is taken (clause 7)" in written(turn).text


@pytest.mark.parametrize(
    ("about", "subject", "why"),
    [
        ("waived", "No fee: A client", f"you decided it: “{REASON}”"),
        ("silence", "No fee: A client", "you had decided nothing by Tue 1 Dec, 7:00"),
        ("unheard", "No fee: A client", "your client could not be told of it"),
        ("lowered", "30 zł taken: A client", f"you decided it: “{REASON}”"),
        ("taken by silence", "60 zł taken: A client", "you had decided nothing by Wed 2 Dec"),
    ],
)
def test_the_host_reads_what_became_of_a_fee_and_why(about: str, subject: str, why: str) -> None:
    letter = written(the(Mail.HOST_SETTLED, about))
    assert letter.subject.startswith(subject)
    assert f"Why: {why}" in letter.text
    assert ("30 zł, is released" in letter.text) is (about == "lowered")


def test_the_host_reads_of_an_emergency_before_anything_about_money() -> None:
    said = says(Mail.HOST_CANCELLED, "serious, with a fee")
    assert said.index(WHY) < said.index("up to 60 zł")
    assert "never counted" in said
    assert said.count(WHY) == 1
