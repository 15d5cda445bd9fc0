"""A fee as its client sees it: how much, by which clause, not before when, what they can say, and
what was decided. In a real Chromium, with the host on the other side."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from showup.domain.words import Word
from tests.edge import Edge
from tests.site.desk import begun, cancelled_late, charging, held, missed, says, the_one
from tests.site.test_own_booking import go_to, late, link

Open = Callable[..., Page]


def object_to(edge: Edge, token: str, why: str) -> None:
    edge.post(f"/api/bookings/{token}/object", {"why": why})


def test_a_missed_meeting_says_what_it_can_cost_when_and_what_silence_does(
    open_page: Open, edge: Edge
) -> None:
    page = open_page(link(missed(edge)))
    expect(page.get_by_role("heading", name="We missed each other")).to_be_visible()
    main = page.locator("main")
    expect(main).to_contain_text(re.compile(r"I waited until Mon 30 Nov, 9:1\d \(Warsaw\)\."))
    expect(main).to_contain_text(
        re.compile(r"Up to 60\szł \(clause 4\)\. Not before Tue 1 Dec, 9:1\d \(Warsaw\)")
    )
    expect(main).to_contain_text("it is taken, unless you object or tell me of an emergency")


def test_the_silence_about_a_late_cancellation_takes_nothing(open_page: Open, edge: Edge) -> None:
    page = open_page(link(cancelled_late(edge)))
    expect(page.locator("main")).to_contain_text(
        re.compile(r"If I decide nothing by [^,]+, [\d:]+ \(Warsaw\), nothing is taken")
    )


def test_an_objection_from_a_mail_is_one_sentence_and_stops_the_silence(
    open_page: Open, edge: Edge
) -> None:
    page = open_page(link(missed(edge), "?say=objection"))
    expect(page.get_by_role("heading", name="What was different?")).to_be_focused()
    page.get_by_label("In your words").fill("I was in the call from nine.\nNobody came.")
    assert not the_one(edge).said
    page.get_by_role("button", name="Send: this is not right").click()
    expect(page.get_by_role("status")).to_contain_text("Thank you for telling me.")
    main = page.locator("main")
    expect(main).to_contain_text("Your words have reached me, so nothing is taken by itself.")
    expect(main).to_contain_text("only if I decide it and tell you why")
    expect(page.locator(".said")).to_contain_text("I was in the call from nine.")
    expect(page.get_by_role("button", name="This is not right")).to_have_count(0)
    assert the_one(edge).is_frozen


def test_something_serious_can_be_told_afterwards(open_page: Open, edge: Edge) -> None:
    page = open_page(link(missed(edge)))
    page.get_by_role("button", name="Something serious happened").click()
    page.get_by_label("One sentence, if you like").fill("An accident on the way.")
    page.get_by_role("button", name="Send: something serious happened").click()
    expect(page.get_by_role("heading", name="Take care of what matters now.")).to_be_focused()
    expect(page.locator("main")).to_contain_text("nothing is taken by itself")
    expect(page.get_by_text("There is no hurry about another time.")).to_be_visible()
    assert the_one(edge).is_excused


def test_what_turns_the_direction_of_a_text_is_left_out(open_page: Open, edge: Edge) -> None:
    page = open_page(link(missed(edge), "?say=objection"))
    page.get_by_label("In your words").fill("I was \u202ethere.")
    page.get_by_role("button", name="Send: this is not right").click()
    expect(page.locator(".said")).to_contain_text("I was there.")
    assert [said.text for said in the_one(edge).said] == ["I was there."]


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        ({"ruling": "take"}, "I take the fee: 60 zł."),
        ({"ruling": "lower", "amount": 3000}, "I have lowered the fee to 30 zł."),
        ({"ruling": "waive"}, "I have let the fee go. Nothing is taken."),
    ],
)
def test_what_the_host_decided_is_said_with_the_reason(
    open_page: Open, edge: Edge, decision: dict[str, Any], said: str
) -> None:
    token = missed(edge)
    object_to(edge, token, "I was there.")
    says(edge, "decide", decision | {"reason": "As we said on the phone."})
    page = open_page(link(token))
    expect(page.get_by_role("heading", name="What I have decided")).to_be_visible()
    expect(page.locator("main")).to_contain_text(said)
    expect(page.locator("blockquote")).to_have_text("As we said on the phone.")
    after = re.compile("It is taken after Tue 1 Dec")
    expect(page.get_by_text(after)).to_have_count(0 if decision["ruling"] == "waive" else 1)


def test_what_was_taken_stands_with_the_deposit(open_page: Open, edge: Edge) -> None:
    token = missed(edge)
    fee = the_one(edge).fee
    assert fee is not None
    edge.go_to(fee.not_before + timedelta(minutes=5))
    says(edge, "decide", {"ruling": "lower", "amount": 3000, "reason": "Half of it."})
    edge.later(minutes=2)
    edge.sweep()
    page = open_page(link(token))
    expect(page.locator(".details")).to_contain_text("30 zł was taken.")
    expect(page.locator("main")).not_to_contain_text("It is taken after")
    expect(page.get_by_role("button", name="This is not right")).to_have_count(0)


def test_a_fee_that_nobody_decided_is_said_to_be_gone(open_page: Open, edge: Edge) -> None:
    token = cancelled_late(edge)
    edge.later(hours=49)
    edge.sweep()
    page = open_page(link(token))
    expect(page.get_by_role("heading", name="The fee is settled")).to_be_visible()
    expect(page.locator("main")).to_contain_text("The time to decide is over. Nothing is taken.")


def test_a_first_missed_meeting_costs_nothing_and_can_still_be_explained(
    open_page: Open, edge: Edge
) -> None:
    token = edge.confirmed()
    go_to(edge, the_one(edge).start + timedelta(minutes=2))
    says(edge, "missing")
    edge.go_to(the_one(edge).wait_until + timedelta(minutes=2))
    says(edge, "no-show")
    page = open_page(link(token))
    expect(page.locator("main")).to_contain_text("It costs nothing.")
    expect(page.locator("main")).not_to_contain_text("Up to")
    page.get_by_role("button", name="Something serious happened").click()
    page.get_by_role("button", name="Send: something serious happened").click()
    expect(page.get_by_role("heading", name="Take care of what matters now.")).to_be_visible()
    assert the_one(edge).lapse is None


def test_a_late_move_with_a_fee_says_so_and_cancelling_adds_nothing(
    open_page: Open, edge: Edge
) -> None:
    token = held(edge)
    late(edge)
    for start in ("2026-12-01T09:00:00+01:00", "2026-12-02T09:00:00+01:00"):
        moved = edge.post(f"/api/bookings/{token}/move", {"start": start})
        assert moved.status == 200, moved.body
    page = open_page(link(token))
    expect(page.get_by_role("heading", name="You are booked")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Up to 60 zł (clause 3).")
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("nothing comes on top")).to_be_visible()


def test_an_emergency_told_of_an_open_fee_does_not_cancel_the_next_meeting(
    open_page: Open, edge: Edge
) -> None:
    token = held(edge)
    late(edge)
    for start in ("2026-12-01T09:00:00+01:00", "2026-12-02T09:00:00+01:00"):
        edge.post(f"/api/bookings/{token}/move", {"start": start})
    page = open_page(link(token, "?say=serious"))
    page.get_by_role("button", name="Send: something serious happened").click()
    expect(page.locator("main")).to_contain_text("nothing is taken by itself")
    expect(page.get_by_role("heading", name="You are booked")).to_be_visible()
    assert [said.word for said in the_one(edge).said] == [Word.SERIOUS]


def test_a_fee_and_its_answer_are_in_polish(open_page: Open, edge: Edge) -> None:
    charging(edge)
    token = begun(edge, locale="pl")
    says(edge, "missing")
    edge.go_to(the_one(edge).wait_until + timedelta(minutes=2))
    says(edge, "no-show")
    page = open_page(link(token, folder="/pl"))
    expect(page.get_by_role("heading", name="Minęliśmy się")).to_be_visible()
    main = page.locator("main")
    expect(main).to_contain_text(re.compile(r"Najwyżej 60\szł \(pkt 4\)\. Nie wcześniej niż wt\."))
    page.get_by_role("button", name="To się nie zgadza").click()
    page.get_by_label("Twoimi słowami").fill("Odnośnik nie działał.")
    page.get_by_role("button", name="Wyślij: to się nie zgadza").click()
    expect(main).to_contain_text("nic nie zostanie pobrane samo z siebie")
    expect(page.locator(".said q")).to_have_text("Odnośnik nie działał.")
