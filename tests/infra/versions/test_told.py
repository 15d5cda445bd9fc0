"""What the host reads before a change goes live."""

from datetime import date

from infra.versions.told import WIDTH, told
from showup.domain.versions import Printed, Texts
from tests.builders import a_version

LONG = "You can cancel free of charge until noon of the day before our meeting, and that minute "
NOW = Texts((Printed("in_time", 1, "In time", LONG + "still counts."),), "Another reason.")


def test_keys_sentences_and_bookings_are_told() -> None:
    old = a_version(effective=date(2026, 11, 1))
    new = a_version(terms={"deposit": "60%"}, texts={"en": NOW, "pl": NOW})
    assert told(old, new, [(date(2026, 11, 1), 2), (None, 1)], "en") == [
        "The policy of 2026-11-23 takes the place of that of 2026-11-01.",
        "  deposit: 50% → 60%",
        "  Clause 1, In time",
        "    before  You can cancel free of charge.",
        "    now     You can cancel free of charge until noon of the day before our meeting, and",
        "            that minute still counts.",
        "  The page's own text has changed.",
        "2 bookings keep the version of 2026-11-01.",
        "1 booking keeps a version from before any was kept.",
    ]


def test_sentences_are_told_in_the_language_of_the_host() -> None:
    old, polish = a_version(), Texts((Printed("late", 3, "Późno", "Po czasie."),), "Dlaczego.")
    lines = told(old, a_version(texts={"en": old.texts["en"], "pl": polish}), [], "pl")
    assert "  Clause 3, Późno" in lines
    assert "    now     Po czasie." in lines


def test_a_change_of_the_date_alone_says_so_and_no_more() -> None:
    lines = told(a_version(), a_version(effective=date(2026, 12, 1)), [], "en")
    assert lines == [
        "The policy of 2026-12-01 takes the place of that of 2026-11-23.",
        "No booking that is still open rests on an older version.",
    ]


def test_nothing_is_wider_than_a_terminal() -> None:
    new = a_version(texts={"en": NOW})
    assert max(map(len, told(a_version(), new, [], "en"))) <= WIDTH
