"""Until when a mail says that nothing is lost, row by row, to the minute and the minor unit."""

import re
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from showup.adapters.clauses import Clauses
from showup.adapters.templates import templates
from showup.adapters.wording import Wording
from showup.domain.booking import Booking
from showup.domain.consequences import ALL, FREE, NOTHING, Consequence, Row
from showup.domain.prospects import free_until, prospects, safe_until
from showup.domain.tasks import Mail
from showup.domain.terms import Clause
from tests.adapters.correspondence import (
    HOUR,
    LAST_FREE,
    confirmed,
    quoted,
    write,
)
from tests.adapters.prepaid import (
    CREDIT,
    HALF,
    STEPS,
    paid,
)
from tests.builders import NOW, START, WARSAW, some_settings, with_terms


def says(mail: Mail, booking: Booking, now: datetime = NOW, locale: str = "en") -> str:
    return write(mail, replace(booking, locale=locale), now).text


def test_several_rows_are_told_one_by_one_each_with_its_last_minute() -> None:
    said = says(Mail.BOOKED, confirmed(STEPS))
    assert "- Until Mon 23 Nov, 9:00 (Warsaw): cancel or move free of charge." in said
    assert (
        "- Until Sat 28 Nov, 9:00 (Warsaw): cancelling costs at most 30 zł; moving is free" in said
    )
    assert "- Until it starts: cancelling or moving costs at most 60 zł." in said
    assert "- Without a word: at most 60 zł." in said


def test_a_reminder_names_only_the_rows_that_are_still_to_come() -> None:
    letter = write(Mail.REMINDER, confirmed(STEPS), LAST_FREE - HOUR)
    assert "23 Nov" not in letter.text
    assert "cancelling costs at most 30 zł" in letter.text
    assert "while changing it costs nothing" not in letter.text


def test_where_nothing_was_free_but_the_undo_a_reminder_says_what_it_costs() -> None:
    strict = with_terms(some_settings(), notice=(Row(NOTHING, ALL, ALL),))
    said = says(Mail.REMINDER, confirmed(strict), LAST_FREE)
    assert "no longer free of charge" in said
    assert "If you cancel, or without a word: at most 60 zł (clause 3)." in said
    assert "Until Mon 16 Nov, 13:00 (Warsaw): you can still change your mind" in says(
        Mail.BOOKED, confirmed(strict)
    )


def test_where_cancelling_is_free_to_the_start_only_silence_costs() -> None:
    kind = with_terms(some_settings(), notice=(Row(NOTHING),), no_show=HALF)
    said = says(Mail.BOOKED, confirmed(kind))
    assert "You can cancel or move our meeting free of charge until it starts." in said
    assert "Without a word: at most 30 zł." in said
    assert quoted(Clause.NO_SHOW, confirmed(kind)) in said


def test_a_booking_that_cannot_be_moved_is_not_said_to_be_movable() -> None:
    fixed = with_terms(some_settings(), moves=0)
    for mail in (Mail.BOOKED, Mail.REMINDER, Mail.MEETING_LINK):
        own = re.sub(r"(?m)^  Clause \d+: .*$", "", says(mail, confirmed(fixed)))
        assert "move" not in own.lower()
        polish = re.sub(r"(?m)^  Pkt \d+: .*$", "", says(mail, confirmed(fixed), locale="pl"))
        assert "przeł" not in polish.lower()


CONSEQUENCES = (FREE, HALF, ALL, Consequence(percent=100, within=3), Consequence(fixed=1234))


@st.composite
def some_rows(draw: st.DrawFn) -> tuple[Row, ...]:
    untils = sorted(draw(st.sets(st.integers(1, 200), max_size=3)), reverse=True)
    one = st.sampled_from(CONSEQUENCES)
    hours = [timedelta(hours=until) for until in untils]
    return tuple(Row(until, draw(one), draw(one)) for until in [*hours, NOTHING])


@settings(deadline=None, max_examples=60)
@given(some_rows(), st.integers(0, 330), st.booleans(), st.sampled_from(["en", "pl"]))
def test_every_minute_and_sum_that_a_reminder_names_is_the_booking_s(
    rows: tuple[Row, ...], hours: int, in_advance: bool, locale: str
) -> None:
    """Whatever the rows, it names the last minute at which nothing is lost, and no other sum."""
    chosen = with_terms(CREDIT if in_advance else some_settings(), notice=rows)
    booking = paid(chosen) if in_advance else confirmed(chosen)
    now = NOW + timedelta(hours=hours)
    letter = write(Mail.REMINDER, replace(booking, locale=locale), now)
    ahead = prospects(booking, now)
    wording, clauses = Wording(locale, WARSAW, WARSAW, now), Clauses(templates(), locale)
    at_the_start = {"en": "it starts", "pl": "rozpoczęcia"}[locale]
    for last in filter(None, (free_until(ahead), safe_until(ahead))):
        named = at_the_start if last == START else wording.exact(last)
        assert named in letter.html.replace("\u00a0", " ")
    sums = [sum for one in ahead for sum in (one.cancel, one.move, one.credit) if sum]
    known = {clauses.money(sum) for sum in (*sums, booking.deposit.amount)}
    known.add(clauses.money(booking.terms.no_show.amount(booking.price, booking.deposit.amount)))
    assert set(re.findall(r"[\d.,]*\d zł", letter.text)) <= known
