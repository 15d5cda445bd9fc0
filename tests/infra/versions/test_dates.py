"""A date that clients have accepted means one policy for good."""

from datetime import date

import pytest

from infra.settings import SettingsError
from infra.settings.problems import Mark, Notebook
from infra.versions.dates import look_ahead, look_at_date
from infra.versions.history import Booked, Consented, History
from showup.domain.versions import Version
from tests.builders import a_version

TODAY = date(2026, 11, 24)
LIVE = a_version(effective=date(2026, 11, 23))
NOTEBOOK = Notebook(marks={("site/policy.md", "effective"): Mark("site/policy.md", 8)})


def after(*versions: Version, accepted: bool = True) -> History:
    bookings = tuple(Booked("attended", Consented(one.id)) for one in versions if accepted)
    return History({one.id: one for one in versions}, {}, bookings)


def changed(effective: date) -> Version:
    return a_version(id="f" * 16, effective=effective, terms={"deposit": "60%"})


def refused(effective: date, history: History, look: object = look_at_date) -> str:
    with pytest.raises(SettingsError) as refusal:
        look(changed(effective), history, TODAY, NOTEBOOK)  # type: ignore[operator]
    return str(refusal.value)


def test_another_policy_of_an_accepted_date_is_refused_with_its_line() -> None:
    told = refused(LIVE.effective, after(LIVE))
    assert told.startswith("site/policy.md:8: effective: what the policy says has changed, and ")
    assert "clients have accepted that of 2026-11-23; change `effective`" in told
    assert told.endswith('so that clients see a new date, such as "2026-11-24"')


def test_a_date_before_an_accepted_one_is_refused() -> None:
    assert "2026-11-23" in refused(date(2026, 11, 22), after(LIVE))


def test_a_later_date_is_fine() -> None:
    look_at_date(changed(TODAY), after(LIVE), TODAY, NOTEBOOK)


def test_as_long_as_nobody_has_accepted_it_a_policy_can_be_mended() -> None:
    look_at_date(changed(LIVE.effective), after(LIVE, accepted=False), TODAY, NOTEBOOK)


def test_texts_that_no_client_reads_need_no_new_date() -> None:
    same = a_version(id="f" * 16, effective=LIVE.effective)
    look_at_date(same, after(LIVE), TODAY, NOTEBOOK)


def test_what_was_given_up_since_cannot_come_back_with_its_old_date() -> None:
    since = a_version(id="e" * 16, effective=TODAY, terms={"deposit": "60%"})
    with pytest.raises(SettingsError, match='such as "2026-11-25"'):
        look_at_date(LIVE, after(LIVE, since), TODAY, NOTEBOOK)


def test_a_date_that_is_still_to_come_would_hold_at_once() -> None:
    told = refused(date(2026, 12, 1), after(LIVE), look_ahead)
    assert told.endswith('deploy it on that day, or write "2026-11-24"')
    look_ahead(changed(TODAY), after(LIVE), TODAY, NOTEBOOK)


def test_a_second_change_on_one_day_has_the_day_after() -> None:
    today = a_version(effective=TODAY)
    assert 'such as "2026-11-25"' in refused(TODAY, after(today))
    look_ahead(changed(date(2026, 11, 25)), after(today), TODAY, NOTEBOOK)
