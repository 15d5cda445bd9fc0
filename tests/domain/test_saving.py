"""The same time, by phone or shorter: free, and the rest stays as it was agreed."""

import pytest

from showup.domain import changing, claims, diary, saving
from showup.domain.booking import Booking
from showup.domain.decision import Decision
from showup.domain.errors import NotPossible
from showup.domain.saving import Ways, ways
from showup.domain.settings import Meet, Settings
from showup.domain.tasks import Mail
from tests.builders import START, a_service, some_settings
from tests.domain.steps import HOUR, LAPSED, MINUTE, PLAN, a_held, empty_pages, mails, the_mail

SETTINGS = some_settings(services=(a_service(shorter=25),))
LATE = START - 20 * HOUR


def saved(
    booking: Booking | None = None,
    meet: Meet | None = Meet.PHONE,
    minutes: int = 0,
    settings: Settings = SETTINGS,
    phone: str = "",
) -> Decision:
    booking = booking or a_held(settings)
    return saving.save(booking, meet, minutes, phone, empty_pages(), settings, LATE)


def test_a_video_meeting_can_be_held_by_phone_and_a_long_one_can_be_short() -> None:
    assert ways(a_held(SETTINGS), SETTINGS, LATE) == Ways((Meet.PHONE,), 25)


def test_only_as_the_service_meets_and_as_there_is_a_place_for() -> None:
    video_alone = some_settings(services=(a_service(meet=(Meet.VIDEO,)),))
    assert ways(a_held(video_alone), video_alone, LATE) == Ways()
    nowhere = some_settings(places={Meet.VIDEO: "https://meet.example.com/room"})
    assert ways(a_held(nowhere), nowhere, LATE).meet == ()


def test_a_journey_can_be_spared_either_way() -> None:
    service = a_service(meet=(Meet.IN_PERSON, Meet.VIDEO, Meet.PHONE))
    places = {**SETTINGS.places, Meet.IN_PERSON: "1 Example Street"}
    settings = some_settings(services=(service,), places=places)
    assert ways(a_held(settings, meet=Meet.IN_PERSON), settings, LATE).meet == (
        Meet.PHONE,
        Meet.VIDEO,
    )


def test_nothing_is_saved_once_it_has_begun() -> None:
    assert ways(a_held(SETTINGS), SETTINGS, START) == Ways()


def test_saved_by_phone_everything_else_stays() -> None:
    held = a_held(SETTINGS)
    decision = saved(held)
    after = decision.booking
    assert (after.meet, after.start, after.minutes) == (Meet.PHONE, held.start, held.minutes)
    assert (after.deposit, after.cutoffs, after.fee) == (held.deposit, held.cutoffs, None)
    assert decision.record is None


def test_the_client_and_the_host_are_told_and_the_invitation_follows() -> None:
    decision = saved()
    assert {Mail.SAVED, Mail.HOST_SAVED} <= set(mails(decision))
    assert decision.booking.sequence == a_held(SETTINGS).sequence + 1
    assert Mail.MEETING_LINK not in mails(decision), "the mail says where"
    assert the_mail(decision, Mail.HOST_MET).due == START + 5 * MINUTE


def test_a_shorter_meeting_frees_the_rest_of_its_time() -> None:
    decision = saved(meet=None, minutes=25)
    ((start, end),) = claims.busy(decision.pages, 0)
    assert (start, end) == diary.padded(SETTINGS.hours, START, 25)


def test_shortened_once_it_is_not_shortened_again() -> None:
    short = saved(meet=None, minutes=25).booking
    assert ways(short, SETTINGS, LATE) == Ways((Meet.PHONE,), 0)
    with pytest.raises(NotPossible):
        saved(short, None, 25)


def test_no_other_way_and_no_other_length_is_taken() -> None:
    for meet, minutes in ((None, 0), (Meet.IN_PERSON, 0), (None, 10), (Meet.PHONE, 30)):
        with pytest.raises(NotPossible):
            saved(None, meet, minutes)


def test_cancelled_after_all_it_costs_what_it_would_have_cost() -> None:
    cancelled = changing.cancel(saved().booking, LAPSED, PLAN, LATE + HOUR).booking
    assert cancelled.fee is not None


def test_a_number_to_call_is_kept() -> None:
    assert saved(phone="+48 600 000 001").booking.client.phone == "+48 600 000 001"
    assert saved().booking.client.phone == a_held(SETTINGS).client.phone
