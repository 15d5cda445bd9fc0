"""What one version of the policy says otherwise than another: no sentence more and none less."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from showup.domain.versions import (
    Change,
    KeyChange,
    Printed,
    Texts,
    changed_clauses,
    changed_keys,
    sentences,
)
from tests.builders import a_version

FREE = Printed("in_time", 1, "In time", "You can cancel free. That minute still counts.")
LATE = Printed("late", 3, "Late", "I keep the deposit.")
BEFORE = Texts((FREE, LATE), "")

a_sentence = st.from_regex(r"[A-Z][a-z ]{0,12}[a-z][.!?]", fullmatch=True)
some_sentences = st.lists(a_sentence, max_size=6)


def said(*clauses: Printed) -> Texts:
    return Texts(clauses, "")


def test_only_the_sentences_that_changed_are_told() -> None:
    now = replace(FREE, text="You can cancel free until noon. That minute still counts.")
    assert changed_clauses(BEFORE, said(now, LATE)) == (
        Change(1, "In time", "You can cancel free.", "You can cancel free until noon."),
    )


def test_what_both_say_in_between_is_left_out() -> None:
    before = said(replace(FREE, text="One. Two. Three. Four."))
    after = said(replace(FREE, text="Another. Two. Three. Last."))
    (change,) = changed_clauses(before, after)
    assert (change.before, change.after) == ("One. … Four.", "Another. … Last.")


def test_what_is_new_has_nothing_before_it_and_what_is_gone_nothing_after() -> None:
    host = Printed("host", 8, "If I cancel", "You pay nothing.")
    assert changed_clauses(BEFORE, said(FREE, host)) == (
        Change(8, "If I cancel", "", "You pay nothing."),
        Change(3, "Late", "I keep the deposit.", ""),
    )


def test_a_clause_is_known_by_its_name_and_not_by_its_number() -> None:
    assert changed_clauses(BEFORE, said(FREE, replace(LATE, number=2))) == ()


def test_a_sentence_can_begin_with_a_number() -> None:
    assert sentences("Nothing is taken. 72 hours before, it is.") == [
        "Nothing is taken.",
        "72 hours before, it is.",
    ]


def test_an_abbreviation_ends_no_sentence() -> None:
    first, second = "Zob. art. 394 i nast., np. w sob. 28.11.", "To nie jest porada."
    assert sentences(f"{first} {second}") == [first, second]


@given(some_sentences, some_sentences)
def test_what_is_told_is_what_makes_the_difference(old: list[str], new: list[str]) -> None:
    before = said(replace(FREE, text=" ".join(old)))
    after = said(replace(FREE, text=" ".join(new)))
    changes = changed_clauses(before, after)
    assert bool(changes) == (old != new)
    for change in changes:
        gone, come = (
            set(sentences(text.replace(" … ", " "))) for text in (change.before, change.after)
        )
        assert set(old) - set(new) <= gone <= set(old)
        assert set(new) - set(old) <= come <= set(new)


def test_keys_are_told_as_they_are_written() -> None:
    old = a_version(terms={"deposit": "50%", "free_until": "48 h", "wait": "15 min"})
    rows = [{"until": "48 h", "cancel": "free"}, {"until": "start", "cancel": "100%"}]
    new = a_version(terms={"deposit": "60%", "notice": rows, "wait": "15 min"}, currency="EUR")
    assert changed_keys(old, new) == (
        KeyChange("currency", "PLN", "EUR"),
        KeyChange("deposit", "50%", "60%"),
        KeyChange("notice", "", "until 48 h, cancel free; until start, cancel 100%"),
        KeyChange("free_until", "48 h", ""),
    )


def test_a_version_that_says_the_same_is_the_same_whenever_it_was_published() -> None:
    one = a_version()
    assert one.is_the_same_as(replace(one, id="1" * 16, published_at=one.published_at.max))
    assert not one.is_the_same_as(replace(one, effective=one.effective.min))
    assert not one.is_the_same_as(replace(one, texts={"en": said(FREE)}))


def test_a_language_that_it_was_not_published_in_is_answered_in_its_first() -> None:
    version = a_version(texts={"pl": BEFORE, "en": said(LATE)})
    assert [version.text(locale) for locale in ("en", "de")] == [("en", said(LATE)), ("pl", BEFORE)]
