"""Around the start of a meeting: running late, an answer to "Is everything all right?", and what
the page says then. In a real Chromium, with the host on the other side."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from showup.domain.words import Word
from tests.edge import Edge
from tests.site.desk import begun, held, says, the_one
from tests.site.test_own_booking import link

Open = Callable[..., Page]
# Ten minutes from the check-in at 9:02, and ten more for a word, to the minute.
WAITS = r"9:1[567]"
WAITS_MORE = r"9:2[567]"


def asked(edge: Edge, **changes: str) -> str:
    """The token of a client who is missing, and was asked where they are."""
    token = begun(edge, **changes)
    says(edge, "missing")
    return token


def over(edge: Edge) -> None:
    edge.go_to(the_one(edge).wait_until + timedelta(minutes=2))


def words(edge: Edge) -> list[Word]:
    return [said.word for said in the_one(edge).said]


def test_a_missing_client_is_asked_before_anything_else(open_page: Open, edge: Edge) -> None:
    page = open_page(link(asked(edge)))
    question = re.compile(rf"Is everything all right\? I’m here until {WAITS}\.")
    expect(page.get_by_role("heading", level=1)).to_have_text(question)
    expect(page.get_by_text("Our meeting was due at 9:00.")).to_be_visible()
    expect(page.locator(".answers button")).to_have_text(
        ["Coming now", "I can’t get in", "I can’t make it today", "Something serious happened"]
    )
    note = page.get_by_text("If something has happened, see to that first")
    expect(note).to_contain_text("Nothing is taken today. Phone: +48 600 000 000")


def test_the_answers_are_big_enough_for_a_thumb(open_page: Open, edge: Edge) -> None:
    page = open_page(link(asked(edge)))
    expect(page.locator(".answers button")).to_have_count(4)
    for one in page.locator(".answers button").all():
        box = one.bounding_box()
        assert box is not None
        assert box["height"] >= 48
        assert box["width"] >= 300


def test_coming_now_is_heard_and_makes_the_wait_longer(open_page: Open, edge: Edge) -> None:
    page = open_page(link(asked(edge)))
    page.get_by_role("button", name="Coming now").click()
    expect(page.get_by_role("heading", name="Thank you for telling me.")).to_be_focused()
    expect(page.locator(".lead")).to_have_text(re.compile(rf"I’m here until {WAITS_MORE}\."))
    assert words(edge) == [Word.COMING]
    page.reload()
    expect(page.locator(".lead")).to_have_text(re.compile(WAITS_MORE))


def test_whoever_cannot_get_in_sees_the_way_in_and_the_hosts_number(
    open_page: Open, edge: Edge
) -> None:
    page = open_page(link(asked(edge)))
    page.get_by_role("button", name="I can’t get in").click()
    follows = page.locator("section").first
    expect(follows.get_by_role("link", name="https://meet.example.com/your-name")).to_be_visible()
    number = follows.get_by_role("link", name="+48 600 000 000")
    expect(number).to_have_attribute("href", "tel:+48600000000")
    expect(follows).to_contain_text("nothing is taken by itself")
    assert words(edge) == [Word.CANNOT_GET_IN]


def test_whoever_cannot_come_is_led_to_a_new_date(open_page: Open, edge: Edge) -> None:
    token = asked(edge)
    page = open_page(link(token))
    page.get_by_role("button", name="I can’t make it today").click()
    expect(page.get_by_role("heading", name="Shall we find another time?")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Nothing is taken today.")
    assert words(edge) == [Word.CANNOT_COME]
    page.get_by_role("link", name="See all open times").click()
    expect(page.get_by_role("heading", name="Which time suits you?")).to_be_visible()


def test_something_serious_needs_one_press_more_and_no_word(open_page: Open, edge: Edge) -> None:
    page = open_page(link(asked(edge)))
    page.get_by_role("button", name="Something serious happened").click()
    expect(page.get_by_role("heading", name="Something serious?")).to_be_focused()
    assert words(edge) == []
    page.get_by_role("button", name="Send: something serious happened").click()
    expect(page.get_by_role("heading", name="Take care of what matters now.")).to_be_visible()
    expect(page.locator("main")).to_contain_text("nothing is taken by itself")
    assert the_one(edge).is_excused


@pytest.mark.parametrize(
    ("word", "button"),
    [
        ("coming", "Send: Coming now"),
        ("cannot_get_in", "Send: I can’t get in"),
        ("cannot_come", "Send: I can’t make it today"),
        ("serious", "Send: something serious happened"),
    ],
)
def test_a_link_in_a_mail_says_nothing_until_its_button_is_pressed(
    open_page: Open, edge: Edge, word: str, button: str
) -> None:
    page = open_page(link(asked(edge), f"?say={word}"))
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.locator("showup-manage").get_by_role("button").first).to_have_text(button)
    assert words(edge) == []
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("button", name=button)).to_have_count(0)
    expect(page.locator(".details")).to_be_visible()
    assert words(edge) == [Word(word)]
    assert "say=" not in page.url


def test_a_link_for_one_answer_leads_to_the_others_too(open_page: Open, edge: Edge) -> None:
    page = open_page(link(asked(edge), "?say=coming"))
    page.get_by_role("button", name="Something else").click()
    expect(page.locator(".answers button")).to_have_count(4)


def test_an_answer_that_was_given_is_not_asked_for_again(open_page: Open, edge: Edge) -> None:
    token = asked(edge)
    edge.post(f"/api/bookings/{token}/answer", {"answer": "coming"})
    page = open_page(link(token, "?say=coming"))
    expect(page.get_by_role("heading", name="Thank you for telling me.")).to_be_visible()
    expect(page.get_by_role("button", name="Coming now")).to_have_count(0)


def test_an_answer_that_comes_too_late_is_told_how_things_stand(
    open_page: Open, edge: Edge
) -> None:
    token = asked(edge)
    over(edge)
    page = open_page(link(token, "?say=coming"))
    expect(page.get_by_role("status")).to_contain_text("This can no longer be done.")
    expect(page.get_by_role("heading", name="Is everything all right?")).to_be_visible()
    expect(page.get_by_text("Our meeting was due at 9:00.")).to_contain_text(
        re.compile(rf"I waited until {WAITS}\.")
    )
    expect(page.locator(".answers button")).to_have_text(
        [
            "I couldn’t get in",
            "I couldn’t make it",
            "I was there, but you were not",
            "Something serious happened",
        ]
    )


def test_running_late_can_be_said_from_two_hours_before(open_page: Open, edge: Edge) -> None:
    token = held(edge)
    edge.go_to(the_one(edge).start - timedelta(hours=3))
    page = open_page(link(token))
    expect(page.get_by_role("heading", name="You are booked")).to_be_visible()
    expect(page.get_by_role("button", name="I’m running late")).to_have_count(0)
    edge.later(hours=1, seconds=5)
    page.reload()
    page.get_by_role("button", name="I’m running late").click()
    expect(page.locator(".lead")).to_have_text("I’m here until 9:25.")
    assert words(edge) == [Word.LATE]


def test_a_meeting_that_has_begun_shows_how_long_the_host_waits(
    open_page: Open, edge: Edge
) -> None:
    page = open_page(link(begun(edge)))
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Our meeting has begun. I’m here until 9:15."
    )
    expect(page.locator(".details")).to_contain_text("https://meet.example.com/your-name")


def test_a_word_sent_twice_after_a_lost_answer_is_heard_once(open_page: Open, edge: Edge) -> None:
    page = open_page(link(asked(edge)))
    page.route("**/answer", lambda route: (route.fetch(), route.abort()))
    page.get_by_role("button", name="Coming now").click()
    expect(page.get_by_role("alert")).to_contain_text("There was no answer")
    page.unroute("**/answer")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", name="Thank you for telling me.")).to_be_visible()
    assert words(edge) == [Word.COMING]


def test_a_client_elsewhere_reads_both_clocks(open_page: Open, edge: Edge) -> None:
    page = open_page(link(asked(edge)), timezone_id="America/New_York")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(rf"{WAITS} \(Warsaw\)"))
    expect(page.get_by_text("Our meeting was due at 9:00 (Warsaw).")).to_contain_text(
        "3:00 for you in New York"
    )


def test_the_change_of_language_keeps_the_question(open_page: Open, edge: Edge) -> None:
    page = open_page(link(asked(edge), "?say=coming"))
    expect(page.get_by_role("button", name="Send: Coming now")).to_be_visible()
    page.get_by_role("link", name="Polski").click()
    expect(page.get_by_role("button", name="Wyślij: Zaraz będę")).to_be_visible()


def test_the_question_and_its_answers_are_in_polish(open_page: Open, edge: Edge) -> None:
    page = open_page(link(asked(edge, locale="pl"), folder="/pl"))
    question = re.compile(rf"Wszystko w porządku\? Czekam do {WAITS}\.")
    expect(page.get_by_role("heading", level=1)).to_have_text(question)
    expect(page.locator(".answers button")).to_have_text(
        ["Zaraz będę", "Nie mogę się połączyć", "Dziś nie dam rady", "Stało się coś poważnego"]
    )
    page.get_by_role("button", name="Nie mogę się połączyć").click()
    expect(page.get_by_role("heading", name="Dziękuję za wiadomość.")).to_be_focused()
    expect(page.locator("main")).to_contain_text("Spróbuj, proszę, jeszcze raz tutaj:")
